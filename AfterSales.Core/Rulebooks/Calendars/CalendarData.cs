namespace AfterSales.Core.Rulebooks;

/// <summary>
/// A work calendar 工作日历 as somebody wrote it: nothing in it is checked yet, <see cref="WorkCalendar.Of"/> does that.
/// All days and times are the zone's own.
/// </summary>
public sealed record CalendarData
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    /// <summary>IANA id, e.g. <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }
    /// <summary>24/7: every moment is working time, whatever else the calendar says.</summary>
    public bool AroundTheClock { get; init; }
    /// <summary>The shifts that begin on a weekday; a weekday that is missing is free.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>> Week { get; init; } = new Dictionary<DayOfWeek, IReadOnlyList<Shift>>();
    public IReadOnlyList<Holiday> Holidays { get; init; } = [];
    public IReadOnlyList<MakeUpDay> MakeUpDays { get; init; } = [];
    /// <summary>The last day whose holidays are published; null where none are kept, so that nothing can change.</summary>
    public DateOnly? KnownUntil { get; init; }
}

/// <summary>
/// Working time on the wall clock, <paramref name="From"/> inclusive, <paramref name="To"/> exclusive. A <paramref name="To"/>
/// at or before <paramref name="From"/> is on the next day: 22:00–06:00 is a night, 17:00–00:00 an evening, 00:00–00:00 a whole day.
/// The shift belongs to the day on which it begins.
/// </summary>
public readonly record struct Shift(TimeOnly From, TimeOnly To)
{
    /// <summary>Ticks of wall-clock time since the midnight at which the shift's day began; up to two days.</summary>
    internal (long From, long To) OnItsDay => (From.Ticks, To > From ? To.Ticks : To.Ticks + TimeSpan.TicksPerDay);
}

/// <summary>Days on which no shift begins 节假日, both inclusive. A night shift of the day before still ends on the first of them.</summary>
public sealed record Holiday(DateOnly From, DateOnly To, string Name);

/// <summary>A day that is worked although its weekday is free 调休: with the shifts of a weekday (<paramref name="As"/>), or with its own.</summary>
public sealed record MakeUpDay(DateOnly Day, DayOfWeek? As = null, IReadOnlyList<Shift>? Shifts = null);
