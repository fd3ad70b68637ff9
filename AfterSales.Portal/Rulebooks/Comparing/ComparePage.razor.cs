using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Origin = AfterSales.Core.Data.Origin;

namespace AfterSales.Portal.Rulebooks.Comparing;

/// <summary>Two rulebooks beside each other: what only one asks, what they promise, and where they want the contrary of each other.</summary>
public sealed partial class ComparePage(RulebookQueries queries, IStringLocalizer<RulebookPagesTexts> L)
{
    private readonly bool chinese = ReaderLanguage.IsChinese;
    private IReadOnlyList<EditionFile>? editions;
    private ShownRulebook? one, other;
    private RulebookComparison? comparison;
    private IReadOnlyList<(Commitment? One, Commitment? Other)> promises = [];

    [SupplyParameterFromQuery]
    public string? One { get; set; }

    [SupplyParameterFromQuery]
    public string? Other { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        var found = await queries.EditionsAsync((await Authentication).User.Actor(Origin.Page), Gone);
        one = ShownRulebook.Find(found, string.IsNullOrEmpty(One) ? null : One);
        other = string.IsNullOrEmpty(Other) ? null : ShownRulebook.Find(found, Other);
        comparison = one is null || other is null ? null : RulebookComparison.Of(one.Rulebook, other.Rulebook);
        promises = comparison is null ? [] : Beside(comparison);
        editions = found;
    }

    // A promise counts for its clock and its services.
    private static List<(Commitment? One, Commitment? Other)> Beside(RulebookComparison compared)
    {
        var (ours, theirs) = (compared.PromisesOfOne.ToLookup(For), compared.PromisesOfOther.ToLookup(For));
        return [.. ours.Select(same => same.Key).Union(theirs.Select(same => same.Key)).Select(key => (ours[key].FirstOrDefault(), theirs[key].FirstOrDefault()))];

        static (ClockName, string) For(Commitment commitment) => (commitment.Clock, string.Join(',', commitment.Types.Order()));
    }

    private string Named(ShownRulebook shown) => L[nameof(RulebookPagesTexts.Compare_Named), L.Title(shown), shown.Rulebook.Name.In(chinese)];

    private static string Clause(ShownRulebook shown, string id) => $"{shown.Address}?clause={Uri.EscapeDataString(id)}#{id}";

    private IReadOnlyList<(string Clause, string Address)> LinksOfBoth(GateRule rule) =>
        [(rule.Clause, Clause(one!, rule.Clause)), .. other!.Rulebook.Gates.Where(theirs => theirs.Gate == rule.Gate && theirs.Before == rule.Before).Take(1).Select(theirs => (theirs.Clause, Clause(other, theirs.Clause)))];
}
