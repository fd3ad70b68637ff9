using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Tickets.ForCustomers.Told;

/// <summary>Says to a customer how a promised time stands: as it is, and that we are sorry where it was not kept.</summary>
internal sealed class TimeSayings(IStringLocalizer<PublicTexts> texts, ReadersTime times)
{
    public string Say(LinkTime time) => time switch
    {
        { State: ClockState.Broken, DueAt: { } due, StoppedAt: { } done } => texts[nameof(PublicTexts.Time_WasLate), times.DayAndTime(due), times.DayAndTime(done)],
        { State: ClockState.Broken, DueAt: { } due } => texts[nameof(PublicTexts.Time_IsLate), times.DayAndTime(due)],
        // A breach that the department excused is one all the same: both times are told.
        { State: ClockState.Met, DueAt: { } due, StoppedAt: { } done } => texts[nameof(PublicTexts.Time_Excused), times.DayAndTime(due), times.DayAndTime(done)],
        { State: ClockState.Met, DueAt: { } due } => texts[nameof(PublicTexts.Time_Open), times.DayAndTime(due)],
        { State: ClockState.Met, StoppedAt: { } done } => texts[nameof(PublicTexts.Time_Kept), times.DayAndTime(done)],
        { State: ClockState.Paused } => texts[nameof(PublicTexts.Time_Paused)],
        { DueAt: { } due, Provisional: true } => texts[nameof(PublicTexts.Time_Provisional), times.DayAndTime(due)],
        { DueAt: { } due } => texts[nameof(PublicTexts.Time_By), times.DayAndTime(due)],
        _ => "",
    };

    public static string Sign(LinkTime time) => time.State switch
    {
        ClockState.Broken => "◆",
        ClockState.Met when time.DueAt is null => "✓",
        ClockState.Paused => "‖",
        _ => "●",
    };

    public static string Tone(LinkTime time) => time.State switch
    {
        ClockState.Broken => "over",
        ClockState.Met when time.DueAt is null => "met",
        ClockState.Paused => "held",
        _ => "calm",
    };
}
