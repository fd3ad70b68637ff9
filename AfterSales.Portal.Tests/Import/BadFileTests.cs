using System.Text;
using System.Text.Json;
using AfterSales.Core.Customers;
using AfterSales.Core.Import;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Import;

/// <summary>What other systems also send.</summary>
public sealed class BadFileTests : IAsyncLifetime
{
    private ForeignFile foreign = null!;

    public async ValueTask InitializeAsync() => foreign = await ForeignFile.EmptyAsync();

    public ValueTask DisposeAsync() => foreign.DisposeAsync();

    private Task<List<string>> Imported() => foreign.ReadAsync(db =>
    {
        var tickets = db.Tickets;
        return tickets.OrderBy(ticket => ticket.Id).Select(ticket => ticket.ExternalRef!).ToListAsync();
    });

    [Theory]
    [InlineData("B,New,?,2016-03-01 10:00", RowFault.Missing, "opened")]
    [InlineData("B,New,2016-03-01 09:00,", RowFault.Missing, "changed")]
    [InlineData("B,New,01.03.2016,2016-03-01 10:00", RowFault.NotADate, "opened")]
    [InlineData("B,New,2016-03-01 09:00,2016-03-01 10:00,soon", RowFault.NotADate, "resolved")]
    [InlineData("B,Vanished,2016-03-01 09:00,2016-03-01 10:00", RowFault.UnknownState, "state")]
    [InlineData("B,?,2016-03-01 09:00,2016-03-01 10:00", RowFault.Missing, "state")]
    [InlineData("B,New,2016-03-01 09:00,2016-03-01 10:00,?,a\"b", RowFault.BadQuotes, "number")]
    [InlineData("B,New,2016-03-01 09:00,2016-03-01 10:00,?,?,?,?,?", RowFault.TooManyFields, "number")]
    [InlineData("B,New,0001-01-01 00:00,2016-03-01 10:00", RowFault.NotPossible, "opened")]
    [InlineData("B,New,2016-03-01 09:00,9999-12-31 23:59", RowFault.NotPossible, "changed")]
    [InlineData("B,New,2016-03-01 09:00,2016-03-01 10:00,2999-01-01 00:00", RowFault.NotPossible, "resolved")]
    public async Task A_ticket_with_a_bad_row_is_left_out_whole_and_named_by_its_line(string bad, RowFault fault, string column)
    {
        var report = await foreign.ImportAsync(
            "A,New,2016-03-01 09:00,2016-03-01 09:00", "B,New,2016-03-01 09:00,2016-03-01 09:00", bad, "C,Closed,2016-03-01 09:00,2016-03-01 09:30");
        Assert.Null(report.Stop);
        Assert.Equal((2, 1), (report.Imported, report.LeftOut));
        var problem = Assert.Single(report.Problems);
        Assert.Equal((4, "B", fault, column), (problem.Line, problem.Ref, problem.Fault, problem.Column));
        Assert.Equal(["A", "C"], await Imported());
    }

    [Fact]
    public async Task Rows_that_stand_apart_leave_their_ticket_out()
    {
        var report = await foreign.ImportAsync(
            "A,New,2016-03-01 09:00,2016-03-01 09:00", "B,New,2016-03-01 09:00,2016-03-01 09:00", "A,Closed,2016-03-01 09:00,2016-03-01 11:00");
        Assert.Equal((4, RowFault.Apart), (report.Problems.Single().Line, report.Problems.Single().Fault));
        Assert.Equal(["B"], await Imported());
    }

    [Fact]
    public async Task A_response_before_the_report_is_told_and_counts_as_nothing()
    {
        var report = await foreign.ImportAsync("A,New,2016-03-01 09:00,2016-03-01 09:00", "A,Active,2016-03-01 09:00,2016-03-01 08:30");
        Assert.Equal(("A", true, TimeSpan.FromMinutes(-30)), (report.Negative.Single().Ref, report.Negative.Single().Response, report.Negative.Single().Time));
        await foreign.ReadAsync(async db =>
        {
            var ticket = await db.Tickets.SingleAsync();
            Assert.Equal(ticket.CreatedAt, ticket.RespondedAt);
            Assert.Null(ticket.AcceptedAt);
            return true;
        });
    }

    [Fact]
    public async Task Numbers_are_given_under_the_local_date_of_the_report()
    {
        await foreign.ImportAsync("A,New,2016-03-01 09:00,2016-03-01 09:00", "B,New,2016-03-01 16:30,2016-03-01 16:30", "C,New,2016-03-01 15:59,2016-03-01 16:30");
        Assert.Equal(["AS-20160301-001", "AS-20160302-001", "AS-20160301-002"], await foreign.ReadAsync(db =>
        {
            var tickets = db.Tickets;
            return tickets.OrderBy(ticket => ticket.Id).Select(ticket => ticket.Number).ToListAsync();
        }));
    }

