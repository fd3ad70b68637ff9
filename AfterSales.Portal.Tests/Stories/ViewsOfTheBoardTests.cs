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
        var lane = page.GetByTestId($"lane-{second.EmployeeId}");
        await page.DragAsync(page.GetByTestId("lane-unassigned").GetByTestId($"card-{waiting.Number}"), lane);
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(page.Locator($"[data-column='{second.EmployeeId}']")).ToContainTextAsync("1");

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
        await page.GetByTestId("side").ClickAsync();
        await Expect(page.Locator("aside")).ToHaveCountAsync(0);
        await page.GetByTestId("views").ClickAsync();
        await page.GetByTestId("view-name").FillAsync("Mine");
        await page.GetByTestId("save-view").ClickAsync();
        await page.GetByLabel("Open the board with Mine").ClickAsync();
        await Expect(page.GetByLabel("Open the board with Mine")).ToHaveAttributeAsync("aria-pressed", "true");
        await tab.AssertAccessibleAsync();
        await page.GoToBoardAsync();
        await Expect(page).ToHaveURLAsync(Has($"density=compact&side=off&engineer={first.EmployeeId}"));
        await Expect(page.GetByTestId("views")).ToHaveTextAsync("Mine");
        await page.GetByTestId("clear-filter").ClickAsync();
        await Expect(page.CardIn(Stage.Scheduled, waiting.Number)).ToBeVisibleAsync();

        await page.GetByTestId("group-Blocker").ClickAsync();
        await Expect(page.GetByTestId("blocker-None").Locator("article")).ToHaveCountAsync(2);
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Of_a_long_column_what_is_in_sight_is_drawn_and_the_arrows_reach_every_card()
    {
        await using var portal = new PortalFactory();
        for (var ticket = 0; ticket < 45; ticket++)
            await portal.RegisteredAsync();
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "en", width: 1440, height: 800);
        await tab.Page.GoToBoardAsync();
        var column = tab.Page.GetByTestId("column-Diagnosing");
        await Expect(column.Locator("article")).ToHaveCountAsync(20);
        await column.GetByText("25 more").ClickAsync();
        await Expect(column.GetByText("25 more")).ToHaveCountAsync(0);

        await column.Locator("article").First.FocusAsync();
        for (var press = 0; press < 44; press++)
        {
            var before = await FocusedAsync(tab.Page);
            await tab.Page.Keyboard.PressAsync("ArrowDown");
            await tab.Page.WaitForFunctionAsync("before => document.activeElement?.dataset.card !== before", before);
        }
        Assert.EndsWith("-045", await FocusedAsync(tab.Page), StringComparison.Ordinal);
        Assert.InRange(await column.Locator("article").CountAsync(), 5, 30);
        Assert.Empty(tab.Complaints);
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement?.dataset.card ?? ''");

    private static Regex Has(string query) => new(Regex.Escape(query), RegexOptions.None, TimeSpan.FromSeconds(1));
}
