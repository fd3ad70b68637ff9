using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Assessment.Reports;

/// <summary>
/// What a report says of its month, as it was found when it was made. Everything that a reader sees stands in it, names and words of
/// then too: nothing is looked up again. Times UTC; months by their first day.
/// </summary>
/// <param name="Rulebook">The edition in force on the last day; null where none was.</param>
/// <param name="Counts">What happened in the month, by the company's days.</param>
/// <param name="Figures">Over the tickets reported in the month, by UTC dates as on the chart pages.</param>
/// <param name="Trends">The same figures of the last twelve months, this one last.</param>
/// <param name="Late">Promises that were broken in the month, the latest first; the first of them.</param>
/// <param name="LateTotal">How many in all.</param>
/// <param name="Overridden">Where engineers were sent although something spoke against it, with the reason.</param>
/// <param name="OwnWork">Decided on own work, because nobody else could.</param>
/// <param name="Stops">What the rulebook's gates stopped, the most frequent clause first.</param>
/// <param name="Complaints">What came in and what was closed in the month, with cause and lesson.</param>
/// <param name="Actions">Measures that were set, done or looked at in the month, with what came of them.</param>
/// <param name="Clauses">The rulebook clause by clause; null: no rulebook was in force, or the report is older than this part of it.</param>
public sealed record ReportContent(
    DateOnly Month, DateTime MadeAt, ReportRulebook? Rulebook, ReportCounts Counts, IReadOnlyList<ReportFigure> Figures, IReadOnlyList<ReportTrend> Trends,
    IReadOnlyList<LateTicket> Late, int LateTotal, IReadOnlyList<OverriddenMove> Overridden, IReadOnlyList<OwnDecision> OwnWork, IReadOnlyList<ReportStop> Stops,
    ComplaintFigures Complaints, IReadOnlyList<ReportAction> Actions, IReadOnlyList<ReportClause>? Clauses = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Figures whose goal was missed.</summary>
    [JsonIgnore]
    public IEnumerable<ReportFigure> Missed => Figures.Where(figure => figure.Reached == false);

    public ReportTrend? TrendOf(KeyFigure figure) => Trends.FirstOrDefault(trend => trend.Figure == figure);

    internal string Written() => JsonSerializer.Serialize(this, Json);

    internal static ReportContent Read(string content) => JsonSerializer.Deserialize<ReportContent>(content, Json)!;
}

/// <summary>The rulebook that was in force.</summary>
public sealed record ReportRulebook(string Id, TwoTongues Name, int Clauses, int Gates, int Commitments);

/// <summary>A clause of the rulebook, and how it was kept in the month.</summary>
/// <param name="Text">What it said.</param>
/// <param name="Proofs">What spoke for or against it.</param>
public sealed record ReportClause(string Id, TwoTongues Text, ClauseState State, IReadOnlyList<Proof> Proofs)
{
    /// <summary>What was measured, done at a gate, or signed; not what is built in or not there yet.</summary>
    [JsonIgnore]
    public IEnumerable<Proof> Told => Proofs.Where(proof => proof is not (BuiltInProof or MissingProof));

    /// <summary>A gate or a measure keeps it; else it is read and signed, or nothing keeps it yet.</summary>
    [JsonIgnore]
    public bool IsMeasured => Told.Any(proof => proof is not SignedProof);

    /// <summary>Nothing keeps it yet, and nothing counts how it is kept.</summary>
    [JsonIgnore]
    public bool IsUnmeasured => State == ClauseState.NoData && !IsMeasured;

    /// <summary>There is something to say of the month: a verdict, or at least a value.</summary>
    [JsonIgnore]
    public bool Tells => State == ClauseState.NotKept || Told.Any(proof => proof is not SignedProof && proof.Why is not (NoVerdict.NothingHappened or NoVerdict.NotMeasured));
}

/// <summary>How many tickets came to what in the month, and how many were open at the moment the report was made.</summary>
public sealed record ReportCounts(int Reported, int Responded, int Accepted, int Closed, int Broken, int Rated, int Open);

/// <summary>A figure of the month beside that of the month before and of the same month a year ago.</summary>
/// <param name="Goal">What was aimed at on the last day of the month; null: nothing.</param>
public sealed record ReportFigure(KeyFigure Figure, double? Value, int Cases, double? Before, double? YearAgo, double? Goal)
{
    /// <summary>Null where there is no goal, or nothing to compare with it, or where the cases are too few to tell.</summary>
    [JsonIgnore]
    public bool? Reached => FigureKind.Of(Figure).Reached(Value, Cases, Goal);
}

/// <summary>A figure month by month.</summary>
/// <param name="Goals">What was aimed at on the last day of each month; null: the report is older than this part of it.</param>
public sealed record ReportTrend(KeyFigure Figure, IReadOnlyList<double?> Values, IReadOnlyList<double?>? Goals = null);

/// <summary>A promise that was broken.</summary>
/// <param name="StoppedAt">When it was done after all; null: it was still to be done.</param>
public sealed record LateTicket(string Number, string Customer, string Fault, ClockName Clock, DateTime DueAt, DateTime? StoppedAt);

/// <summary>Somebody was sent although something spoke against it.</summary>
/// <param name="Text">Who was sent when, and the reason.</param>
public sealed record OverriddenMove(string Number, DateTime At, string By, string Command, string? Text, IReadOnlyList<Consequence> Against);

/// <summary>A decision on own work.</summary>
public sealed record OwnDecision(string Number, DateTime At, string By, string Command);

/// <summary>A measure, and how it stood when the report was made. The day is the company's.</summary>
/// <param name="Late">Its day was past, and it was not done.</param>
/// <param name="Result">What was done.</param>
/// <param name="Effect">Whether it helped, or why it was dropped.</param>
public sealed record ReportAction(
    int Id, ActionKind Kind, string What, ActionSource Source, string? SourceName, string Owner, DateOnly DueOn, ActionState State, bool Late, string? Result, string? Effect);

/// <summary>How often a clause stopped a command.</summary>
/// <param name="Text">What the clause said; null for what the service itself needs.</param>
public sealed record ReportStop(string Clause, TwoTongues? Text, int Times, int Tickets);
