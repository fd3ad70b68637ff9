using System.Collections.Frozen;

namespace AfterSales.Core.Rulebooks;

/// <summary>Which shifts begin on a day: a holiday's none, a make-up day's, else its weekday's.</summary>
internal sealed class CalendarDays
{
    private readonly (long From, long To)[][] week;
    private readonly FrozenDictionary<int, (long From, long To)[]> others;

    public CalendarDays(CalendarData data)
    {
        week = [.. Enum.GetValues<DayOfWeek>().Select(data.ShiftsOf)];
        var days = new Dictionary<int, (long From, long To)[]>();
        foreach (var holiday in data.Holidays)
        {
            for (var day = holiday.From.DayNumber; day <= holiday.To.DayNumber; day++)
                days[day] = [];
        }
        foreach (var day in data.MakeUpDays)
            days[day.Day.DayNumber] = day.As is { } weekday ? data.ShiftsOf(weekday) : CalendarDataWords.InOrder(day.Shifts ?? []);
        others = days.ToFrozenDictionary();
    }

    /// <param name="day">As <see cref="DateOnly.DayNumber"/> counts; day 0 was a Monday.</param>
    /// <returns>In order; ticks of wall-clock time since the day's midnight.</returns>
    public (long From, long To)[] ShiftsOf(int day) => others.TryGetValue(day, out var shifts) ? shifts : week[(day + 1) % 7];
}

internal static class CalendarDataWords
{
    extension(CalendarData data)
    {
        public (long From, long To)[] ShiftsOf(DayOfWeek day) => InOrder(data.Week.GetValueOrDefault(day) ?? []);
    }

    public static (long From, long To)[] InOrder(IReadOnlyList<Shift> shifts) => [.. shifts.Select(shift => shift.OnItsDay).Order()];
}
