namespace AfterSales.Core.Dispatch;

/// <summary>When an engineer could begin there.</summary>
public static class FreeTime
{
    /// <summary>What a visit is planned with until somebody says otherwise.</summary>
    public static readonly TimeSpan OneVisit = TimeSpan.FromHours(2);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>
    /// The first time from now on, on a quarter of an hour, by which the engineer can be there and at which no visit is in the
    /// way, the way to the next one counted.
    /// </summary>
    public static Errand Of(AtHand who, Job job, TimeSpan length, Vantage from)
    {
        Errand At(DateTime start) => new(who, job, start, start + length, from);
        // From wherever somebody is free, as soon as the way from there allows: some gaps are too short, the time after the last visit never.
        return At(from.Now).Ahead.Select(visit => visit.End).Where(end => end > from.Now).Prepend(from.Now)
            .Select(free => At(Up(At(Up(free)).Arrival))).Where(errand => errand.IsFree).MinBy(errand => errand.Start)!;
    }

    private static DateTime Up(DateTime time) => new((time.Ticks + Quarter.Ticks - 1) / Quarter.Ticks * Quarter.Ticks, DateTimeKind.Utc);
}
