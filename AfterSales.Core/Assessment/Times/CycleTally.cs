using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>Gathers what a repair cycle is made of, and whether repairs stayed repaired.</summary>
internal sealed class CycleTally
{
    /// <summary>Within how long a fault that comes back is a repeat.</summary>
    public static readonly long Days30 = TimeSpan.FromDays(30).Ticks, Days90 = TimeSpan.FromDays(90).Ticks;

    private static readonly int PartCount = Enum.GetValues<CyclePart>().Length;
    private readonly Int128[] parts = new Int128[PartCount], paused = new Int128[LedgerFact.Reasons.Length];
    private readonly int[] pausedClocks = new int[LedgerFact.Reasons.Length];
    private int completed, repairs, fixedAtOnce, repeated30, repeated90, clocks;
    private Int128 running;

    public static IEnumerable<FactGroup> Columns => [FactGroup.Cycle, FactGroup.Parts, FactGroup.Outcome, FactGroup.Ledger];

    public void Add(FactDay day, int row)
    {
        if (day.Longs(FactGroup.Cycle, 0)[row] >= 0)
        {
            completed++;
            for (var part = 0; part < parts.Length; part++)
                parts[part] += day.Longs(FactGroup.Parts, part)[row];
        }
        if (IsRepair(day, row))
        {
            var again = day.RepeatedAfter[row];
            repairs++;
            fixedAtOnce += IsFixedAtOnce(day, row) ? 1 : 0;
            repeated30 += Within(again, Days30) ? 1 : 0;
            repeated90 += Within(again, Days90) ? 1 : 0;
        }
        if (day.Longs(FactGroup.Ledger, 0)[row] is >= 0 and var ran)
        {
            clocks++;
            running += ran;
            for (var reason = 0; reason < paused.Length; reason++)
            {
                var stood = day.Longs(FactGroup.Ledger, reason + 1)[row];
                paused[reason] += stood;
                pausedClocks[reason] += stood > 0 ? 1 : 0;
            }
        }
    }

    public void Add(CycleTally other)
    {
        (completed, repairs, fixedAtOnce) = (completed + other.completed, repairs + other.repairs, fixedAtOnce + other.fixedAtOnce);
        (repeated30, repeated90, clocks, running) = (repeated30 + other.repeated30, repeated90 + other.repeated90, clocks + other.clocks, running + other.running);
        for (var part = 0; part < parts.Length; part++)
            parts[part] += other.parts[part];
        for (var reason = 0; reason < paused.Length; reason++)
            (paused[reason], pausedClocks[reason]) = (paused[reason] + other.paused[reason], pausedClocks[reason] + other.pausedClocks[reason]);
    }

    public PartFigures Parts => new(completed, completed == 0 ? [] : [.. parts.Select(ticks => Hours(ticks, completed))]);

    public FixFigures Fixes => new(repairs, fixedAtOnce, repeated30, repeated90);

    public LedgerFigures Ledger => new(clocks, clocks == 0 ? 0 : Hours(running, clocks),
        [.. LedgerFact.Reasons.Index().Where(reason => pausedClocks[reason.Index] > 0).Select(reason => new PausedTime(reason.Item, Hours(paused[reason.Index], clocks), pausedClocks[reason.Index]))]);

    /// <summary>An accepted repair of which the stays are known.</summary>
    public static bool IsRepair(FactDay day, int row) =>
        day.Longs(FactGroup.Cycle, 0)[row] >= 0 && day.Stays[row] >= 0 && Traits.ServiceType(day.Traits[row]) == ServiceType.Repair;

    public static bool IsFixedAtOnce(FactDay day, int row) => IsRepair(day, row) && day.Stays[row] <= 1 && !Within(day.RepeatedAfter[row], Days30);

    public static bool Within(long again, long limit) => again > 0 && again <= limit;

    private static double Hours(Int128 ticks, int of) => (double)ticks / of / TimeSpan.TicksPerHour;
}
