using System.Globalization;
using AfterSales.Core.Import;
using AfterSales.Portal.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tests.Import;

/// <summary>What somebody at a terminal sees.</summary>
public sealed class ImportCommandTests : IAsyncDisposable
{
    private readonly PortalFactory portal = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aftersales");
    private readonly StringWriter output = new(), error = new();
    private readonly string mapping = ForeignFile.Sample("incidents.mapping.json");

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return portal.DisposeAsync();
    }

    private Task<int> RunAsync(params string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        return new ImportCommand(portal.Get<HistoryImport>(), portal.Get<IStringLocalizer<ImportTexts>>(), output, error).RunAsync(["import", .. args], default);
    }

    [Fact]
    public async Task The_sample_goes_in_and_is_summed_up()
    {
        Assert.Equal(0, await RunAsync(ForeignFile.Sample("incidents-a.csv"), "--mapping", mapping));
        Assert.Contains("2,989 rows, 445 tickets", output.ToString());
        Assert.Contains("16 not completed, 2 times counted as 0", output.ToString());
        Assert.Contains("INC0000131: the response is 147 minutes before the report", error.ToString());
    }

    [Fact]
    public async Task A_file_that_is_none_ends_with_one_and_says_why()
    {
        Assert.Equal(1, await RunAsync(mapping, "--mapping", mapping));
        Assert.Contains("the first line lacks number", error.ToString());
        Assert.Contains("Nothing was written", error.ToString());
    }

    [Fact]
    public async Task Where_every_ticket_is_left_out_it_ends_with_one_although_the_file_was_read()
    {
        var file = Path.Combine(folder.FullName, "all-bad.csv");
        var lines = await File.ReadAllLinesAsync(ForeignFile.Sample("incidents-a.csv"));
        await File.WriteAllLinesAsync(file, [lines[0], lines[1].Replace("-2016", "-8888", StringComparison.Ordinal)]);
        Assert.Equal(1, await RunAsync(file, "--mapping", mapping));
        Assert.Contains("a time that cannot be", error.ToString());
        Assert.Contains("No ticket could be taken in", error.ToString());
    }

    [Fact]
    public async Task A_mapping_with_a_delimiter_that_cannot_be_is_refused_by_its_key()
    {
        var wrong = Path.Combine(folder.FullName, "wrong.json");
        await File.WriteAllTextAsync(wrong, (await File.ReadAllTextAsync(mapping)).Replace("\"delimiter\": \",\"", "\"delimiter\": \"\\\"\"", StringComparison.Ordinal));
        Assert.Equal(2, await RunAsync(mapping, "--mapping", wrong));
        Assert.Contains("\"delimiter\": one ASCII character", error.ToString());
    }

    [Fact]
    public async Task A_wrong_call_ends_with_two()
    {
        Assert.Equal(2, await RunAsync("x.csv"));
        Assert.Equal(2, await RunAsync("nowhere.csv", "--mapping", mapping));
        Assert.Equal(2, await RunAsync(mapping, "--mapping", ForeignFile.Sample("incidents-a.csv")));
        Assert.Contains("Usage: import FILE", error.ToString());
        Assert.Contains("cannot be used", error.ToString());
    }
}
