using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>The portal goes away and comes back, while pages are open.</summary>
public sealed class LostConnectionTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_restart_is_told_and_board_and_wall_are_live_again_by_themselves()
    {
        var first = new PortalFactory { Kept = true };
        await using var board = await browser.OpenAsync(first, "supervisor1");
        await using var wall = await browser.OpenAsync(first, "staff1", width: 1920, height: 1080);
        await wall.Page.Clock.InstallAsync();
        await board.Page.GoToBoardAsync();
        await wall.GoToAsync("/wall");
        await Expect(wall.Page.GetByTestId("wall-live")).ToBeVisibleAsync();
        await Expect(wall.Page.Locator(".age")).ToHaveAttributeAsync("data-says", new System.Text.RegularExpressions.Regex(@" · \d+ s ago"));

        await first.DisposeAsync();

        await Expect(board.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(board.Page.Locator("#components-reconnect-modal")).ToContainTextAsync("Connection lost");
        await wall.Page.Clock.FastForwardAsync(40_000);
        await Expect(wall.Page.Locator(".stale")).ToBeVisibleAsync();
        await Expect(wall.Page.GetByTestId("wall-live")).ToBeHiddenAsync();

        await using var second = new PortalFactory { After = first };
        var ticket = await second.WaitingForDispatchAsync();
        // The wall tries on for ever; a night is made short here.
        await wall.Page.Clock.FastForwardAsync(20_000);
        await Expect(wall.Page.GetByTestId($"wall-row-{ticket.Number}")).ToBeVisibleAsync();
        await Expect(wall.Page.GetByTestId("wall-live")).ToBeVisibleAsync();
        await Expect(board.Page.Card(ticket.Number)).ToBeVisibleAsync();
        await Expect(board.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }
}
