namespace AfterSales.Core.Rulebooks.Presets;

/// <summary>The rulebook that asks what any of several asks, and promises the shortest time that any of them promises.</summary>
internal static class Joined
{
    /// <param name="head">Name, issuer and clauses of the joined one's own; its gates and commitments come on top.</param>
    public static Rulebook Of(IReadOnlyList<Rulebook> rulebooks, Rulebook head) => head with
    {
        Clauses = [.. head.Clauses, .. rulebooks.SelectMany(rulebook => rulebook.Clauses)],
        Gates = [.. rulebooks.SelectMany(rulebook => rulebook.Gates).Concat(head.Gates).DistinctBy(Key)],
        Commitments = [.. rulebooks.SelectMany(rulebook => rulebook.Commitments).Concat(head.Commitments).GroupBy(commitment => (commitment.Clock, Types: string.Join(',', commitment.Types.Order()))).Select(Strictest)],
        SurveyByItself = rulebooks.Append(head).Any(rulebook => rulebook.AsksByItself),
        Dates = [.. rulebooks.Append(head).SelectMany(rulebook => rulebook.DatesAhead).DistinctBy(rule => (rule.Kind, rule.After, string.Join(',', rule.Types.Order())))],
    };

    // The same gate before the same stage is asked once; whose clause comes first speaks for it.
    private static string Key(GateRule rule) => $"{rule.Gate}|{rule.Before}|{string.Join(',', rule.Types.Order())}|{string.Join(',', rule.Wants)}";

    private static Commitment Strictest(IEnumerable<Commitment> same) => same.MinBy(commitment => commitment.Hours.Of(Priority.Normal))!;
}
