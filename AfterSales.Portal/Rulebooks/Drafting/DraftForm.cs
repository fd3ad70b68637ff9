using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;

namespace AfterSales.Portal.Rulebooks.Drafting;

/// <summary>A draft while it is being written: what is typed stays in it, whatever the desk answers.</summary>
public sealed class DraftForm(EditionFile draft)
{
    private readonly Rulebook begun = draft.Rulebook;

    public TonguesForm Name { get; } = new(draft.Rulebook.Name);
    public TonguesForm Issuer { get; } = new(draft.Rulebook.Issuer);
    public TonguesForm Interpretation { get; } = new(draft.Rulebook.Interpretation);
    public IReadOnlyList<ClauseForm> Clauses { get; } = [.. draft.Rulebook.Clauses.Select(clause => new ClauseForm(clause))];
    public List<RuleForm> Rules { get; } = [.. draft.Rulebook.Gates.Select(rule => new RuleForm(rule))];
    public IReadOnlyList<CommitmentForm> Commitments { get; } = [.. draft.Rulebook.Commitments.Select(commitment => new CommitmentForm(commitment))];

    /// <summary>The gates that the desk did not know, each once.</summary>
    public IReadOnlyList<string> NotYetKnown => [.. Rules.Where(rule => rule.Wrong.ContainsKey("gate")).Select(rule => rule.Rule.Gate).Distinct()];

    public Rulebook Written => begun with
    {
        Name = Name.Written,
        Issuer = Issuer.Written,
        Interpretation = Interpretation.Written,
        Clauses = [.. Clauses.Select(clause => clause.Written)],
        Gates = [.. Rules.Select(rule => rule.Rule)],
        Commitments = [.. Commitments.Select(commitment => commitment.Written)],
    };

    /// <summary>Puts what is wrong where it was written: places in a list move when a rule is taken out.</summary>
    public void Mark(IReadOnlyDictionary<string, IReadOnlyList<Problem>> errors)
    {
        Name.Wrong = Under("name.");
        Issuer.Wrong = Under("issuer.");
        Interpretation.Wrong = errors.GetValueOrDefault("interpretation") is [var problem, ..] ? new Dictionary<string, Problem> { ["zh"] = problem } : [];
        for (var i = 0; i < Clauses.Count; i++)
        {
            Clauses[i].Text.Wrong = Under($"clauses[{i}].text.");
            Clauses[i].Open |= Clauses[i].Text.Wrong.Count > 0;
        }
        for (var i = 0; i < Rules.Count; i++)
            Rules[i].Wrong = Under($"gates[{i}].");
        for (var i = 0; i < Commitments.Count; i++)
            Commitments[i].Wrong = Under($"commitments[{i}].");

        Dictionary<string, Problem> Under(string place) => errors.Where(error => error.Key.StartsWith(place, StringComparison.Ordinal))
            .ToDictionary(error => error.Key[place.Length..], error => error.Value[0]);
    }
}

/// <summary>A text in both languages.</summary>
public sealed class TonguesForm(TwoTongues words)
{
    public string? En { get; set; } = words.En;
    public string? Zh { get; set; } = words.Zh;

    /// <summary>By "en" and "zh".</summary>
    public Dictionary<string, Problem> Wrong { get; set; } = [];

    public TwoTongues Written => new(En?.Trim() ?? "", Zh?.Trim() ?? "");

    public string? In(bool chinese) => chinese ? Zh : En;
}

public sealed class ClauseForm(Clause clause)
{
    public string Id => clause.Id;
    public TwoTongues Chapter => clause.Chapter;
    public TonguesForm Text { get; } = new(clause.Text);

    /// <summary>It is being written on.</summary>
    public bool Open { get; set; }

    public Clause Written => clause with { Text = Text.Written };
}

public sealed class RuleForm(GateRule rule)
{
    public GateRule Rule => rule;

    /// <summary>By "gate", "clause", "types".</summary>
    public Dictionary<string, Problem> Wrong { get; set; } = [];
}

public sealed class CommitmentForm(Commitment commitment)
{
    public Commitment Begun => commitment;
    public double? Urgent { get; set; } = commitment.Hours.Urgent;
    public double? High { get; set; } = commitment.Hours.High;
    public double? Normal { get; set; } = commitment.Hours.Normal;
    public double? Low { get; set; } = commitment.Hours.Low;
    public Dictionary<string, Problem> Wrong { get; set; } = [];

    // What is left empty is for the desk to refuse.
    public Commitment Written => commitment with { Hours = new PromiseByPriority { Urgent = Urgent ?? 0, High = High ?? 0, Normal = Normal ?? 0, Low = Low ?? 0 } };
}
