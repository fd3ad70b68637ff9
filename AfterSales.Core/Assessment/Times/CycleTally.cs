using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>Gathers what a repair cycle is made of, and whether repairs stayed repaired.</summary>
/// <param name="now">UTC ticks: repairs accepted lately may still come back.</param>
internal sealed class CycleTally(long now)
{
    /// <summary>Within how long a fault that comes back is a repeat.</summary>
    public static readonly long Days30 = TimeSpan.FromDays(30).Ticks, Days90 = TimeSpan.FromDays(90).Ticks;

    // Sums of so many cannot overflow, as long as no ticket took 58 years.
    private const int MostPending = 500;

    private static readonly int PartCount = Enum.GetValues<CyclePart>().Length;
    private readonly long[] pending = new long[PartCount];
    private readonly Int128[] parts = new Int128[PartCount], paused = new Int128[LedgerFact.Reasons.Length];
    private readonly int[] pausedClocks = new int[LedgerFact.Reasons.Length];
    private int waiting;
    private int completed, repairs, over30, over90, fixedAtOnce, repeated30, repeated90, clocks;
    private Int128 running;

    public static IEnumerable<FactGroup> Columns => [FactGroup.Cycle, FactGroup.Parts, FactGroup.Outcome, FactGroup.Ledger];

    public void Add(in CycleRows day, int row)
    {
        if (day.Cycle[row] < 0)
            return;
        for (int part = 0, at = row; part < pending.Length; part++, at += day.Count)
            pending[part] += day.Parts[at];
        if (++waiting == MostPending)
            Settle();
        AddFate(day, row);
    }

    /// <summary>The same for many rows: column after column, which is quicker.</summary>
    public void Add(in CycleRows day, ReadOnlySpan<int> rows)
    {
        AddParts(day, rows);
        foreach (var row in rows)
        {
            if (day.Cycle[row] >= 0)
                AddFate(day, row);
        }
    }

    /// <summary>What was rolled up.</summary>
    public void Add(DayCycles day)
    {
        Add(day.Sums);
        var fixes = day.FixesAt(now);
        (over30, over90, fixedAtOnce) = (over30 + fixes.Over30, over90 + fixes.Over90, fixedAtOnce + fixes.FixedAtOnce);
        (repeated30, repeated90) = (repeated30 + fixes.Repeated30, repeated90 + fixes.Repeated90);
    }

    private void AddParts(in CycleRows day, ReadOnlySpan<int> rows)
    {
        for (var from = 0; from < rows.Length; from += MostPending)
        {
            var some = rows.Slice(from, Math.Min(MostPending, rows.Length - from));
            for (var part = 0; part < parts.Length; part++)
            {
                // What is not accepted yet has no parts.
                var (column, sum) = (part * day.Count, 0L);
                foreach (var row in some)
                    sum += day.Parts[column + row];
                parts[part] += sum;
            }
        }
    }

    /// <summary>Where the promised time went: asked of the whole only.</summary>
    public void AddLedger(in CycleRows day, int row)
    {
        var ran = day.Ledger[row];
        if (ran < 0)
            return;
        clocks++;
        running += ran;
        for (int reason = 0, at = row + day.Count; reason < paused.Length; reason++, at += day.Count)
        {
            if (day.Ledger[at] is > 0 and var stood)
            {
                paused[reason] += stood;
                pausedClocks[reason]++;
            }
        }
    }

    public void Add(CycleTally other)
    {
        other.Settle();
        (completed, repairs, fixedAtOnce) = (completed + other.completed, repairs + other.repairs, fixedAtOnce + other.fixedAtOnce);
        (over30, over90) = (over30 + other.over30, over90 + other.over90);
        (repeated30, repeated90, clocks, running) = (repeated30 + other.repeated30, repeated90 + other.repeated90, clocks + other.clocks, running + other.running);
        for (var part = 0; part < parts.Length; part++)
            parts[part] += other.parts[part];
        for (var reason = 0; reason < paused.Length; reason++)
            (paused[reason], pausedClocks[reason]) = (paused[reason] + other.paused[reason], pausedClocks[reason] + other.pausedClocks[reason]);
    }

