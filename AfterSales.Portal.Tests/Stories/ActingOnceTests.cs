using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>A hurried hand, the way back, two tabs: what was done is done once, and nothing typed is lost.</summary>
public sealed class ActingOnceTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task A_double_click_on_a_commands_button_gives_the_command_once(int latency)
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await OpenNoteAsync(tab.Page, ticket.Number);
        await tab.SlowDownAsync(latency);
        await tab.Page.GetByTestId("text").FillAsync("客户下午不在");
        await tab.Page.GetByTestId("command-send").DblClickAsync(new() { Delay = 30 });

        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(["客户下午不在"], await NotesAsync(portal, ticket.Number));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_double_click_that_makes_a_link_leaves_the_link_on_the_screen()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.FollowUp);
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await tab.GoToAsync($"/tickets/{ticket.Number}");
        await tab.Page.GetByTestId("next-action").ClickAsync();
        await Expect(tab.Page.GetByTestId("command-send")).ToBeEnabledAsync();
        await tab.Page.GetByTestId("command-send").DblClickAsync(new() { Delay = 120 });

        var dialog = tab.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByTestId("link")).ToBeVisibleAsync();
        await Expect(dialog.GetByTestId("copy-for-wechat")).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("http.*/t/"));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        await Expect(dialog.GetByTestId("link")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Of_two_tabs_the_second_is_told_and_keeps_what_was_typed()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var first = await browser.OpenAsync(portal, "staff1");
        await using var second = await browser.OpenAsync(portal, "supervisor1");
        await OpenNoteAsync(first.Page, ticket.Number);
        await OpenNoteAsync(second.Page, ticket.Number);
        await second.Page.GetByTestId("text").FillAsync("备件已到");
        await first.Page.GetByTestId("text").FillAsync("客户下午不在");
        await first.Page.GetByTestId("command-send").ClickAsync();
        await Expect(first.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await second.Page.GetByTestId("command-send").ClickAsync();
        await Expect(second.Page.GetByTestId("refusal")).ToContainTextAsync((await portal.ActorAsync("staff1")).Name);
        await Expect(second.Page.GetByTestId("text")).ToHaveValueAsync("备件已到");
        await second.Page.GetByTestId("command-send").ClickAsync();
        await Expect(second.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(["客户下午不在", "备件已到"], await NotesAsync(portal, ticket.Number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task A_double_tap_on_the_jobs_button_does_one_step_of_the_job(int latency)
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        await using var phone = await browser.OpenAsync(portal, "engineer1", width: 390, height: 844);
        await phone.GoToAsync($"/my/{ticket.Number}");
        await phone.SlowDownAsync(latency);
        await phone.Page.GetByTestId("next-action").DblClickAsync(new() { Delay = 60 });
        await Expect(phone.Page.GetByTestId("next-action")).ToHaveAttributeAsync("data-command", nameof(Arrive));
        await phone.Page.GetByTestId("next-action").DblClickAsync(new() { Delay = 60 });
        await Expect(phone.Page.GetByTestId("next-action")).ToHaveAttributeAsync("data-command", nameof(RecordWork));

        await Expect(phone.Page.GetByTestId("refusal")).ToHaveCountAsync(0);
        Assert.Equal((Stage.OnSite, ticket.Version + 2), await work.StandingAsync(ticket.Number));
    }

    [Fact]
    public async Task Enter_twice_sends_a_form_once()
    {
        await using var portal = new PortalFactory();
        await FieldWork.BeginAsync(portal);
        var ticket = await portal.WaitingForDispatchAsync();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await OpenNoteAsync(tab.Page, ticket.Number);
        await tab.SlowDownAsync();
        await tab.Page.GetByTestId("text").FillAsync("客户下午不在");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await tab.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(["客户下午不在"], await NotesAsync(portal, ticket.Number));

        await tab.SpeedUpAsync();
        await tab.GoToAsync("/customers/1");
        await tab.Page.GetByTestId("add-contacts").ClickAsync();
        await Expect(tab.Page.GetByTestId("entry").Locator("[name=name]")).ToBeFocusedAsync();
        await tab.SlowDownAsync();
        await tab.Page.Keyboard.TypeAsync("孙师傅");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByTestId("entry")).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByTestId("contacts").GetByText("孙师傅")).ToHaveCountAsync(1);
        await tab.Page.GetByTestId("set-vip").DblClickAsync(new() { Delay = 60 });
        await Expect(tab.Page.GetByTestId("vip")).ToBeVisibleAsync();
        await tab.SpeedUpAsync();
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.GetByTestId("vip")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("contacts").GetByText("孙师傅")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_import_that_is_begun_and_undone_with_a_double_click_happens_once()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.GoToAsync("/import");
        await Expect(tab.Page.GetByTestId("drop")).ToHaveAttributeAsync("data-ready", "");
        await tab.Page.GetByTestId("file").SetInputFilesAsync(ForeignFile.Sample("incidents-a.csv"));
        await tab.Page.GetByTestId("check").DblClickAsync(new() { Delay = 60 });
        await Expect(tab.Page.GetByTestId("Count_WouldImport")).ToHaveTextAsync("445");
        await tab.Page.GetByTestId("import").DblClickAsync(new() { Delay = 60 });
        await Expect(tab.Page.GetByTestId("Count_Imported")).ToHaveTextAsync("445");
        await Expect(tab.Page.GetByTestId("past").Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator(".note.bad:visible")).ToHaveCountAsync(0);

        await tab.Page.GetByTestId("undo").DblClickAsync(new() { Delay = 60 });
        await tab.Page.GetByTestId("undo-yes").DblClickAsync(new() { Delay = 60 });
        await Expect(tab.Page.GetByTestId("undone")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("undo-refused")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task On_a_slow_line_a_customer_who_presses_again_and_again_reports_signs_and_rates_once()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var accepting = await work.RepairAtAsync(Stage.Accepting);
        await using var tab = await browser.OpenAsync(portal, width: 390, height: 844);
        await tab.GoToAsync("/report");
        await tab.SlowDownAsync();
        await tab.Page.GetByTestId("fault").FillAsync("水泵漏水");
        await tab.Page.GetByTestId("contactName").FillAsync("孙师傅");
        await tab.Page.GetByTestId("phone").FillAsync("13900001111");
        await tab.Page.GetByTestId("send").ClickAsync(new() { ClickCount = 4, Delay = 40 });
        await Expect(tab.Page.GetByTestId("number")).ToBeVisibleAsync();
        Assert.Equal(2, (await TicketsAsync(portal)).Count);

        await tab.SpeedUpAsync();
        await tab.GoToAsync($"/t/{accepting.Token}");
        await tab.Page.GetByTestId("signerName").FillAsync("王工");
        await tab.SlowDownAsync();
        await tab.Page.GetByTestId("send").ClickAsync(new() { ClickCount = 4, Delay = 40 });
        await Expect(tab.Page.GetByTestId("thanks")).ToBeVisibleAsync();
        Assert.Equal((Stage.FollowUp, accepting.Version + 1), await work.StandingAsync(accepting.Number));
    }

    [Fact]
    public async Task The_way_back_to_a_sent_report_makes_no_second_ticket()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, width: 390, height: 844);
        await tab.GoToAsync("/report");
        await tab.Page.GetByTestId("fault").FillAsync("水泵漏水");
        await tab.Page.GetByTestId("contactName").FillAsync("孙师傅");
        await tab.Page.GetByTestId("phone").FillAsync("13900001111");
        await tab.Page.GetByTestId("send").DblClickAsync(new() { Delay = 30 });
        await tab.Page.WaitForURLAsync("**/t/**");
        var told = await tab.Page.GetByTestId("number").InnerTextAsync();

        await tab.Page.GoBackAsync();
        await tab.Page.GetByTestId("send").ClickAsync();
        await tab.Page.WaitForURLAsync("**/t/**");
        Assert.Single(await TicketsAsync(portal));
        await Expect(tab.Page.GetByTestId("number")).ToHaveTextAsync(told);

        // Another machine is another report.
        await tab.Page.GoBackAsync();
        await tab.Page.GetByTestId("serialNumber").FillAsync("SN-78");
        await tab.Page.GetByTestId("send").ClickAsync();
        await Expect(tab.Page.GetByTestId("number")).Not.ToHaveTextAsync(told);
        Assert.Equal(2, (await TicketsAsync(portal)).Count);
    }

    private static async Task OpenNoteAsync(IPage page, string number)
    {
        await page.GotoAsync($"/tickets/{number}");
        await page.GetByTestId("more-commands").ClickAsync();
        await page.GetByTestId($"command-{nameof(AddNote)}").ClickAsync();
        await Expect(page.GetByTestId("command-send")).ToBeEnabledAsync();
    }

    private static async Task<IEnumerable<string?>> NotesAsync(PortalFactory portal, string number)
    {
        var file = await portal.Get<TicketQueries>().FileAsync(await portal.ActorAsync("staff1"), number, TestContext.Current.CancellationToken);
        return file.Value!.Activities.Where(activity => activity.Command == nameof(AddNote)).Select(activity => activity.Text);
    }

    private static async Task<IReadOnlyList<TicketLine>> TicketsAsync(PortalFactory portal) =>
        (await portal.Get<TicketQueries>().ListAsync(await portal.ActorAsync("staff1"), new TicketFilter(), cancel: TestContext.Current.CancellationToken)).Items;
}
