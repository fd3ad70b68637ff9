using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Cards under a finger, cards that are kept for somebody, and what is done to several at once.</summary>
public sealed class HandsOnTheBoardTests(BrowserFixture browser)
{
    // The board's own hands, with a portal that answers when the test says so: by pointer and by key, in time and late.
    private const string AnsweredLifts = """
        async () => {
          const { Drag } = await import('/Dispatch/Board/Hands/HeldCard.razor.js');
          const { KeyLift } = await import('/Dispatch/Board/Hands/KeyLift.razor.js');
          const root = document.querySelector('.board'), card = root.querySelector('[data-card]');
          const run = async (lift, late) => {
            let answer, taken = 0;
            const page = { invokeMethodAsync: asked => asked === 'Lift' ? new Promise(done => { answer = done; }) : Promise.resolve(null) };
            const targets = { take() { taken++; }, of() { }, over() { }, under() { return null; }, clear() { } };
            const hand = lift(page, targets, { say() { } }, { lifted: '', back: '' });
            if (late)
              hand.cancel();
            answer({ stages: {}, engineers: [], softly: false });
            await new Promise(done => setTimeout(done));
            hand.cancel();
            return taken;
          };
          const drag = (page, targets, voice, texts) => {
            const hand = new Drag(root, page, card, { pointerType: 'mouse', clientX: 10, clientY: 10, pointerId: 7 }, () => { }, voice, targets, texts);
            hand.move({ pointerId: 7, clientX: 60, clientY: 60, altKey: false });
            return hand;
          };
          const key = (page, targets, voice, texts) => new KeyLift(root, page, card, () => { }, voice, targets, texts);
          return [await run(drag, false), await run(key, false), await run(drag, true), await run(key, true)].join(' ');
        }
        """;

    [Fact]
    public async Task A_finger_that_moves_at_once_scrolls_and_one_that_rests_carries_the_card()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.AssignedAsync();
        await using var tab = await OpenAsync(portal);
        var page = tab.Page;
        await page.GoToBoardAsync();
        var touch = await page.Context.NewCDPSessionAsync(page);
        await touch.SendAsync("Emulation.setTouchEmulationEnabled", new Dictionary<string, object> { ["enabled"] = true });
        var (card, lifted, enRoute) = (page.CardIn(Stage.Scheduled, ticket.Number), page.Locator(".board[data-lifting]"), page.GetByTestId("column-EnRoute"));
        var (from, to) = (await MiddleAsync(card), await MiddleAsync(enRoute));

        // Sent together: a machine that is busy in between would make it a finger that rests.
        await Task.WhenAll(TouchAsync(touch, "touchStart", from), TouchAsync(touch, "touchMove", (from.X, from.Y - 40)));
        await page.WaitForTimeoutAsync(400);
        await Expect(lifted).ToHaveCountAsync(0);
        await TouchAsync(touch, "touchEnd");

        await TouchAsync(touch, "touchStart", from);
        await Expect(lifted).ToBeVisibleAsync();
        for (var step = 1; step <= 6; step++)
            await TouchAsync(touch, "touchMove", (from.X + (to.X - from.X) * step / 6, from.Y + (to.Y - from.Y) * step / 6));
        await Expect(enRoute).ToHaveAttributeAsync("data-drop", "yes");
        await Expect(enRoute).ToHaveAttributeAsync("data-over", "");
        await TouchAsync(touch, "touchEnd");

        await Expect(page.CardIn(Stage.EnRoute, ticket.Number)).ToBeVisibleAsync();
        await Expect(lifted).ToHaveCountAsync(0);

