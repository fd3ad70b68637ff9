using AfterSales.Core.Rulebooks;
using CsCheck;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>Calendars and moments at random, near the days on which counting goes wrong; and how to count by hand.</summary>
internal static class AnyCalendar
{
    private static readonly string[] Zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"];

    // Clock changes of the zones, the leap day, and the end of a year and of a month.
    private static readonly DateOnly[] Days =
    [
        new(2026, 3, 29), new(2026, 10, 25), new(2026, 3, 8), new(2026, 11, 1), new(2026, 4, 5), new(2026, 10, 4),
        new(2028, 2, 29), new(2026, 2, 28), new(2026, 12, 31), new(2026, 4, 30),
    ];

    private const int Day = 24 * 60;

    /// <summary>A calendar, and a minute (UTC) within two days of where its holidays and make-up days lie.</summary>
    public static Gen<(WorkCalendar Calendar, DateTime Moment)> Near { get; } =
        from near in Gen.Int[0, Days.Length - 1].Select(day => Days[day])
        from zone in Gen.Int[0, Zones.Length - 1].Select(zone => Zones[zone])
        from morning in Gen.Int[0, 360]
        from week in ShiftsFrom(morning).Array[7]
        from holidays in Gen.Select(Gen.Int[-6, 12], Gen.Int[0, 3]).Array[0, 3]
        from makeUps in Gen.Select(Gen.Int[-6, 12], Gen.Int[0, 6], Gen.Bool, ShiftsFrom(morning)).Array[0, 4]
        from minutes in Gen.Int[-2 * Day, 2 * Day]
        select (Made(near, zone, week, holidays, makeUps), near.ToDateTime(default, DateTimeKind.Utc).AddMinutes(minutes));

    /// <summary>Whether a minute, in UTC, is worked: read off the wall clock.</summary>
    public static bool Works(this WorkCalendar calendar, DateTime utc)
    {
        var wall = TimeZoneInfo.ConvertTimeFromUtc(utc, calendar.Zone);
        return Begun(DateOnly.FromDateTime(wall)).Concat(Begun(DateOnly.FromDateTime(wall).AddDays(-1)))
            .Any(shift => shift.From <= wall && wall < shift.To);

        IEnumerable<(DateTime From, DateTime To)> Begun(DateOnly day) => calendar.Data.On(day)
            .Select(shift => (day.ToDateTime(shift.From), (shift.To <= shift.From ? day.AddDays(1) : day).ToDateTime(shift.To)));
    }

    private static IReadOnlyList<Shift> On(this CalendarData data, DateOnly day)
    {
        if (data.Holidays.Any(holiday => holiday.From <= day && day <= holiday.To))
            return [];
        var makeUp = data.MakeUpDays.FirstOrDefault(other => other.Day == day);
        return makeUp?.Shifts ?? data.Week[makeUp?.As ?? day.DayOfWeek];
    }

    // Between one morning and the next, so that no day runs into another; the nights end in the small hours, where clocks change.
    private static Gen<Shift[]> ShiftsFrom(int morning) => Gen.Int[morning, morning + Day].Array[0, 8].Select(cuts =>
        cuts.Distinct().Order().Chunk(2).Where(pair => pair.Length == 2 && pair[0] < Day).Select(pair => new Shift(At(pair[0]), At(pair[1]))).ToArray());

    private static TimeOnly At(int minute) => TimeOnly.MinValue.AddMinutes(minute % Day);

    private static WorkCalendar Made(DateOnly near, string zone, Shift[][] week, (int Day, int More)[] holidays, (int Day, int As, bool Own, Shift[] Shifts)[] makeUps)
    {
        if (week.All(shifts => shifts.Length == 0))
            week[1] = [new Shift(new TimeOnly(9, 0), new TimeOnly(17, 0))];
        Holiday[] free = [.. holidays.Select(holiday => new Holiday(near.AddDays(holiday.Day), near.AddDays(holiday.Day + holiday.More), "假"))];
        var outcome = WorkCalendar.Of(new CalendarData
        {
            Id = "any",
            Name = "任意",
            Zone = zone,
            Week = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, day => (IReadOnlyList<Shift>)week[(int)day]),
            Holidays = free,
            MakeUpDays = [.. makeUps.DistinctBy(makeUp => makeUp.Day)
                .Select(makeUp => new MakeUpDay(near.AddDays(makeUp.Day), makeUp.Own ? null : (DayOfWeek)makeUp.As, makeUp.Own ? makeUp.Shifts : null))
                .Where(makeUp => !free.Any(holiday => holiday.From <= makeUp.Day && makeUp.Day <= holiday.To))],
        });
        return outcome.Value ?? throw new InvalidOperationException($"{outcome.Refusal}");
    }
}
