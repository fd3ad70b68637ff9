using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Dispatching by hand, by menu and by keyboard, on boards in several browsers.</summary>
public sealed class DispatchOnTheBoardTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_card_dropped_on_an_engineer_is_assigned_and_every_other_board_shows_it_by_itself()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon(), Settings = PortalFactory.EveryHour };
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = await portal.ActorAsync("engineer1");
        await using var mine = await OpenAsync(portal, "supervisor1");
        await using var theirs = await OpenAsync(portal, "staff1", "zh-CN");
        await mine.Page.GoToBoardAsync();
        await theirs.Page.GoToBoardAsync();
        await Expect(theirs.Page.CardIn(Stage.ToDispatch, ticket.Number)).ToBeVisibleAsync();

        await mine.Page.DragAsync(mine.Page.CardIn(Stage.ToDispatch, ticket.Number), mine.Page.GetByTestId($"engineer-{engineer.EmployeeId}"));
        await mine.Page.GetByTestId("command-send").ClickAsync();

        await Expect(mine.Page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();
        await Expect(theirs.Page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();
        await Expect(theirs.Page.GetByTestId($"engineer-{engineer.EmployeeId}")).ToContainTextAsync("0/1");
        Assert.Empty(mine.Complaints);
        Assert.Empty(theirs.Complaints);
    }

    [Fact]
    public async Task A_drop_that_needs_no_words_is_done_by_the_drop()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.AssignedAsync();
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();

        await tab.Page.DragAsync(tab.Page.CardIn(Stage.Scheduled, ticket.Number), tab.Page.GetByTestId("column-EnRoute"));

        await Expect(tab.Page.CardIn(Stage.EnRoute, ticket.Number)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_stage_that_refuses_says_why_before_the_drop_and_the_card_stays()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();
        var accepting = tab.Page.GetByTestId("column-Accepting");

        await tab.Page.HoldOverAsync(tab.Page.CardIn(Stage.ToDispatch, ticket.Number), accepting);
        await Expect(accepting).ToHaveAttributeAsync("data-drop", "no");
        await Expect(tab.Page.GetByTestId("column-Scheduled")).ToHaveAttributeAsync("data-drop", "yes");
        await Expect(tab.Page.Locator(".ghost .says")).ToHaveTextAsync("No way from \"To dispatch\" to \"To accept\"");
        await tab.Page.Mouse.UpAsync();

        // Who let go can still read why not.
        await Expect(tab.Page.Locator(".board").GetByRole(AriaRole.Status)).ToHaveTextAsync("No way from \"To dispatch\" to \"To accept\"");
        await Expect(accepting).Not.ToHaveAttributeAsync("data-drop", "no");
        await Expect(tab.Page.CardIn(Stage.ToDispatch, ticket.Number)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_that_leaves_nothing_says_so_and_is_cleared_from_there()
    {
        await using var portal = new PortalFactory();
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();
        await Expect(tab.Page.GetByTestId("board-empty")).ToContainTextAsync("No open ticket");
        var ticket = await portal.WaitingForDispatchAsync();
        await Expect(tab.Page.Card(ticket.Number)).ToBeVisibleAsync();

        await tab.Page.GetByTestId("filter").FillAsync("没有这个");
        await Expect(tab.Page.GetByTestId("board-empty")).ToContainTextAsync("No card matches");
        await tab.Page.GetByTestId("show-all").ClickAsync();

        await Expect(tab.Page.Card(ticket.Number)).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("filter")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_form_that_sends_says_of_everybody_what_the_drop_said()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon(), Settings = PortalFactory.EveryHour };
        var ticket = await portal.WaitingForDispatchAsync();
        var (near, off) = (await portal.ActorAsync("engineer1"), await portal.ActorAsync("engineer2"));
        await portal.SendToWorkAsync(near.EmployeeId!.Value);
        await portal.SendToWorkAsync(off.EmployeeId!.Value, onDuty: false);
        await portal.Get<PositionDesk>().ReportAsync(
            near, new PositionReport { Lat = 36.4, Lon = 113.1, At = portal.Clock.Now.UtcDateTime }, TestContext.Current.CancellationToken);
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();
        await Expect(tab.Page.GetByTestId($"engineer-{near.EmployeeId}")).ToContainTextAsync("just now");

        await tab.Page.HoldOverAsync(tab.Page.CardIn(Stage.ToDispatch, ticket.Number), tab.Page.GetByTestId($"engineer-{off.EmployeeId}"));
        // What it would bring about, line by line, and who would be better.
        var says = tab.Page.Locator(".says[data-preview]");
        await Expect(says.Locator("li.warn span:nth-child(2)")).ToHaveTextAsync(["More than the 8 h of a day", "Off duty"]);
        await Expect(says.Locator("li.good").First).ToHaveTextAsync("✓ Skill: 液压 2 best is 1 higher");
        await Expect(says.Locator("footer")).ToContainTextAsync($"A reason is asked for after the drop · Better: {near.Name}, in time · about 33 min");
        await tab.Page.GetByTestId($"engineer-{near.EmployeeId}").HoverAsync();
        await Expect(says.Locator("h4")).ToHaveTextAsync($"Dispatch: {near.Name}");
        await Expect(says.Locator("li.warn")).ToHaveCountAsync(0);
        await Expect(says).ToContainTextAsync("about 30 km · 33 min");
        await tab.Page.GetByTestId($"engineer-{off.EmployeeId}").HoverAsync();
        await tab.Page.Mouse.UpAsync();

        var people = tab.Page.GetByTestId("engineerIds").Locator("label");
        await Expect(people.First).ToContainTextAsync(off.Name);
        await Expect(people.First).ToContainTextAsync("Off duty");
        await Expect(people.Nth(1)).ToContainTextAsync(near.Name);
        await Expect(people.Nth(1)).ToContainTextAsync("in time · about 33 min · jobs today: 0");

        // Sent all the same: with a reason, and both are kept.
        await tab.Page.GetByTestId("command-send").ClickAsync();
        await Expect(tab.Page.GetByTestId("problem-overrideReason")).ToContainTextAsync("Say why");
        await tab.Page.GetByTestId("overrideReason").FillAsync("他住在现场旁边");
        await tab.Page.GetByTestId("command-send").ClickAsync();
        await Expect(tab.Page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();
        await tab.Page.GotoAsync($"/tickets/{ticket.Number}");
        var sent = tab.Page.GetByTestId("timeline").Locator("li").Filter(new() { HasText = "他住在现场旁边" });
        await Expect(sent.GetByTestId("consequences")).ToContainTextAsync($"{off.Name}: Off duty");
    }

    [Fact]
    public async Task The_keyboard_dispatches_by_the_cards_menu()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = await portal.ActorAsync("engineer1");
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();

        await tab.Page.CardIn(Stage.ToDispatch, ticket.Number).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByTestId("card-menu").GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await tab.Page.GetByTestId($"menu-engineer-{engineer.EmployeeId}").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByTestId("command-send").ClickAsync();

        await Expect(tab.Page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Escape_closes_the_menu_and_the_focus_is_on_the_card_again()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();

        await tab.Page.CardIn(Stage.ToDispatch, ticket.Number).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByTestId("card-menu").GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");

        await Expect(tab.Page.GetByTestId("card-menu")).ToHaveCountAsync(0);
        await Expect(tab.Page.CardIn(Stage.ToDispatch, ticket.Number)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Staff_see_the_board_and_can_send_nobody()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = await portal.ActorAsync("engineer1");
        await using var tab = await OpenAsync(portal, "staff1");
        await tab.Page.GoToBoardAsync();
        var person = tab.Page.GetByTestId($"engineer-{engineer.EmployeeId}");

        await tab.Page.HoldOverAsync(tab.Page.CardIn(Stage.ToDispatch, ticket.Number), person);
        await Expect(person).ToHaveAttributeAsync("data-drop", "no");
        await tab.Page.Mouse.UpAsync();
        await tab.Page.CardIn(Stage.ToDispatch, ticket.Number).GetByRole(AriaRole.Button).ClickAsync();

        await Expect(tab.Page.GetByTestId("menu-AddNote")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId($"menu-engineer-{engineer.EmployeeId}")).ToHaveCountAsync(0);
        Assert.Equal(Stage.ToDispatch, await portal.StageOfAsync(ticket.Number));
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_was_first_and_where_the_card_is()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        var (first, engineer) = (await portal.ActorAsync("supervisor2"), await portal.ActorAsync("engineer1"));
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();
        var person = tab.Page.GetByTestId($"engineer-{engineer.EmployeeId}");

        await tab.Page.DragAsync(tab.Page.CardIn(Stage.ToDispatch, ticket.Number), person);
        await Expect(tab.Page.GetByTestId("command-send")).ToBeEnabledAsync();
        await portal.RunAsync(first, ticket, new Cancel { Reason = "重复报修" });
        await tab.Page.GetByTestId("command-send").ClickAsync();

        await Expect(tab.Page.GetByTestId("refusal")).ToContainTextAsync(first.Name);
        await Expect(tab.Page.Card(ticket.Number)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_drop_that_fails_leaves_the_card_where_it_was_and_says_who_was_first()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.AssignedAsync();
        var first = await portal.ActorAsync("supervisor2");
        await using var tab = await OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();

        await tab.Page.HoldOverAsync(tab.Page.CardIn(Stage.Scheduled, ticket.Number), tab.Page.GetByTestId("column-EnRoute"));
        await portal.RunAsync(first, ticket, new AddNote { Text = "客户要求改期" });
        await tab.Page.Mouse.UpAsync();

        await Expect(tab.Page.Locator(".mud-snackbar")).ToContainTextAsync(first.Name);
        await Expect(tab.Page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();
        Assert.Equal(Stage.Scheduled, await portal.StageOfAsync(ticket.Number));
        // The next attempt stands on the card as it is now.
        await tab.Page.DragAsync(tab.Page.CardIn(Stage.Scheduled, ticket.Number), tab.Page.GetByTestId("column-EnRoute"));
        await Expect(tab.Page.CardIn(Stage.EnRoute, ticket.Number)).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task Nothing_on_the_board_keeps_anybody_from_using_it(string language, bool dark)
    {
        await using var portal = new PortalFactory { Demo = true };
        await using var tab = await browser.OpenAsync(portal, "supervisor1", language, dark);
        await tab.Page.GoToBoardAsync();
        await Expect(tab.Page.Locator(".dispatch-map .canvas[data-sites]:not([data-sites='0'])")).ToBeVisibleAsync();
        await tab.Page.GetByTestId("map-list-open").ClickAsync();
        await Expect(tab.Page.GetByTestId("map-list").GetByRole(AriaRole.Button).First).ToBeVisibleAsync();

        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    // Wide enough for all stages, so that nothing has to be scrolled with a card in the hand.
    private Task<BrowserTab> OpenAsync(PortalFactory portal, string user, string language = "en") =>
        browser.OpenAsync(portal, user, language, width: 2700);
}
