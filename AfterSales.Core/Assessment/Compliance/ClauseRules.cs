using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>
/// What a rulebook itself does for a clause. A rulebook that joins others asks the same thing once, by the clause that came first;
/// the other clauses that wanted it are kept by the same rule.
/// </summary>
public static class ClauseRules
{
    /// <summary>The gates that keep the clause.</summary>
    public static IReadOnlyList<GateRule> GatesOf(Rulebook rulebook, string clause) =>
        [.. rulebook.Gates.Where(rule => rule.Clause == clause)
            .Concat(rulebook.Gates.Where(rule => rule.Clause != clause && Shipped(clause)?.Gates.Any(own => own.Clause == clause && own.Gate == rule.Gate && own.Before == rule.Before) == true))
            .DistinctBy(rule => (rule.Gate, rule.Before))];

    /// <summary>The promised times that keep it, one for each clock.</summary>
    public static IReadOnlyList<Commitment> PromisesOf(Rulebook rulebook, string clause) =>
        [.. rulebook.Commitments.Where(commitment => commitment.Clause == clause
            || Shipped(clause)?.Commitments.Any(own => own.Clause == clause && own.Clock == commitment.Clock) == true).DistinctBy(commitment => commitment.Clock)];

    /// <summary>The services that the rulebook promises a time for.</summary>
    public static IReadOnlyList<ServiceType> Promised(Rulebook rulebook, ClockName clock) =>
        [.. rulebook.Commitments.Where(commitment => commitment.Clock == clock).SelectMany(commitment => commitment.Types).Distinct()];

    /// <summary>The kinds of dates ahead that keep it.</summary>
    public static IReadOnlyList<DateKind> DatesOf(Rulebook rulebook, string clause) =>
        [.. rulebook.DatesAhead.Where(rule => rule.Clause == clause
            || Shipped(clause)?.DatesAhead.Any(own => own.Clause == clause && own.Kind == rule.Kind) == true).Select(rule => rule.Kind).Distinct()];

    // The rulebook that the clause comes from: R3.4.2 from R3. Of a company's own clause there is none.
    private static Rulebook? Shipped(string clause) => clause.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? PresetFiles.Find(clause[..dot]) : null;
}
