using System.Buffers;
using System.Runtime.InteropServices;

namespace AfterSales.Core.Assessment;

/// <summary>Gathers measured times and verdicts until figures are taken from them.</summary>
internal sealed class TimeTally
{
    private static readonly double[] Shares = [0.25, 0.5, 0.75, 0.9];
    // Of days that are rolled up, each ascending; of others the values one by one. A question has the one or the other.
    private readonly List<long[]> runs = [];
    private long[] values = [];
    private int completed, inRuns;
    private Int128 sum;

    public int Count { get; private set; }

    /// <summary>Of the promise that is measured against.</summary>
    public VerdictCount Promise;

    /// <summary>Of the 24 hours.</summary>
    public VerdictCount WithinDay;

    public ReadOnlySpan<long> Values => values.AsSpan(0, completed);

    private int Completed => completed + inRuns;

    /// <param name="ticks">−1: it has not come to that.</param>
    public void Add(long ticks, long promise, long withinDay, long now)
    {
        Count++;
        Promise.Add(promise, now);
        WithinDay.Add(withinDay, now);
        if (ticks < 0)
            return;
        if (completed == values.Length)
            EnsureRoom(1);
        values[completed++] = ticks;
        sum += ticks;
    }

    /// <summary>The times of a day's rows, without their verdicts.</summary>
    public void Add(ReadOnlySpan<long> ticks, ReadOnlySpan<int> rows)
    {
        Count += rows.Length;
        EnsureRoom(rows.Length);
        var room = values.AsSpan(completed, rows.Length);
        var (taken, total) = (0, 0L);
        foreach (var row in rows)
        {
            var time = ticks[row];
            // Always written, and only kept where it counts: nothing is to be guessed.
            room[taken] = time;
            var counts = time >= 0;
            taken += counts ? 1 : 0;
            total += counts ? time : 0;
        }
        completed += taken;
        sum += total;
    }

    /// <summary>What was rolled up, with its verdicts.</summary>
    public void Add(DayTimes day, long now)
    {
        Count += day.Count;
        runs.Add(day.Sorted);
        inRuns += day.Sorted.Length;
        sum += day.Sum;
        Promise.Add(day.Promise.At(now));
        WithinDay.Add(day.WithinDay.At(now));
    }

    public void Add(TimeTally other)
    {
        Count += other.Count;
        runs.AddRange(other.runs);
        inRuns += other.inRuns;
        EnsureRoom(other.completed);
        other.Values.CopyTo(values.AsSpan(completed));
        completed += other.completed;
        sum += other.sum;
        Promise.Add(other.Promise);
        WithinDay.Add(other.WithinDay);
    }

    /// <summary>The figures, once: what was gathered goes back to where its memory came from.</summary>
    public TimeFigures Take()
    {
        var figures = Figures;
        if (values.Length > 0)
            ArrayPool<long>.Shared.Return(values);
        (values, completed) = ([], 0);
        return figures;
    }

    private TimeFigures Figures
    {
        get
        {
            var (p25, p50, p75, p90) = Percentiles();
            return new TimeFigures(Count, Completed, p50, p90, Completed == 0 ? null : (double)sum / Completed / TimeSpan.TicksPerHour, p25, p75, Promise.Share, WithinDay.Share)
            {
                Decided = Promise.Decided,
                DayDecided = WithinDay.Decided,
            };
        }
    }

    private (double?, double?, double?, double?) Percentiles()
    {
        var count = Completed;
        if (count == 0)
            return default;
        Span<int> ranks = stackalloc int[2 * Shares.Length];
        for (var i = 0; i < Shares.Length; i++)
        {
            var below = (int)(Shares[i] * (count - 1));
            (ranks[2 * i], ranks[2 * i + 1]) = (below, Math.Min(below + 1, count - 1));
        }
        // Those of few values overlap; they have to ascend.
        ranks.Sort();
        Span<long> found = stackalloc long[ranks.Length];
        if (inRuns > 0)
            SortedRuns.Find(CollectionsMarshal.AsSpan(runs), ranks, found);
        else
            OrderStatistics.Find(Values, ranks, found);
        Span<double> hours = stackalloc double[Shares.Length];
        for (var i = 0; i < Shares.Length; i++)
        {
            var rank = Shares[i] * (count - 1);
            var below = (int)rank;
            var (low, high) = (Hours(found[ranks.IndexOf(below)]), Hours(found[ranks.IndexOf(Math.Min(below + 1, count - 1))]));
            hours[i] = low + (rank - below) * (high - low);
        }
        return (hours[0], hours[1], hours[2], hours[3]);
    }

    private static double Hours(long ticks) => (double)ticks / TimeSpan.TicksPerHour;

    // Much of it, for a moment, at every question: not each time from the collector.
    private void EnsureRoom(int more)
    {
        if (completed + more <= values.Length)
            return;
        var larger = ArrayPool<long>.Shared.Rent(Math.Max(completed + more, Math.Max(64, values.Length * 2)));
        Values.CopyTo(larger);
        if (values.Length > 0)
            ArrayPool<long>.Shared.Return(values);
        values = larger;
    }
}

/// <summary>How many promises were kept and how many broken.</summary>
internal struct VerdictCount
{
    private int kept, broken;

    public readonly int Decided => kept + broken;

    public readonly double? Share => Decided == 0 ? null : (double)kept / Decided;

    public void Add(long verdict, long now)
    {
        kept += verdict == Verdict.Kept ? 1 : 0;
        broken += verdict == Verdict.Broken || (verdict > Verdict.Open && verdict < now) ? 1 : 0;
    }

    public void Add(ReadOnlySpan<long> verdicts, ReadOnlySpan<int> rows, long now)
    {
        foreach (var row in rows)
            Add(verdicts[row], now);
    }

    public void Add((int Kept, int Broken) day) => (kept, broken) = (kept + day.Kept, broken + day.Broken);

    public void Add(VerdictCount other) => (kept, broken) = (kept + other.kept, broken + other.broken);
}
