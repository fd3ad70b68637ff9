using AfterSales.Portal.Shell.Settings;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Shell.Parts;

/// <summary>What every map's script is told: its tiles, its words.</summary>
/// <param name="Still">Only to be looked at: no controls, nothing to press.</param>
internal sealed record MapLook(string? TileUrl, string Attribution, string ZoomIn, string ZoomOut, bool Still)
{
    public static MapLook Of(MapSettings settings, IStringLocalizer<ShellTexts> words, bool still = false) => new(
        settings.TileUrl, settings.Attribution ?? words[nameof(ShellTexts.Map_Coastline)].Value,
        words[nameof(ShellTexts.Map_ZoomIn)].Value, words[nameof(ShellTexts.Map_ZoomOut)].Value, still);
}
