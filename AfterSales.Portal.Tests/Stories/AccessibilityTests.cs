using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>What holds of every page for people who see less, point less, or enlarge. Single pages have more in the tests of their feature.</summary>
public sealed class AccessibilityTests(BrowserFixture browser, FurnishedPortal world) : IClassFixture<FurnishedPortal>
{
    private readonly PortalFactory portal = world.Portal;
    private readonly Furnished furnished = world.Furnished;

    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task Nothing_keeps_anybody_from_using_a_page(string language, bool dark)
    {
        string[] besides = ["/tickets?query=nothing-like-it", "/customers?query=nothing-like-it", "/rulebook/Complete", "/rulebook/compare?one=R1&other=R9", "/nowhere"];
        var found = new List<string>();
        foreach (var (user, pages) in EveryPage.By(furnished).Select(same => (same.Key, same.Key == "supervisor1" ? [.. same, .. besides] : same.ToList())))
        {
            await using var tab = await browser.OpenAsync(portal, user, language, dark);
            foreach (var page in pages)
            {
                await OpenAsync(tab, page);
                found.AddRange((await tab.ViolationsAsync()).Select(violation => $"{page}: {violation}"));
            }
            // The console names what a page did not have.
            found.AddRange(tab.Complaints.Where(complaint => !complaint.Contains("the server responded with a status of", StringComparison.Ordinal)));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task What_keeps_somebody_from_using_a_page_is_found()
    {
        await using var tab = await browser.OpenAsync(portal, null, "en");
        await OpenAsync(tab, "/report");
        await tab.Page.EvaluateAsync("() => document.querySelector('main').append(Object.assign(document.createElement('button'), { id: 'mute' }))");
        Assert.StartsWith("button-name: ", Assert.Single(await tab.ViolationsAsync()), StringComparison.Ordinal);
    }

    // 1280 pixels at 400 %.
    [Fact]
    public async Task Enlarged_four_times_no_page_of_text_has_to_be_scrolled_sideways()
    {
        // A board and a wall are looked at as a whole.
        string[] pictures = ["/board", "/wall"];
        var wide = new List<string>();
        foreach (var pages in EveryPage.By(furnished))
        {
            await using var tab = await browser.OpenAsync(portal, pages.Key, width: 320, height: 640);
            foreach (var page in pages.Except(pictures))
            {
                await OpenAsync(tab, page);
                var over = await tab.Page.EvaluateAsync<int>("() => { const scrolls = document.querySelector('main') ?? document.scrollingElement; return Math.max(scrolls.scrollWidth - scrolls.clientWidth, document.scrollingElement.scrollWidth - innerWidth); }");
                if (over > 1)
                    wide.Add($"{page}: {over} px");
            }
        }
        Assert.Empty(wide);
    }

    [Fact]
    public async Task Whoever_goes_by_tab_sees_where_they_are()
    {
        foreach (var (user, page) in new (string?, string)[] { ("supervisor1", "/tickets"), ("supervisor1", "/desk"), ("supervisor1", "/board"), ("supervisor1", "/customers/1"), ("supervisor1", "/import"), ("supervisor1", "/charts/response"), ("engineer1", "/my"), (null, "/report") })
        {
            await using var tab = await browser.OpenAsync(portal, user);
            await OpenAsync(tab, page);
            for (var press = 0; press < 12; press++)
            {
                await tab.Page.Keyboard.PressAsync("Tab");
                var unseen = await tab.Page.EvaluateAsync<string?>("""
                    async () => {
                      // A ring may take a frame to be drawn.
                      await new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
                      const at = document.activeElement;
                      // A heading that the page itself goes to when it has arrived is no stop of the Tab key.
                      if (!at || at === document.body || at.tabIndex < 0) return null;
                      const style = getComputedStyle(at);
                      const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
                      return ring || style.boxShadow !== 'none' ? null : at.outerHTML.slice(0, 160);
                    }
                    """);
                Assert.True(unseen is null, $"{page}: {unseen}");
            }
        }
    }

    [Fact]
    public async Task Who_asked_the_system_for_stillness_sees_nothing_move()
    {
        var ticket = furnished.OnSite;
        foreach (var (user, page) in new (string?, string)[] { ("supervisor1", "/board"), ("supervisor1", "/wall"), ("supervisor1", $"/tickets/{ticket.Number}"), ("supervisor1", "/charts/response"), ("engineer1", $"/my/{ticket.Number}"), (null, "/report") })
        {
            await using var tab = await browser.OpenAsync(portal, user);
            await OpenAsync(tab, page);
            if (page.StartsWith("/tickets/", StringComparison.Ordinal))
            {
                await tab.Page.GetByTestId("more-commands").ClickAsync();
                await tab.Page.GetByTestId($"command-{nameof(Core.Tickets.AddNote)}").ClickAsync();
                await Expect(tab.Page.GetByTestId("command-send")).ToBeEnabledAsync();
            }
            var moving = await tab.Page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('*')].flatMap(one => [null, '::before', '::after'].map(part => [one, getComputedStyle(one, part), part]))
                  .filter(([, style]) => [...style.transitionDuration.split(','), ...style.animationDuration.split(',')].some(span => parseFloat(span) * (span.trim().endsWith('ms') ? 1 : 1000) > 1))
                  .map(([one, style, part]) => `${one.tagName}.${one.className}${part ?? ''} ${style.transitionDuration} ${style.animationDuration}`).slice(0, 5)
                """);
            Assert.True(moving.Length == 0, $"{page}: {string.Join('\n', moving)}");
        }
    }

    private static async Task OpenAsync(BrowserTab tab, string page)
    {
        await tab.GoToAsync(page);
        await Expect(tab.Page.Locator("h1, h2").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".waiting:visible")).ToHaveCountAsync(0);
    }
}
