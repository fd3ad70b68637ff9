namespace AfterSales.Core.Assessment;

/// <summary>Gathers measured times and verdicts until figures are taken from them.</summary>
internal sealed class TimeTally
{
    private static readonly double[] Shares = [0.25, 0.5, 0.75, 0.9];
    private long[] values = [];
    private int completed;
    private Int128 sum;

    public int Count { get; private set; }
    private int kept, broken, arranged, arrangedLate;

    /// <param name="ticks">−1: it has not come to that.</param>
    public void Add(long ticks, bool? promise, bool? withinDay)
    {
        Count++;
        if (ticks >= 0)
            Take(ticks);
        _ = promise switch { true => kept++, false => broken++, _ => 0 };
        _ = withinDay switch { true => arranged++, false => arrangedLate++, _ => 0 };
    }

    public void Add(TimeTally other)
    {
        Count += other.Count;
        EnsureRoom(other.completed);
        other.Values.CopyTo(values.AsSpan(completed));
        completed += other.completed;
        sum += other.sum;
        (kept, broken, arranged, arrangedLate) = (kept + other.kept, broken + other.broken, arranged + other.arranged, arrangedLate + other.arrangedLate);
    }

    public ReadOnlySpan<long> Values => values.AsSpan(0, completed);

    public TimeFigures Figures
    {
        get
        {
            var (p25, p50, p75, p90) = Percentiles();
            return new TimeFigures(Count, completed, p50, p90, completed == 0 ? null : (double)sum / completed / TimeSpan.TicksPerHour, p25, p75, Share(kept, broken), Share(arranged, arrangedLate))
            {
                Decided = kept + broken,
                DayDecided = arranged + arrangedLate,
            };
        }
    }

    private (double?, double?, double?, double?) Percentiles()
    {
        if (completed == 0)
            return default;
        Span<int> ranks = stackalloc int[2 * Shares.Length];
        for (var i = 0; i < Shares.Length; i++)
        {
            var below = (int)(Shares[i] * (completed - 1));
            (ranks[2 * i], ranks[2 * i + 1]) = (below, Math.Min(below + 1, completed - 1));
        }
        // Those of few values overlap; they have to ascend.
        ranks.Sort();
        Span<long> found = stackalloc long[ranks.Length];
        OrderStatistics.Find(Values, ranks, found);
        Span<double> hours = stackalloc double[Shares.Length];
        for (var i = 0; i < Shares.Length; i++)
        {
            var rank = Shares[i] * (completed - 1);
            var below = (int)rank;
            var (low, high) = (Hours(found[ranks.IndexOf(below)]), Hours(found[ranks.IndexOf(Math.Min(below + 1, completed - 1))]));
            hours[i] = low + (rank - below) * (high - low);
        }
        return (hours[0], hours[1], hours[2], hours[3]);
    }

    private static double Hours(long ticks) => (double)ticks / TimeSpan.TicksPerHour;

    private static double? Share(int yes, int no) => yes + no == 0 ? null : (double)yes / (yes + no);

    private void Take(long ticks)
    {
        if (completed == values.Length)
            EnsureRoom(1);
        values[completed++] = ticks;
        sum += ticks;
    }

    private void EnsureRoom(int more)
    {
        if (completed + more > values.Length)
            Array.Resize(ref values, Math.Max(completed + more, Math.Max(64, values.Length * 2)));
    }
}
