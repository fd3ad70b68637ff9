using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets;

/// <summary>How a clock looks at one moment: it went on running since its facts were read.</summary>
public sealed record ClockFace(ClockState State, TimeSpan Used, TimeSpan Limit)
{
    /// <summary>In whole minutes, from what is used in whole minutes: the sum must come out on the paper.</summary>
    public TimeSpan Left => Limit - TimeSpan.FromMinutes(Math.Floor(Used.TotalMinutes));

    /// <summary>Nothing in the break after which the promise came too late: there the counted time stands still.</summary>
    public TimeSpan Over => Left < TimeSpan.Zero ? -Left : TimeSpan.Zero;

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
    public static ClockFace Of(ClockReading clock, DateTime now) => new(clock.StateAt(now), clock.Used(now), clock.Limit);
}
