using System.Globalization;
using System.Text.RegularExpressions;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Reports;

/// <summary>From a mark of the report's and the briefing's drawings to exactly its tickets, and what the report says of the rulebook.</summary>
public sealed class ReportMarksTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly SetClock clock = new(new DateTimeOffset(2026, 10, 14, 2, 0, 0, TimeSpan.Zero));
    private PortalFactory portal = null!;
    private FieldWork work = null!;

    public async ValueTask InitializeAsync()
    {
        portal = new PortalFactory { Clock = clock, Settings = PortalFactory.EveryHour };
        work = await FieldWork.BeginAsync(portal);
        await work.RepairAtAsync(Stage.FollowUp);
        await work.RepairAtAsync(Stage.FollowUp);
        await work.RepairAtAsync(Stage.Diagnosing);
        clock.Now = new DateTimeOffset(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("zh-CN", "制度执行情况", "单通过")]
    [InlineData("en", "The rulebook in the month", "passed, none refused")]
    public async Task A_mark_of_the_report_opens_its_tickets_and_the_clauses_are_told(string language, string heading, string gate)
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language);
        await tab.GoToAsync("/reports");
        await tab.Page.GetByTestId("make").ClickAsync();
        await Expect(tab.Page.GetByTestId("report-clauses").Locator("h3")).ToHaveTextAsync(heading);
        await Expect(tab.Page.GetByTestId("clause-R1.6")).ToContainTextAsync(gate);
        await tab.AssertAccessibleAsync();
        // The drawing of the repair cycle: two were accepted in October.
        await tab.Page.Locator("figure.trend svg a[href^='/charts/cycle'][href*='fate=Completed']").First.ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("from=2026-10-01&to=2026-11-01.*fate=Completed"));
        await Expect(tab.Page.GetByTestId("behind").Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_bar_of_the_briefing_opens_the_tickets_of_its_day()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/briefing?day=2026-10-15");
        await tab.Page.GetByTestId("bar-out-2026-10-14").ClickAsync();
        await Expect(tab.Page.GetByTestId("during")).ToContainTextAsync("客户验收");
        await Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await tab.GoToAsync("/briefing?day=2026-10-14");
        await tab.Page.GetByTestId("beside-Responded").ClickAsync();
        await Expect(tab.Page.GetByTestId("during")).ToContainTextAsync("按时响应");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_supervisor_sets_what_counts_how_much()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/performance?month=2026-11");
        await tab.Page.GetByTestId("edit-weights").ClickAsync();
        foreach (var (name, value) in new[] { ("response", 10), ("quality", 40), ("satisfaction", 40), ("firstFix", 20) })
            await tab.Page.Locator($"input[name={name}]").FillAsync(value.ToString(CultureInfo.InvariantCulture));
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.Locator("input[name=firstFix][aria-invalid=true]")).ToBeVisibleAsync();
        await tab.Page.Locator("input[name=firstFix]").FillAsync("10");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.GetByTestId("performance").Locator("thead")).ToContainTextAsync("40%");
        Assert.Empty(tab.Complaints);
    }
}
