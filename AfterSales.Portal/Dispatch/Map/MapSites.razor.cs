using AfterSales.Core.Rulebooks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>
/// All that the map shows as a list, for the keyboard and for who cannot see the map: the sites, the worst off first, then
/// the engineers. Its script puts sites together that would lie over each other.
/// </summary>
public sealed partial class MapSites(IStringLocalizer<MapTexts> L, MapSigns mapWords)
{
    [Parameter, EditorRequired]
    public MapPlaces Places { get; set; } = MapPlaces.None;

    [Parameter]
    public EventCallback<string> OnSite { get; set; }

    [Parameter]
    public EventCallback<int> OnEngineer { get; set; }

    private List<MapSite> Sorted => [.. Places.Sites.OrderBy(site => site.Clock switch { ClockState.Broken => 0, ClockState.Soon => 1, _ => 2 }).ThenByDescending(site => site.Tickets)];

    private static string Tone(MapSite site) => MapSigns.Of(site.Clock);

    private static string Sign(MapSite site) => site.Clock switch { ClockState.Broken => "◆", ClockState.Soon => "▲", _ => "■" };
}
