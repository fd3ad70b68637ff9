using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>What colleagues do to complaints, checks and actions appears in the lists and on the open pages by itself; in a real browser.</summary>
public sealed class LiveQualityTests(BrowserFixture browser, FieldPortal portal) : IClassFixture<FieldPortal>
{
    [Fact]
    public async Task What_colleagues_do_appears_in_the_lists_and_on_the_page_of_an_action_without_loading_again()
    {
        var (work, get) = (portal.Work, portal.Portal);
        var finished = await work.RepairAtAsync(Stage.FollowUp);
        await using var tab = await browser.OpenAsync(get, "supervisor1", "zh-CN");
        await tab.GoToAsync("/complaints");
        await Expect(tab.Page.GetByTestId("add-complaint")).ToBeVisibleAsync();
        var complaint = Must(await get.Get<ComplaintDesk>().OpenAsync(work.Staff, new ComplaintEntry(ComplaintKind.Time, ComplaintChannel.Phone, "等了一天没人来", finished.Number)));
        await Expect(tab.Page.GetByTestId($"complaint-{complaint}")).ToContainTextAsync("等了一天没人来");

        await tab.GoToAsync("/spot-checks");
        await Expect(tab.Page.GetByTestId("draw")).ToBeVisibleAsync();
        var check = Must(await get.Get<SpotCheckDesk>().ChooseAsync(work.Supervisor, finished.Number));
        await Expect(tab.Page.GetByTestId($"check-{check}")).ToContainTextAsync(finished.Number);

        await tab.GoToAsync("/actions");
        await Expect(tab.Page.GetByTestId("add-action")).ToBeVisibleAsync();
        var today = get.Get<CompanyTime>().DayOf(DateTime.UtcNow);
        var action = Must(await get.Get<ActionDesk>().OpenAsync(work.Staff, new ActionOrigin(ActionSource.Complaint, complaint, finished.Number), new ActionEntry(ActionKind.Corrective, "夜班增设调度", "夜间派工慢", work.Engineer.EmployeeId, today.AddDays(5))));
        await tab.Page.GetByTestId($"action-{action}").GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "夜班增设调度" }).ClickAsync();
        await Expect(tab.Page.GetByTestId("owner")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("comes-from")).ToHaveAttributeAsync("href", $"/complaints/{complaint}");
        Must(await get.Get<ActionDesk>().FinishAsync(work.Engineer, action, null, "已排班"));
        await Expect(tab.Page.GetByTestId("timeline")).ToContainTextAsync("已排班");

        await tab.Page.GetByTestId("next-action").ClickAsync();
        await tab.Page.Locator("[name=effect]").FillAsync("夜间派工 20 分钟内");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.GetByTestId("state")).ToContainTextAsync("已验证");
        await Expect(tab.Page.GetByTestId("next-action")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_supervisor_voids_a_complaint_and_its_page_says_who_and_why()
    {
        var id = Must(await portal.Portal.Get<ComplaintDesk>().OpenAsync(portal.Work.Staff, new ComplaintEntry(ComplaintKind.Price, ComplaintChannel.Phone, "收费高", Person: "王工")));
        await using var tab = await browser.OpenAsync(portal.Portal, "supervisor1", "en");
        await tab.GoToAsync(string.Create(CultureInfo.InvariantCulture, $"/complaints/{id}"));
        await tab.Page.GetByTestId("do-Void").ClickAsync();
        await tab.Page.Locator("[name=reason]").FillAsync("entered twice");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.GetByTestId("voided")).ToContainTextAsync("entered twice");
        await Expect(tab.Page.GetByTestId("do-Note")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("do-Void")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    private static int Must(Outcome<int> outcome) => QualityDesks.Must(outcome);
}
