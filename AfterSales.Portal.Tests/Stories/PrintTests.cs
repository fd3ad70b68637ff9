using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>What comes out on paper.</summary>
public sealed class PrintTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_ticket_and_a_chart_are_printed_whole_on_white_and_without_what_can_be_pressed()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.FollowUp);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", dark: true);
        foreach (var page in new[] { $"/tickets/{ticket.Number}", "/charts/response" })
        {
            await tab.GoToAsync(page);
            await Expect(tab.Page.Locator("main h2").First).ToBeVisibleAsync();
            await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await tab.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
            await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
            await Expect(tab.Page.Locator("h1")).ToBeVisibleAsync();
            await Expect(tab.Page.Locator(".shell > nav")).ToBeHiddenAsync();
            await Expect(tab.Page.GetByTestId("user-menu")).ToBeHiddenAsync();
            // Nothing is left behind in an area that scrolls.
            Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => { const main = document.querySelector('main'); return main.scrollHeight - main.clientHeight; }"));
            await tab.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
            await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
            await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        }
    }
}
