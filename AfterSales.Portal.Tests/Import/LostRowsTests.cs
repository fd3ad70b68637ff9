using System.Text;
using AfterSales.Core.Customers;
using AfterSales.Core.Import;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Import;

/// <summary>A quotation mark in the wrong place takes rows away silently; nothing may be written then.</summary>
public sealed class LostRowsTests : IAsyncLifetime
{
    private ForeignFile foreign = null!;

    public async ValueTask InitializeAsync() => foreign = await ForeignFile.EmptyAsync();

    public ValueTask DisposeAsync() => foreign.DisposeAsync();

    private async Task AssertStoppedAsync(ImportReport report, ImportStop stop, long line)
    {
        Assert.Equal((stop, line), (report.Stop, report.StopLine));
        Assert.Equal(0, await foreign.ReadAsync(db =>
        {
            var tickets = db.Tickets;
            return tickets.CountAsync();
        }));
    }

    private static string Row(string number, string state = "New", string caller = "?") => $"{number},{state},2016-03-01 09:00,2016-03-01 09:00,?,{caller},?,?";

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_ends_the_import_at_its_line()
    {
        var rows = Enumerable.Range(0, 199).Select(i => Row($"T{i / 6:000}")).ToList();
        rows[7] = rows[7].Replace("?,?,?", "\"?,?,?", StringComparison.Ordinal);
        await AssertStoppedAsync(await foreign.ImportAsync([.. rows]), ImportStop.EndlessRecord, 9);
    }

    [Theory]
    // Closed in the same column of the next row, so that the record has as many fields as it should.
    [InlineData("\"x", "y\"")]
    [InlineData("\"x", "\"")]
    // Closed before a letter: badly quoted besides.
    [InlineData("\"x", "y\"z")]
    public async Task One_that_is_closed_in_another_row_ends_it_too(string opened, string closed)
    {
        var report = await foreign.ImportAsync(Row("A"), Row("A", "Closed", opened), Row("B", "New", closed), Row("B", "Closed"), Row("C"));
        await AssertStoppedAsync(report, ImportStop.SwallowedRows, 3);
    }

    [Fact]
    public async Task One_that_is_closed_many_rows_later_ends_it_too()
    {
        var report = await foreign.ImportAsync([Row("A", "New", "\"x"), .. Enumerable.Range(0, 40).Select(i => Row($"B{i}")), Row("C", "New", "y\""), Row("D")]);
        await AssertStoppedAsync(report, ImportStop.SwallowedRows, 2);
    }

    [Fact]
    public async Task One_that_is_closed_in_another_column_ends_it_too()
    {
        var report = await foreign.ImportAsync(Row("A", "New", "\"x"), "B,New,2016-03-01 09:00,2016-03-01 09:00,?,?,y\",?", Row("C"));
        await AssertStoppedAsync(report, ImportStop.SwallowedRows, 2);
    }

    [Fact]
    public async Task A_text_of_several_lines_is_none()
    {
        var report = await foreign.ImportAsync(Row("A", "New", "\"Miller, north\nBuilding 4\""), Row("B"));
        Assert.Equal((null, 2), (report.Stop, report.Imported));
        Assert.Equal("Miller, north\nBuilding 4", await foreign.ReadAsync(db => db.Customers.Select(customer => customer.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_column_that_is_there_twice_is_named()
    {
        var report = await foreign.ImportAsync(Encoding.UTF8.GetBytes($"{ForeignFile.Heading},state\n{Row("A")},New\n"));
        Assert.Equal(ImportStop.DoubleColumns, report.Stop);
        Assert.Equal(["state"], report.WrongColumns);
    }
}
