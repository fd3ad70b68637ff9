using AfterSales.Core.Satisfaction.Complaints;

namespace AfterSales.Core.Assessment.Complained;

/// <summary>Complaints beside the jobs they came out of, over a period in UTC days.</summary>
/// <param name="Opened">Complaints that came in, without those entered by mistake.</param>
/// <param name="Finished">Tickets reported in the period that are accepted by now.</param>
/// <param name="Closed">Complaints that were closed.</param>
/// <param name="InTime">Those of them of which every answer came in time.</param>
public sealed record ComplaintRates(int Opened, int Finished, int Closed, int InTime)
{
    /// <summary>每百单投诉: complaints for 100 finished jobs; null without any.</summary>
    public double? Per100 => Finished == 0 ? null : 100.0 * Opened / Finished;

    /// <summary>投诉按时办结率, 0 to 1; null where none was closed.</summary>
    public double? ShareInTime => Closed == 0 ? null : (double)InTime / Closed;
}

/// <summary>The complaints of one value of a dimension, as the ticket that they are about has it.</summary>
public sealed record ComplaintsIn(DimensionKey Key, ComplaintRates Rates);

/// <summary>Complaints of a period, and by a dimension.</summary>
/// <param name="Before">In the period before; null: there is none. So too a year ago.</param>
/// <param name="Breakdown">What was complained of most first. Of several engineers each has the complaint, and the job.</param>
/// <param name="Elsewhere">Those that belong to no value: about no ticket, or by engineer about one that nobody was sent to.</param>
public sealed record ComplaintReport(ComplaintRates Whole, ComplaintRates? Before, ComplaintRates? YearAgo, Dimension By, IReadOnlyList<ComplaintsIn> Breakdown, ComplaintRates Elsewhere);

/// <summary>Which complaints of a period are meant.</summary>
public enum ComplaintSide
{
    /// <summary>Those that came in.</summary>
    Opened,
    /// <summary>Those that were closed.</summary>
    Closed,
    /// <summary>Those that were closed, of which an answer came too late.</summary>
    ClosedLate,
}

/// <summary>The complaints behind a part of a figure: how many in all, and a page of them.</summary>
public sealed record ComplaintsBehind(int Total, IReadOnlyList<ComplaintBehind> First)
{
    /// <summary>How many stand on a page of the list.</summary>
    public const int PageSize = 50;
}

/// <summary>One complaint behind a figure. UTC.</summary>
/// <param name="Number">Of the ticket that it is about; null: none.</param>
/// <param name="Customer">By name; who complains where no customer is known.</param>
/// <param name="InTime">Every answer so far came in time; null: none was given yet.</param>
public sealed record ComplaintBehind(int Id, DateTime OpenedAt, ComplaintKind Kind, ComplaintState State, string Customer, string? Words, string? Number, DateTime? ClosedAt, bool? InTime);
