using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Shell;

/// <summary>The shell around a page, in a real browser.</summary>
public sealed class WorkingPageTests(PortalFactory portal, BrowserFixture browser) : IClassFixture<PortalFactory>
{
    // Open to every role, and without data.
    private const string Page = "/tickets/AS-20990101-001";

    [Fact]
    public async Task The_theme_is_chosen_without_a_reload_and_kept()
    {
        await using var tab = await OpenAsync(Roles.Staff);
        await tab.GoToAsync(Page);
        await ChooseAsync(tab, "dark");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(tab.Page.Locator("[data-theme-choice=dark]")).ToHaveAttributeAsync("aria-pressed", "true");
        await tab.Page.ReloadAsync();
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(tab.Page.Locator("[data-theme-choice=dark]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_dark_page_is_dark_before_anything_is_drawn()
    {
        await using var tab = await OpenAsync(Roles.Staff, dark: true);
        await tab.Page.AddInitScriptAsync("new MutationObserver((_, all) => { if (document.body) { window.firstTheme = document.documentElement.dataset.theme; all.disconnect(); } }).observe(document, { childList: true, subtree: true })");
        await tab.GoToAsync(Page);
        Assert.Equal("dark", await tab.Page.EvaluateAsync<string>("window.firstTheme"));
    }

    [Fact]
    public async Task The_language_is_switched_where_one_is()
    {
        await using var tab = await OpenAsync(Roles.Staff);
        await tab.GoToAsync(Page + "?page=1");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "工单", Exact = true })).ToHaveAttributeAsync("aria-current", "page");
        Assert.EndsWith("?page=1", tab.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Staff, "Board Desk Tickets Customers Trips Parts Prices Due dates Quality Targets Rulebook Wall")]
    [InlineData(Roles.Engineer, "My jobs Tickets Trips Quality People Figures Points Rulebook")]
    [InlineData(Roles.Supervisor, "Today Board Desk Tickets Customers Trips Parts Prices Due dates Quality People Standards Figures Targets Reports Rulebook Wall")]
    public async Task The_rail_shows_the_places_of_the_role(Roles role, string places)
    {
        await using var tab = await OpenAsync(role);
        await tab.GoToAsync(Page);
        await Expect(tab.Page.Locator("nav a svg")).ToHaveCountAsync(role == Roles.Supervisor ? 17 : role == Roles.Staff ? 12 : 8);
        var names = await tab.Page.Locator("nav a:has(svg)").AllInnerTextsAsync();
        Assert.Equal(places, string.Join(' ', names.Select(name => name.Trim())));
    }

    [Fact]
    public async Task Leaving_is_one_button_and_the_page_is_closed_after_it()
    {
        await using var tab = await OpenAsync(Roles.Staff);
        await tab.GoToAsync(Page);
        await tab.Page.GetByTestId("user-menu").ClickAsync();
        await tab.Page.GetByTestId("sign-out").ClickAsync();
        await tab.Page.WaitForURLAsync("**/signin");
        await tab.GoToAsync(Page);
        Assert.Contains("/signin?returnUrl=", tab.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task The_shell_and_the_sign_in_are_accessible(string language, bool dark)
    {
        await using var tab = await OpenAsync(Roles.Supervisor, language, dark);
        await tab.GoToAsync("/signin");
        await tab.AssertAccessibleAsync();
        await tab.GoToAsync(Page);
        await tab.Page.GetByTestId("user-menu").ClickAsync();
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    private async Task<BrowserTab> OpenAsync(Roles role, string language = "en", bool dark = false)
    {
        var user = Guid.NewGuid().ToString("N");
        await portal.HireAsync(user, "陈静", role);
        return await browser.OpenAsync(portal, user, language, dark);
    }

    private static async Task ChooseAsync(BrowserTab tab, string theme)
    {
        await tab.Page.GetByTestId("user-menu").ClickAsync();
        await tab.Page.Locator($"[data-theme-choice={theme}]").ClickAsync();
    }
}
