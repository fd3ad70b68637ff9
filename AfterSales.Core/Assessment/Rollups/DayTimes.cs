namespace AfterSales.Core.Assessment;

/// <summary>One measured time of some of the tickets of a day or a month, ready to be put together with others.</summary>
internal sealed class DayTimes : IRolledUp
{
    public DayTimes(FactDay day, Measured measured, ReadOnlySpan<int> rows)
    {
        var ticks = measured.TicksOf(day);
        var (times, sum) = (new List<long>(rows.Length), (Int128)0);
        foreach (var row in rows)
        {
            if (ticks[row] is not (>= 0 and var time))
                continue;
            times.Add(time);
            sum += time;
        }
        times.Sort();
        (Count, Sorted, Sum) = (rows.Length, [.. times], sum);
        Promise = new DayVerdicts(measured.VerdictsOf(day), rows);
        WithinDay = new DayVerdicts(day.DayVerdicts, rows);
    }

    private DayTimes(IReadOnlyList<DayTimes> days)
    {
        (Count, Sum, Sorted) = (days.Sum(day => day.Count), days.Aggregate((Int128)0, (sum, day) => sum + day.Sum), [.. days.SelectMany(day => day.Sorted).Order()]);
        Promise = new DayVerdicts([.. days.Select(day => day.Promise)]);
        WithinDay = new DayVerdicts([.. days.Select(day => day.WithinDay)]);
    }

    public static DayTimes SumOf(IReadOnlyList<DayTimes> days) => new(days);

    /// <summary>Tickets, also those that have not come to what is measured.</summary>
    public int Count { get; }

    /// <summary>The times in ticks, ascending.</summary>
    public long[] Sorted { get; }

    public Int128 Sum { get; }

    public DayVerdicts Promise { get; }

    public DayVerdicts WithinDay { get; }

    public long Bytes => 128 + Sorted.Length * sizeof(long) + Promise.Bytes + WithinDay.Bytes;

    /// <summary>How many times lie up to each of some limits and above the one before, and above the last.</summary>
    public void AddTo(int[] buckets, long[] limits)
    {
        var below = 0;
        for (var i = 0; i < limits.Length; i++)
        {
            var upTo = SortedRuns.CountUpTo(Sorted, limits[i]);
            buckets[i] += upTo - below;
            below = upTo;
        }
        buckets[^1] += Sorted.Length - below;
    }
}

/// <summary>What became of some of a day's promises, and of those still open the moments from which on they are broken.</summary>
internal sealed class DayVerdicts
{
    private readonly long[] until;
    private readonly int kept, broken;

    public DayVerdicts(ReadOnlySpan<long> verdicts, ReadOnlySpan<int> rows)
    {
        var open = new List<long>();
        foreach (var row in rows)
        {
            var verdict = verdicts[row];
            kept += verdict == Verdict.Kept ? 1 : 0;
            broken += verdict == Verdict.Broken ? 1 : 0;
            if (verdict > Verdict.Open)
                open.Add(verdict);
        }
        open.Sort();
        until = [.. open];
    }

    public DayVerdicts(IReadOnlyList<DayVerdicts> days) =>
        (kept, broken, until) = (days.Sum(day => day.kept), days.Sum(day => day.broken), [.. days.SelectMany(day => day.until).Order()]);

    public long Bytes => 64 + until.Length * sizeof(long);

    /// <param name="now">UTC ticks.</param>
    public (int Kept, int Broken) At(long now) => (kept, broken + (until.Length == 0 ? 0 : SortedRuns.CountUpTo(until, now - 1)));
}
