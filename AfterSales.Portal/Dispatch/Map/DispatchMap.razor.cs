using System.Text.Json.Serialization;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.Parts;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>
/// Engineers and the sites of open tickets on a map. Sends the browser what changed since the last time, in one
/// call; draws itself again only when a count of its legend changes. A call that is under way when the connection
/// breaks is lost for ever, unlike what is rendered: after each reconnection the map is sent whole.
/// </summary>
public sealed partial class DispatchMap(
    IJSRuntime js, IStringLocalizer<MapTexts> L, IStringLocalizer<RulebooksTexts> words, IStringLocalizer<ShellTexts> shell, ReadersTime time, TimeProvider clock,
    IOptions<MapSettings> settings, Reconnections reconnections)
{
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Dictionary<int, MapMove> sentEngineers = [];
    private readonly Dictionary<string, MapPin> sentSites = [];
    private DotNetObjectReference<DispatchMap>? self;
    private IJSObjectReference? map;
    private ElementReference canvas;
    private string? drawn;
    private bool whole = true;

    [Parameter, EditorRequired]
    public MapPlaces Places { get; set; } = MapPlaces.None;

    /// <summary>Read from afar: large, no controls, nothing to press.</summary>
    [Parameter]
    public bool Wall { get; set; }

    [Parameter]
    public EventCallback<int> OnEngineer { get; set; }

    /// <summary>Called with the site's <see cref="MapSite.Key"/>.</summary>
    [Parameter]
    public EventCallback<string> OnSite { get; set; }

    private int SitesOverdue => Places.Sites.Count(site => site.Clock == ClockState.Broken);

    [JSInvokable]
    public Task EngineerChosen(int id) => OnEngineer.InvokeAsync(id);

    [JSInvokable]
    public Task SiteChosen(string key) => OnSite.InvokeAsync(key);

    /// <summary>Moves what has moved; also what has only grown older.</summary>
    public async Task ShowAsync()
    {
        if (map is null)
            return;
        var engineers = Places.Engineers.Select(Move).ToList();
        var sites = Places.Sites.Select(Pin).ToList();
        var batch = new MapBatch(
            Changed(sentEngineers, engineers, engineer => engineer.Id), Changed(sentSites, sites, site => site.Key),
            Vanished(sentEngineers, engineers, engineer => engineer.Id), Vanished(sentSites, sites, site => site.Key), whole);
        if (batch.Empty && !whole)
            return;
        whole = false;
        try
        {
            await map.InvokeVoidAsync("update", Patience, batch);
        }
        catch (Exception exception) when (exception is TaskCanceledException or JSDisconnectedException)
        {
            // Whether the browser has it is not known, so nothing is.
            Forget();
        }
    }

    private void Forget()
    {
        sentEngineers.Clear();
        sentSites.Clear();
        whole = true;
    }

    private async Task SendAgainAsync()
    {
        Forget();
        await ShowAsync();
    }

    protected override void OnInitialized() => Follow(reconnections.Watch(Gone), _ => SendAgainAsync());

    protected override async Task OnParametersSetAsync() => await ShowAsync();

    protected override bool ShouldRender() => Legend() != drawn;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        drawn = Legend();
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

    private string Legend() => $"{CountOf(EngineerState.EnRoute)} {CountOf(EngineerState.OnSite)} {CountOf(EngineerState.Free)} {SitesOverdue}";

    private int CountOf(EngineerState state) => Places.Engineers.Count(engineer => engineer.State == state);

    private MapMove Move(MapEngineer engineer) => new(
        engineer.Id, engineer.Name, engineer.Lat, engineer.Lon, engineer.AccuracyM, engineer.State.ToString(),
        clock.GetUtcNow().UtcDateTime - engineer.At > Old,
        L[nameof(MapTexts.Map_Engineer), engineer.Name, words.Of(engineer.State), time.Ago(engineer.At)],
        engineer.Toward);

    private MapPin Pin(MapSite site) => site.Clock switch
    {
        ClockState.Broken => Pin(site, "over", L[nameof(MapTexts.Map_Sign_Over)]),
        ClockState.Soon => Pin(site, "soon", L[nameof(MapTexts.Map_Sign_Soon)]),
        _ => Pin(site, "other", null),
    };

    private MapPin Pin(MapSite site, string sign, string? word) => new(site.Key, site.Lat, site.Lon, site.City, sign, word is null
        ? L[nameof(MapTexts.Map_Site_Tickets), Called(site), site.Tickets]
        : L[nameof(MapTexts.Map_Site_Clock), Called(site), site.Tickets, word]);

    // The label that is seen begins the name that is heard.
    private static string Called(MapSite site) => site.City is null ? site.Name : $"{site.City} · {site.Name}";

    // Records compare by value: what is equal to what was sent is not sent again.
    private static List<T> Changed<TKey, T>(Dictionary<TKey, T> sent, List<T> now, Func<T, TKey> key) where TKey : notnull
    {
        var changed = now.FindAll(item => !EqualityComparer<T>.Default.Equals(sent.GetValueOrDefault(key(item)), item));
        changed.ForEach(item => sent[key(item)] = item);
        return changed;
    }

    private static List<TKey> Vanished<TKey, T>(Dictionary<TKey, T> sent, List<T> now, Func<T, TKey> key) where TKey : notnull
    {
        var gone = sent.Keys.Except(now.Select(key)).ToList();
        gone.ForEach(id => sent.Remove(id));
        return gone;
    }

    private sealed record MapMove(int Id, string Name, double Lat, double Lon, double? Accuracy, string State, bool Faded, string Title, MapSpot? Toward);

    private sealed record MapPin(string Key, double Lat, double Lon, string? Label, string Sign, string Title);

    /// <param name="Whole">What is not in it is not on the map: whatever the browser had before does not count.</param>
    private sealed record MapBatch(List<MapMove> Engineers, List<MapPin> Sites, List<int> GoneEngineers, List<string> GoneSites, bool Whole)
    {
        [JsonIgnore]
        public bool Empty => Engineers.Count + Sites.Count + GoneEngineers.Count + GoneSites.Count == 0;
    }
}
