using System.Globalization;
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
    public List<ClauseForm> Clauses { get; } = [.. draft.Rulebook.Clauses.Select(clause => new ClauseForm(clause))];
    public List<RuleForm> Rules { get; } = [.. draft.Rulebook.Gates.Select(rule => new RuleForm(rule))];
    public List<CommitmentForm> Commitments { get; } = [.. draft.Rulebook.Commitments.Select(commitment => new CommitmentForm(commitment))];
    public List<DateForm> Dates { get; } = [.. draft.Rulebook.DatesAhead.Select(rule => new DateForm(rule))];

    public bool SurveyByItself { get; set; } = draft.Rulebook.AsksByItself;

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
        Dates = [.. Dates.Select(date => date.Written)],
        SurveyByItself = SurveyByItself,
    };

    /// <summary>A gate; the clause that wants it is kept by one from now on.</summary>
    public void Add(GateRule rule)
    {
        Rules.Add(new RuleForm(rule));
        if (Clauses.Find(clause => clause.Id == rule.Clause) is { } clause)
            clause.Keeping = Keeping.Gate;
    }

    /// <summary>A clause of the company's own, still to be written.</summary>
    public void AddClause() => Clauses.Add(new ClauseForm(new Clause("", new TwoTongues("", ""), new TwoTongues("", ""), Keeping.Measure), Clauses.Max(clause => clause.Own) + 1 ?? 0));

    /// <summary>Puts what is wrong where it was written: places in a list move when a rule is taken out.</summary>
    public void Mark(IReadOnlyDictionary<string, IReadOnlyList<Problem>> errors)
    {
        Name.Wrong = Under("name.");
        Issuer.Wrong = Under("issuer.");
        Interpretation.Wrong = errors.GetValueOrDefault("interpretation") is [var problem, ..] ? new Dictionary<string, Problem> { ["zh"] = problem } : [];
        for (var i = 0; i < Clauses.Count; i++)
        {
            Clauses[i].Wrong = errors.GetValueOrDefault($"clauses[{i}].id")?[0];
            Clauses[i].Chapter.Wrong = Under($"clauses[{i}].chapter.");
            Clauses[i].Text.Wrong = Under($"clauses[{i}].text.");
            Clauses[i].Open |= Clauses[i].Text.Wrong.Count > 0;
        }
        for (var i = 0; i < Rules.Count; i++)
            Rules[i].Wrong = Under($"gates[{i}].");
        for (var i = 0; i < Commitments.Count; i++)
            Commitments[i].Wrong = Under($"commitments[{i}].");
        for (var i = 0; i < Dates.Count; i++)
            Dates[i].Wrong = Under($"dates[{i}].");

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

/// <summary>A clause, or one of the company's own that is put in.</summary>
/// <param name="own">Counts those that were put in here, from 0; null: it was there, and keeps its number and chapter.</param>
public sealed class ClauseForm(Clause clause, int? own = null)
{
    public int? Own => own;
    public string? Id { get; set; } = clause.Id;
    public TonguesForm Chapter { get; } = new(clause.Chapter);
    public TonguesForm Text { get; } = new(clause.Text);
    public Keeping Keeping { get; set; } = clause.Keeping;

    /// <summary>By which its fields are kept.</summary>
    public string Place => own is { } number ? $"own/{number}" : $"clause/{clause.Id}";

    /// <summary>What is wrong with its number.</summary>
    public Problem? Wrong { get; set; }

    /// <summary>It is being written on.</summary>
    public bool Open { get; set; }

    public Clause Written => clause with { Id = Id?.Trim() ?? "", Chapter = Chapter.Written, Text = Text.Written, Keeping = Keeping };
}

/// <summary>A gate, as it is or taken out.</summary>
public sealed class RuleForm(GateRule rule)
{
    public GateRule Rule => rule;

    /// <summary>By "gate", "clause", "types".</summary>
    public Dictionary<string, Problem> Wrong { get; set; } = [];
}

/// <summary>The hours that are promised for a clock.</summary>
public sealed class CommitmentForm(Commitment commitment)
{
    public Commitment Begun => commitment;
    public double? Urgent { get; set; } = commitment.Hours.Urgent;
    public double? High { get; set; } = commitment.Hours.High;
    public double? Normal { get; set; } = commitment.Hours.Normal;
    public double? Low { get; set; } = commitment.Hours.Low;
    public CountedTime Time { get; set; } = commitment.Time;
    public Dictionary<string, Problem> Wrong { get; set; } = [];

    // What is left empty is for the desk to refuse.
    public Commitment Written => commitment with { Time = Time, Hours = new PromiseByPriority { Urgent = Urgent ?? 0, High = High ?? 0, Normal = Normal ?? 0, Low = Low ?? 0 } };
}

/// <summary>A date ahead; how long after is written in numbers, one beside the other.</summary>
public sealed class DateForm(DateRule rule)
{
    private static readonly char[] Commas = [',', '，', '、', ' '];

    public DateRule Begun => rule;
    public string? In { get; set; } = string.Join(", ", rule.In.Select(period => period.Count));
    public PeriodUnit Unit { get; set; } = rule.In.FirstOrDefault().Unit;
    public Dictionary<string, Problem> Wrong { get; set; } = [];

    // What is no number is for the desk to refuse.
    public DateRule Written => rule with
    {
        In = [.. (In ?? "").Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => new Period(int.TryParse(text, CultureInfo.InvariantCulture, out var count) ? count : 0, Unit))],
    };
}
