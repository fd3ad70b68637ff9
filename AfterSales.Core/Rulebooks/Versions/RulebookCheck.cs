using System.Text.RegularExpressions;
using AfterSales.Core.Data;

namespace AfterSales.Core.Rulebooks.Versions;

/// <summary>Where a gate can be met.</summary>
/// <param name="Stages">The stages that it can stand before, in their order.</param>
/// <param name="Types">The services that can meet it.</param>
public sealed record GatePlace(IReadOnlyList<Stage> Stages, IReadOnlyList<ServiceType> Types);

/// <summary>The gates that the program knows, by name: what a rulebook may ask for, of which kind each is, and where it can be met.</summary>
public sealed record GateNames(IReadOnlyDictionary<string, GateKind> Kinds, IReadOnlyDictionary<string, GatePlace> Places)
{
    public bool Knows(string gate) => Kinds.ContainsKey(gate);

    /// <summary>Of a gate that it does not know: a step.</summary>
    public GateKind KindOf(string gate) => Kinds.GetValueOrDefault(gate);
}

/// <summary>Whether an edited rulebook can be run: both languages filled in, every rule by a clause of its own, every gate known and where it can be met.</summary>
public static partial class RulebookCheck
{
    /// <summary>Of a clause's number.</summary>
    public const int LongestId = 20;
    private const int MostClauses = 500;
    private const int MostPeriods = 6;
    private const int LongestName = 200;
    private const int LongestText = 4000;
    private const int MostWanted = 20;

    /// <returns>Null: it can.</returns>
    public static Invalid? Of(Rulebook rulebook, GateNames gates)
    {
        var errors = new Dictionary<string, IReadOnlyList<Problem>>();
        Words(rulebook.Name, "name", LongestName, errors);
        Words(rulebook.Issuer, "issuer", LongestName, errors);
        if (Math.Max(rulebook.Interpretation.En.Length, rulebook.Interpretation.Zh.Length) > LongestText)
            errors["interpretation"] = [new Problem("too-long", $"{LongestText}")];
        if (rulebook.Clauses.IsEmpty)
            errors["clauses"] = [new Problem("required")];
        if (rulebook.Clauses.Length > MostClauses)
            errors["clauses"] = [new Problem("too-many", $"{MostClauses}")];
        for (var i = 0; i < rulebook.Clauses.Length; i++)
        {
            var clause = rulebook.Clauses[i];
            if (!Numbered().IsMatch(clause.Id))
                errors[$"clauses[{i}].id"] = [new Problem("not-a-number", $"{LongestId}")];
            else if (rulebook.Clauses.Count(other => string.Equals(other.Id, clause.Id, StringComparison.OrdinalIgnoreCase)) > 1)
                errors[$"clauses[{i}].id"] = [new Problem("taken")];
            Words(clause.Chapter, $"clauses[{i}].chapter", LongestName, errors);
            Words(clause.Text, $"clauses[{i}].text", LongestText, errors);
        }
        for (var i = 0; i < rulebook.Gates.Length; i++)
        {
            var rule = rulebook.Gates[i];
            if (!gates.Knows(rule.Gate))
                errors[$"gates[{i}].gate"] = [new Problem("unknown")];
            else if (!gates.Places[rule.Gate].Stages.Contains(rule.Before))
                errors[$"gates[{i}].before"] = [new Problem("cannot-be-met")];
            else if (rule.Types.Except(gates.Places[rule.Gate].Types).Any())
                errors[$"gates[{i}].types"] = [new Problem("not-for-service")];
            if (rulebook.Find(rule.Clause) is null)
                errors[$"gates[{i}].clause"] = [new Problem("unknown")];
            if (rule.Wants.Length > MostWanted || rule.Wants.Any(wanted => string.IsNullOrWhiteSpace(wanted) || wanted.Length > LongestName))
                errors[$"gates[{i}].wants"] = [new Problem("out-of-range", $"{MostWanted}")];
            if (rule.Types.IsEmpty)
                errors[$"gates[{i}].types"] = [new Problem("required")];
        }
        for (var i = 0; i < rulebook.Commitments.Length; i++)
        {
            var commitment = rulebook.Commitments[i];
            if (Enum.GetValues<Priority>().Any(priority => commitment.Hours.Of(priority) is not (> 0 and <= PromiseTimes.MostHours)))
                errors[$"commitments[{i}].hours"] = [new Problem("out-of-range", $"> 0, ≤ {PromiseTimes.MostHours}")];
            if (commitment.Types.IsDefaultOrEmpty)
                errors[$"commitments[{i}].types"] = [new Problem("required")];
            if (rulebook.Find(commitment.Clause) is null)
                errors[$"commitments[{i}].clause"] = [new Problem("unknown")];
        }
        for (var i = 0; i < (rulebook.Dates?.Length ?? 0); i++)
            Date(rulebook, rulebook.Dates!.Value[i], $"dates[{i}]", errors);
        return errors.Count == 0 ? null : new Invalid(errors);
    }

    private static void Date(Rulebook rulebook, DateRule rule, string field, Dictionary<string, IReadOnlyList<Problem>> errors)
    {
        if (!DateRule.Kinds.Contains(rule.Kind))
            errors[$"{field}.kind"] = [new Problem("unknown")];
        if (!DateRule.Moments.Contains(rule.After))
            errors[$"{field}.after"] = [new Problem("unknown")];
        if (rule.Types.IsDefaultOrEmpty)
            errors[$"{field}.types"] = [new Problem("required")];
        if (rule.In.IsDefaultOrEmpty || rule.In.Length > MostPeriods || rule.In.Any(period => !period.IsRight))
            errors[$"{field}.in"] = [new Problem("not-a-period", $"{MostPeriods}")];
        if (rulebook.Find(rule.Clause) is null)
            errors[$"{field}.clause"] = [new Problem("unknown")];
    }

    // It stands in addresses, and is what people say: R3.4.4, 厂-12.
    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}.\-]{0,19}$")]
    private static partial Regex Numbered();

    private static void Words(TwoTongues words, string field, int longest, Dictionary<string, IReadOnlyList<Problem>> errors)
    {
        foreach (var (text, tongue) in new[] { (words.En, "en"), (words.Zh, "zh") })
        {
            if (string.IsNullOrWhiteSpace(text))
                errors[$"{field}.{tongue}"] = [new Problem("required")];
            else if (text.Length > longest)
                errors[$"{field}.{tongue}"] = [new Problem("too-long", $"{longest}")];
        }
    }
}
