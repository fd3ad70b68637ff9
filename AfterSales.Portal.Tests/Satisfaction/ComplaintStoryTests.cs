using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>A customer rates low by link, and somebody works the complaint off until the customer is content; in a real browser.</summary>
public sealed class ComplaintStoryTests(BrowserFixture browser, FieldPortal portal) : IClassFixture<FieldPortal>
{
    [Fact]
    public async Task A_low_rating_by_link_becomes_a_complaint_that_staff_work_off_in_Chinese()
    {
        var ticket = await portal.Work.RunAsync(await portal.Work.RepairAtAsync(Stage.FollowUp), portal.Work.Staff, new SendSurvey());
        await using var customer = await browser.OpenAsync(portal.Portal, null, "zh-CN");
        await customer.GoToAsync($"/t/{ticket.Token}");
        foreach (var choice in new[] { "response-4", "quality-1", "attitude-4", "recommend-2" })
            await customer.Page.GetByTestId(choice).CheckAsync();
        await customer.Page.GetByTestId("comment").FillAsync("修完又漏油");
        await customer.Page.GetByTestId("send").ClickAsync();
        await Expect(customer.Page.GetByTestId("thanks")).ToBeVisibleAsync();

        await using var staff = await browser.OpenAsync(portal.Portal, "staff1", "zh-CN");
        await staff.GoToAsync("/complaints");
        await staff.Page.GetByTestId("complaints").GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync();
        await Expect(staff.Page.GetByTestId("complaint")).ToContainTextAsync("修完又漏油");
        await Expect(staff.Page.GetByTestId("lack-CallBack")).ToContainTextAsync("R6.11");
        foreach (var (field, words) in new[] { ("cause", "密封件型号错误"), ("answer", "已免费更换密封件") })
        {
            await staff.Page.GetByTestId("next-action").ClickAsync();
            await staff.Page.Locator($"[name={field}]").FillAsync(words);
            await staff.Page.GetByTestId("entry-save").ClickAsync();
            await Expect(staff.Page.GetByTestId("timeline")).ToContainTextAsync(words);
        }
        await staff.Page.GetByTestId("next-action").ClickAsync();
        await staff.Page.Locator("[name=outcome]").SelectOptionAsync("Content");
        await staff.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(staff.Page.GetByTestId("timeline")).ToContainTextAsync("满意");
        await staff.Page.GetByTestId("next-action").ClickAsync();
        await staff.Page.Locator("[name=lesson]").FillAsync("更换前核对型号");
        await staff.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(staff.Page.GetByTestId("next-action")).ToHaveCountAsync(0);
        await Expect(staff.Page.GetByTestId("due")).ToContainTextAsync("按时答复");

        await staff.GoToAsync($"/tickets/{ticket.Number}");
        await Expect(staff.Page.GetByTestId("complaints")).ToContainTextAsync("已结案");
        Assert.Empty(staff.Complaints);
        Assert.Empty(customer.Complaints);
    }
}
