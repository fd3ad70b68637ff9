using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Assessment.Reports;

/// <summary>Today, the monthly report and performance in a real browser, in both languages.</summary>
public sealed class ReportingPagesTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PortalFactory portal = new() { Settings = PortalFactory.EveryHour };
    private FieldWork work = null!;

    public async ValueTask InitializeAsync() => work = await FieldWork.BeginAsync(portal);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_tile_opens_exactly_what_it_counts_and_follows_what_happens()
    {
        await work.RepairAtAsync(Stage.ToDispatch);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        var page = tab.Page;
        await tab.GoToAsync("/today");
        var tile = page.GetByTestId("tile-Engineer");
        await Assertions.Expect(tile.Locator("b")).ToHaveTextAsync("1");
        await Assertions.Expect(tile).ToContainTextAsync("待派工");

        await work.RepairAtAsync(Stage.ToDispatch);
        await Assertions.Expect(tile.Locator("b")).ToHaveTextAsync("2");
        await Assertions.Expect(page.GetByTestId("panel-Engineer").Locator(".line")).ToHaveCountAsync(2);
        await tile.ClickAsync();
        await Assertions.Expect(page.GetByTestId("total")).ToContainTextAsync("2");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_month_is_reported_reviewed_signed_off_by_another_and_answered()
    {
        await using var first = await browser.OpenAsync(portal, "supervisor1");
        var page = first.Page;
        await first.GoToAsync("/reports");
        await page.GetByTestId("make").ClickAsync();
        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("Draft");
        await page.GetByTestId("write").ClickAsync();
        await page.Locator("textarea[name=words]").FillAsync("Two people on duty during the holidays.");
        await page.GetByTestId("entry-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("words")).ToHaveTextAsync("Two people on duty during the holidays.");
        await page.GetByTestId("propose").ClickAsync();
        await page.Locator("textarea[name=text]").FillAsync("One more engineer");
        await page.GetByTestId("entry-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("proposals")).ToContainTextAsync("1. One more engineer");
        await page.GetByTestId("review").ClickAsync();
        await Assertions.Expect(page.GetByTestId("state")).ToHaveTextAsync("Reviewed");
        await Assertions.Expect(page.GetByTestId("sign-off")).ToHaveCountAsync(0);

        await using var second = await browser.OpenAsync(portal, "supervisor2", "zh-CN");
        await second.GoToAsync(new Uri(page.Url).AbsolutePath);
        await second.Page.GetByTestId("sign-off").ClickAsync();
        await Assertions.Expect(second.Page.GetByTestId("state")).ToHaveTextAsync("已签发");
        await second.Page.Locator("[data-testid^=answer-]").ClickAsync();
        await second.Page.Locator("select[name=decision]").SelectOptionAsync(nameof(LeadersDecision.Accepted));
        await second.Page.Locator("input[name=leader]").FillAsync("王总");
        await second.Page.Locator("select[name=ownerId]").SelectOptionAsync(work.Staff.EmployeeId!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await second.Page.Locator("input[name=dueOn]").FillAsync("2999-12-31");
        await second.Page.GetByTestId("entry-save").ClickAsync();
        await Assertions.Expect(second.Page.GetByTestId("decision")).ToContainTextAsync("王总：同意");
        await Assertions.Expect(second.Page.GetByTestId("decision")).ToContainTextAsync("已转为改进措施");
        Assert.Empty(first.Complaints);
        Assert.Empty(second.Complaints);
    }

    [Fact]
    public async Task Words_that_are_being_written_are_kept_while_the_figures_are_counted_anew()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        var page = tab.Page;
        await tab.GoToAsync("/reports");
        await page.GetByTestId("make").ClickAsync();
        await page.GetByTestId("write").ClickAsync();
        await page.Locator("textarea[name=words]").FillAsync("国庆期间值班 2 人。");
        await page.GetByTestId("again").ClickAsync();
        await Assertions.Expect(page.GetByTestId("again")).ToBeEnabledAsync();
        await page.GetByTestId("entry-save").ClickAsync();
        await Assertions.Expect(page.GetByTestId("words")).ToHaveTextAsync("国庆期间值班 2 人。");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_reward_is_proposed_by_one_approved_by_another_and_read_by_the_engineer()
    {
        var address = $"/performance/{work.Engineer.EmployeeId}";
        await work.RepairAtAsync(Stage.FollowUp);
        await using var first = await browser.OpenAsync(portal, "supervisor1");
        await first.GoToAsync("/performance");
        await first.Page.GetByTestId($"engineer-{work.Engineer.EmployeeId}").Locator("a").ClickAsync();
        await Assertions.Expect(first.Page.GetByTestId("lines").Locator("tbody tr")).ToHaveCountAsync(1);
        await first.Page.GetByTestId("propose").ClickAsync();
        await first.Page.Locator("select[name=kind]").SelectOptionAsync("Bonus");
        await first.Page.Locator("input[name=amount]").FillAsync("500");
        await first.Page.Locator("textarea[name=reason]").FillAsync("Three months without a complaint");
        await first.Page.GetByTestId("entry-save").ClickAsync();
        await Assertions.Expect(first.Page.GetByTestId("merits")).ToContainTextAsync("Another supervisor decides");

        await using var second = await browser.OpenAsync(portal, "supervisor2", "zh-CN");
        await second.GoToAsync("/performance/merits?state=Proposed");
        await second.Page.Locator("[data-testid^=approve-]").ClickAsync();
        await Assertions.Expect(second.Page.GetByText("暂无记录")).ToBeVisibleAsync();

        await using var own = await browser.OpenAsync(portal, "engineer1", "zh-CN");
        await own.GoToAsync(address);
        await Assertions.Expect(own.Page.GetByTestId("merits")).ToContainTextAsync("¥500.00");
        await own.Page.GetByTestId("comment").ClickAsync();
        await own.Page.Locator("textarea[name=text]").FillAsync("谢谢");
        await own.Page.GetByTestId("comments").GetByTestId("entry-save").ClickAsync();
        await Assertions.Expect(own.Page.GetByTestId("comments")).ToContainTextAsync("谢谢");
        foreach (var tab in new[] { first, second, own })
            Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Yesterday_is_read_copied_in_two_languages_and_saved_as_a_picture()
    {
        await work.RepairAtAsync(Stage.FollowUp);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        var today = portal.Get<CompanyTime>().DayOf(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        await tab.GoToAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/briefing?day={today:yyyy-MM-dd}"));
        var page = tab.Page;
        await Assertions.Expect(page.GetByTestId("count-Accepted").Locator("b")).ToHaveTextAsync("1");
        await Assertions.Expect(page.GetByTestId("text-zh-CN")).ToContainTextAsync("验收 1");
        await Assertions.Expect(page.GetByTestId("text-en")).ToContainTextAsync("accepted 1");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("picture").ClickAsync());
        await using var picture = await saved.CreateReadStreamAsync();
        var head = new byte[8];
        await picture.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], head);
        await page.GetByTestId("count-Accepted").ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByTestId("during")).ToContainTextAsync("客户验收");
        Assert.Empty(tab.Complaints);
    }
}
