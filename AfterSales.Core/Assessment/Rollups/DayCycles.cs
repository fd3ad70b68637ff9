namespace AfterSales.Core.Assessment;

/// <summary>What the repair cycles of some of a day's tickets are made of, and when it will be known whether they stayed repaired.</summary>
internal sealed class DayCycles : IRolledUp
{
    // Of the repairs the moment of acceptance, ascending; how many of the first so many were fixed at once and came back.
    private readonly long[] accepted;
    private readonly int[] fixedAtOnce, repeated30, repeated90;

    public DayCycles(FactDay day, ReadOnlySpan<int> rows)
    {
        Count = rows.Length;
        var columns = new CycleRows(day);
        // At the beginning of time no repair is over.
        Sums = new CycleTally(now: 0);
        Sums.Add(columns, rows);
        var repairs = new List<int>();
        foreach (var row in rows)
        {
            Sums.AddLedger(columns, row);
            if (CycleTally.IsRepair(day, row))
                repairs.Add(row);
        }
        repairs.Sort((one, other) => AcceptedAt(day, one).CompareTo(AcceptedAt(day, other)));
        accepted = [.. repairs.Select(row => AcceptedAt(day, row))];
        fixedAtOnce = Before(repairs, row => CycleTally.IsFixedAtOnce(day, row));
        repeated30 = Before(repairs, row => CycleTally.Within(day.RepeatedAfter[row], CycleTally.Days30));
        repeated90 = Before(repairs, row => CycleTally.Within(day.RepeatedAfter[row], CycleTally.Days90));
    }

    /// <summary>Tickets, also those whose cycle is not over.</summary>
    public int Count { get; }

    /// <summary>Without what depends on the time that has passed.</summary>
    public CycleTally Sums { get; }

    public long Bytes => 700 + accepted.Length * (sizeof(long) + 3 * sizeof(int));

    /// <param name="now">UTC ticks.</param>
    /// <returns>What became of the repairs, as far as it is known by then.</returns>
    public FixFigures FixesAt(long now)
    {
        var (over30, over90) = (SortedRuns.CountUpTo(accepted, now - CycleTally.Days30), SortedRuns.CountUpTo(accepted, now - CycleTally.Days90));
        return new FixFigures(accepted.Length, over30, over90, fixedAtOnce[over30], repeated30[over30], repeated90[over90]);
    }

    private static long AcceptedAt(FactDay day, int row) => day.CreatedAt[row] + day.Longs(FactGroup.Cycle, 0)[row];

    private static int[] Before(List<int> repairs, Predicate<int> counts)
    {
        var before = new int[repairs.Count + 1];
        for (var i = 0; i < repairs.Count; i++)
            before[i + 1] = before[i] + (counts(repairs[i]) ? 1 : 0);
        return before;
    }
}
