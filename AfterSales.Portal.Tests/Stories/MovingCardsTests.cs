using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Moving cards without a pointer, taking moves back, several at once, softly, and two supervisors at one board.</summary>
public sealed class MovingCardsTests(BrowserFixture browser)
{
    [Fact]
    public async Task By_keyboard_a_card_is_lifted_carried_put_back_dropped_and_the_move_undone()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = await portal.ActorAsync("engineer1");
        await using var tab = await OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await page.GoToBoardAsync();
        var said = page.Locator(".board > [role=status]");

        await page.CardIn(Stage.ToDispatch, ticket.Number).FocusAsync();
        await page.Keyboard.PressAsync(" ");
        await Expect(said).ToContainTextAsync($"{ticket.Number}");
        await Expect(said).ToContainTextAsync("is lifted");
        // Every place says what would happen there, also why it is none.
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(said).ToContainTextAsync("Plan and quote");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(said).ToContainTextAsync("Scheduled");
        await Expect(page.GetByTestId("column-Scheduled")).ToHaveAttributeAsync("data-over", "");
        await page.Keyboard.PressAsync("Escape");
        await Expect(said).ToContainTextAsync("is back in its place");
        await Expect(page.CardIn(Stage.ToDispatch, ticket.Number)).ToBeFocusedAsync();

