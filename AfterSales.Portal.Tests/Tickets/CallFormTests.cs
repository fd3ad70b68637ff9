using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets.Calls;
using Bunit;
using Microsoft.Playwright;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class CallFormTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_callers_number_brings_customer_site_and_machine_and_saves_a_verified_ticket()
    {
        await using var pages = await TicketPages.NewAsync();
        pages.SignInAs(pages.Staff);
        var form = pages.Render<CallForm>();
        await form.Find("[name='contact.phone']").InputAsync("13812345678");
        Assert.Equal("王工", form.Find("[name='contact.name']").GetAttribute("value"));
        Assert.Equal("EBZ200-0387", form.Find("[name=serialNumber]").GetAttribute("value"));
        await form.Find("[name=fault]").InputAsync("液压泵噪声大");
        await form.Find("[data-testid=save]").ClickAsync(new());

        var file = await pages.FileAsync(form.Find("[data-testid=saved] a").TextContent);
        Assert.Equal((Stage.Diagnosing, "余吾煤业", Channel.Phone, pages.Staff.EmployeeId), (file.Stage, file.Customer?.Name, file.Channel, file.Owner?.Id));
        Assert.Equal("", form.Find("[name=fault]").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_the_field_and_nothing_is_lost()
    {
        await using var pages = await TicketPages.NewAsync();
        pages.SignInAs(pages.Staff);
        var form = pages.Render<CallForm>();
        await form.Find("[name='contact.name']").InputAsync("孙师傅");
        await form.Find("[data-testid=save]").ClickAsync(new());

        foreach (var field in new[] { "contact.phone", "site.name", "fault" })
            Assert.NotEmpty(form.FindAll($"[data-testid='problem-{field}']"));
        Assert.Empty(form.FindAll("[data-testid='problem-contact.name']"));
        Assert.Equal("孙师傅", form.Find("[name='contact.name']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_problem_goes_with_what_it_was_said_of_and_a_caller_who_is_taken_over_mends_his_fields()
    {
        await using var pages = await TicketPages.NewAsync();
        pages.SignInAs(pages.Staff);
        var form = pages.Render<CallForm>();
        await form.Find("[data-testid=save]").ClickAsync(new());
        Assert.Equal(4, form.FindAll("[aria-invalid=true]").Count);

        await form.Find("[name='contact.phone']").InputAsync("13812345678");
        Assert.Equal("fault", Assert.Single(form.FindAll("[aria-invalid=true]")).GetAttribute("name"));
        Assert.Empty(form.FindAll("[data-testid=refusal]"));
        await form.Find("[name=fault]").InputAsync("液压泵噪声大");
        Assert.Empty(form.FindAll("[aria-invalid=true]"));
    }

    [Fact]
    public async Task Where_to_come_is_asked_of_everything_but_a_question()
    {
        await using var pages = await TicketPages.NewAsync();
        pages.SignInAs(pages.Staff);
        var form = pages.Render<CallForm>();
        Assert.Equal((false, true, true), (IsOptional("site.name"), IsOptional("site.city"), IsOptional("site.address")));
        await form.Find("[name=serviceType]").ChangeAsync(nameof(ServiceType.Consultation));
        Assert.True(IsOptional("site.name"));

        await form.Find("[name='contact.phone']").InputAsync("13812345678");
        Assert.True(IsOptional("siteId"));
        await form.Find("[name=serviceType]").ChangeAsync(nameof(ServiceType.Repair));
        Assert.False(IsOptional("siteId"));

        bool IsOptional(string field) => form.Find($"[name='{field}']").Closest(".field")!.QuerySelector("label small") is not null;
    }

    [Fact]
    public async Task Saving_too_early_leads_to_the_first_field_to_mend()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1", "zh-CN");
        await tab.GoToAsync("/desk");
        await Assertions.Expect(tab.Page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("13900001111");
        await tab.Page.Keyboard.PressAsync("Control+Enter");

        await Assertions.Expect(tab.Page.GetByTestId("contact.name")).ToBeFocusedAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_call_is_taken_by_keyboard_alone_in_a_browser()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "staff1", "zh-CN");
        await tab.GoToAsync("/desk");
        var page = tab.Page;
        await page.GetByTestId("contact.phone").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        foreach (var words in new[] { "13900001111", "孙师傅", "富平石料厂", "SN-77", "北区", "渭南", "富平县" })
        {
            await page.Keyboard.TypeAsync(words);
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("水泵漏水");
        await page.Keyboard.PressAsync("Control+Enter");

        await page.GetByTestId("saved").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        var saved = Assert.Single((await portal.Get<TicketQueries>().ListAsync(await portal.ActorAsync("staff1"), new TicketFilter { Query = "漏水" }, cancel: TestContext.Current.CancellationToken)).Items);
        Assert.Equal((Stage.Diagnosing, "富平石料厂", "渭南"), (saved.Stage, saved.Customer?.Name, saved.City));
        Assert.Empty(tab.Complaints);
    }
}
