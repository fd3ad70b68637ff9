using AfterSales.Core.Data;

namespace AfterSales.Core.Rulebooks;

/// <summary>What makes a calendar impossible; each problem is told with the field where it was found.</summary>
internal static class CalendarChecks
{
    /// <summary>Longer than any holiday: a slip of the pen in the year.</summary>
    private const int MostHolidayDays = 100;

    /// <summary>Null where nothing is wrong. Overlaps are looked for when everything else is right, as they need whole days.</summary>
    public static Invalid? Of(CalendarData data)
    {
        var problems = Simple(data).ToList();
        if (problems.Count == 0 && !data.AroundTheClock)
            problems.AddRange(Overlaps(data));
        return problems.Count == 0 ? null : new Invalid(problems.GroupBy(problem => problem.Field)
            .ToDictionary(field => field.Key, field => (IReadOnlyList<Problem>)[.. field.Select(problem => problem.Problem).Distinct()]));
    }

    private static IEnumerable<(string Field, Problem Problem)> Simple(CalendarData data)
    {
        if (string.IsNullOrWhiteSpace(data.Id))
            yield return ("id", new Problem("required"));
        if (string.IsNullOrWhiteSpace(data.Name))
            yield return ("name", new Problem("required"));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(data.Zone, out _))
            yield return ("zone", new Problem("not-a-zone"));
        // Make-up days alone run out one day, and a promise behind them would never fall due.
        if (!data.AroundTheClock && data.Week.Values.All(shifts => shifts.Count == 0))
            yield return ("week", new Problem("no-working-time"));
        foreach (var holiday in data.Holidays)
        {
            if (holiday.To < holiday.From)
                yield return (Field("holidays", holiday.From), new Problem("before-start"));
            else if (holiday.To.DayNumber - holiday.From.DayNumber >= MostHolidayDays)
                yield return (Field("holidays", holiday.From), new Problem("too-long", $"{MostHolidayDays}"));
        }
        foreach (var day in data.MakeUpDays)
        {
            if (day.As is null == day.Shifts is null)
                yield return (Field("makeUpDays", day.Day), new Problem("weekday-or-shifts"));
            if (data.Holidays.Any(holiday => holiday.From <= day.Day && day.Day <= holiday.To))
                yield return (Field("makeUpDays", day.Day), new Problem("holiday-too"));
        }
        foreach (var twice in data.MakeUpDays.GroupBy(day => day.Day).Where(same => same.Count() > 1))
            yield return (Field("makeUpDays", twice.Key), new Problem("twice"));
    }

    private static IEnumerable<(string Field, Problem Problem)> Overlaps(CalendarData data)
    {
        var overlap = new Problem("overlap");
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (Collide(data.ShiftsOf(day), data.ShiftsOf((DayOfWeek)(((int)day + 1) % 7))))
                yield return ($"week.{day}", overlap);
        }
        // A make-up day has neighbours that its weekday has not.
        var days = new CalendarDays(data);
        foreach (var day in data.MakeUpDays.Select(makeUp => makeUp.Day))
        {
            if (Collide(days.ShiftsOf(day.DayNumber - 1), days.ShiftsOf(day.DayNumber)) || Collide(days.ShiftsOf(day.DayNumber), days.ShiftsOf(day.DayNumber + 1)))
                yield return (Field("makeUpDays", day), overlap);
        }
    }

    /// <summary>Whether shifts of a day collide with each other, or its last with the first of the next day. Both in order.</summary>
    private static bool Collide((long From, long To)[] day, (long From, long To)[] next) =>
        day.Zip(day.Skip(1)).Any(pair => pair.Second.From < pair.First.To)
        || (day.Length > 0 && next.Length > 0 && next[0].From + TimeSpan.TicksPerDay < day[^1].To);

    private static string Field(string list, DateOnly day) => $"{list}.{day:O}";
}
