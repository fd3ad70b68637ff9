using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// When the customer would like somebody to come 期望预约时间 (R3.4.1): a window on one day, in the time zone of the machine's site, else
/// in the company's.
/// </summary>
public sealed record AppointmentInput
{
    /// <summary>Nobody plans further ahead than this.</summary>
    public const int MostDaysAhead = 90;

    private const string Times = "HH:mm";

    [Required] public DateOnly? Day { get; init; }
    /// <summary>As 09:00.</summary>
    [Required, MaxLength(5)] public string? From { get; init; }
    [Required, MaxLength(5)] public string? To { get; init; }

    /// <summary>Whether it is a window, and one that can be said in UTC.</summary>
    internal static bool CheckWindow(InputCheck check, AppointmentInput? wish)
    {
        if (wish is null)
            return false;
        var (from, to) = (TimeOf(wish.From), TimeOf(wish.To));
        if (!string.IsNullOrWhiteSpace(wish.From) && from is null)
            check.Add("appointment.from", "not-a-time-of-day");
        if (!string.IsNullOrWhiteSpace(wish.To) && to is null)
            check.Add("appointment.to", "not-a-time-of-day");
        if (to <= from)
            check.Add("appointment.to", "before-start");
        return wish.Day is not null && from < to;
    }

    /// <summary>Not over, and not too far away to be planned.</summary>
    internal void CheckAhead(InputCheck check, CompanyTime clock, DateTime now)
    {
        if (Day > clock.DayOf(now).AddDays(MostDaysAhead))
            check.Add("appointment.day", "too-far-ahead", MostDaysAhead.ToString(CultureInfo.InvariantCulture));
        else if (Day < clock.DayOf(now) || Window(clock).To <= now)
            check.Add("appointment.day", "in-the-past");
    }

    /// <summary>The window in UTC, once it is known to be one.</summary>
    internal (DateTime From, DateTime To) Window(CompanyTime clock) => (clock.ToUtc(Day!.Value.ToDateTime(TimeOf(From)!.Value)), clock.ToUtc(Day!.Value.ToDateTime(TimeOf(To)!.Value)));

    /// <summary>The clock on the wall where the machine stands.</summary>
    internal static CompanyTime ClockAt(TicketReferences found, CompanyCalendars? calendars, CompanyTime company) => ClockAt(found.Site ?? found.Equipment?.Site, calendars, company);

    internal static CompanyTime ClockAt(Site? site, CompanyCalendars? calendars, CompanyTime company) =>
        site?.Calendar is { } own && calendars is not null ? new CompanyTime(calendars.For(own).Zone) : company;

    private static TimeOnly? TimeOf(string? text) =>
        TimeOnly.TryParseExact(text?.Trim(), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
