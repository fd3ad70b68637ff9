using System.Globalization;
using System.Text.RegularExpressions;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.People;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>The map of engineers and sites, in a browser.</summary>
public sealed class MapStoryTests(BrowserFixture browser)
{
    private const int Engineers = 1000;

    [Fact]
    public async Task A_thousand_engineers_move_on_the_map_in_one_batch_and_one_of_them_shows_the_way()
    {
        await using var portal = new PortalFactory();
        var assigned = await portal.AssignedAsync();
        var engineer = await portal.ActorAsync("engineer1");
        await MoveInAsync(portal);
        await portal.SendToWorkAsync(engineer.EmployeeId!.Value);
        await portal.Get<PositionDesk>().ReportAsync(engineer, new PositionReport { Lat = 36.4, Lon = 113.1, AccuracyM = 12, At = DateTime.UtcNow }, TestContext.Current.CancellationToken);
        await portal.Get<BoardFeed>().LoadAsync(TestContext.Current.CancellationToken);
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        await tab.Page.GoToBoardAsync();
        var map = tab.Page.Locator(".dispatch-map .canvas");
        await Expect(map).ToHaveAttributeAsync("data-engineers", $"{Engineers + 1}");
        await Expect(map).ToHaveAttributeAsync("data-sites", "1");
        Assert.InRange(await PaintAsync(map), 0, 250);
        // No element stands for an engineer: the page is as small as with none.
        await Expect(map.Locator(".leaflet-marker-icon")).ToHaveCountAsync(0);

        // A card leads to its site, and the list, which is for the keyboard too, to card and engineer.
        await tab.Page.Card(assigned.Number).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.GetByTestId("menu-map").ClickAsync();
        await Expect(map).ToHaveAttributeAsync("data-marked", new Regex(@"^site \d+$"));
        await tab.Page.GetByTestId("map-list-open").ClickAsync();
        await tab.Page.GetByTestId("map-list").GetByRole(AriaRole.Button).First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Card(assigned.Number)).ToBeFocusedAsync();

        // Of a thousand in the lane only those in sight are drawn; whoever is looked for is brought there.
        await tab.Page.GetByTestId("map-list-open").ClickAsync();
        await tab.Page.GetByTestId($"map-engineer-{engineer.EmployeeId}").ClickAsync();
        await Expect(tab.Page.GetByTestId($"engineer-{engineer.EmployeeId}")).ToBeFocusedAsync();
        await tab.Page.GetByTestId($"route-{engineer.EmployeeId}").ClickAsync();
        await Expect(map).ToHaveAttributeAsync("data-route", $"{engineer.EmployeeId}");
        await Expect(tab.Page.GetByTestId("route-stop-1")).ToContainTextAsync("about 30 km");
        await tab.Page.GetByTestId("route-stop-1").ClickAsync();
        await Expect(tab.Page.Card(assigned.Number)).ToBeFocusedAsync();
        await tab.Page.GetByTestId("route-close").ClickAsync();
        await Expect(map).ToHaveAttributeAsync("data-route", "");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task Tiles_that_do_not_come_leave_the_outline_and_the_switch_chooses_another_source()
    {
        await using var portal = new PortalFactory
        {
            Settings = new Dictionary<string, string?>
            {
                ["Map:Sources:0:Name"] = "GCJ", ["Map:Sources:0:Url"] = "http://tiles.invalid/{z}/{x}/{y}.png", ["Map:Sources:0:Crs"] = "GCJ-02", ["Map:Sources:0:Attribution"] = "Tiles A",
                ["Map:Sources:1:Name"] = "Plain", ["Map:Sources:1:Url"] = "http://other.invalid/{z}/{x}/{y}.png", ["Map:Sources:1:Attribution"] = "Tiles B",
            },
        };
        await portal.AssignedAsync();
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var answers = true;
        await tab.Page.RouteAsync("http://*.invalid/**", route => answers
            ? route.FulfillAsync(new RouteFulfillOptions { ContentType = "image/svg+xml", Body = "<svg xmlns='http://www.w3.org/2000/svg' width='256' height='256'/>" })
            : route.AbortAsync());
        await tab.Page.GoToBoardAsync();
        var map = tab.Page.Locator(".dispatch-map .canvas");
        await Expect(map).ToHaveAttributeAsync("data-ground", "GCJ");
        await Expect(map).ToContainTextAsync("Tiles A");
        await Expect(map).ToHaveAttributeAsync("data-sites", "1");
        // Tiles have names of their own.
        await Expect(map.Locator(".cities span")).ToHaveCountAsync(0);

        answers = false;
        await map.Locator("select.source").SelectOptionAsync("Plain");
        await Expect(map).ToHaveAttributeAsync("data-ground", "");
        await Expect(map).ToContainTextAsync("do not answer");
        await Expect(map).ToContainTextAsync("Natural Earth");
        await Expect(map.Locator("path.land").First).ToBeAttachedAsync();
        // On the outline nothing but names says where one is; none of them lies below what the map shows or its buttons.
        await tab.Page.GetByTestId("map-large").ClickAsync();
        await Expect(map.Locator(".cities span:visible").Filter(new() { HasText = "Handan" })).ToBeVisibleAsync();
        Assert.Empty(await tab.Page.EvaluateAsync<string[]>(Covered));
    }

    /// <summary>The names of cities that lie below a button or over each other.</summary>
    private const string Covered = """
        () => {
          const boxes = all => [...document.querySelectorAll(all)].filter(one => one.checkVisibility()).map(one => [one.textContent.trim(), one.getBoundingClientRect()]);
          const names = boxes('.dispatch-map .cities span'), meet = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
          const others = boxes('.dispatch-map :is(.tools, .leaflet-control, .legend)');
          return names.filter(([, box], i) => [...others, ...names.slice(i + 1)].some(([, other]) => meet(box, other))).map(([name]) => name);
        }
        """;

    private static async Task<double> PaintAsync(ILocator map) => double.Parse((await map.GetAttributeAsync("data-paint-ms"))!, CultureInfo.InvariantCulture);

    private static async Task MoveInAsync(PortalFactory portal)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var people = Enumerable.Range(0, Engineers).Select(i => new Employee { Name = $"工{i:000}", Roles = Roles.Engineer, Engineer = new Engineer { OnDuty = true, SharesPosition = true } }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.AddRange(people.Select((one, i) => new EngineerPosition { EngineerId = one.Id, Lat = 24 + i % 40 * 0.45, Lon = 100 + i / 40 * 0.8, AccuracyM = 20, At = DateTime.UtcNow.AddMinutes(-i % 30) }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
