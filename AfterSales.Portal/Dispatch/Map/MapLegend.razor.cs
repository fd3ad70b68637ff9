using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Rulebooks;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>What the signs of the map mean, and how many of each there are. Its script draws them.</summary>
public sealed partial class MapLegend(IStringLocalizer<MapTexts> L, IStringLocalizer<RulebooksTexts> words)
{
    [Parameter, EditorRequired]
    public MapPlaces Places { get; set; } = MapPlaces.None;

    /// <summary>Read from afar: it says how old positions are instead of how many sites are overdue.</summary>
    [Parameter]
    public bool Wall { get; set; }

    private static IEnumerable<EngineerState> States => [EngineerState.EnRoute, EngineerState.OnSite, EngineerState.Free];
}
