using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Lines break, portals are deployed, hands slip: what was typed is there again, and is done once. The desk's calls have a story of their own.</summary>
public sealed class NothingTypedIsLostTests(BrowserFixture browser)
{
    private const string Kept = "sessionStorage.getItem('forms')";

    [Fact]
    public async Task What_is_typed_into_a_commands_form_while_the_line_is_dead_is_sent_afterwards()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        using var line = await CutLine.BetweenAsync(tab.Page);
        await OpenNoteAsync(tab.Page, ticket.Number);

        line.Mute();
        await tab.Page.GetByTestId("text").FillAsync("客户下午不在");
        await line.BreakAsync();
        await Expect(tab.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await tab.Page.GetByTestId("command-send").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(["客户下午不在"], await NotesAsync(portal, ticket.Number));
    }

    [Fact]
    public async Task What_is_typed_into_a_customers_file_while_the_line_is_dead_is_saved_afterwards()
    {
        await using var portal = new PortalFactory();
        await FieldWork.BeginAsync(portal);
        await using var tab = await browser.OpenAsync(portal, "staff1");
        using var line = await CutLine.BetweenAsync(tab.Page);
        await OpenContactAsync(tab.Page);

        line.Mute();
        await tab.Page.GetByTestId("entry").Locator("[name=name]").FillAsync("孙师傅");
        await line.BreakAsync();
        await Expect(tab.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await tab.Page.GetByTestId("entry-save").ClickAsync();

        await Expect(tab.Page.GetByTestId("contacts")).ToContainTextAsync("孙师傅");
    }

    [Fact]
    public async Task What_is_chosen_for_an_import_while_the_line_is_dead_is_what_is_checked_afterwards()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        using var line = await CutLine.BetweenAsync(tab.Page);
        await tab.GoToAsync("/import");
        await Expect(tab.Page.GetByTestId("drop")).ToHaveAttributeAsync("data-ready", "");
        await tab.Page.GetByTestId("file").SetInputFilesAsync(ForeignFile.Sample("incidents-a.csv"));
        await Expect(tab.Page.GetByTestId("column-Number")).ToHaveValueAsync("number");

        line.Mute();
        await tab.Page.GetByTestId("state-Closed").SelectOptionAsync("");
        await tab.Page.GetByTestId("source").FillAsync("service-desk-2016");
        await tab.Page.GetByTestId("source").PressAsync("Tab");
        await line.BreakAsync();
        await Expect(tab.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(tab.Page.Locator("tr.open").Filter(new() { HasText = "Closed" })).ToHaveCountAsync(1);
        await tab.Page.ReloadAsync();

        await Expect(tab.Page.GetByTestId("source")).ToHaveValueAsync("service-desk-2016");
        await Expect(tab.Page.GetByTestId("state-Closed")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_deploy_brings_every_form_back_as_it_was()
    {
        var first = new PortalFactory { Kept = true, Settings = PortalFactory.EveryHour };
        var work = await FieldWork.BeginAsync(first);
        var noted = await first.WaitingForDispatchAsync();
        var (asked, sent) = (await first.RegisteredAsync(), await first.WaitingForDispatchAsync("富平石料厂"));
        var job = await work.RepairAtAsync(Stage.OnSite);
        var engineer = (await first.ActorAsync("engineer2")).EmployeeId;
        await using var ticketPage = await browser.OpenAsync(first, "staff1");
        await using var board = await browser.OpenAsync(first, "supervisor1");
        await using var customer = await browser.OpenAsync(first, "staff1");
        await using var phone = await browser.OpenAsync(first, "engineer1", width: 390, height: 844);
        await OpenNoteAsync(ticketPage.Page, noted.Number);
        await ticketPage.Page.GetByTestId("text").FillAsync("客户下午不在");
        await board.Page.GoToBoardAsync();
        await board.Page.CardIn(Stage.ToDispatch, sent.Number).FocusAsync();
        await board.Page.Keyboard.PressAsync("Enter");
        // What folds is there once the people are.
        await Expect(board.Page.Locator("[data-testid^=menu-engineer-]").First).ToBeVisibleAsync();
        foreach (var folded in await board.Page.GetByTestId("card-menu").Locator("[aria-expanded=false]").AllAsync())
            await folded.ClickAsync();
        await board.Page.GetByTestId($"menu-engineer-{engineer}").ClickAsync();
        var until = DateTime.Parse(await board.Page.Locator("[name=start]").InputValueAsync(), CultureInfo.InvariantCulture).AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        await board.Page.Locator("[name=end]").FillAsync(until);
        await OpenContactAsync(customer.Page);
        await customer.Page.GetByTestId("entry").Locator("[name=name]").FillAsync("孙师傅");
        await phone.GoToAsync($"/my/{job.Number}");
        await phone.Page.GetByTestId("action").FillAsync("更换主泵");
        // Nothing of it can be read without the portal.
        await ticketPage.UntilAsync(Kept);
        Assert.DoesNotContain("客户", await ticketPage.Page.EvaluateAsync<string>(Kept), StringComparison.Ordinal);

        BrowserTab[] working = [ticketPage, board, customer];
        foreach (var tab in working)
            await tab.Page.EvaluateAsync("() => { document.documentElement.dataset.before = ''; }");
        await first.DisposeAsync();
        await using var second = new PortalFactory { After = first, Settings = PortalFactory.EveryHour };
        _ = second.Address;
        foreach (var tab in working)
            await AnewAsync(tab);

        await Expect(ticketPage.Page.GetByTestId("text")).ToHaveValueAsync("客户下午不在");
        await ticketPage.Page.GetByTestId("command-send").ClickAsync();
        await Expect(ticketPage.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(["客户下午不在"], await NotesAsync(second, noted.Number));
        await ticketPage.UntilAsync($"{Kept} === null");

        await Expect(board.Page.Locator("[name=end]")).ToHaveValueAsync(until);
        await Expect(board.Page.Locator($"[name=engineerIds][value='{engineer}']")).ToBeCheckedAsync();
        // Two days are more than anybody works in one.
        await board.Page.Locator("[name=overrideReason]").FillAsync("客户等着");
        await board.Page.GetByTestId("command-send").ClickAsync();
        await Expect(board.Page.CardIn(Stage.Scheduled, sent.Number)).ToBeVisibleAsync();
        await Expect(board.Page.CardIn(Stage.Diagnosing, asked.Number)).ToBeVisibleAsync();

        await Expect(customer.Page.GetByTestId("entry").Locator("[name=name]")).ToHaveValueAsync("孙师傅");
        await customer.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(customer.Page.GetByTestId("contacts")).ToContainTextAsync("孙师傅");

        await Expect(phone.Page.GetByTestId("action")).ToHaveValueAsync("更换主泵");
        await phone.Page.GetByTestId("next-action").ClickAsync();
        await Expect(phone.Page.GetByTestId("next-action")).ToHaveAttributeAsync("data-command", nameof(RecordTest));
    }

    [Fact]
    public async Task What_a_quick_hand_types_before_the_form_is_looked_after_comes_back_too()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await tab.GoToAsync($"/tickets/{ticket.Number}");
        // Within the very drawing that brings the field.
        await tab.Page.EvaluateAsync("""
            () => {
              const hand = new MutationObserver(() => {
                const field = document.querySelector("[data-testid=text]");
                if (!field)
                  return;
                hand.disconnect();
                field.value = "客户下午不在";
                field.dispatchEvent(new Event("input", { bubbles: true }));
              });
              hand.observe(document.body, { childList: true, subtree: true });
            }
            """);
        await OpenFromPageAsync(tab.Page, nameof(AddNote));
        await tab.UntilAsync(Kept);
        await tab.Page.ReloadAsync();

        await Expect(tab.Page.GetByTestId("text")).ToHaveValueAsync("客户下午不在");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Rows_that_were_added_come_back_with_what_stands_in_them()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await OpenAsync(tab.Page, ticket.Number, nameof(RequestParts));
        await tab.Page.Locator("fieldset .more").ClickAsync();
        await tab.Page.Locator("[name='lines[0].partNo']").FillAsync("P-1");
        await tab.Page.Locator("[name='lines[1].partNo']").FillAsync("P-2");
        await tab.Page.Locator("[name='lines[1].quantity']").FillAsync("3");
        await tab.UntilAsync(Kept);
        await tab.Page.ReloadAsync();

        await Expect(tab.Page.Locator("[name='lines[0].partNo']")).ToHaveValueAsync("P-1");
        await Expect(tab.Page.Locator("[name='lines[1].partNo']")).ToHaveValueAsync("P-2");
        await Expect(tab.Page.Locator("[name='lines[1].quantity']")).ToHaveValueAsync("3");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_way_back_and_forward_finds_the_form_and_a_form_that_was_closed_stays_closed()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await tab.GoToAsync("/tickets");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = ticket.Number }).ClickAsync();
        await OpenFromPageAsync(tab.Page, nameof(AddNote));
        await tab.Page.GetByTestId("text").FillAsync("客户下午不在");
        await tab.Page.GoBackAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await tab.Page.GoForwardAsync();

        await Expect(tab.Page.GetByTestId("text")).ToHaveValueAsync("客户下午不在");
        await tab.Page.GetByTestId("command-send").ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await tab.Page.GoBackAsync();
        await Expect(tab.Page.GetByTestId("ticket")).ToHaveCountAsync(0);
        await tab.Page.GoForwardAsync();
        await Expect(tab.Page.GetByTestId("ticket")).ToContainTextAsync("客户下午不在");
        await OpenFromPageAsync(tab.Page, nameof(AddNote));
        await Expect(tab.Page.GetByTestId("text")).ToHaveValueAsync("");
        await tab.Page.GetByTestId("text").FillAsync("不用了");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.UntilAsync($"{Kept} === null");

        await tab.Page.ReloadAsync();
        await Expect(tab.Page.GetByTestId("ticket")).ToContainTextAsync("客户下午不在");
        await OpenFromPageAsync(tab.Page, nameof(AddNote));
        await Expect(tab.Page.GetByTestId("text")).ToHaveValueAsync("");
        Assert.Equal(["客户下午不在"], await NotesAsync(portal, ticket.Number));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_report_sent_without_a_line_is_there_on_the_way_back()
    {
        await using var portal = new PortalFactory();
        await using var tab = await browser.OpenAsync(portal, width: 390, height: 844);
        var page = tab.Page;
        await tab.GoToAsync("/report");
        await page.GetByTestId("fault").FillAsync("水泵漏水");
        await page.GetByTestId("contactName").FillAsync("孙师傅");
        await page.GetByTestId("phone").FillAsync("13900001111");
        await page.Context.SetOfflineAsync(true);
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.Locator("#lost")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("fault")).ToHaveValueAsync("水泵漏水");

        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("#lost")).ToBeHiddenAsync();
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("number")).ToBeVisibleAsync();
        Assert.Single(await TicketsAsync(portal));
    }

    // The page has come anew. While it does, there is nothing to ask.
    private static async Task AnewAsync(BrowserTab tab)
    {
        await Expect(tab.Page.Locator("html:not([data-before])")).ToBeAttachedAsync(new() { Timeout = 60_000 });
        await Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
    }

    private static async Task OpenNoteAsync(IPage page, string number) => await OpenAsync(page, number, nameof(AddNote));

    private static async Task OpenAsync(IPage page, string number, string command)
    {
        await page.GotoAsync($"/tickets/{number}");
        await OpenFromPageAsync(page, command);
    }

    private static async Task OpenFromPageAsync(IPage page, string command)
    {
        await page.GetByTestId("more-commands").ClickAsync();
        await page.GetByTestId($"command-{command}").ClickAsync();
        await Expect(page.GetByTestId("command-send")).ToBeEnabledAsync();
        // The menu does not hang behind the form.
        await Expect(page.Locator(".mud-popover-open")).ToHaveCountAsync(0);
        await Expect(page.Locator("[role=dialog] [data-ready]")).ToHaveCountAsync(1);
    }

    private static async Task OpenContactAsync(IPage page)
    {
        await page.GotoAsync("/customers/1");
        await page.GetByTestId("add-contacts").ClickAsync();
        await Expect(page.GetByTestId("entry").Locator("[name=name]")).ToBeFocusedAsync();
    }

    private static async Task<IEnumerable<string?>> NotesAsync(PortalFactory portal, string number)
    {
        var file = await portal.Get<TicketQueries>().FileAsync(await portal.ActorAsync("staff1"), number, TestContext.Current.CancellationToken);
        return file.Value!.Activities.Where(activity => activity.Command == nameof(AddNote)).Select(activity => activity.Text);
    }

    private static async Task<IReadOnlyList<TicketLine>> TicketsAsync(PortalFactory portal) =>
        (await portal.Get<TicketQueries>().ListAsync(await portal.ActorAsync("staff1"), new TicketFilter(), cancel: TestContext.Current.CancellationToken)).Items;
}