    [Fact]
    public async Task What_the_other_system_dropped_is_cancelled()
    {
        await foreign.ImportAsync("A,New,2016-03-01 09:00,2016-03-01 09:00", "A,Dropped,2016-03-01 09:00,2016-03-01 09:30");
        Assert.Equal(Stage.Cancelled, await foreign.ReadAsync(db => db.Tickets.Select(ticket => ticket.Stage).SingleAsync()));
    }

    [Fact]
    public async Task Chinese_files_are_read_in_their_own_encoding()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        var file = encoding.GetBytes($"{ForeignFile.Heading}\nA,New,2016-03-01 09:00,2016-03-01 09:00,?,余吾煤业,副井口,赵强\n");
        var stopped = await foreign.ImportAsync(file);
        Assert.Equal((ImportStop.WrongEncoding, 2), (stopped.Stop, stopped.StopLine));
        Assert.Empty(await Imported());
        Assert.Equal(1, (await foreign.ImportAsync(file, ForeignFile.Mapping with { Encoding = "gb18030" })).Imported);
        Assert.Equal("余吾煤业", await foreign.ReadAsync(db => db.Customers.Select(customer => customer.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_thousand_errors_are_told_one_more_ends_it_with_nothing_kept()
    {
        string[] good = ["A,New,2016-03-01 09:00,2016-03-01 09:00"];
        IEnumerable<string> Bad(int count) => Enumerable.Range(0, count).Select(i => $"B{i},Vanished,2016-03-01 09:00,2016-03-01 09:00");
        Assert.Equal(ImportStop.TooManyErrors, (await foreign.ImportAsync([.. good, .. Bad(1_001)])).Stop);
        Assert.Empty(await Imported());
        Assert.Equal(1, (await foreign.ImportAsync([.. good, .. Bad(1_000)])).Imported);
    }

    [Theory]
    [InlineData("", 'x', ImportStop.EndlessRecord)]
    [InlineData(ForeignFile.Heading + "\n", (char)0xFF, ImportStop.WrongEncoding)]
    [InlineData(ForeignFile.Heading + "\n", 'x', ImportStop.EndlessRecord)]
    [InlineData(ForeignFile.Heading + "\nA,\"", ',', ImportStop.EndlessRecord)]
    [InlineData(ForeignFile.Heading + "\n", '\0', ImportStop.EndlessRecord)]
    public async Task Two_hundred_megabytes_of_garbage_end_it_without_being_held(string start, char rest, ImportStop stop)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = await foreign.ImportAsync(() => new Endless(Encoding.UTF8.GetBytes(start), (byte)rest, 200_000_000), ForeignFile.Mapping);
        // The file is checked before anything is awaited, so that this thread did it all.
        Assert.Equal(stop, report.Stop);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 50_000_000);
        Assert.Empty(await Imported());
    }

    [Fact]
    public async Task A_file_without_the_columns_says_which_are_missing()
    {
        var report = await foreign.ImportAsync(Encoding.UTF8.GetBytes("number,state,opened\nA,New,2016-03-01 09:00\n"));
        Assert.Equal(ImportStop.MissingColumns, report.Stop);
        Assert.Equal(["changed", "resolved", "caller", "place", "solver"], report.WrongColumns);
    }

    [Theory]
    [InlineData("""{"source":"x"}""")]
    [InlineData("""{"source":"x","dateFormat":"d","timeZone":"Mars/Base","columns":{"number":"a","state":"b","reportedAt":"c","changedAt":"d"},"states":{"New":"Reported"}}""")]
    [InlineData("""{"source":"x","dateFormat":"dd","timeZone":"UTC","columns":{"number":"a","state":"b","reportedAt":"c","changedAt":"d"},"states":{"New":"Nowhere"}}""")]
    [InlineData("""{"source":"x","delimiter":"\"","dateFormat":"dd","timeZone":"UTC","columns":{"number":"a","state":"b","reportedAt":"c","changedAt":"d"},"states":{"New":"Reported"}}""")]
    [InlineData("""{"source":"x","delimiter":"\n","dateFormat":"dd","timeZone":"UTC","columns":{"number":"a","state":"b","reportedAt":"c","changedAt":"d"},"states":{"New":"Reported"}}""")]
    [InlineData("""{"source":"x","dateFormat":"dd","timeZone":"UTC","colour":"red","columns":{"number":"a","state":"b","reportedAt":"c","changedAt":"d"},"states":{"New":"Reported"}}""")]
    public void A_mapping_that_cannot_be_meant_is_refused(string json) =>
        Assert.Throws<JsonException>(() => ImportMapping.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));

    /// <summary>A beginning, then one byte again and again.</summary>
    private sealed class Endless(byte[] start, byte rest, long length) : MemoryStream
    {
        private long given;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - given);
            for (var i = 0; i < count; i++)
                buffer[i] = given + i < start.Length ? start[given + i] : rest;
            given += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    }
}