    public PartFigures Parts
    {
        get
        {
            Settle();
            return new(completed, completed == 0 ? [] : [.. parts.Select(ticks => Hours(ticks, completed))]);
        }
    }

    public FixFigures Fixes => new(repairs, over30, over90, fixedAtOnce, repeated30, repeated90);

    public LedgerFigures Ledger => new(clocks, clocks == 0 ? 0 : Hours(running, clocks),
        [.. LedgerFact.Reasons.Index().Where(reason => pausedClocks[reason.Index] > 0).Select(reason => new PausedTime(reason.Item, Hours(paused[reason.Index], clocks), pausedClocks[reason.Index]))]);

    /// <summary>An accepted repair of which the stays are known.</summary>
    public static bool IsRepair(FactDay day, int row) =>
        day.Longs(FactGroup.Cycle, 0)[row] >= 0 && day.Stays[row] >= 0 && Traits.ServiceType(day.Traits[row]) == ServiceType.Repair;

    /// <summary>Such a repair that was accepted so long ago: whether it comes back within that time is known.</summary>
    public static bool IsOver(FactDay day, int row, long window, long now) =>
        IsRepair(day, row) && day.CreatedAt[row] + day.Longs(FactGroup.Cycle, 0)[row] + window <= now;

    public static bool IsFixedAtOnce(FactDay day, int row) => IsFixedAtOnce(day.Stays[row], day.RepeatedAfter[row]);

    public static bool Within(long again, long limit) => again > 0 && again <= limit;

    private static bool IsFixedAtOnce(int stays, long again) => stays <= 1 && !Within(again, Days30);

    private static double Hours(Int128 ticks, int of) => (double)ticks / of / TimeSpan.TicksPerHour;

    private void Settle()
    {
        // A day's own is shared by all who ask, and has nothing pending.
        if (waiting == 0)
            return;
        for (var part = 0; part < pending.Length; part++)
            (parts[part], pending[part]) = (parts[part] + pending[part], 0);
        waiting = 0;
    }

    private void AddFate(in CycleRows day, int row)
    {
        completed++;
        var (stays, again) = (day.Stays[row], day.RepeatedAfter[row]);
        if (stays < 0 || Traits.ServiceType(day.Traits[row]) != ServiceType.Repair)
            return;
        repairs++;
        var since = now - day.CreatedAt[row] - day.Cycle[row];
        if (since < Days30)
            return;
        over30++;
        fixedAtOnce += IsFixedAtOnce(stays, again) ? 1 : 0;
        repeated30 += Within(again, Days30) ? 1 : 0;
        if (since < Days90)
            return;
        over90++;
        repeated90 += Within(again, Days90) ? 1 : 0;
    }
}

/// <summary>The columns of a day that cycles are counted from, each looked up once.</summary>
internal readonly ref struct CycleRows(FactDay day)
{
    public readonly int Count = day.Count;
    public readonly ReadOnlySpan<long> Cycle = day.Longs(FactGroup.Cycle, 0);
    public readonly ReadOnlySpan<long> CreatedAt = day.CreatedAt;
    /// <summary>One block of <see cref="Count"/> for each part; so too the ledger, for running and each reason.</summary>
    public readonly ReadOnlySpan<long> Parts = day.Longs(FactGroup.Parts);
    public readonly ReadOnlySpan<long> Ledger = day.Longs(FactGroup.Ledger);
    public readonly ReadOnlySpan<long> RepeatedAfter = day.RepeatedAfter;
    public readonly ReadOnlySpan<int> Stays = day.Stays;
    public readonly ReadOnlySpan<int> Traits = day.Traits;
}
