using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets;

/// <summary>How a clock looks at one moment: it went on running since its facts were read.</summary>
public sealed record ClockFace(ClockState State, TimeSpan Used, TimeSpan Limit)
{
    public TimeSpan Left => Limit - Used;

    public TimeSpan Over => Used - Limit;

    /// <summary>The sign that says it without colour and words.</summary>
    public string Sign => State switch
    {
        ClockState.Soon => "▲",
        ClockState.Broken => "◆",
        ClockState.Paused => "‖",
        ClockState.Met => "✓",
        _ => "",
    };

    /// <summary>The class of its colour in tokens.css.</summary>
    public string Tone => State switch
    {
        ClockState.Soon => "soon",
        ClockState.Broken => "over",
        ClockState.Paused => "held",
        ClockState.Met => "met",
        _ => "calm",
    };

    /// <param name="now">UTC.</param>
    public static ClockFace Of(ClockFacts clock, DateTime now)
    {
        var (limit, stopped) = (TimeSpan.FromMinutes(clock.LimitMinutes), clock.StoppedAt is not null);
        var used = clock.DueAt is { } due ? limit - (due - now) : TimeSpan.FromMinutes(clock.UsedMinutes);
        // A stopped clock keeps the verdict that was given to the second; minutes would soften it.
        var state = stopped ? clock.State : TicketClock.StateOf(limit, used, clock.State == ClockState.Paused, stopped);
        return new ClockFace(state, used, limit);
    }
}
