namespace AfterSales.Core.Assessment;

/// <summary>What the repair cycles of some of the tickets of a day or a month are made of, and when it will be known whether they stayed repaired.</summary>
internal sealed class DayCycles : IRolledUp
{
    private readonly Repair[] repairs;
    // How many of the first so many were fixed at once, and how many came back.
    private readonly int[] fixedAtOnce, repeated30, repeated90;
    private readonly long[] accepted;

    public DayCycles(FactDay day, ReadOnlySpan<int> rows) : this(rows.Length, new CycleTally(now: 0), RepairsAmong(day, rows))
    {
        var columns = new CycleRows(day);
        Sums.Add(columns, rows);
        foreach (var row in rows)
            Sums.AddLedger(columns, row);
    }

    // At the beginning of time no repair is over.
    private DayCycles(int count, CycleTally sums, IEnumerable<Repair> among)
    {
        (Count, Sums, repairs) = (count, sums, [.. among.OrderBy(repair => repair.AcceptedAt)]);
        accepted = Array.ConvertAll(repairs, repair => repair.AcceptedAt);
        fixedAtOnce = Before(repair => repair.FixedAtOnce);
        repeated30 = Before(repair => repair.Repeated30);
        repeated90 = Before(repair => repair.Repeated90);
    }

    /// <summary>Tickets, also those whose cycle is not over.</summary>
    public int Count { get; }

    /// <summary>Without what depends on the time that has passed.</summary>
    public CycleTally Sums { get; }

    public long Bytes => 700 + accepted.Length * (3 * sizeof(long) + 3 * sizeof(int));

    public static DayCycles SumOf(IReadOnlyList<DayCycles> days)
    {
        var sums = new CycleTally(now: 0);
        foreach (var day in days)
            sums.Add(day.Sums);
        return new DayCycles(days.Sum(day => day.Count), sums, days.SelectMany(day => day.repairs));
    }

    /// <param name="now">UTC ticks.</param>
    /// <returns>What became of the repairs, as far as it is known by then.</returns>
    public FixFigures FixesAt(long now)
    {
        var (over30, over90) = (SortedRuns.CountUpTo(accepted, now - CycleTally.Days30), SortedRuns.CountUpTo(accepted, now - CycleTally.Days90));
        return new FixFigures(accepted.Length, over30, over90, fixedAtOnce[over30], repeated30[over30], repeated90[over90]);
    }

    private static List<Repair> RepairsAmong(FactDay day, ReadOnlySpan<int> rows)
    {
        var found = new List<Repair>();
        var again = day.RepeatedAfter;
        foreach (var row in rows)
        {
            if (CycleTally.IsRepair(day, row))
                found.Add(new(day.CreatedAt[row] + day.Longs(FactGroup.Cycle, 0)[row], CycleTally.IsFixedAtOnce(day, row), CycleTally.Within(again[row], CycleTally.Days30), CycleTally.Within(again[row], CycleTally.Days90)));
        }
        return found;
    }

    private int[] Before(Predicate<Repair> counts)
    {
        var before = new int[repairs.Length + 1];
        for (var i = 0; i < repairs.Length; i++)
            before[i + 1] = before[i] + (counts(repairs[i]) ? 1 : 0);
        return before;
    }

    /// <param name="AcceptedAt">UTC ticks.</param>
    private readonly record struct Repair(long AcceptedAt, bool FixedAtOnce, bool Repeated30, bool Repeated90);
}
