using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Dispatch;

/// <summary>
/// How a promise stands to whoever looks at board and map: what falls due within the hour is due soon, also where a short promise has
/// more than a quarter left. Programs are told of the quarter alone (<see cref="ClockReading.StateAt"/>). Moments in UTC.
/// </summary>
internal static class LastHour
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    extension(ClockReading clock)
    {
        public bool IsWithinTheHour(DateTime now) => clock.DueAt is { } due && due >= now && due <= now + Hour;

        public ClockState SeenAt(DateTime now) => clock.StateAt(now) is var state && state == ClockState.Running && clock.IsWithinTheHour(now) ? ClockState.Soon : state;

        /// <summary>The same clock for what draws it.</summary>
        public ClockReading Seen => clock.DueAt - Hour is { } last && clock.SoonAt > last ? clock with { SoonAt = last } : clock;
    }
}
