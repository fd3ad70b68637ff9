using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>Shifts over midnight: beside holidays, and in the nights in which clocks are changed.</summary>
public sealed class NightShiftTests
{
    private static readonly Shift Night = new(new TimeOnly(22, 0), new TimeOnly(6, 0));
    private static readonly Shift AllDay = new(TimeOnly.MinValue, TimeOnly.MinValue);

    [Fact]
    public void The_night_before_a_holiday_is_worked_to_its_end_and_the_holidays_own_night_is_not()
    {
        // Wednesday is free: of its two nights only the one begun on Tuesday is worked.
        var calendar = Nights("UTC", Night, new Holiday(new DateOnly(2026, 11, 25), new DateOnly(2026, 11, 25), "假"));
        Assert.Equal(TimeSpan.FromHours(6), calendar.WorkedBetween(Wall.Utc("2026-11-25 00:00"), Wall.Utc("2026-11-26 06:00")));
        Assert.Equal(Wall.Utc("2026-11-26 23:00"), calendar.DueAfter(Wall.Utc("2026-11-24 22:00"), TimeSpan.FromHours(9)));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 7)]
    [InlineData("Europe/Berlin", "2026-10-24", 9)]
    [InlineData("America/New_York", "2026-03-07", 7)]
    [InlineData("America/New_York", "2026-10-31", 9)]
    [InlineData("Australia/Lord_Howe", "2026-10-03", 7.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-04", 8.5)]
    [InlineData("Asia/Shanghai", "2026-03-28", 8)]
    public void In_the_night_of_a_clock_change_the_shift_is_as_long_as_the_people_are_there(string zone, string day, double hours)
    {
        var calendar = Nights(zone, Night);
        var (from, to) = (Wall.Clock(calendar.Zone, $"{day} 12:00"), Wall.Clock(calendar.Zone, $"{day} 12:00").AddHours(24));
        Assert.Equal(TimeSpan.FromHours(hours), calendar.WorkedBetween(from, to));
        Assert.Equal(Wall.Clock(calendar.Zone, $"{day} 22:00").AddHours(hours), calendar.DueAfter(from, TimeSpan.FromHours(hours)));
    }

    [Theory]
    [InlineData("2026-03-29 00:00", "2026-03-30 00:00", 23)]
    [InlineData("2026-10-25 00:00", "2026-10-26 00:00", 25)]
    [InlineData("2028-02-28 00:00", "2028-03-01 00:00", 48)]
    public void Whole_days_are_as_long_as_the_clock_makes_them(string from, string to, double hours)
    {
        var berlin = Nights("Europe/Berlin", AllDay);
        Assert.Equal(TimeSpan.FromHours(hours), berlin.WorkedBetween(Wall.Clock(berlin.Zone, from), Wall.Clock(berlin.Zone, to)));
    }

    [Fact]
    public void A_shift_in_the_skipped_hour_is_not_worked_and_in_the_repeated_hour_it_is_worked_twice()
    {
        var berlin = Nights("Europe/Berlin", new Shift(new TimeOnly(2, 0), new TimeOnly(3, 0)));
        Assert.Equal(TimeSpan.Zero, berlin.WorkedBetween(Wall.Utc("2026-03-28 23:00"), Wall.Utc("2026-03-29 22:00")));
        Assert.Equal(TimeSpan.FromHours(2), berlin.WorkedBetween(Wall.Utc("2026-10-24 22:00"), Wall.Utc("2026-10-25 23:00")));
    }

    private static WorkCalendar Nights(string zone, Shift shift, params Holiday[] holidays) => WorkCalendar.Of(new CalendarData
    {
        Id = "nights",
        Name = "夜班",
        Zone = zone,
        Week = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => (IReadOnlyList<Shift>)[shift]),
        Holidays = holidays,
    }).Value!;
}
