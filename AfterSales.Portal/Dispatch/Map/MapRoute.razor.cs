using System.Globalization;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>Where somebody goes today, in words: what the line on the map shows. Its script draws that.</summary>
public sealed partial class MapRoute(IStringLocalizer<MapTexts> L, IStringLocalizer<RulebooksTexts> words, ReadersTime time)
{
    [Parameter, EditorRequired]
    public EngineerRoute Route { get; set; } = null!;

    /// <summary>Called with the number of a stop's ticket.</summary>
    [Parameter]
    public EventCallback<string> OnStop { get; set; }

    [Parameter]
    public EventCallback OnClosed { get; set; }

    // Planned 14:00 · about 14:20 · about 62 km
    private string Words(RouteStop stop)
    {
        if (stop.AboutAt is not { } about)
            return words.Of(stop.State);
        var planned = L[nameof(MapTexts.Route_Planned), time.Time(stop.Start)].Value;
        var arrives = stop.Late ? L[nameof(MapTexts.Route_Late), time.Near(about)].Value : L[nameof(MapTexts.Route_About), time.Near(about)].Value;
        // Whoever stays where they are has no way.
        return stop.Km is >= 0.1 and var km ? $"{planned} · {arrives} · {L[nameof(MapTexts.Route_Km), km.ToString(km < 10 ? "0.0" : "0", CultureInfo.CurrentCulture)]}" : $"{planned} · {arrives}";
    }
}
