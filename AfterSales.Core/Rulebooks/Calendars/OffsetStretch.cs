namespace AfterSales.Core.Rulebooks;

/// <summary>
/// A stretch of time, in UTC ticks, in which a zone's wall clock runs without being put forward or back:
/// wall clock = UTC + <paramref name="Offset"/> throughout.
/// </summary>
internal readonly record struct OffsetStretch(long From, long To, long Offset)
{
    // Of the zones in tzdb (2026) none has changed its offset twice within six days since 1995: at most one change lies in a step.
    private const long Step = 4 * TimeSpan.TicksPerDay;

    /// <summary>Everything from one moment to another, in order and without gaps, found as it is asked for.</summary>
    public static IEnumerable<OffsetStretch> Between(TimeZoneInfo zone, long from, long to)
    {
        while (from < to)
        {
            var (offset, end) = (OffsetAt(zone, from), Math.Min(from + Step, to));
            if (OffsetAt(zone, end - 1) != offset)
                end = FirstOther(zone, offset, from, end - 1);
            yield return new OffsetStretch(from, end, offset);
            from = end;
        }
    }

    // By halving: `before` has the offset, `after` has not.
    private static long FirstOther(TimeZoneInfo zone, long offset, long before, long after)
    {
        while (after - before > 1)
        {
            var middle = before + (after - before) / 2;
            if (OffsetAt(zone, middle) == offset)
                before = middle;
            else
                after = middle;
        }
        return after;
    }

    private static long OffsetAt(TimeZoneInfo zone, long utc) => zone.GetUtcOffset(new DateTime(utc, DateTimeKind.Utc)).Ticks;
}
