using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>What is on the map, in the reader's words.</summary>
public sealed class MapSigns(IStringLocalizer<MapTexts> texts, IStringLocalizer<RulebooksTexts> words, ReadersTime time)
{
    /// <summary>The sign that a site's worst clock has: over, soon, other.</summary>
    public static string Of(ClockState? clock) => clock switch { ClockState.Broken => "over", ClockState.Soon => "soon", _ => "other" };

    /// <summary>赵强 · 途中 · 2 分前 · ±12 米</summary>
    public string Of(MapEngineer engineer)
    {
        var said = texts[nameof(MapTexts.Map_Engineer), engineer.Name, words.Of(engineer.State), time.Ago(engineer.At)].Value;
        return engineer.AccuracyM is { } metres ? $"{said} · {texts[nameof(MapTexts.Map_Accuracy), Math.Round(metres)]}" : said;
    }

    public string Of(MapSite site) => site.Clock switch
    {
        ClockState.Broken => texts[nameof(MapTexts.Map_Site_Clock), Called(site), site.Tickets, texts[nameof(MapTexts.Map_Sign_Over)]],
        ClockState.Soon => texts[nameof(MapTexts.Map_Site_Clock), Called(site), site.Tickets, texts[nameof(MapTexts.Map_Sign_Soon)]],
        _ => texts[nameof(MapTexts.Map_Site_Tickets), Called(site), site.Tickets],
    };

    /// <summary>Several sites that the map shows as one.</summary>
    /// <param name="worst">The one that is worst off.</param>
    public string Of(MapSite worst, int sites) => sites > 1 ? $"{texts[nameof(MapTexts.Map_Cluster), sites]} · {Of(worst)}" : Of(worst);

    private static string Called(MapSite site) => site.City is null ? site.Name : $"{site.City} · {site.Name}";
}