        // An answer in time marks where the card may go; one that comes when the card is back marks nothing.
        Assert.Equal("1 1 0 0", await page.EvaluateAsync<string>(AnsweredLifts));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_card_that_is_kept_for_somebody_is_refused_to_everybody_else_until_its_time_is_over()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon() };
        var ticket = await portal.WaitingForDispatchAsync();
        var (kept, other) = (await portal.ActorAsync("engineer1"), await portal.ActorAsync("engineer2"));
        await using var tab = await OpenAsync(portal);
        var page = tab.Page;
        await page.GoToBoardAsync();
        var card = page.CardIn(Stage.ToDispatch, ticket.Number);

        await card.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("menu-Pin").ClickAsync();
        await page.GetByTestId($"candidate-{kept.EmployeeId}").GetByRole(AriaRole.Radio).CheckAsync();
        await page.GetByTestId("until").FillAsync(portal.Clock.Now.AddHours(8 + 2).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(page.GetByTestId("problem-reason")).ToBeVisibleAsync();
        await page.GetByTestId("reason").FillAsync("客户只认他");
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(card).ToContainTextAsync(kept.Name);

        // Held over anybody else it says for whom, until when and why, and is refused there.
        var (his, theirs) = (page.GetByTestId($"engineer-{kept.EmployeeId}"), page.GetByTestId($"engineer-{other.EmployeeId}"));
        await page.HoldOverAsync(card, theirs);
        await Expect(theirs).ToHaveAttributeAsync("data-drop", "no");
        await Expect(his).ToHaveAttributeAsync("data-drop", "yes");
        await Expect(page.Locator(".ghost .says")).ToContainTextAsync(kept.Name);
        await Expect(page.Locator(".ghost .says")).ToContainTextAsync("14:00");
        await Expect(page.Locator(".ghost .says")).ToContainTextAsync("客户只认他");
        await page.Mouse.UpAsync();
        await Expect(card).ToBeVisibleAsync();

        portal.Clock.Advance(TimeSpan.FromHours(3));
        await page.GoToBoardAsync();
        await Expect(card).Not.ToContainTextAsync(kept.Name);
        await page.HoldOverAsync(card, theirs);
        await Expect(theirs).ToHaveAttributeAsync("data-drop", "yes");
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Several_cards_are_called_urgent_and_noted_together_and_what_a_colleague_changed_since_is_not_taken_back()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon() };
        var (one, two) = (await portal.WaitingForDispatchAsync(), await portal.WaitingForDispatchAsync());
        var colleague = await portal.ActorAsync("supervisor2");
        await using var tab = await OpenAsync(portal);
        var page = tab.Page;
        await page.GoToBoardAsync();
        var (first, second) = (page.CardIn(Stage.ToDispatch, one.Number), page.CardIn(Stage.ToDispatch, two.Number));

        // What is chosen takes no room from the cards: the next one stays under the pointer.
        var before = (await second.BoundingBoxAsync())!;
        await first.ClickAsync(new() { Modifiers = [KeyboardModifier.Control], Position = new() { X = 90, Y = 40 } });
        await Expect(page.GetByTestId("chosen-bar")).ToContainTextAsync("1 chosen");
        Assert.Equal(before.Y, (await second.BoundingBoxAsync())!.Y);
        await page.GetByTestId("many-clear").ClickAsync();
        await Expect(first).ToBeFocusedAsync();

        await ChooseAsync(page, first, second);
        await page.GetByTestId("many-Note").ClickAsync();
        await page.GetByTestId("text").FillAsync("周五前矿上停电");
        await SendAsync(page);
        await Expect(page.GetByTestId("chosen-bar")).ToHaveCountAsync(0);

        // The other way to choose: a tap each, and a tick on what is chosen.
        await page.GetByTestId("choose-cards").ClickAsync();
        await first.ClickAsync();
        await second.ClickAsync();
        await Expect(page.GetByTestId("chosen-bar")).ToContainTextAsync("2 chosen");
        Assert.Equal("\"✓\"", await second.EvaluateAsync<string>("card => getComputedStyle(card, '::after').content"));
        await page.GetByTestId("many-Priority").ClickAsync();
        await page.GetByTestId("priority").SelectOptionAsync(nameof(Priority.Urgent));
        await page.GetByTestId("reason").FillAsync("客户停产");
        await SendAsync(page);
        await Expect(first).ToContainTextAsync("Urgent");
        await Expect(second).ToContainTextAsync("Urgent");

        // Taken back is what still is as it was left; of the other it is said who has changed it.
        await portal.RunAsync(colleague, two with { Version = two.Version + 2 }, new AddNote { Text = "已电话告知客户" });
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(first).Not.ToContainTextAsync("Urgent");
        await Expect(second).ToContainTextAsync("Urgent");
        await Expect(page.Locator(".mud-snackbar").Filter(new() { HasText = "Undone for 1 of 2" })).ToBeVisibleAsync();
        var refused = page.Locator(".mud-snackbar").Filter(new() { HasText = "Not undone" });
        await Expect(refused).ToContainTextAsync(colleague.Name);
        await Expect(refused).ToContainTextAsync("已电话告知客户");

        await page.GotoAsync($"/tickets/{one.Number}");
        await Expect(page.GetByTestId("timeline")).ToContainTextAsync("周五前矿上停电");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_last_move_is_the_one_that_is_taken_back_and_never_the_one_before_it_instead()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon() };
        var (one, two) = (await portal.WaitingForDispatchAsync(), await portal.WaitingForDispatchAsync());
        var (colleague, mine, engineer) = (await portal.ActorAsync("supervisor2"), await portal.ActorAsync("supervisor1"), await portal.ActorAsync("engineer1"));
        await portal.RunAsync(mine, one, new ChangePriority { Priority = Priority.Urgent, Reason = "客户停产" });
        await using var tab = await OpenAsync(portal);
        var page = tab.Page;
        await page.GoToBoardAsync();
        var card = page.CardIn(Stage.ToDispatch, two.Number);
        await page.DragAsync(card, page.GetByTestId($"engineer-{engineer.EmployeeId}"));
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(page.CardIn(Stage.Scheduled, two.Number)).ToBeVisibleAsync();
        await portal.RunAsync(colleague, two with { Version = two.Version + 1 }, new AddNote { Text = "客户要求改期" });

        await page.CardIn(Stage.Scheduled, two.Number).FocusAsync();
        await page.Keyboard.PressAsync("Control+z");

        await Expect(page.Locator(".mud-snackbar").Filter(new() { HasText = "Not undone" })).ToContainTextAsync(colleague.Name);
        await Expect(page.CardIn(Stage.ToDispatch, one.Number)).ToContainTextAsync("Urgent");
        Assert.Equal(Stage.Scheduled, await portal.StageOfAsync(two.Number));
        await page.Keyboard.PressAsync("Control+z");
        await Expect(page.CardIn(Stage.ToDispatch, one.Number)).Not.ToContainTextAsync("Urgent");
    }

    private static async Task ChooseAsync(IPage page, params ILocator[] cards)
    {
        foreach (var card in cards)
        {
            await card.FocusAsync();
            await page.Keyboard.PressAsync("x");
        }
        await Expect(page.GetByTestId("chosen-bar")).ToContainTextAsync($"{cards.Length} chosen");
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GetByTestId("many-send").ClickAsync();
        await Expect(page.GetByTestId("many-outcomes").Locator("li.done")).ToHaveCountAsync(2);
        await page.GetByTestId("many-close").ClickAsync();
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator target)
    {
        var box = (await target.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + Math.Min(box.Height / 2, 80));
    }

    private static async Task TouchAsync(ICDPSession touch, string type, (float X, float Y)? at = null) => await touch.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object>
    {
        ["type"] = type,
        ["touchPoints"] = at is var (x, y) ? new object[] { new Dictionary<string, object> { ["x"] = x, ["y"] = y } } : [],
    });

    // Wide enough for all stages, so that nothing has to be scrolled with a card in the hand.
    private Task<BrowserTab> OpenAsync(PortalFactory portal) => browser.OpenAsync(portal, "supervisor1", "en", width: 2700);
}
