using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Rulebooks;

public sealed class ImpossibleCalendarTests
{
    private static readonly DateOnly Saturday = new(2026, 11, 28);
    private static readonly Shift Office = Hours(9, 17);
    private static readonly CalendarData Possible = new() { Id = "one", Name = "一", Zone = "Asia/Shanghai", Week = Week((DayOfWeek.Monday, [Office])) };

    public static TheoryData<string, string, CalendarData> Impossible => new()
    {
        { "id", "required", Possible with { Id = " " } },
        { "name", "required", Possible with { Name = "" } },
        { "zone", "not-a-zone", Possible with { Zone = "Asia/Peking-West" } },
        { "zone", "not-a-zone", Possible with { Zone = "" } },
        { "week", "no-working-time", Possible with { Week = Week() } },
        { "week", "no-working-time", Possible with { Week = Week((DayOfWeek.Monday, [])), MakeUpDays = [new MakeUpDay(Saturday, Shifts: [Office])] } },
        { "week.Monday", "overlap", Possible with { Week = Week((DayOfWeek.Monday, [Hours(13, 17), Hours(8, 14)])) } },
        { "week.Monday", "overlap", Possible with { Week = Week((DayOfWeek.Monday, [Office, Office])) } },
        { "week.Sunday", "overlap", Possible with { Week = Week((DayOfWeek.Sunday, [Hours(22, 6)]), (DayOfWeek.Monday, [Hours(5, 12)])) } },
        { "week.Saturday", "overlap", Possible with { Week = Week((DayOfWeek.Saturday, [Hours(22, 6)]), (DayOfWeek.Sunday, [Hours(5, 12)])) } },
        { "holidays.2026-11-28", "before-start", Possible with { Holidays = [new Holiday(Saturday, Saturday.AddDays(-1), "假")] } },
        { "holidays.2026-11-28", "too-long", Possible with { Holidays = [new Holiday(Saturday, Saturday.AddYears(1), "假")] } },
        { "makeUpDays.2026-11-28", "weekday-or-shifts", Possible with { MakeUpDays = [new MakeUpDay(Saturday)] } },
        { "makeUpDays.2026-11-28", "weekday-or-shifts", Possible with { MakeUpDays = [new MakeUpDay(Saturday, DayOfWeek.Monday, [Office])] } },
        { "makeUpDays.2026-11-28", "holiday-too", Possible with { Holidays = [new Holiday(Saturday, Saturday, "假")], MakeUpDays = [new MakeUpDay(Saturday, DayOfWeek.Monday)] } },
        { "makeUpDays.2026-11-28", "twice", Possible with { MakeUpDays = [new MakeUpDay(Saturday, DayOfWeek.Monday), new MakeUpDay(Saturday, DayOfWeek.Monday)] } },
        { "makeUpDays.2026-11-29", "overlap", Possible with { MakeUpDays = [new MakeUpDay(Saturday.AddDays(1), Shifts: [Hours(22, 10)])] } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_impossible_calendar_is_refused_with_what_is_wrong_and_where(string field, string problem, CalendarData data)
    {
        var refused = Assert.IsType<Invalid>(WorkCalendar.Of(data).Refusal);
        var (where, what) = Assert.Single(refused.Errors);
        Assert.Equal((field, problem), (where, Assert.Single(what).Code));
    }

    [Fact]
    public void Shifts_may_meet_within_a_day_and_at_its_end() =>
        Assert.True(WorkCalendar.Of(Possible with
        {
            Week = Week((DayOfWeek.Monday, [Hours(14, 22), Hours(22, 6), Hours(6, 14)]), (DayOfWeek.Tuesday, [Hours(6, 14)])),
        }).Done);

    [Fact]
    public void Around_the_clock_needs_no_shifts() =>
        Assert.True(WorkCalendar.Of(Possible with { AroundTheClock = true, Week = Week() }).Done);

    private static Shift Hours(int from, int to) => new(new TimeOnly(from, 0), new TimeOnly(to, 0));

    private static Dictionary<DayOfWeek, IReadOnlyList<Shift>> Week(params (DayOfWeek Day, Shift[] Shifts)[] days) =>
        days.ToDictionary(day => day.Day, day => (IReadOnlyList<Shift>)day.Shifts);
}
