using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>Whatever is pressed on a chart page lists as many tickets as it counts: every row, every counting cell, every bar and point.</summary>
public sealed class EveryMarkTests(DemoPortal demo) : IClassFixture<DemoPortal>
{
    // By the key of a sheet the column that counts the tickets of a row; of what is not named it is the first.
    private static readonly Dictionary<string, int> Counting = new() { ["recurring"] = 2, ["trending"] = 1, ["ledger"] = 2 };

    // Rows that are no count of their own: times, of which the tickets are those that spent some.
    private static readonly string[] Uncounted = ["parts"];

    private readonly PortalFactory portal = demo.Portal;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("response?days=365&by=Region")]
    [InlineData("response?days=90&measure=Arrange&by=Priority")]
    [InlineData("response?days=30&measure=Arrival&time=Working&by=Engineer")]
    [InlineData("cycle?days=365&by=Model")]
    [InlineData("cycle?days=90&class=EndUser&by=Channel")]
    [InlineData("cycle?days=0&type=Maintenance&by=CustomerClass")]
    [InlineData("satisfaction?days=365&by=Engineer")]
    [InlineData("satisfaction?days=30&by=Model")]
    [InlineData("satisfaction?days=365&class=EndUser&by=Region")]
    public async Task What_is_pressed_lists_as_many_as_it_counts(string page)
    {
        var actor = await portal.ActorAsync("supervisor1");
        var (contents, reader) = (await portal.Get<ChartContents>().ReadWholeAsync(actor, ChartAddress.Read($"http://portal/charts/{page}"), Cancel))!.Value;
        var (differs, pressed) = (new List<string>(), 0);
        async Task PressAsync(string what, string? href, double counted)
        {
            pressed++;
            var listed = href is null ? null : await ListedAsync(actor, ChartAddress.Read($"http://portal{href}"), reader.Filter);
            if (listed != (int)Math.Round(counted))
                differs.Add(string.Create(CultureInfo.InvariantCulture, $"{what} counts {counted} and lists {listed}: {href}"));
        }
        foreach (var sheet in contents.SelectMany(content => content.Drawn.Select(drawn => drawn.Sheet).Append(content.Section)).OfType<FigureSheet>().DistinctBy(sheet => sheet.Key).Where(sheet => !Uncounted.Contains(sheet.Key)))
        {
            foreach (var row in sheet.Rows)
            {
                await PressAsync($"{sheet.Key}, {row.Name}", row.Href, row.Cells[Counting.GetValueOrDefault(sheet.Key)].Value!.Value);
                foreach (var (cell, column) in row.Cells.Zip(sheet.Columns).Where(cell => cell.First.Href is not null && cell.Second.Kind == CellKind.Count))
                    await PressAsync($"{sheet.Key}, {row.Name}, {column.Name}", cell.Href, cell.Value!.Value);
            }
        }
        foreach (var drawn in contents.SelectMany(content => content.Drawn).DistinctBy(drawn => (drawn.Key, drawn.Ways.FirstOrDefault(way => way.Chosen))))
        {
            for (var place = 0; place < drawn.Drawing.Labels.Count; place++)
            {
                if (CountedAt(drawn, place) is { } counted)
                    await PressAsync($"{drawn.Title} drawn, {drawn.Drawing.Labels[place]}", drawn.Href(new ChartPoint(place, 0)), counted);
            }
        }
        Assert.True(differs.Count == 0, string.Join('\n', differs));
        Assert.True(pressed > 20, $"{pressed} marks");
    }

    private async Task<int?> ListedAsync(Actor actor, ChartAddress address, FigureFilter filter) => address.Slice.Complaints is null
        ? (await portal.Get<ChartContents>().BehindAsync(actor, address, filter, Cancel))?.Total
        : (await portal.Get<ChartContents>().ComplaintsBehindAsync(actor, address, filter, Cancel))?.Total;

    // A bar is its own count. How many a time or a share is taken from stands in its table; what else is drawn is counted by hand elsewhere.
    private static double? CountedAt(DrawnFigure drawn, int place) => (drawn.Key, drawn.Ways.FirstOrDefault(way => way.Chosen)?.Key) switch
    {
        ("buckets" or "scores", _) => drawn.Drawing.Series[0].Values[place],
        ("parts", _) or (_, "way-kept") => null,
        _ => drawn.Sheet.Rows[place].Cases,
    };

    [Theory]
    [InlineData("/charts/response")]
    [InlineData("/charts/cycle")]
    [InlineData("/charts/satisfaction")]
    public async Task Every_row_and_every_figure_that_is_made_of_tickets_can_be_pressed(string page)
    {
        var (contents, _) = (await portal.Get<ChartContents>().ReadWholeAsync(await portal.ActorAsync("supervisor1"), ChartAddress.Read($"http://portal{page}?days=365"), Cancel))!.Value;
        Assert.All(contents[0].Head, figure => Assert.NotNull(figure.Href));
        Assert.All(contents.Select(content => content.Section).OfType<FigureSheet>().SelectMany(sheet => sheet.Rows), row => Assert.NotNull(row.Href));
    }
}
