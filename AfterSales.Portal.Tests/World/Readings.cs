using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tests.World;

/// <summary>How a repair clock of four elapsed hours may stand.</summary>
internal static class Readings
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(4);

    /// <summary>Running, with so much left.</summary>
    public static ClockReading Due(DateTime now, TimeSpan left) => new(
        1, ClockName.Repair, null, Limit, TimeSpan.Zero, now + left - Limit, now + left - (Limit / 4), now + left, Provisional: false, Paused: false, null, null, null);

    public static ClockReading Paused(TimeSpan used) => Still(used) with { Paused = true };

    public static ClockReading Met(DateTime at, TimeSpan used) => Still(used) with { StoppedAt = at, Kept = true };

    private static ClockReading Still(TimeSpan used) => new(1, ClockName.Repair, null, Limit, used, null, null, null, Provisional: false, Paused: false, null, null, null);
}
