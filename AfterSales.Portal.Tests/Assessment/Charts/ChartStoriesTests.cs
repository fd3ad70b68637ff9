using System.Globalization;
using System.Text.RegularExpressions;
using AfterSales.Core.Assessment;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using MiniExcelLibs;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Charts;

/// <summary>From a mark to exactly its tickets, and from the page to a file with its numbers: in a real browser, over the demo company.</summary>
public sealed class ChartStoriesTests(BrowserFixture browser, DemoPortal demo) : IClassFixture<DemoPortal>
{
    private const int Days = 90;

    private readonly PortalFactory portal = demo.Portal;

    [Theory]
    [InlineData("en", 2, 1, 4)]
    [InlineData("zh-CN", 3, 4, 8)]
    public async Task A_bar_of_the_response_times_opens_exactly_its_tickets(string language, int bar, double above, double upTo)
    {
        var wanted = ByHand.Numbers((await ByHand.ReadAsync(portal, Days)).InBucket(ByHand.Response, above, upTo));
        Assert.NotEmpty(wanted);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language);
        await tab.GoToAsync($"/charts/response?days={Days}");
        await tab.Page.GetByTestId("chart-buckets").Locator(".apexcharts-bar-area").Nth(bar).ClickAsync();
        Assert.Equal(wanted, await ListedAsync(tab));
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_bar_of_the_cycle_and_a_row_of_a_table_open_exactly_theirs(string language)
    {
        var hand = await ByHand.ReadAsync(portal, Days);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language, dark: true);
        await tab.GoToAsync($"/charts/cycle?days={Days}");
        await tab.Page.GetByTestId("chart-buckets").Locator(".apexcharts-bar-area").Nth(5).ClickAsync();
        Assert.Equal(ByHand.Numbers(hand.InBucket(ByHand.Cycle, 168, double.MaxValue)), await ListedAsync(tab));

        await tab.GoToAsync($"/charts/cycle?days={Days}&see=breakdown&by=Model");
        var row = tab.Page.GetByTestId("table-breakdown").Locator("tbody th a").First;
        var model = Regex.Match(await row.InnerTextAsync(), @"^\S+").Value;
        await row.ClickAsync();
        Assert.Equal(ByHand.Numbers(hand.Tickets.Where(ticket => ticket.Equipment?.Model.Code == model)), await ListedAsync(tab));
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_bar_of_the_ratings_opens_exactly_its_tickets(string language)
    {
        static int Score(SurveyAnswer answer) => (2 * (answer.Response + answer.Quality + answer.Attitude) + 3) / 6;
        var wanted = ByHand.Numbers((await ByHand.ReadAsync(portal, Days)).Tickets.Where(ticket => ticket.Surveys.Any(answer => Score(answer) == 4)));
        Assert.NotEmpty(wanted);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language);
        await tab.GoToAsync($"/charts/satisfaction?days={Days}");
        await tab.Page.GetByTestId("chart-scores").Locator(".apexcharts-bar-area").Nth(3).ClickAsync();
        Assert.Equal(wanted, await ListedAsync(tab));
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public async Task A_workbook_has_the_numbers_of_the_page(string language)
    {
        var hand = await ByHand.ReadAsync(portal, Days);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language);
        await tab.GoToAsync($"/charts/response?days={Days}&table=1");
        await Expect(tab.Page.GetByTestId("figure-median")).ToBeVisibleAsync();
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByTestId("excel").ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var sheets = new MemoryStream(file).GetSheetNames();
        var head = Rows(file, sheets[1]);
        Assert.Equal(hand.Median(ByHand.Response), (double)head.Single(row => row.Values.First() is "Median" or "中位数").Values.ElementAt(1)!, 6);
        Assert.Equal((double)hand.Tickets.Count, head.Single(row => row.Values.First() is "Tickets" or "工单").Values.ElementAt(1));

        var buckets = Rows(file, sheets.Single(name => name is "Distribution" or "分布"));
        var shown = await tab.Page.GetByTestId("table-buckets").Locator("tbody tr").AllAsync();
        Assert.Equal(shown.Count, buckets.Count);
        foreach (var (row, index) in shown.Select((row, index) => (row, index)))
        {
            Assert.Equal((await row.Locator("th").InnerTextAsync()).Trim(), buckets[index].Values.First());
            Assert.Equal(double.Parse(await row.Locator("td").First.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture), buckets[index].Values.ElementAt(1));
        }
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_drawing_is_taken_along_as_a_picture()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/charts/cycle");
        await Expect(tab.Page.GetByTestId("panel-parts").Locator(".apexcharts-svg")).ToBeVisibleAsync();
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByTestId("png-parts").ClickAsync());
        var picture = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Matches(@"^cycle-\d{4}-\d\d-\d\d-parts\.png$", download.SuggestedFilename);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        // Something is drawn on it: an empty picture of this size takes a few kilobytes.
        Assert.True(picture.Length > 20_000, $"{picture.Length} bytes");
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("response")]
    [InlineData("cycle")]
    [InlineData("satisfaction")]
    public async Task On_paper_each_drawing_is_as_wide_as_the_sheet(string which)
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", dark: true);
        await tab.GoToAsync($"/charts/{which}");
        await Expect(tab.Page.Locator(".chart .apexcharts-svg")).ToHaveCountAsync(2);
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await tab.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        await tab.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.chart')].every(chart => Math.abs(chart.querySelector('.apexcharts-svg')?.getBoundingClientRect().width - chart.clientWidth) < 1)");
        // And on the screen again as it was.
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        await tab.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Expect(tab.Page.Locator(".apexcharts-svg[viewBox]")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    /// <summary>The numbers of the tickets listed, page after page.</summary>
    private static async Task<IReadOnlyList<string>> ListedAsync(BrowserTab tab)
    {
        var (list, numbers) = (tab.Page.GetByTestId("behind"), new List<string>());
        await Expect(list).ToBeVisibleAsync();
        for (var page = 1; ; page++)
        {
            // Another page begins with another ticket.
            if (page > 1)
                await Expect(list.Locator("tbody td:first-child").First).Not.ToHaveTextAsync(numbers[^TicketsBehind.PageSize]);
            numbers.AddRange(await list.Locator("tbody td:first-child").AllInnerTextsAsync());
            var next = list.GetByTestId("next-page");
            if (await next.CountAsync() == 0)
                return [.. numbers.Order(StringComparer.Ordinal)];
            await next.ClickAsync();
        }
    }

    private static List<IDictionary<string, object?>> Rows(byte[] file, string sheet) =>
        [.. new MemoryStream(file).Query(useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];
}
