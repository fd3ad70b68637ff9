using System.Text.RegularExpressions;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>A screen hangs for months: it takes turns, is dark at night, stands never quite still, and says when what it shows is old.</summary>
public sealed class WallTurnsTests(BrowserFixture browser)
{
    private const string Ahead = "ms => { const [clock, date] = [performance.now.bind(performance), Date.now]; performance.now = () => clock() + ms; Date.now = () => date() + ms; }";

    [Fact]
    public async Task A_screen_takes_turns_moves_with_the_hour_and_does_not_call_silence_live()
    {
        await using var portal = new PortalFactory();
        await using var screen = await browser.OpenAsync(portal, width: 1920, height: 1080);
        using var line = await CutLine.BetweenAsync(screen.Page, "/hubs/dispatch", inWords: true);
        await HangUpAsync(portal, screen, new DisplayEntry("调度室左屏", [WallScene.Due, WallScene.Figures], 600));
        var wall = screen.Page.GetByTestId("wall");
        await Expect(wall).ToHaveAttributeAsync("data-scene", nameof(WallScene.Due));
        await Expect(wall).ToHaveAttributeAsync("data-light", "day");
        var stood = await StandsAsync(screen.Page);

        // Ten minutes in which the line is open and nothing is heard.
        line.Swallow();
        await screen.Page.EvaluateAsync(Ahead, 600_000);
        await Expect(screen.Page.GetByTestId("wall-stale")).ToBeVisibleAsync();
        await Expect(screen.Page.GetByTestId("wall-live")).ToBeHiddenAsync();
        await Expect(wall).ToHaveAttributeAsync("data-scene", nameof(WallScene.Figures));
        await line.BreakAsync();
        await Expect(screen.Page.GetByTestId("wall-live")).ToBeVisibleAsync();
        await Expect(screen.Page.GetByTestId("wall-stale")).ToBeHiddenAsync();

        await screen.Page.EvaluateAsync(Ahead, 3_600_000);
        await screen.UntilAsync($"getComputedStyle(document.querySelector('main.wall')).getPropertyValue('--shift-x') !== '{stood}'");
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task By_night_a_screen_is_dimmed_until_there_is_danger_and_old_figures_are_not_called_live()
    {
        await using var portal = new PortalFactory();
        var now = TimeOnly.FromDateTime(portal.Get<CompanyTime>().ToLocal(DateTime.UtcNow));
        await using var screen = await browser.OpenAsync(portal, width: 1920, height: 1080);
        await HangUpAsync(portal, screen, new DisplayEntry("调度室左屏", [WallScene.Due], null, now.AddHours(-1), now.AddHours(1)));
        var wall = screen.Page.GetByTestId("wall");
        await Expect(wall).ToHaveAttributeAsync("data-light", "night");

        LiveDepartment.Must(await portal.Get<TicketDesk>().ReportAsync(Actor.Anonymous("王建国", Origin.Page), new Report { Contact = new ContactInput { Name = "王建国", Phone = "138 1234 5678" }, Fault = "支腿回缩", Impact = Impact.Safety }));
        await Expect(screen.Page.GetByTestId("wall-takeover")).ToBeVisibleAsync();
        await Expect(wall).ToHaveAttributeAsync("data-light", "day");

        await using var board = await browser.OpenAsync(portal, "supervisor1");
        await board.Page.GoToBoardAsync();
        var live = board.Page.GetByTestId("live");
        await Expect(live).Not.ToHaveAttributeAsync("data-lost", "");

        // The portal answers, and cannot read what it should tell.
        await AlterAsync(portal, "ALTER TABLE \"Hold\" RENAME TO \"Elsewhere\"");
        portal.Get<BoardTouches>().Add(new() { Everything = true });
        await Expect(screen.Page.GetByTestId("wall-stale")).ToContainTextAsync(new Regex(@"\d{2}:\d{2}"));
        await Expect(screen.Page.GetByTestId("wall-live")).ToBeHiddenAsync();
        await Expect(live).ToHaveAttributeAsync("data-lost", "");
        await AlterAsync(portal, "ALTER TABLE \"Elsewhere\" RENAME TO \"Hold\"");
        await Expect(screen.Page.GetByTestId("wall-live")).ToBeVisibleAsync();
        await Expect(live).Not.ToHaveAttributeAsync("data-lost", "");
    }

    private static async Task AlterAsync(PortalFactory portal, string statement)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync(statement, TestContext.Current.CancellationToken);
    }

    private static Task<string> StandsAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main.wall')).getPropertyValue('--shift-x')");

    private static async Task HangUpAsync(PortalFactory portal, BrowserTab screen, DisplayEntry entry)
    {
        var made = (await portal.Get<DisplayDesk>().MakeAsync(await portal.ActorAsync("supervisor1"), entry)).Value!;
        await screen.GoToAsync($"/wall?key={made.Key}");
        await Expect(screen.Page.GetByTestId("wall-live")).ToBeVisibleAsync();
    }
}
