using System.Text.RegularExpressions;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>One board, looked at in several ways: what is seen stands in the address, and can be kept.</summary>
public sealed class ViewsOfTheBoardTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_same_cards_by_stage_by_engineer_and_by_blocker_filtered_kept_and_found_again()
    {
        await using var portal = new PortalFactory { Clock = SetClock.AtNoon() };
        var (waiting, sent) = (await portal.WaitingForDispatchAsync("潞安 余吾煤业"), await portal.AssignedAsync("engineer1"));
        var (first, second) = (await portal.ActorAsync("engineer1"), await portal.ActorAsync("engineer2"));
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "en", width: 1440);
        var page = tab.Page;
        await page.GoToBoardAsync();

        // By engineer, and dropped on a lane.
        await page.GetByTestId("group-Engineer").ClickAsync();
        await Expect(page).ToHaveURLAsync(Has("group=engineer"));
        await Expect(page.GetByTestId($"lane-{first.EmployeeId}").GetByTestId($"card-{sent.Number}")).ToBeVisibleAsync();
        await Expect(page.GetByTestId($"lane-{first.EmployeeId}").Locator(".day")).ToHaveCountAsync(1);
        var lane = page.GetByTestId($"lane-{second.EmployeeId}");
        await page.DragAsync(page.GetByTestId("lane-unassigned").GetByTestId($"card-{waiting.Number}"), lane);
        await page.GetByTestId("command-send").ClickAsync();
        // On some days he would be sent at an hour that has to be explained.
        var (reason, there) = (page.GetByTestId("overrideReason"), lane.GetByTestId($"card-{waiting.Number}"));
        await Expect(reason.Or(there).First).ToBeVisibleAsync();
        if (await reason.IsVisibleAsync())
        {
            await reason.FillAsync("他离得最近");
            await page.GetByTestId("command-send").ClickAsync();
        }
        await Expect(there).ToBeVisibleAsync();
        // What fades away cannot be read, and is not looked at with the rest.
        await page.Locator(".mud-snackbar").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        // Filtered, and back by the browser.
        await page.GetByTestId("group-Stage").ClickAsync();
        await page.GetByTestId("facet-Engineer").ClickAsync();
        await page.GetByTestId($"option-{first.EmployeeId}").CheckAsync();
        await Expect(page.Card(waiting.Number)).ToHaveCountAsync(0);
        await Expect(page.CardIn(Stage.Scheduled, sent.Number)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("facet-Engineer")).ToBeFocusedAsync();
        await page.GoBackAsync();
        await Expect(page.CardIn(Stage.Scheduled, waiting.Number)).ToBeVisibleAsync();
        await page.GoForwardAsync();
        await Expect(page.Card(waiting.Number)).ToHaveCountAsync(0);

        // Kept as what the board opens with, in another look than it comes.
        await page.GetByTestId("density").ClickAsync();
        await Expect(page.Locator(".board.compact")).ToBeVisibleAsync();
        var dense = (await page.CardIn(Stage.Scheduled, sent.Number).BoundingBoxAsync())!;
        Assert.InRange(dense.Height, 60, 74);
        // Who it is for is on the card in every density, whole in height and not only for who hears it.
        var who = (await page.CardIn(Stage.Scheduled, sent.Number).Locator("h3").BoundingBoxAsync())!;
        Assert.InRange(who.Height, 14, 24);
        Assert.InRange(who.Y, dense.Y, dense.Y + dense.Height - who.Height);
        Assert.True(who.Width > 100);
        // What the signs mean is a key away, and Escape leads back.
        await page.GetByTestId("marks").PressAsync("Enter");
        await Expect(page.GetByTestId("mark-legend")).ToContainTextAsync("Out of warranty");
        await Expect(page.Locator(".mud-snackbar")).ToHaveCountAsync(0);
        await tab.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("mark-legend")).ToBeHiddenAsync();
        await Expect(page.GetByTestId("marks")).ToBeFocusedAsync();
        await page.GetByTestId("side").ClickAsync();
        await Expect(page.Locator("aside")).ToHaveCountAsync(0);
        await page.GetByTestId("views").ClickAsync();
        await page.GetByTestId("view-name").FillAsync("Mine");
        await page.GetByTestId("save-view").ClickAsync();
        await page.GetByLabel("Open the board with Mine").ClickAsync();
        await Expect(page.GetByLabel("Open the board with Mine")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator(".mud-snackbar")).ToHaveCountAsync(0);
        await tab.AssertAccessibleAsync();

        // Elsewhere the same person finds it again, and it is nobody else's.
        await using var elsewhere = await browser.OpenAsync(portal, "supervisor1", "en");
        await elsewhere.Page.GoToBoardAsync();
        await Expect(elsewhere.Page).ToHaveURLAsync(Has($"density=compact&side=off&engineer={first.EmployeeId}"));
        await Expect(elsewhere.Page.Locator(".board.compact")).ToBeVisibleAsync();
        await Expect(elsewhere.Page.GetByTestId("views")).ToHaveTextAsync("Mine");
        await using var another = await browser.OpenAsync(portal, "supervisor2", "en");
        await another.Page.GoToBoardAsync();
        await Expect(another.Page.GetByTestId("views")).ToHaveTextAsync("My views");
        await elsewhere.Page.GetByTestId("views").ClickAsync();
        await elsewhere.Page.GetByLabel("Delete Mine").ClickAsync();
        await Expect(elsewhere.Page.GetByText("Mine")).ToHaveCountAsync(0);
        await elsewhere.Page.GoToBoardAsync();
        await Expect(elsewhere.Page.Locator(".board:not(.compact)")).ToBeVisibleAsync();

        await page.GetByTestId("clear-filter").ClickAsync();
        await Expect(page.CardIn(Stage.Scheduled, waiting.Number)).ToBeVisibleAsync();

        await page.GetByTestId("group-Blocker").ClickAsync();
        await Expect(page.GetByTestId("blocker-None").Locator("article")).ToHaveCountAsync(2);
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    private static Regex Has(string query) => new(Regex.Escape(query), RegexOptions.None, TimeSpan.FromSeconds(1));
}
