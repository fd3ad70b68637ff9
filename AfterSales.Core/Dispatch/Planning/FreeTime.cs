using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Dispatch;

/// <summary>When an engineer could go next.</summary>
internal static class FreeTime
{
    /// <summary>What a visit is planned with until somebody says otherwise.</summary>
    public static readonly TimeSpan OneVisit = TimeSpan.FromHours(2);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>The first time from now on, on a quarter of an hour, at which no visit of the day is in the way.</summary>
    public static (DateTime Start, DateTime End) Of(BoardEngineer engineer, DateTime now, TimeSpan length)
    {
        var start = new DateTime((now.Ticks + Quarter.Ticks - 1) / Quarter.Ticks * Quarter.Ticks, DateTimeKind.Utc);
        while (InTheWay(engineer, start, start + length).FirstOrDefault() is { } visit)
            start = visit.End;
        return (start, start + length);
    }

    /// <summary>The first time from then on at which nothing of what is known of the engineer's day is in the way; of nobody known, then.</summary>
    /// <param name="round">To the next quarter of an hour.</param>
    public static DateTime Next(BoardEngineer? engineer, DateTime from, TimeSpan length, bool round = true)
    {
        var start = round ? new DateTime((from.Ticks + Quarter.Ticks - 1) / Quarter.Ticks * Quarter.Ticks, DateTimeKind.Utc) : from;
        while (engineer is not null && InTheWay(engineer, start, start + length).FirstOrDefault() is { } visit)
            start = visit.End;
        return start;
    }

    /// <summary>The visits of the day that are still to be done and fall into that time.</summary>
    public static IEnumerable<BoardVisit> InTheWay(BoardEngineer engineer, DateTime start, DateTime end) => engineer.Visits
        .Where(visit => visit.State is not (VisitState.Left or VisitState.Aborted) && visit.Start < end && visit.End > start)
        .OrderBy(visit => visit.Start);
}
