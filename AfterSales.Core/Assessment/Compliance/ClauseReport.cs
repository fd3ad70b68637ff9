using System.Text.Json.Serialization;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>How a clause stands.</summary>
public enum ClauseState
{
    /// <summary>未遵守</summary>
    NotKept,
    /// <summary>无结论: nothing measures it, there was nothing or too little to measure, or nothing is aimed at.</summary>
    NoData,
    /// <summary>已遵守</summary>
    Kept,
}

/// <summary>Why there is no verdict although something is known.</summary>
public enum NoVerdict
{
    /// <summary>期间无相关工单: nothing came to it in the period.</summary>
    NothingHappened,
    /// <summary>样本太少</summary>
    TooFew,
    /// <summary>未设目标</summary>
    NoGoal,
    /// <summary>尚未统计</summary>
    NotMeasured,
    /// <summary>The reader may not see it.</summary>
    NotYours,
}

/// <summary>One thing that speaks for or against a clause.</summary>
/// <param name="Why">Why there is no verdict; null where there is one.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(GateProof), "gate")]
[JsonDerivedType(typeof(FigureProof), "figure")]
[JsonDerivedType(typeof(SurveyProof), "survey")]
[JsonDerivedType(typeof(CheckedProof), "checked")]
[JsonDerivedType(typeof(CountProof), "count")]
[JsonDerivedType(typeof(PromiseProof), "promise")]
[JsonDerivedType(typeof(DateProof), "dates")]
[JsonDerivedType(typeof(SignedProof), "signed")]
[JsonDerivedType(typeof(BuiltInProof), "built-in")]
[JsonDerivedType(typeof(MissingProof), "missing")]
public abstract record Proof(ClauseState State, NoVerdict? Why);

/// <summary>A gate of the rulebook: how many tickets passed the stage it stands before, and how often it refused.</summary>
/// <param name="Passed">Tickets reported in the period that entered the stage, of the services it is for.</param>
/// <param name="Refused">Commands that it stopped in the period; where a clause has several gates, by what was missing.</param>
/// <param name="RefusedTickets">On how many tickets.</param>
/// <param name="Overrides">Where somebody answered for passing all the same.</param>
public sealed record GateProof(GateRule Rule, int Passed, int Refused, int RefusedTickets, IReadOnlyList<GateOverride> Overrides, ClauseState State, NoVerdict? Why) : Proof(State, Why);

/// <summary>A gate that was passed because somebody answered for it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Reason">In the words of who did it.</param>
public sealed record GateOverride(string Number, DateTime At, string By, string Command, string? Reason);

/// <summary>The value of a figure in one month.</summary>
/// <param name="Month">Its first day.</param>
public sealed record TrendPoint(DateOnly Month, double? Value, int Cases);

/// <summary>A figure against its goal.</summary>
/// <param name="Goal">On the last day of the period, in the figure's unit; null: none.</param>
/// <param name="Trend">The last six months.</param>
public sealed record FigureProof(KeyFigure Figure, double? Value, int Cases, double? Goal, IReadOnlyList<TrendPoint> Trend, ClauseState State, NoVerdict? Why) : Proof(State, Why);

/// <summary>The mean of a question of the survey, against the goal of satisfaction.</summary>
public sealed record SurveyProof(SurveyQuestion Question, double? Mean, int Answers, double? Goal, ClauseState State, NoVerdict? Why) : Proof(State, Why);

/// <summary>One thing that spot checks look at because of the clause, against the goal of the checks' score.</summary>
/// <param name="Item">As it stood in the checklist.</param>
/// <param name="Good">Checks of the period in which it was as it should be; <paramref name="Partly"/> and <paramref name="Bad"/>: where it was not.</param>
/// <param name="Score">Of its points, 0 to 100; null where it never applied.</param>
public sealed record CheckedProof(TwoTongues Item, int Good, int Partly, int Bad, double? Score, double? Goal, ClauseState State, NoVerdict? Why) : Proof(State, Why)
{
    [JsonIgnore]
    public int Checks => Good + Partly + Bad;
}

/// <summary>Something counted.</summary>
/// <param name="Of">Of how many; null where there is no whole.</param>
/// <param name="Cases">Each one with its reason, where reasons are written down.</param>
public sealed record CountProof(ClauseCount Count, int Done, int? Of, IReadOnlyList<GateOverride> Cases, ClauseState State, NoVerdict? Why) : Proof(State, Why);

/// <summary>A promised time of the rulebook: kept and broken ones of tickets reported in the period.</summary>
public sealed record PromiseProof(ClockName Clock, int Kept, int Broken, double? Goal, IReadOnlyList<GateOverride> Corrected, ClauseState State, NoVerdict? Why) : Proof(State, Why);

/// <summary>Dates ahead that the rulebook wants made: those that fell due in the period.</summary>
public sealed record DateProof(DateKind Date, int Done, int Due, ClauseState State, NoVerdict? Why) : Proof(State, Why);

/// <summary>Who has read and signed this edition.</summary>
public sealed record SignedProof(int Done, int Of, ClauseState State, NoVerdict? Why) : Proof(State, Why);

/// <summary>The portal is built so that it cannot be otherwise.</summary>
public sealed record BuiltInProof(string Address) : Proof(ClauseState.Kept, null);

/// <summary>Not measured yet, because a feature is missing.</summary>
public sealed record MissingProof(MissingFeature Feature) : Proof(ClauseState.NoData, NoVerdict.NotMeasured);

/// <summary>A clause with what speaks for it.</summary>
public sealed record ClauseReport(Clause Clause, IReadOnlyList<Proof> Proofs)
{
    /// <summary>Not kept where one thing speaks against it; kept only where everything that should speak does.</summary>
    public ClauseState State { get; } =
        Proofs.Any(proof => proof.State == ClauseState.NotKept) ? ClauseState.NotKept
        : Proofs.Count > 0 && Proofs.All(proof => proof.State == ClauseState.Kept) ? ClauseState.Kept
        : ClauseState.NoData;

    /// <summary>What is not there yet.</summary>
    public IEnumerable<MissingFeature> Missing => Proofs.OfType<MissingProof>().Select(proof => proof.Feature);
}

/// <summary>How the rulebook in force is kept 制度执行情况, clause by clause.</summary>
/// <param name="Number">The edition's.</param>
/// <param name="From">UTC day, inclusive.</param>
/// <param name="To">UTC day, exclusive.</param>
/// <param name="Own">The figures are the reader's own, not the department's.</param>
/// <param name="AsOf">UTC.</param>
public sealed record ComplianceReport(int Number, Rulebook Rulebook, DateOnly From, DateOnly To, bool Own, DateTime AsOf, IReadOnlyList<ClauseReport> Clauses)
{
    public int Count(ClauseState state) => Clauses.Count(clause => clause.State == state);

    public ClauseReport? Find(string clause) => Clauses.FirstOrDefault(one => one.Clause.Id == clause);
}
