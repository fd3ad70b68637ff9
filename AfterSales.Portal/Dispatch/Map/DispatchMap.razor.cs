using AfterSales.Core.Dispatch;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Parts;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>
/// Engineers and the sites of open tickets on a map, and the planned way of one engineer. Sends the browser what changed
/// since the last time, in one call. A call that is under way when the connection breaks is lost for ever, unlike what
/// is rendered: after each reconnection the map is sent whole.
/// </summary>
public sealed partial class DispatchMap(
    IJSRuntime js, IStringLocalizer<MapTexts> L, IStringLocalizer<ShellTexts> shell, MapSigns signs, ReadersTime time, TimeProvider clock,
    IOptions<MapSettings> settings, PlanningRules rules, Reconnections reconnections)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly MapSent sent = new();
    private DotNetObjectReference<DispatchMap>? self;
    private IJSObjectReference? map;
    private ElementReference canvas;
    private object? drawn;
    private EngineerRoute? route;
    private int? chosen;
    private MapMark? marked;
    private bool listed, large;

    [Parameter, EditorRequired]
    public MapPlaces Places { get; set; } = MapPlaces.None;

    /// <summary>Read from afar: large, no controls, nothing to press.</summary>
    [Parameter]
    public bool Wall { get; set; }

    /// <summary>A site to go to and to mark; another one each time that somebody asks for it.</summary>
    [Parameter]
    public MapMark? Mark { get; set; }

    [Parameter]
    public EventCallback<int> OnEngineer { get; set; }

    /// <summary>Called with the site's <see cref="MapSite.Key"/>.</summary>
    [Parameter]
    public EventCallback<string> OnSite { get; set; }

    [JSInvokable]
    public async Task EngineerChosen(int id)
    {
        await ShowRouteAsync(id);
        await OnEngineer.InvokeAsync(id);
    }

    [JSInvokable]
    public Task SiteChosen(string key) => GoToSite(key);

    /// <summary>What the pointer is on; null when it is no longer there.</summary>
    [JSInvokable]
    public string? Describe(string kind, string key, int together) => kind == "engineer"
        ? Places.Engineers.FirstOrDefault(engineer => engineer.Key == key) is { } engineer ? signs.Of(engineer) : null
        : Places.Sites.FirstOrDefault(site => site.Key == key) is { } site ? signs.Of(site, together) : null;

    /// <summary>Shows the planned way of one engineer, or nobody's any more.</summary>
    public async Task ShowRouteAsync(int? engineerId)
    {
        chosen = engineerId;
        var (now, way) = Way();
        route = now;
        await ShownAsync();
        await DrawRouteAsync(way);
    }

    /// <summary>Moves what has moved.</summary>
    public async Task ShowAsync()
    {
        if (map is null)
            return;
        try
        {
            if (sent.Next(Places, clock.GetUtcNow()) is { } batch)
                await map.InvokeVoidAsync("update", Patience, batch);
            await SendRouteAsync();
            await PointAsync();
        }
        catch (Exception exception) when (exception is TaskCanceledException or JSDisconnectedException)
        {
            // Whether the browser has it is not known, so nothing is.
            sent.Forget();
        }
    }

    private async Task SendRouteAsync(bool again = false)
    {
        var before = MapWay.Of(route, time);
        (route, var next) = Way();
        if (again || !(next?.Same(before) ?? before is null))
            await DrawRouteAsync(next);
    }

    private (EngineerRoute? Route, MapWay? Way) Way()
    {
        var now = chosen is { } id ? Places.RouteOf(id, rules, clock.GetUtcNow().UtcDateTime) : null;
        return (now, MapWay.Of(now, time));
    }

    private async Task DrawRouteAsync(MapWay? way)
    {
        if (map is not null)
            await map.InvokeVoidAsync("route", Patience, way);
    }

    private async Task PointAsync()
    {
        if (map is null || Mark is null || ReferenceEquals(Mark, marked))
            return;
        (marked, listed) = (Mark, false);
        await map.InvokeVoidAsync("point", Patience, "site", Mark.Site);
    }

    private async Task SendAgainAsync()
    {
        sent.Forget();
        await ShowAsync();
        await SendRouteAsync(again: true);
    }

    protected override void OnInitialized() => Follow(reconnections.Watch(Gone), _ => SendAgainAsync());

    protected override async Task OnParametersSetAsync() => await ShowAsync();

    // With the list open every change may be in it; otherwise only the legend's counts and the route are words.
    protected override bool ShouldRender() => !Equals(Shown(), drawn);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        drawn = Shown();
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        var module = await ModuleAsync(js, "./Dispatch/Map/DispatchMap.razor.js");
        map = await BeginAsync(module, "create", "dispose", canvas, self, MapLook.Of(settings.Value, shell, still: Wall));
        await ShowAsync();
    }

    protected override ValueTask LeaveAsync()
    {
        self?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FitAsync()
    {
        if (map is not null)
            await map.InvokeVoidAsync("fit", Gone);
    }

    private Task ListedSite(string key)
    {
        listed = false;
        return GoToSite(key);
    }

    private Task ListedEngineer(int id)
    {
        listed = false;
        return EngineerChosen(id);
    }

    private Task StopChosen(string number) => Places.SiteOf(number) is { } site ? GoToSite(site) : Task.CompletedTask;

    // What it leads to lies behind the large map.
    private Task GoToSite(string key)
    {
        Shrink();
        return OnSite.InvokeAsync(key);
    }

    private void Shrink()
    {
        if (!large)
            return;
        large = false;
        StateHasChanged();
    }

    private async Task CloseRouteAsync()
    {
        await ShowRouteAsync(null);
        await GoBackAsync();
    }

    // What was opened last lies on top, and is closed first.
    private async Task CloseOnEscape(KeyboardEventArgs key)
    {
        if (key.Key != "Escape")
            return;
        if (listed)
        {
            listed = false;
            await ShownAsync();
            await GoBackAsync();
        }
        else if (route is not null)
            await CloseRouteAsync();
        else
            Shrink();
    }

    // Whoever handles an event is rendered when the handler first waits: the script must see the panel come, or gone.
    private async Task ShownAsync()
    {
        StateHasChanged();
        await Task.Yield();
    }

    private async Task GoBackAsync()
    {
        if (map is not null)
            await map.InvokeVoidAsync("back", Gone);
    }

    private object Shown() => (Places.Counts, listed ? Places : null, route, listed, large);
}
