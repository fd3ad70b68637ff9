using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Dispatch.Walls;

/// <summary>A bad day on the wall: more promises are broken than it has rows, and then there is danger.</summary>
public sealed class WallDueTests(BrowserFixture browser) : IAsyncLifetime
{
    private const int Overdue = 5;
    private readonly PortalFactory portal = new() { Clock = new SetClock(DateTimeOffset.UtcNow.AddDays(-30)) };
    private string next = "";

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("s1", "李婷", Roles.Staff);
        await portal.SendToWorkAsync(await portal.HireAsync("e1", "赵强", Roles.Engineer));
        for (var at = 0; at < Overdue; at++)
        {
            await RegisterAsync();
            portal.Clock!.Advance(TimeSpan.FromMinutes(7));
        }
        portal.Clock!.Now = DateTimeOffset.UtcNow;
        next = await RegisterAsync();
        var now = portal.Clock.Now.UtcDateTime;
        Assert.Null((await portal.Get<PositionDesk>().ReportAsync(await portal.ActorAsync("e1"), new PositionReport { Lat = 36.1, Lon = 113.2, AccuracyM = 20, At = now.AddMinutes(-40) })).Refusal);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task However_many_are_over_the_last_row_is_for_what_breaks_next_and_it_says_how_many_more_are_over()
    {
        await using var tab = await browser.OpenAsync(portal, "s1", "en", width: 1920, height: 1080);
        await tab.GoToAsync("/wall");
        await Expect(tab.Page.GetByTestId("wall-more")).ToHaveTextAsync("◆ 2 more overdue");
        await Expect(tab.Page.Locator("[data-testid^=wall-row-]")).ToHaveCountAsync(4);
        await Expect(tab.Page.Locator(".row.over")).ToHaveCountAsync(3);
        var last = tab.Page.GetByTestId($"wall-row-{next}");
        await Expect(last).ToContainTextAsync("left");
        // The lowest on the screen, below the line that says it.
        var line = (await tab.Page.GetByTestId("wall-more").BoundingBoxAsync())!;
        Assert.True((await last.BoundingBoxAsync())!.Y > line.Y);
        Assert.True((await tab.Page.Locator(".row.over").Nth(2).BoundingBoxAsync())!.Y < line.Y);
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("zh-CN", 1920, 1080, 52)]
    [InlineData("en", 1920, 1080, 52)]
    [InlineData("zh-CN", 3840, 2160, 104)]
    public async Task Nothing_on_the_wall_is_smaller_or_paler_than_can_be_read_from_five_metres(string language, int width, int height, int smallest)
    {
        await using var tab = await browser.OpenAsync(portal, "s1", language, width: width, height: height);
        foreach (var scene in Enum.GetNames<WallScene>())
        {
            await tab.GoToAsync($"/wall?scene={scene}");
            await Expect(tab.Page.GetByTestId("wall-live")).ToBeVisibleAsync();
            await Expect(tab.Page.Locator(".row.over")).ToHaveCountAsync(3);
            await AssertLegibleAsync(tab, scene, smallest, "day", "night", "stale");
        }

        var alarm = LiveDepartment.Must(await portal.Get<TicketDesk>().ReportAsync(Actor.Anonymous("王建国", Origin.Page), new Report
        {
            Contact = Department.Contact, Fault = "支腿回缩", SerialNumber = "EBZ200-7731", Address = "山西省长治市屯留区某路 3 号", Impact = Impact.Safety,
        }));
        await Expect(tab.Page.GetByTestId("wall-takeover")).ToContainTextAsync(alarm.Number);
        // An alarm is not dimmed.
        await AssertLegibleAsync(tab, "alarm", smallest, "day", "stale");

        LiveDepartment.Must(await portal.Get<TicketDesk>().RunAsync(await portal.ActorAsync("s1"), alarm.Number, alarm.Version, new AcknowledgeAlarm()));
        await Expect(tab.Page.GetByTestId("wall-acknowledged")).ToBeVisibleAsync();
        await AssertLegibleAsync(tab, "acknowledged", smallest, "day", "night", "stale");
    }

    private static async Task AssertLegibleAsync(BrowserTab tab, string when, int smallest, params string[] lights)
    {
        foreach (var light in lights)
        {
            // As the script sets it by the hour, and when nothing is heard.
            await tab.Page.EvaluateAsync("light => { const wall = document.querySelector('main.wall'); wall.dataset.light = light; wall.dataset.wallState = light === 'stale' ? 'stale' : 'live'; }", light);
            var found = await tab.Page.EvaluateAsync<string[]>(Reading, smallest);
            Assert.True(found.Length == 0, $"{when} {light}: {string.Join('\n', found)}");
        }
    }

    private async Task<string> RegisterAsync() => LiveDepartment.Must(await portal.Get<TicketDesk>().RegisterAsync(await portal.ActorAsync("s1"), new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.Urgent, CustomerName = "余吾煤业",
        Site = new SiteInput { Name = "副井口", Address = "长治", City = "长治", Lat = 36.2, Lon = 113.1 }, Fault = "液压泵噪声大", Contact = Department.Contact,
    })).Number;

    /// <summary>What is written smaller than wanted, or with less than 7:1 to what it stands on (WCAG 2.2's arithmetic).</summary>
    private const string Reading = """
        smallest => {
          const parts = colour => colour.match(/[\d.]+/g).map(Number);
          const light = colour => {
            const [r, g, b] = parts(colour).map(one => one / 255).map(one => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = element => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor;
              if (colour.startsWith('rgb') && (parts(colour)[3] ?? 1) > 0.5) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          return [...document.querySelectorAll('main *')]
            .filter(part => part.checkVisibility({ visibilityProperty: true }) && [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .flatMap(part => {
              const style = getComputedStyle(part);
              const [one, other] = [light(style.color), light(ground(part))].sort((a, b) => b - a);
              const contrast = (one + 0.05) / (other + 0.05);
              const size = parseFloat(style.fontSize);
              return size >= smallest - 0.5 && contrast >= 7 ? [] : [`${part.className || part.tagName} "${part.textContent.slice(0, 20)}": ${size} px, ${contrast.toFixed(1)}:1 ${style.color} on ${ground(part)}`];
            });
        }
        """;
}
