using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Of many cards and many people the board draws those in sight; all of them can be reached all the same.</summary>
public sealed class LongListsTests(BrowserFixture browser)
{
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
        // The button goes with its press; the keyboard goes on from the first of those that came.
        await column.GetByText("25 more").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(column.GetByText("25 more")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("[data-card$='-021']")).ToBeFocusedAsync();

        await WalkAsync(tab.Page, "ArrowDown", "-045");
        await tab.Page.EvaluateAsync("() => { window.met = new Set(); document.addEventListener('focusin', event => window.met.add(event.target.dataset.card)); }");
        await WalkAsync(tab.Page, "ArrowUp", "-001");
        Assert.Equal(44, await tab.Page.EvaluateAsync<int>("() => window.met.size"));
        Assert.InRange(await column.Locator("article").CountAsync(), 5, 30);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Of_many_engineers_also_who_was_out_of_sight_takes_a_card_by_hand_and_by_keyboard()
    {
        await using var portal = new PortalFactory();
        var ticket = await portal.WaitingForDispatchAsync();
        await MoveInAsync(portal, 90);
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "en", width: 1440);
        var page = tab.Page;
        await page.GoToBoardAsync();
        var (card, people) = (page.CardIn(Stage.ToDispatch, ticket.Number), page.Locator("aside li.person"));

        await page.HoldOverAsync(card, people.Nth(2));
        await page.Mouse.WheelAsync(0, 10_000);
        var last = page.GetByTestId(await LastAsync(page));
        await Expect(last).ToHaveAttributeAsync("data-drop", "yes");
        await last.HoverAsync();
        await Expect(last).ToHaveAttributeAsync("data-over", "");
        await Expect(page.Locator(".says[data-preview] h4")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();
        await Expect(page.Locator("[data-drop]")).ToHaveCountAsync(0);

        // Back to the first, and from there by the arrow, as fast as it is pressed.
        await page.Locator("aside .many").EvaluateAsync("list => { list.scrollTop = 0; }");
        await Expect(last).ToHaveCountAsync(0);
        await card.FocusAsync();
        await page.Keyboard.PressAsync(" ");
        await Expect(page.Locator(".board > [role=status]")).ToContainTextAsync("is lifted");
        for (var press = 0; press < 600 && await last.And(page.Locator("[data-over]")).CountAsync() == 0; press++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Expect(last).ToHaveAttributeAsync("data-over", "");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("engineerIds").GetByRole(AriaRole.Checkbox, new() { Checked = true })).ToHaveCountAsync(1);
        await page.GetByTestId("overrideReason").FillAsync("他住在现场旁边");
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(page.CardIn(Stage.Scheduled, ticket.Number)).ToBeFocusedAsync();
        Assert.Empty(tab.Complaints);
    }

    /// <summary>As a key that is held down: at the edge of what is drawn it waits for the rest.</summary>
    private static async Task WalkAsync(IPage page, string key, string end)
    {
        var there = page.Locator($"[data-card$='{end}']:focus");
        for (var press = 0; press < 1000 && await there.CountAsync() == 0; press++)
        {
            Assert.NotEqual("BODY", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));
            await page.Keyboard.PressAsync(key);
        }
        await Expect(there).ToHaveCountAsync(1);
    }

    /// <summary>Who is drawn last when the list has been scrolled to its end.</summary>
    private static async Task<string> LastAsync(IPage page)
    {
        await page.WaitForFunctionAsync("""
            () => {
              const list = document.querySelector('aside .many');
              return list.scrollTop > 0 && list.scrollTop + list.clientHeight >= list.scrollHeight - 2 && !list.lastElementChild.offsetHeight;
            }
            """);
        return (await page.Locator("aside li.person").Last.GetAttributeAsync("data-testid"))!;
    }

    private static async Task MoveInAsync(PortalFactory portal, int engineers)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.AddRange(Enumerable.Range(0, engineers).Select(i => new Employee { Name = $"工{i:00}", Roles = Roles.Engineer, Engineer = new Engineer { OnDuty = true } }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await portal.Get<BoardFeed>().LoadAsync(TestContext.Current.CancellationToken);
    }
}
