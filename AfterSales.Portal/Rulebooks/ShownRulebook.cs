using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Rulebooks.Versions;

namespace AfterSales.Portal.Rulebooks;

/// <summary>How an edition stands to today.</summary>
public enum EditionState { InForce, Coming, Past, Draft }

/// <summary>A rulebook on a page: an edition of the company's own, or a preset 预设 that ships with the portal.</summary>
/// <param name="Edition">Null: a preset.</param>
public sealed record ShownRulebook(Rulebook Rulebook, EditionFile? Edition)
{
    /// <summary>Its name in an address.</summary>
    public string Key => Edition is { } edition ? edition.Number.ToString(CultureInfo.InvariantCulture) : Rulebook.Id;

    public string Address => $"/rulebook/{Key}";

    /// <summary>An edition ("2") or a preset ("R3") by its name in an address; without a name the edition in force.</summary>
    public static ShownRulebook? Find(IReadOnlyList<EditionFile> editions, string? name)
    {
        var edition = name is null ? editions.FirstOrDefault(edition => edition.InForce)
            : int.TryParse(name, CultureInfo.InvariantCulture, out var number) ? editions.FirstOrDefault(edition => edition.Number == number) : null;
        return edition is not null ? new ShownRulebook(edition.Rulebook, edition)
            : PresetFiles.Find(name) is { } preset ? new ShownRulebook(preset, null) : null;
    }

    /// <summary>Where else a clause stands: in the latest edition that has it, else in the preset that it comes from.</summary>
    public static ShownRulebook? WithClause(IReadOnlyList<EditionFile> editions, string clause) =>
        editions.Where(edition => !edition.Draft).Select(edition => new ShownRulebook(edition.Rulebook, edition))
            .Concat(PresetFiles.All.Select(preset => new ShownRulebook(preset, null)))
            .FirstOrDefault(shown => shown.Rulebook.Find(clause) is not null);

    public static EditionState StateOf(EditionFile edition, DateOnly today) => edition switch
    {
        { Draft: true } => EditionState.Draft,
        { InForce: true } => EditionState.InForce,
        _ => edition.EffectiveFrom > today ? EditionState.Coming : EditionState.Past,
    };
}
