using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Shell;

/// <summary>The search over everything, by keyboard.</summary>
public sealed class SearchBoxTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PortalFactory portal = new();
    private string number = "";

    public async ValueTask InitializeAsync() => number = (await (await FieldWork.BeginAsync(portal)).RepairAtAsync(Stage.ToDispatch)).Number;

    public async ValueTask DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task From_the_board_to_a_ticket_and_to_a_machine_without_the_mouse()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();
        await OpenedAsync(tab, "/");
        await tab.AssertAccessibleAsync();
        // Enter means what is typed, also before it was found.
        await tab.Page.Keyboard.TypeAsync(number[^3..]);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync($"**/tickets/{number}");
        await Expect(tab.Page.GetByTestId("search")).ToBeHiddenAsync();

        await OpenedAsync(tab, "Control+k");
        await tab.Page.Keyboard.TypeAsync("t-ebz200");
        await Expect(Hit(tab, "T-EBZ200-0387").Last).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Hit(tab, "T-EBZ200-0387").Last).ToHaveAttributeAsync("aria-selected", "true");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync("**/equipment/T-EBZ200-0387");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task What_was_opened_is_offered_again_until_one_signs_out()
    {
        await using var tab = await browser.OpenAsync(portal, "staff1", "zh-CN", dark: true);
        await tab.GoToAsync($"/tickets/{number}");
        await Expect(tab.Page.GetByTestId("ticket")).ToBeVisibleAsync();
        // Kept once the page has its name, a moment after it is shown.
        await tab.Page.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('掘进机'))");
        await tab.GoToAsync("/customers");
        await OpenedAsync(tab, "/");
        await Expect(Hit(tab, "掘进机")).ToHaveAttributeAsync("href", $"/tickets/{number}");
        await tab.AssertAccessibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.GetByTestId("search")).ToBeHiddenAsync();

        await tab.Page.GetByTestId("user-menu").ClickAsync();
        await tab.Page.GetByTestId("sign-out").ClickAsync();
        await tab.Page.WaitForURLAsync("**/signin");
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('recent:')).length"));
    }

    [Fact]
    public async Task A_slash_in_a_field_is_a_slash_and_what_an_input_method_composes_is_left_alone()
    {
        await using var tab = await browser.OpenAsync(portal, "staff1");
        await tab.GoToAsync("/tickets");
        await Expect(tab.Page.GetByTestId("total")).Not.ToBeEmptyAsync();
        await tab.Page.GetByTestId("query").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("a/b");
        await Expect(tab.Page.GetByTestId("query")).ToHaveValueAsync("a/b");
        await Expect(tab.Page.GetByTestId("search")).ToBeHiddenAsync();

        await OpenedAsync(tab, "Control+k");
        var text = tab.Page.GetByTestId("search-text");
        await text.EvaluateAsync("input => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }))");
        await Expect(tab.Page.GetByTestId("search")).ToBeVisibleAsync();
        await tab.Page.Keyboard.InsertTextAsync("掘进机");
        await Expect(Hit(tab, number)).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.GetByTestId("query")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Engineers_find_their_own_tickets_and_no_customer()
    {
        await using var tab = await browser.OpenAsync(portal, "engineer1");
        await tab.GoToAsync("/tickets");
        await OpenedAsync(tab, "/");
        await tab.Page.Keyboard.TypeAsync("余吾");
        await Expect(tab.Page.GetByTestId("search-status")).ToHaveTextAsync("0 found");
    }

    // The key is of effect once the circuit stands; it is pressed until it is.
    private static async Task OpenedAsync(BrowserTab tab, string key)
    {
        var dialog = tab.Page.GetByTestId("search");
        await Expect(tab.Page.GetByTestId("search-open")).ToBeVisibleAsync();
        for (var i = 0; i < 40 && !await dialog.IsVisibleAsync(); i++)
        {
            await tab.Page.Keyboard.PressAsync(key);
            await tab.Page.WaitForTimeoutAsync(100);
        }
        await Expect(tab.Page.GetByTestId("search-text")).ToBeFocusedAsync();
    }

    private static ILocator Hit(BrowserTab tab, string text) => tab.Page.GetByTestId("search-hit").Filter(new() { HasText = text });
}
