using System.Globalization;
using AfterSales.Core.Tickets;
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
        await Expect(tab.Page).ToHaveURLAsync(new Uri(portal.Portal.Address, $"/tickets/{portal.Furnished.Ownerless}").AbsoluteUri);
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
    public async Task A_certificate_is_added_found_by_its_holder_and_withdrawn_with_a_reason()
    {
        await using var tab = await browser.OpenAsync(portal.Portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/people/certificates");
        await tab.Page.GetByTestId("add-certificate").ClickAsync();
        var form = tab.Page.GetByTestId("new-certificate");
        await form.Locator("[name=engineerId]").SelectOptionAsync(new SelectOptionValue { Label = portal.Furnished.Work.Engineer.Name });
        await form.Locator("[name=kind]").FillAsync("煤矿井下作业证");
        await form.Locator("[name=number]").FillAsync("JX-2002");
        await form.GetByTestId("entry-save").ClickAsync();
        await Expect(form.Locator("[name=issuedOn]")).ToHaveAttributeAsync("aria-invalid", "true");
        await form.Locator("[name=issuedOn]").FillAsync(Iso(portal.Today.AddYears(-1)));
        await form.GetByTestId("entry-save").ClickAsync();
        var row = tab.Page.GetByTestId("certificates").GetByRole(AriaRole.Row).Filter(new() { HasText = "JX-2002" });
        await Expect(row).ToContainTextAsync("煤矿井下作业证");

        await using var engineer = await browser.OpenAsync(portal.Portal, "engineer1", "zh-CN");
        await engineer.GoToAsync("/people/certificates");
        await Expect(engineer.Page.GetByTestId("certificates")).ToContainTextAsync("JX-2002");
        await Expect(engineer.Page.GetByTestId("add-certificate")).ToHaveCountAsync(0);

        await row.GetByTestId("withdraw").ClickAsync();
        await tab.Page.Locator("[name=reason]").FillAsync("遗失");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
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

    [Fact]
    public async Task An_engineers_trip_is_returned_asked_for_anew_and_approved()
    {
        await using var supervisor = await browser.OpenAsync(portal.Portal, "supervisor1", "zh-CN");
        await supervisor.GoToAsync($"/trips/{portal.Furnished.Trip}");
        await supervisor.Page.GetByTestId("return").ClickAsync();
        await supervisor.Page.Locator("[name=note]").FillAsync("改乘火车");
        await supervisor.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(supervisor.Page.GetByTestId("decision")).ToContainTextAsync("改乘火车");
        await Expect(supervisor.Page.GetByTestId("approve")).ToHaveCountAsync(0);

        var (work, ticket) = (portal.Furnished.Work, portal.Furnished.Travelled);
        var standing = await work.StandingAsync(ticket.Number);
        await work.RunAsync(ticket with { Version = standing.Version }, work.Engineer, new RequestTrip { Route = "火车 太原—长治", FirstDay = portal.Today.AddDays(1), LastDay = portal.Today.AddDays(2), Cost = "620" });
        await supervisor.GoToAsync($"/trips/{portal.Furnished.Trip}");
        await supervisor.Page.GetByTestId("approve").ClickAsync();
        await Expect(supervisor.Page.GetByTestId("decision")).ToContainTextAsync(work.Supervisor.Name);
        Assert.Empty(supervisor.Complaints);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
