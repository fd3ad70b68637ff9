using AfterSales.Core.Data;

namespace AfterSales.Core.Rulebooks;

/// <summary>
/// A work calendar 工作日历 that can be counted with. The wall clock decides: a moment is working time when the zone's wall clock
/// then lies in a shift (<see cref="Shift"/>) of a day that is worked. So an hour that a clock change skips is never worked, and
/// one that it repeats counts twice, as the people in it do. Moments are UTC, working time is real time that passes.
/// </summary>
/// <remarks>A class and not a record: <c>with</c> would make calendars that nobody has checked.</remarks>
public sealed class WorkCalendar
{
    /// <summary>How far ahead a promise is looked for: what falls due later than this, never does.</summary>
    private const long Horizon = 100 * 366 * TimeSpan.TicksPerDay;

    /// <summary>How far ahead it is looked for a day that is worked.</summary>
    private const long Year = 366 * TimeSpan.TicksPerDay;

    private static readonly DateTime Never = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    private readonly CalendarDays days;

    private WorkCalendar(CalendarData data) =>
        (Data, Zone, days) = (data, TimeZoneInfo.FindSystemTimeZoneById(data.Zone), new CalendarDays(data));

    public CalendarData Data { get; }
    public string Id => Data.Id;
    public TimeZoneInfo Zone { get; }

    /// <summary>The calendar, or what is impossible about it.</summary>
    public static Outcome<WorkCalendar> Of(CalendarData data) =>
        CalendarChecks.Of(data) is { } wrong ? wrong : new WorkCalendar(data);

    /// <summary>
    /// The working time between two moments, in UTC: the length of what [<paramref name="utcFrom"/>, <paramref name="utcTo"/>) and
    /// the shifts have in common. Nothing when the second is not after the first.
    /// </summary>
    public TimeSpan WorkedBetween(DateTime utcFrom, DateTime utcTo)
    {
        if (utcTo <= utcFrom)
            return TimeSpan.Zero;
        if (Data.AroundTheClock)
            return utcTo - utcFrom;
        var worked = 0L;
        foreach (var (from, to, _) in Working(utcFrom.Ticks, utcTo.Ticks))
            worked += to - from;
        return TimeSpan.FromTicks(worked);
    }

    /// <summary>
    /// The same, day by day: each in the zone's own days and with what its shifts contribute, days without working time left out. Around
    /// the clock there are no shifts, and nothing to tell apart: then it is empty.
    /// </summary>
    public IReadOnlyList<(DateOnly Day, TimeSpan Worked)> WorkedByDay(DateTime utcFrom, DateTime utcTo) =>
        utcTo <= utcFrom || Data.AroundTheClock ? [] :
        [.. Working(utcFrom.Ticks, utcTo.Ticks).GroupBy(part => part.Day)
            .Select(day => (DateOnly.FromDayNumber(day.Key), TimeSpan.FromTicks(day.Sum(part => part.To - part.From))))];

    /// <summary>
    /// The first moment, in UTC, at which <paramref name="working"/> has passed since <paramref name="utcFrom"/>:
    /// the least <c>t ≥ utcFrom</c> with <c>WorkedBetween(utcFrom, t) = working</c>. It lies within a shift or is the end of one
    /// (3½ hours from 8:30 are due at 12:00, not after lunch); for no working time it is <paramref name="utcFrom"/> itself,
    /// wherever that lies. What would take more than a hundred years is due at <see cref="DateTime.MaxValue"/>.
    /// </summary>
    public DateTime DueAfter(DateTime utcFrom, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        var (left, last) = (working.Ticks, Math.Min(utcFrom.Ticks + Horizon, Never.Ticks - 2 * TimeSpan.TicksPerDay));
        if (Data.AroundTheClock || left == 0)
            return left <= last - utcFrom.Ticks ? Utc(utcFrom.Ticks + left) : Never;
        foreach (var (from, to, _) in Working(utcFrom.Ticks, last))
        {
            if (to - from >= left)
                return Utc(from + left);
            left -= to - from;
        }
        return Never;
    }

    /// <summary>
    /// The first moment from <paramref name="utcFrom"/> on, in UTC, at which work of this <paramref name="length"/> can begin: in a shift, and
    /// early enough to end with the day's last one. Breaks between shifts may fall into it; what is longer than any day may begin in every
    /// shift. Around the clock, and where nobody works for a year, it is <paramref name="utcFrom"/> itself.
    /// </summary>
    public DateTime NextStart(DateTime utcFrom, TimeSpan length)
    {
        if (Data.AroundTheClock)
            return utcFrom;
        // From two days before: a day's length is that of all its shifts, also those that have passed.
        var shifts = Working(utcFrom.Ticks - 2 * TimeSpan.TicksPerDay, utcFrom.Ticks + Year);
        var (day, begun) = (int.MinValue, new List<(long From, long To)>());
        foreach (var (from, to, of) in shifts)
        {
            if (of != day && StartIn(begun) is { } start)
                return start;
            if (of != day)
                (day, begun) = (of, []);
            begun.Add((from, to));
        }
        return StartIn(begun) ?? utcFrom;

        DateTime? StartIn(List<(long From, long To)> shifts)
        {
            foreach (var (from, to) in shifts)
            {
                var start = Math.Max(from, utcFrom.Ticks);
                if (start < to && (start + length.Ticks <= shifts[^1].To || length.Ticks > shifts[^1].To - shifts[0].From))
                    return Utc(start);
            }
            return null;
        }
    }

    /// <summary>
    /// Whether a promise may still move 暂定: some of the time before <paramref name="utcDue"/> lies on days, in the calendar's zone,
    /// whose holidays are not published yet. Due at the very end of the last known day is certain.
    /// </summary>
    public bool Provisional(DateTime utcDue) =>
        !Data.AroundTheClock && Data.KnownUntil is { } last
        && DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(Utc(utcDue.Ticks - 1), Zone)) > last;

    /// <summary>What is worked from one moment to another, in UTC ticks, in order, found as it is asked for, and the day whose shift it is.</summary>
    private IEnumerable<(long From, long To, int Day)> Working(long utcFrom, long utcTo)
    {
        foreach (var stretch in OffsetStretch.Between(Zone, utcFrom, utcTo))
        {
            // From the day before: its night shift may still run.
            var (first, last) = (DayOf(stretch.From + stretch.Offset) - 1, DayOf(stretch.To - 1 + stretch.Offset));
            for (var day = first; day <= last; day++)
            {
                var midnight = day * TimeSpan.TicksPerDay - stretch.Offset;
                foreach (var shift in days.ShiftsOf(day))
                {
                    var (from, to) = (Math.Max(midnight + shift.From, stretch.From), Math.Min(midnight + shift.To, stretch.To));
                    if (from < to)
                        yield return (from, to, day);
                }
            }
        }
    }

    private static int DayOf(long wallClock) => (int)(wallClock / TimeSpan.TicksPerDay);

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);
}
