namespace AfterSales.Core.Rulebooks.Presets;

/// <summary>The rulebook that asks what any of several asks, and promises the shortest time that any of them promises.</summary>
internal static class Joined
{
    /// <param name="head">Name, issuer and clauses of the joined one's own; its gates and commitments come on top.</param>
    public static Rulebook Of(IReadOnlyList<Rulebook> rulebooks, Rulebook head) => head with
    {
        Clauses = [.. head.Clauses, .. rulebooks.SelectMany(rulebook => rulebook.Clauses)],
        Gates = [.. rulebooks.SelectMany(rulebook => rulebook.Gates).Concat(head.Gates).DistinctBy(Key)],
        Commitments = [.. Strictest([.. rulebooks.SelectMany(rulebook => rulebook.Commitments), .. head.Commitments])],
        SurveyByItself = rulebooks.Append(head).Any(rulebook => rulebook.AsksByItself),
        Dates = [.. rulebooks.Append(head).SelectMany(rulebook => rulebook.DatesAhead).DistinctBy(rule => (rule.Kind, rule.After, string.Join(',', rule.Types.Order())))],
    };

    // The same gate before the same stage is asked once; whose clause comes first speaks for it.
    private static string Key(GateRule rule) => $"{rule.Gate}|{rule.Before}|{string.Join(',', rule.Types.Order())}|{string.Join(',', rule.Wants)}";

    // Clock by clock and service by service; services that are promised the same stand in one line.
    private static IEnumerable<Commitment> Strictest(IReadOnlyList<Commitment> all) =>
        from each in all.SelectMany(commitment => commitment.Types.Select(type => (commitment.Clock, Type: type))).Distinct()
        let kept = Of([.. all.Where(commitment => commitment.Clock == each.Clock && commitment.Types.Contains(each.Type))])
        group (each.Type, Kept: kept) by (kept.Clock, kept.Clause, kept.Time, Hours: string.Join('|', Enum.GetValues<Priority>().Select(kept.Hours.Of)), Pauses: string.Join('|', kept.PausedBy)) into same
        select same.First().Kept with { Types = [.. same.Select(one => one.Type)] };

    // By priority the fewest hours that any gives, held up by nothing that one of them does not wait for. An hour that counts
    // always is over no later than one that counts only while people work: where both are promised, every hour counts.
    private static Commitment Of(IReadOnlyList<Commitment> same) => same.MinBy(one => Enum.GetValues<Priority>().Sum(one.Hours.Of))! with
    {
        Hours = new PromiseByPriority { Low = Least(same, Priority.Low), Normal = Least(same, Priority.Normal), High = Least(same, Priority.High), Urgent = Least(same, Priority.Urgent) },
        Time = same.Any(one => one.Time == CountedTime.Elapsed) ? CountedTime.Elapsed : CountedTime.Working,
        PausedBy = [.. same[0].PausedBy.Where(pause => same.All(one => one.PausedBy.Contains(pause)))],
    };

    private static double Least(IReadOnlyList<Commitment> same, Priority priority) => same.Min(one => one.Hours.Of(priority));
}
