using AfterSales.Portal.Shell.Settings;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Shell.Parts;

/// <summary>What every map's script is told: its sources of tiles, its words.</summary>
/// <param name="Still">Only to be looked at: no controls, nothing to press.</param>
internal sealed record MapLook(IReadOnlyList<MapTiles> Sources, MapWords Words, bool Still)
{
    public static MapLook Of(MapSettings settings, IStringLocalizer<ShellTexts> words, bool still = false) => new(
        [.. settings.All.Select(source => new MapTiles(source.Name, source.Template, source.Shifted, source.Attribution, source.MaxZoom, source.Hosts))],
        new MapWords(
            words[nameof(ShellTexts.Map_Coastline)].Value, words[nameof(ShellTexts.Map_ZoomIn)].Value, words[nameof(ShellTexts.Map_ZoomOut)].Value,
            words[nameof(ShellTexts.Map_Source)].Value, words[nameof(ShellTexts.Map_Outline)].Value, words[nameof(ShellTexts.Map_NoTiles)].Value),
        still);
}

/// <summary>A server of tiles.</summary>
/// <param name="Shifted">Its tiles are drawn in GCJ-02; otherwise in WGS-84.</param>
internal sealed record MapTiles(string Name, string Url, bool Shifted, string? Attribution, int MaxZoom, IReadOnlyList<string> Subdomains);

internal sealed record MapWords(string Coastline, string ZoomIn, string ZoomOut, string Source, string Outline, string NoTiles);
