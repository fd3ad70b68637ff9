using System.Text.Json;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Map;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Tests.Tickets;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static AfterSales.Portal.Tests.Dispatch.BoardCards;

namespace AfterSales.Portal.Tests.Dispatch.Map;

/// <summary>What the map's script is sent.</summary>
public sealed class DispatchMapTests : IAsyncLifetime
{
    private readonly Reconnections reconnections = new();
    private TicketPages pages = null!;
    private BunitJSModuleInterop map = null!;

    public async ValueTask InitializeAsync()
    {
        pages = await TicketPages.NewAsync();
        pages.Services.AddSingleton(Options.Create(new MapSettings())).AddSingleton(reconnections).AddScoped<MapSigns>().AddSingleton(new PlanningRules());
        map = pages.JSInterop.SetupModule("./Dispatch/Map/DispatchMap.razor.js").SetupModule("create", _ => true);
        map.SetupVoid("update", _ => true).SetVoidResult();
        map.SetupVoid("route", _ => true).SetVoidResult();
        map.SetupVoid("back", _ => true).SetVoidResult();
        await reconnections.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => pages.DisposeAsync();

    [Fact]
    public void All_that_moved_goes_in_one_call()
    {
        var shown = Render(Places(113, 114, 115));
        Assert.Equal((1, 3, true), (Sent.Count, Sent[0].Engineers.Length, Sent[0].Whole));

        Show(shown, Places(113.5, 114.5, 115));
        Assert.Equal((2, 2, false), (Sent.Count, Sent[1].Engineers.Length, Sent[1].Whole));

        Show(shown, Places(113.5));
        Assert.Equal(3, Sent.Count);
        Assert.Equal([2, 3], Sent[2].GoneEngineers);
    }

    [Fact]
    public void What_has_not_changed_is_not_sent()
    {
        var shown = Render(Places(113, 114));
        Show(shown, Places(113, 114));
        Assert.Single(Sent);
    }

    [Fact]
    public void A_change_that_moves_nothing_on_the_map_leaves_every_circuit_the_lists_that_it_has()
    {
        var board = EngineerRouteTests.DayOf(new BoardPosition(35.2, 113.1, 10, Noon), EngineerRouteTests.Visit(1, VisitState.EnRoute, -1), EngineerRouteTests.Visit(2, VisitState.Confirmed, 5));
        var known = new PlacesOfBoards();
        var before = known.Of(board, Noon);
        var other = known.Of(board with { Version = board.Version + 1 }, Noon);
        Assert.NotSame(before, other);
        Assert.Same(before.Engineers, other.Engineers);
        Assert.Same(before.Sites, other.Sites);

        var moved = known.Of(board with { Engineers = board.Engineers.SetItem(7, board.Engineers[7] with { Position = new BoardPosition(35.3, 113.1, 10, Noon) }) }, Noon);
        Assert.NotSame(before.Engineers, moved.Engineers);
        Assert.Same(before.Sites, moved.Sites);
    }

    [Fact]
    public async Task After_a_reconnection_the_browser_gets_everything_again()
    {
        var shown = Render(Places(113, 114));
        await reconnections.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        // Nothing is rendered for it: bUnit's own waiting would not look again.
        while (await shown.InvokeAsync(() => Sent.Count) < 2)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.Equal((2, true), (Sent[^1].Engineers.Length, Sent[^1].Whole));
    }

    [Fact]
    public void What_the_browser_has_not_confirmed_is_sent_again_with_the_next_change()
    {
        map.SetupVoid("update", _ => true).SetCanceled();
        var shown = Render(Places(113, 114));
        map.SetupVoid("update", _ => true).SetVoidResult();
        Show(shown, Places(113, 114));
        Assert.Equal((2, true), (Sent[^1].Engineers.Length, Sent[^1].Whole));
    }

    [Fact]
    public async Task The_way_of_who_is_chosen_is_drawn_and_said_until_it_is_closed()
    {
        var board = EngineerRouteTests.DayOf(new BoardPosition(35.2, 113.1, 10, Noon), EngineerRouteTests.Visit(1, VisitState.EnRoute, -1), EngineerRouteTests.Visit(2, VisitState.Confirmed, 5));
        var pressed = new List<string>();
        var shown = pages.Render<DispatchMap>(parameters => parameters.Add(one => one.Places, new PlacesOfBoards().Of(board, Noon)).Add(one => one.OnSite, pressed.Add));
        await shown.InvokeAsync(() => shown.Instance.EngineerChosen(7));

        var way = JsonSerializer.Deserialize<JsonElement>(JsonSerializer.Serialize(map.Invocations["route"][^1].Arguments[0]));
        Assert.Equal([1, 2], way.GetProperty("Stops").EnumerateArray().Select(stop => stop.GetProperty("Order").GetInt32()));
        Assert.Contains("planned 17:00", shown.Find("[data-testid=route-stop-2]").TextContent, StringComparison.Ordinal);
        await shown.Find("[data-testid=route-stop-2]").ClickAsync();
        Assert.Equal(["2"], pressed);

        await shown.Find("[data-testid=route-close]").ClickAsync();
        Assert.Null(map.Invocations["route"][^1].Arguments[0]);
        Assert.Empty(shown.FindAll("[data-testid=map-route]"));
    }

    [Fact]
    public async Task Escape_closes_what_was_opened_last_and_gives_the_focus_back()
    {
        var board = EngineerRouteTests.DayOf(new BoardPosition(35.2, 113.1, 10, Noon), EngineerRouteTests.Visit(1, VisitState.EnRoute, -1));
        var shown = pages.Render<DispatchMap>(parameters => parameters.Add(one => one.Places, new PlacesOfBoards().Of(board, Noon)));
        await shown.InvokeAsync(() => shown.Instance.ShowRouteAsync(7));
        await shown.Find("[data-testid=map-list-open]").ClickAsync();
        foreach (var panel in new[] { "map-list", "map-route" })
        {
            Assert.NotEmpty(shown.FindAll($"[data-testid={panel}]"));
            await shown.Find("[data-testid=dispatch-map]").KeyDownAsync(new KeyboardEventArgs { Key = "Escape" });
            Assert.Empty(shown.FindAll($"[data-testid={panel}]"));
        }
        Assert.Equal(2, map.Invocations["back"].Count);
        Assert.Null(map.Invocations["route"][^1].Arguments[0]);
    }

    [Fact]
    public void What_is_pointed_at_says_what_it_is()
    {
        var places = new MapPlaces(
            [new MapEngineer(7, "赵强", 36, 113, 12.4, EngineerState.EnRoute, Noon.AddMinutes(-5))],
            [new MapSite("3", 36, 113, "余吾煤业 副井口", "长治", ClockState.Broken, 2)]);
        var shown = Render(places).Instance;
        Assert.Equal("赵强 · On the way · 5 min ago · ±\u00a012\u00a0m", shown.Describe("engineer", "7", 1));
        Assert.Equal("长治 · 余吾煤业 副井口 · 2 open · overdue", shown.Describe("site", "3", 1));
        Assert.Equal("4 sites · 长治 · 余吾煤业 副井口 · 2 open · overdue", shown.Describe("site", "3", 4));
        Assert.Null(shown.Describe("site", "9", 1));
    }

    private List<Batch> Sent => [.. map.Invocations["update"].Select(call => JsonSerializer.Deserialize<Batch>(JsonSerializer.Serialize(call.Arguments[0]))!)];

    private IRenderedComponent<DispatchMap> Render(MapPlaces places) => pages.Render<DispatchMap>(parameters => parameters.Add(one => one.Places, places));

    private static void Show(IRenderedComponent<DispatchMap> shown, MapPlaces places) => shown.Render(parameters => parameters.Add(one => one.Places, places));

    private static MapPlaces Places(params double[] longitudes) =>
        new([.. longitudes.Select((lon, i) => new MapEngineer(i + 1, $"E{i}", 36, lon, null, EngineerState.Free, Noon))], []);

    private sealed record Batch(JsonElement[] Engineers, int[] GoneEngineers, bool Whole);
}
