using AfterSales.Core.Data;

namespace AfterSales.Core.Rulebooks.Versions;

/// <summary>The gates that the program knows, by name: what a rulebook may ask for.</summary>
public sealed record GateNames(IReadOnlySet<string> Known);

/// <summary>Whether an edited rulebook can be run: both languages filled in, every rule by a clause of its own, every gate known.</summary>
public static class RulebookCheck
{
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
        for (var i = 0; i < rulebook.Clauses.Length; i++)
        {
            var clause = rulebook.Clauses[i];
            if (string.IsNullOrWhiteSpace(clause.Id) || rulebook.Clauses.Count(other => other.Id == clause.Id) > 1)
                errors[$"clauses[{i}].id"] = [new Problem("unknown")];
            Words(clause.Text, $"clauses[{i}].text", LongestText, errors);
        }
        for (var i = 0; i < rulebook.Gates.Length; i++)
        {
            var rule = rulebook.Gates[i];
            if (!gates.Known.Contains(rule.Gate))
                errors[$"gates[{i}].gate"] = [new Problem("unknown")];
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
            if (rulebook.Find(commitment.Clause) is null)
                errors[$"commitments[{i}].clause"] = [new Problem("unknown")];
        }
        return errors.Count == 0 ? null : new Invalid(errors);
    }

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
