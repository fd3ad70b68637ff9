using System.Globalization;
using System.Text.RegularExpressions;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using Microsoft.VisualBasic.FileIO;
using MiniExcelLibs;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>What is taken from a chart page in a real browser, as a workbook and as text, are the figures of its tables.</summary>
public sealed partial class TakenFilesTests(BrowserFixture browser, DemoPortal demo) : IClassFixture<DemoPortal>
{
    private static readonly string[] Minutes = ["min", "分"];

    private readonly PortalFactory portal = demo.Portal;

    [Theory]
    [InlineData("en", "response?days=90&by=Priority", "steps buckets breakdown")]
    [InlineData("zh-CN", "response?days=90&measure=Arrival&time=Working&see=both", "steps buckets both")]
    [InlineData("en", "cycle?days=90", "part-steps buckets parts")]
    [InlineData("zh-CN", "cycle?days=365&way=fixes&see=faults", "fix-steps buckets faults")]
    [InlineData("en", "satisfaction?days=365&by=Model", "steps scores breakdown")]
    [InlineData("zh-CN", "satisfaction?days=90&see=against", "steps against")]
    public async Task Tables_workbook_and_text_say_the_same(string language, string page, string keys)
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language);
        await tab.GoToAsync($"/charts/{page}&table=1");
        await Expect(tab.Page.GetByTestId("figure-count")).ToBeVisibleAsync();
        var book = await TakenAsync(tab, tab.Page.GetByTestId("excel"));
        var sheets = new MemoryStream(book).GetSheetNames().ConvertAll(name => new MemoryStream(book).Query(sheetName: name).Cast<IDictionary<string, object?>>().Select(row => row.Values.ToList()).ToList());
        foreach (var key in keys.Split(' '))
        {
            var table = await ShownAsync(tab.Page.GetByTestId($"table-{key}").First);
            var text = Parsed(await TakenAsync(tab, tab.Page.GetByTestId($"csv-{key}").First));
            var sheet = sheets.Single(rows => rows[0].Select(Text).SequenceEqual(text[0]) && rows.Count == text.Count && rows.Skip(1).Select(row => Text(row[0])).SequenceEqual(text.Skip(1).Select(row => row[0])));
            Assert.Equal(table.Count, text.Count);
            Assert.True(table.Count > 1, key);
            foreach (var (row, shown) in table.Index().Skip(1))
            {
                Assert.StartsWith(text[row][0], shown[0], StringComparison.Ordinal);
                for (var column = 1; column < shown.Count; column++)
                {
                    Near(Number(text[row][column]), sheet[row][column] as double?, 1e-9, $"{key}, {shown[0]}: {text[row][column]} as text, {sheet[row][column]} in the workbook");
                    var (said, rounding) = Said(shown[column]);
                    Near(said, sheet[row][column] as double?, rounding, $"{key}, {shown[0]}: {shown[column]} on the page, {sheet[row][column]} in the workbook");
                }
            }
        }
        Assert.Empty(tab.Complaints);
    }

    private static async Task<byte[]> TakenAsync(BrowserTab tab, ILocator link)
    {
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>The heading, and each row: its name, and its cells.</summary>
    private static async Task<List<List<string>>> ShownAsync(ILocator table)
    {
        var rows = new List<List<string>>();
        foreach (var row in await table.Locator("tr").AllAsync())
            rows.Add([.. (await row.Locator("th, td").AllInnerTextsAsync()).Select(cell => cell.Trim())]);
        return rows;
    }

    private static List<string[]> Parsed(byte[] file)
    {
        using var parser = new TextFieldParser(new MemoryStream(file)) { TextFieldType = FieldType.Delimited, Delimiters = [","] };
        var rows = new List<string[]>();
        while (!parser.EndOfData)
            rows.Add(parser.ReadFields()!);
        return rows;
    }

    private static string Text(object? cell) => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What a reader takes from a cell, in the unit of the file, and by how much it may be rounded; null from a dash.</summary>
    private static (double? Value, double Rounding) Said(string cell)
    {
        var digits = Digits().Match(cell);
        if (!digits.Success)
            return (null, 0);
        var size = Minutes.Any(unit => cell.Contains(unit, StringComparison.Ordinal)) ? 1 / 60.0 : cell.Contains('%', StringComparison.Ordinal) ? 0.01 : 1;
        return (double.Parse(digits.Value, NumberStyles.Number, CultureInfo.InvariantCulture) * size, size * (0.5 * Math.Pow(10, -digits.Groups["places"].Length) + 1e-9));
    }

    private static void Near(double? expected, double? value, double rounding, string what) =>
        Assert.True(expected is null ? value is null : value is not null && Math.Abs(expected.Value - value.Value) <= rounding, what);

    [GeneratedRegex(@"^-?[\d,]+(\.(?<places>\d+))?")]
    private static partial Regex Digits();
}
