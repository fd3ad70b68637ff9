using System.Globalization;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>The books that the department keeps beside its tickets, in a real browser: on each page the main thing that somebody does there.</summary>
public sealed class BooksOfTheDepartmentTests(BrowserFixture browser, FurnishedPortal portal) : IClassFixture<FurnishedPortal>
{
    [Fact]
    public async Task A_supervisor_enters_a_price_and_staff_read_it()
    {
        await using var supervisor = await browser.OpenAsync(portal.Portal, "supervisor1", "zh-CN");
        await supervisor.GoToAsync("/prices");
        await Expect(supervisor.Page.GetByTestId("price-P-1001")).ToContainTextAsync("8,500.50");
        await supervisor.Page.GetByTestId("enter-price").ClickAsync();
        await Expect(supervisor.Page.GetByTestId("problem-code")).ToBeVisibleAsync();
        await supervisor.Page.GetByTestId("code").FillAsync("P-2002");
        await supervisor.Page.GetByTestId("name").FillAsync("密封件");
        await supervisor.Page.GetByTestId("price").FillAsync("86.5");
        await supervisor.Page.GetByTestId("enter-price").ClickAsync();
        await Expect(supervisor.Page.GetByTestId("price-P-2002")).ToContainTextAsync("86.50");

        await using var staff = await browser.OpenAsync(portal.Portal, "staff1", "zh-CN");
        await staff.GoToAsync("/prices");
        await Expect(staff.Page.GetByTestId("price-P-2002")).ToContainTextAsync("密封件");
        await Expect(staff.Page.GetByTestId("enter")).ToHaveCountAsync(0);
        Assert.Empty(supervisor.Complaints);
    }

    [Fact]
    public async Task A_supervisor_who_goes_away_names_a_deputy_and_takes_it_back()
    {
        await using var tab = await browser.OpenAsync(portal.Portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/people/deputies");
        var rows = tab.Page.GetByTestId("deputies").GetByRole(AriaRole.Row).Filter(new() { HasText = portal.Furnished.Work.Engineer.Name });
        await tab.Page.GetByTestId("send-deputy").ClickAsync();
        await Expect(tab.Page.GetByTestId("problem")).ToBeVisibleAsync();
        await tab.Page.GetByTestId("deputy").SelectOptionAsync(new SelectOptionValue { Label = portal.Furnished.Work.Engineer.Name });
        await tab.Page.GetByTestId("first-day").FillAsync(Iso(portal.Today.AddDays(20)));
        await tab.Page.GetByTestId("last-day").FillAsync(Iso(portal.Today.AddDays(22)));
        await tab.Page.GetByTestId("send-deputy").ClickAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await rows.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(rows).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_bell_counts_what_nobody_looks_after_leads_to_it_and_falls_silent_when_it_is_read()
    {
        await using var tab = await browser.OpenAsync(portal.Portal, "staff1");
        await tab.GoToAsync("/desk");
        await Expect(tab.Page.GetByTestId("unread")).ToHaveTextAsync("1");
        await tab.Page.GetByTestId("bell").ClickAsync();
        var notice = tab.Page.GetByTestId($"notice-{portal.Furnished.Ownerless}-Ownerless");
        await Expect(notice).ToContainTextAsync("Nobody looks after this ticket");
        await tab.Page.GetByTestId($"read-{portal.Furnished.Ownerless}").ClickAsync();
        await Expect(tab.Page.GetByTestId("unread")).ToHaveCountAsync(0);
        await notice.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync(portal.Furnished.Ownerless);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task What_a_customer_signed_is_read_as_a_sheet_from_the_ticket()
    {
        await using var tab = await browser.OpenAsync(portal.Portal, "staff1", "zh-CN");
        await tab.GoToAsync($"/tickets/{portal.Furnished.FollowUp.Number}");
        await tab.Page.GetByTestId("read-acceptance").ClickAsync();
        var sheet = tab.Page.GetByTestId("acceptance-sheet");
        await Expect(sheet).ToContainTextAsync("王工");
        await Expect(sheet).ToContainTextAsync("更换主泵，清洗油路");
        await Expect(sheet).ToContainTextAsync("潞安余吾煤业");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Parts_that_came_in_are_written_down_and_counted_anew()
    {
        await using var tab = await browser.OpenAsync(portal.Portal, "staff1", "zh-CN");
        await tab.GoToAsync("/parts/purchased");
        await tab.Page.GetByTestId("add-part").ClickAsync();
        var form = tab.Page.GetByTestId("new-part");
        foreach (var (field, value) in new[] { ("partNo", "P-3003"), ("name", "减速器"), ("batch", "B-3003"), ("purchaseRef", "CG-3003"), ("supplier", "太重"), ("receivedOn", Iso(portal.Today)), ("quantity", "5") })
            await form.Locator($"[name={field}]").FillAsync(value);
        await form.GetByTestId("entry-save").ClickAsync();
        var row = tab.Page.GetByTestId("purchased").GetByRole(AriaRole.Row).Filter(new() { HasText = "CG-3003" });
        await Expect(row.GetByTestId("left-of")).ToHaveTextAsync("5");
        await row.GetByTestId("correct").ClickAsync();
        await tab.Page.Locator("[name=quantity]").FillAsync("4");
        await tab.Page.Locator("[name=reason]").FillAsync("少到一件");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(row.GetByTestId("left-of")).ToHaveTextAsync("4");
        await Expect(row).ToContainTextAsync("少到一件");
        Assert.Empty(tab.Complaints);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
