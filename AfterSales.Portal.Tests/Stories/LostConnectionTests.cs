using System.Text.RegularExpressions;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
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
        await Expect(wall.Page.Locator(".age")).ToHaveAttributeAsync("data-says", new Regex(@" · \d+ s ago"));

        await first.DisposeAsync();

        await Expect(board.Page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(board.Page.Locator("#components-reconnect-modal")).ToContainTextAsync("Connection lost");
        await Expect(board.Page.GetByTestId("live")).ToHaveAttributeAsync("data-lost", "");
        await Expect(wall.Page.GetByTestId("wall-stale")).ToBeVisibleAsync();
        await Expect(wall.Page.GetByTestId("wall-live")).ToBeHiddenAsync();
        await wall.Page.Clock.FastForwardAsync(40_000);
        await Expect(wall.Page.GetByTestId("wall-stale")).ToBeVisibleAsync();

        await using var second = new PortalFactory { After = first };
        var ticket = await second.WaitingForDispatchAsync();
        // The wall tries on for ever; a night is made short here.
        await wall.Page.Clock.FastForwardAsync(20_000);
        await Expect(wall.Page.GetByTestId($"wall-row-{ticket.Number}")).ToBeVisibleAsync();
        await Expect(wall.Page.GetByTestId("wall-live")).ToBeVisibleAsync();
        await Expect(wall.Page.GetByTestId("wall-stale")).ToBeHiddenAsync();
        await Expect(board.Page.Card(ticket.Number)).ToBeVisibleAsync();
        await Expect(board.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(board.Page.GetByTestId("live")).Not.ToHaveAttributeAsync("data-lost", "");
        await Expect(board.Page.GetByTestId("live").Locator("span")).ToHaveAttributeAsync("data-says", new Regex(@"^Live · \d+ s ago"));
    }

    [Fact]
    public async Task What_moved_while_the_connection_was_broken_is_on_the_map_afterwards()
    {
        await using var portal = new PortalFactory();
        var (near, far) = (await portal.ActorAsync("engineer1"), await portal.ActorAsync("engineer2"));
        foreach (var engineer in new[] { near, far })
            await portal.SendToWorkAsync(engineer.EmployeeId!.Value);
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        using var line = await CutLine.BetweenAsync(tab.Page);
        await tab.Page.GoToBoardAsync();
        await ReportAsync(portal, near, 113.1);
        await Expect(Map(tab.Page)).ToHaveAttributeAsync("data-engineers", "1");

        // The wire is dead, and neither end knows: what the portal sends now is lost.
        line.Swallow();
        await ReportAsync(portal, far, 116.4);
        await line.SwallowedAsync();
        await line.BreakAsync();

        await Expect(Map(tab.Page)).ToHaveAttributeAsync("data-engineers", "2");
    }

    private static ILocator Map(IPage page) => page.Locator(".dispatch-map .canvas");

    private static async Task ReportAsync(PortalFactory portal, Actor engineer, double lon)
    {
        var report = new PositionReport { Lat = 36.2, Lon = lon, At = DateTime.UtcNow };
        Assert.True((await portal.Get<PositionDesk>().ReportAsync(engineer, report, TestContext.Current.CancellationToken)).Done);
        await portal.Get<BoardFeed>().CurrentAsync(TestContext.Current.CancellationToken);
    }
}
