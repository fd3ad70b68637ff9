using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>When somebody is sent 上门时段: in the site's working hours, unless it cannot wait for them.</summary>
public static class VisitHours
{
    /// <summary>What a visit is planned with until somebody says otherwise.</summary>
    public static readonly TimeSpan OneVisit = TimeSpan.FromHours(2);

    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    /// <summary>Danger, a machine that stands, or an urgent ticket: somebody goes at any hour.</summary>
    public static bool AtAnyHour(Impact impact, Priority priority) => impact != Impact.None || priority == Priority.Urgent;

    /// <summary>The first quarter of an hour from a moment on at which a visit of this length is proposed. UTC.</summary>
    /// <param name="calendar">Null: any hour will do.</param>
    public static DateTime Next(DateTime from, TimeSpan length, WorkCalendar? calendar)
    {
        var start = Up(from);
        // What begins between two quarters begins with the second, which may be after the shift.
        while (calendar is not null && Up(calendar.NextStart(start, length)) is var next && next != start)
            start = next;
        return start;
    }

    private static DateTime Up(DateTime time) => new((time.Ticks + Quarter.Ticks - 1) / Quarter.Ticks * Quarter.Ticks, DateTimeKind.Utc);
}
