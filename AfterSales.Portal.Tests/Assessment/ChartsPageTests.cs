using System.Text.RegularExpressions;
using AfterSales.Core.Data;
using AfterSales.Core.Import;
using AfterSales.Portal.Tests.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Assessment;

/// <summary>The chart pages in a real browser.</summary>
public sealed class ChartsPageTests(BrowserFixture browser) : IAsyncDisposable
{
    private readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<Outcome<ImportReport>> ImportSampleAsync() => portal.Get<HistoryImport>().RunAsync(ForeignFile.Supervisor, ForeignFile.SampleFile, ForeignFile.SampleMapping(), null, default);

    [Fact]
    public async Task A_bar_opens_the_tickets_behind_it_and_one_without_any_says_so()
    {
        await ImportSampleAsync();
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await tab.GoToAsync("/charts/response");
        await Assertions.Expect(page.GetByTestId("figure-count")).ToContainTextAsync("445");
        var bars = page.GetByTestId("chart-buckets").Locator(".apexcharts-bar-area");
        await Assertions.Expect(bars).ToHaveCountAsync(7);

        await bars.Nth(2).ClickAsync();
        await Assertions.Expect(page.GetByTestId("behind").Locator("tbody tr")).ToHaveCountAsync(44);
        Assert.Contains("bucket=2", page.Url);
        await Assertions.Expect(page.GetByTestId("behind").Locator("tbody a").First).ToHaveAttributeAsync("href", new Regex("^/tickets/AS-2016"));

        await tab.GoToAsync("/charts/response?fate=ArrangedLate");
        await Assertions.Expect(page.GetByTestId("behind")).ToContainTextAsync("There is no such ticket");
        await Assertions.Expect(page.GetByTestId("behind").Locator("table")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task What_was_imported_is_shown_although_nothing_happened_lately()
    {
        await ImportSampleAsync();
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await tab.GoToAsync("/charts/cycle?way=median");
        await Assertions.Expect(page.GetByTestId("figure-count")).ToContainTextAsync("445");
        await Assertions.Expect(page.GetByTestId("figure-median")).ToContainTextAsync("52.3");
        await Assertions.Expect(page.GetByTestId("figure-promise")).ToContainTextAsync("No promise on record");
        await Assertions.Expect(page.GetByTestId("period-said")).ToHaveTextAsync("Everything reported");
        await Assertions.Expect(page.GetByTestId("chart-steps").Locator(".apexcharts-xaxis-label").First).ToContainTextAsync("29 Feb");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_period_stands_in_the_address_and_an_empty_one_says_so()
    {
        await ImportSampleAsync();
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN", dark: true);
        var page = tab.Page;
        await tab.GoToAsync("/charts/cycle?from=2016-02-29&to=2016-03-01");
        await Assertions.Expect(page.GetByTestId("figure-count")).ToContainTextAsync("207");
        await Assertions.Expect(page.GetByTestId("period-said")).ToHaveTextAsync("2016年2月29日");
        await page.GetByTestId("as-table").ClickAsync();
        await Assertions.Expect(page.GetByTestId("table-buckets").Locator("tbody tr")).ToHaveCountAsync(6);
        await page.GetByTestId("period-30").ClickAsync();
        await Assertions.Expect(page.GetByText("本期没有报修工单")).ToBeVisibleAsync();
        await tab.GoToAsync("/charts/satisfaction");
        await Assertions.Expect(page.GetByText("本期工单尚无客户评价")).ToBeVisibleAsync();
        Assert.Empty(tab.Complaints);
    }
}
