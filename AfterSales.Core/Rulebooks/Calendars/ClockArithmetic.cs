namespace AfterSales.Core.Rulebooks;

/// <summary>A stretch of a clock, running or paused, in UTC; the last one is open while the clock has not been stopped.</summary>
public readonly record struct ClockStretch(DateTime Start, DateTime? End, bool Running);

/// <summary>
/// How much time was promised, and which time counts: working time of <paramref name="Calendar"/>,
/// or every hour (elapsed time) where there is none.
/// </summary>
public sealed record PromisedTime(TimeSpan Limit, WorkCalendar? Calendar = null)
{
    internal TimeSpan Between(DateTime utcFrom, DateTime utcTo) =>
        utcTo <= utcFrom ? TimeSpan.Zero : Calendar?.WorkedBetween(utcFrom, utcTo) ?? utcTo - utcFrom;

    internal DateTime After(DateTime utcFrom, TimeSpan time) => Calendar?.DueAfter(utcFrom, time) ?? utcFrom + time;
}

/// <summary>When a promise falls due, in UTC; provisional 暂定 while holidays before it are unpublished.</summary>
public readonly record struct DueTime(DateTime At, bool Provisional);

/// <summary>
/// What a clock's stretches amount to under a promise: used = Σ over the running stretches of the time that counts;
/// due = the moment at which that sum reaches the limit. Stretches are in order and do not overlap.
/// </summary>
public static class ClockArithmetic
{
    /// <summary>What was used by <paramref name="now"/> (UTC). An open stretch runs until then; what lies later does not count yet.</summary>
    public static TimeSpan Used(IEnumerable<ClockStretch> stretches, PromisedTime promise, DateTime now) =>
        stretches.Where(stretch => stretch.Running).Aggregate(TimeSpan.Zero, (used, stretch) =>
            used + promise.Between(stretch.Start, stretch.End is { } end && end < now ? end : now));

    /// <summary>
    /// When the limit was reached or, if the clock goes on running as it does now, will be. Null while it cannot be told: the clock
    /// is paused or stopped, and the limit was not reached before.
    /// </summary>
    public static DueTime? DueAt(IEnumerable<ClockStretch> stretches, PromisedTime promise)
    {
        var left = promise.Limit;
        foreach (var stretch in stretches.Where(stretch => stretch.Running))
        {
            var counted = stretch.End is { } end ? promise.Between(stretch.Start, end) : TimeSpan.MaxValue;
            if (left <= counted)
            {
                var at = promise.After(stretch.Start, left);
                return new DueTime(at, promise.Calendar?.Provisional(at) ?? false);
            }
            left -= counted;
        }
        return null;
    }
}
