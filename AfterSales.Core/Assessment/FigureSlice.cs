using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>How a ticket came out, as the figures at the head of a page count it.</summary>
public enum Fate
{
    /// <summary>Every ticket counted.</summary>
    Any,
    /// <summary>The response, acceptance or what else is measured has happened.</summary>
    Completed,
    /// <summary>The promise is broken.</summary>
    PromiseBroken,
    /// <summary>Nobody was arranged within 24 elapsed hours (R3.5.1).</summary>
    ArrangedLate,
    /// <summary>The promise is kept.</summary>
    PromiseKept,
    /// <summary>The promise is kept or broken by now.</summary>
    PromiseDecided,
    /// <summary>By now it is known whether somebody was arranged within 24 elapsed hours.</summary>
    DayDecided,
    /// <summary>A finished repair that took one stay on site and did not come back within 30 days.</summary>
    FixedAtOnce,
    /// <summary>A finished repair that was not.</summary>
    NotFixedAtOnce,
    /// <summary>A finished repair whose machine came back with the same fault group within 30 days.</summary>
    Repeated30,
    /// <summary>The same within 90 days.</summary>
    Repeated90,
    /// <summary>A finished repair as <see cref="FixFigures.Repairs"/> counts it.</summary>
    Repaired,
    /// <summary>Neither accepted nor at its end.</summary>
    Open,
    /// <summary>The customer was asked for a rating, or has given one.</summary>
    Asked,
    /// <summary>The customer has rated.</summary>
    Answered,
    /// <summary>A rating of 9 or 10 points for recommending us.</summary>
    Promoter,
    /// <summary>A rating of 0 to 6 points for recommending us.</summary>
    Detractor,
}

/// <summary>A part of what a figure is taken over, to open the tickets behind it. Null: not cut by this.</summary>
/// <param name="Bucket">Which column of the distribution.</param>
/// <param name="Step">First day of a step over time.</param>
/// <param name="ProductLine">Empty: no machine known.</param>
/// <param name="Fate">How they came out.</param>
public sealed record FigureSlice(
    int? Bucket = null, DateOnly? Step = null, string? ProductLine = null, Priority? Priority = null, Channel? Channel = null, Fate? Fate = null)
{
    /// <summary>A dimension with <see cref="Key"/>.</summary>
    public Dimension? By { get; init; }

    /// <summary>A value of <see cref="By"/> as <see cref="DimensionKey.Key"/> says it.</summary>
    public string? Key { get; init; }

    /// <summary>A second dimension, with <see cref="Key2"/>: a cell of a table.</summary>
    public Dimension? By2 { get; init; }

    public string? Key2 { get; init; }

    /// <summary>Those that spent time in a part of the cycle; in their list the value is that time.</summary>
    public CyclePart? Part { get; init; }

    /// <summary>One machine.</summary>
    public int? EquipmentId { get; init; }

    /// <summary>Repairs only, as faults are counted.</summary>
    public bool OfRepairs { get; init; }

    /// <summary>Repairs by none of the fault groups that <see cref="FaultReport.Groups"/> names.</summary>
    public bool OtherFaults { get; init; }

    /// <summary>A batch of machines as <see cref="FaultsOfBatch.Batch"/> says it.</summary>
    public string? Batch { get; init; }

    /// <summary>Which column of the machines' age, see <see cref="MachineAge"/>.</summary>
    public int? AgeBucket { get; init; }

    /// <summary>Which column of the backlog's age, see <see cref="BacklogFigures.Limits"/>.</summary>
    public int? BacklogBucket { get; init; }

    /// <summary>All that are open now, whenever they were reported: what <see cref="BacklogFigures.Open"/> counts.</summary>
    public bool AllOpen { get; init; }

    /// <summary>Of ratings: which column the response to their ticket lies in, see <see cref="Distribution.Limits"/>.</summary>
    public int? ResponseBucket { get; init; }

    /// <summary>Of ratings: a word of their comment as <see cref="CommentWord.Word"/> says it.</summary>
    public string? Word { get; init; }

    /// <summary>Those whose repair clock stood still for a reason as <see cref="PausedTime.Reason"/> says it; in their list the value is that time.</summary>
    public string? PausedBy { get; init; }

    /// <summary>Those whose repair clock has stopped, as <see cref="LedgerFigures.Clocks"/> counts; in their list the value is the time that it ran.</summary>
    public bool StoppedClock { get; init; }

    /// <summary>Complaints instead of tickets: which of them.</summary>
    public ComplaintSide? Complaints { get; init; }

    /// <summary>Of complaints: those that belong to no value of <see cref="By"/>, see <see cref="ComplaintReport.Elsewhere"/>.</summary>
    public bool Elsewhere { get; init; }

    public bool Cuts => this != new FigureSlice();
}
