using AfterSales.Portal.Shell;

namespace AfterSales.Portal.Dispatch.Board.Faces;

/// <summary>The part of the company's day that an engineer's bar shows; what lies outside sticks to its ends.</summary>
internal static class DayBar
{
    private static readonly TimeSpan Begins = TimeSpan.FromHours(6), Ends = TimeSpan.FromHours(22);

    /// <summary>Where a moment is on the bar of a day, in per cent.</summary>
    /// <param name="now">UTC, within that day.</param>
    public static double Share(DateTime utc, DateTime now, ReadersTime time)
    {
        var at = time.ToLocal(utc) - time.ToLocal(now).Date;
        return Math.Clamp((at - Begins) / (Ends - Begins), 0, 1) * 100;
    }
}