        await page.Keyboard.PressAsync(" ");
        await Expect(said).ToContainTextAsync("is lifted");
        var person = page.GetByTestId($"engineer-{engineer.EmployeeId}");
        for (var press = 0; press < 20 && await person.GetAttributeAsync("data-over") is null; press++)
            await page.Keyboard.PressAsync("ArrowDown");
        // All that it would do, line by line, and not a line cut short.
        await Expect(said.Locator("h4")).ToHaveTextAsync($"Dispatch: {engineer.Name}");
        await Expect(said.Locator("li").Filter(new() { HasText = "Way, from" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(page.CardIn(Stage.Scheduled, ticket.Number)).ToBeFocusedAsync();

        // Within ten seconds by the message, within ten minutes by the foot of the board, and by Ctrl+Z.
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync("Undo");
        await Expect(page.GetByTestId("undo-moves")).ToContainTextAsync("1");
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.CardIn(Stage.ToDispatch, ticket.Number)).ToBeFocusedAsync();
        await Expect(page.Locator(".mud-snackbar").Last).ToContainTextAsync("Undone");
        await Expect(page.GetByTestId("undo-moves")).ToHaveCountAsync(0);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Who_holds_a_card_that_another_moves_is_told_at_once_and_sees_it_where_it_is()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon() };
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = await portal.ActorAsync("engineer1");
        await using var mine = await OpenAsync(portal, "supervisor1");
        await using var theirs = await OpenAsync(portal, "supervisor2", "zh-CN");
        await mine.Page.GoToBoardAsync();
        await theirs.Page.GoToBoardAsync();
        var first = await portal.ActorAsync("supervisor2");

        await mine.Page.HoldOverAsync(mine.Page.CardIn(Stage.ToDispatch, ticket.Number), mine.Page.GetByTestId("column-Scheduled"));
        await theirs.Page.DragAsync(theirs.Page.CardIn(Stage.ToDispatch, ticket.Number), theirs.Page.GetByTestId($"engineer-{engineer.EmployeeId}"));
        await theirs.Page.GetByTestId("command-send").ClickAsync();
        await Expect(theirs.Page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();

        // What is in the hand goes back by itself; whose move it was, what it was and where the card is now stays to be read.
        await Expect(mine.Page.Locator(".ghost")).ToHaveCountAsync(0);
        var told = mine.Page.Locator(".mud-snackbar").Last;
        await Expect(told).ToContainTextAsync(first.Name);
        await Expect(told).ToContainTextAsync(engineer.Name);
        await Expect(told).ToContainTextAsync("Scheduled");
        await mine.Page.Mouse.UpAsync();
        await Expect(mine.Page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();
        Assert.Equal(Stage.Scheduled, await portal.StageOfAsync(ticket.Number));

        // Nor is another's move taken back.
        await mine.Page.CardIn(Stage.Scheduled, ticket.Number).FocusAsync();
        await mine.Page.Keyboard.PressAsync("Control+z");
        await Expect(mine.Page.Locator(".mud-snackbar").Last).ToContainTextAsync("Nothing to undo");
        Assert.Equal(Stage.Scheduled, await portal.StageOfAsync(ticket.Number));
    }

    [Fact]
    public async Task Several_cards_are_chosen_planned_softly_for_one_engineer_confirmed_and_undone_together()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon(), Settings = PortalFactory.EveryHour };
        var (one, two) = (await portal.WaitingForDispatchAsync(), await portal.WaitingForDispatchAsync());
        var engineer = await portal.ActorAsync("engineer1");
        await portal.SendToWorkAsync(engineer.EmployeeId!.Value, onDuty: false);
        await using var tab = await OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await page.GoToBoardAsync();

        await page.CardIn(Stage.ToDispatch, one.Number).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control], Position = new Position { X = 60, Y = 30 } });
        await page.CardIn(Stage.ToDispatch, two.Number).FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByTestId("chosen-bar")).ToContainTextAsync("2 chosen");
        await Expect(page.CardIn(Stage.ToDispatch, two.Number)).ToHaveAccessibleDescriptionAsync("Chosen");
        // What the filter hides stays chosen, and nothing is done with it.
        await page.GetByTestId("filter").FillAsync(one.Number);
        await Expect(page.GetByTestId("chosen-bar")).ToContainTextAsync("1 chosen");
        await Expect(page.GetByTestId("chosen-hidden")).ToContainTextAsync("1 more hidden by the filter");
        await page.GetByTestId("filter").FillAsync("");
        await Expect(page.GetByTestId("chosen-bar")).ToContainTextAsync("2 chosen");
        await Expect(page.GetByTestId("chosen-hidden")).ToHaveCountAsync(0);
        await page.GetByTestId("many-Assign").ClickAsync();
        await page.GetByTestId("engineerId").SelectOptionAsync($"{engineer.EmployeeId}");
        // What it would do is seen of each, one after another, before anything is done; one reason is asked for all.
        await Expect(page.GetByTestId("many-foreseen")).ToContainTextAsync("2 of 2 can be done · 2 want a reason");
        await Expect(page.GetByTestId("many-ticket").Locator("li").Filter(new() { HasText = "Off duty" })).ToHaveCountAsync(2);
        await Expect(page.GetByTestId("many-ticket").Locator("li").Filter(new() { HasText = "Other jobs that day: 1" })).ToHaveCountAsync(1);
        await page.GetByTestId("many-softly").CheckAsync();
        await page.GetByTestId("many-send").ClickAsync();
        await Expect(page.GetByTestId("problem-overrideReason")).ToContainTextAsync("Say why");
        await page.GetByTestId("overrideReason").FillAsync("他今天替班");
        await page.GetByTestId("many-send").ClickAsync();
        await Expect(page.GetByTestId("many-outcomes").Locator("li.done")).ToHaveCountAsync(2);
        await page.GetByTestId("many-close").ClickAsync();
        await portal.SendToWorkAsync(engineer.EmployeeId!.Value);

        await Expect(page.CardIn(Stage.Scheduled, one.Number)).ToContainTextAsync("Not told");
        await Expect(page.GetByTestId("chosen-bar")).ToHaveCountAsync(0);
        await page.GetByTestId("undo-moves").ClickAsync();
        await page.GetByTestId("undo-move").ClickAsync();
        await Expect(page.CardIn(Stage.ToDispatch, one.Number)).ToBeVisibleAsync();
        await Expect(page.CardIn(Stage.ToDispatch, two.Number)).ToBeVisibleAsync();

        // A drop with Alt plans softly; the engineer's day is confirmed at once.
        await page.HoldOverAsync(page.CardIn(Stage.ToDispatch, one.Number), page.GetByTestId($"engineer-{engineer.EmployeeId}"));
        await page.Keyboard.DownAsync("Alt");
        await page.Mouse.UpAsync();
        await page.Keyboard.UpAsync("Alt");
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(page.CardIn(Stage.Scheduled, one.Number)).ToContainTextAsync("Not told");
        await page.GetByTestId($"confirm-day-{engineer.EmployeeId}").ClickAsync();
        await Expect(page.CardIn(Stage.Scheduled, one.Number)).Not.ToContainTextAsync("Not told");
    }

    // Wide enough for all stages, so that nothing has to be scrolled with a card in the hand.
    private Task<BrowserTab> OpenAsync(PortalFactory portal, string user, string language = "en") =>
        browser.OpenAsync(portal, user, language, width: 2700);
}
