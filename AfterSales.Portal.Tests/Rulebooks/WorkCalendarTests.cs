using System.Diagnostics;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>The company's calendars, by example. Moments are written as Shanghai's wall clock.</summary>
public sealed class WorkCalendarTests
{
    private static readonly CompanyCalendars Calendars = new();
    private static readonly WorkCalendar Office = Calendars.Find(CompanyCalendars.Office)!;
    private static readonly WorkCalendar Always = Calendars.Find(CompanyCalendars.AroundTheClock)!;

    [Theory]
    [InlineData("2026-11-25 08:30", "2026-11-25 17:30", 7.5)]
    [InlineData("2026-11-25 11:30", "2026-11-25 14:00", 1)]
    [InlineData("2026-11-25 12:00", "2026-11-25 13:30", 0)]
    [InlineData("2026-11-25 17:30", "2026-11-26 08:30", 0)]
    [InlineData("2026-11-25 17:00", "2026-11-26 09:00", 1)]
    public void Lunch_and_night_are_not_worked(string from, string to, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Office.WorkedBetween(Shanghai(from), Shanghai(to)));

    [Theory]
    [InlineData("2026-09-30 17:00", "2026-10-08 09:00", 1)]
    [InlineData("2026-10-09 17:00", "2026-10-10 09:00", 1)]
    [InlineData("2026-10-10 00:00", "2026-10-11 00:00", 7.5)]
    [InlineData("2026-09-19 00:00", "2026-09-21 00:00", 7.5)]
    [InlineData("2026-02-14 00:00", "2026-02-24 00:00", 7.5)]
    public void National_Day_and_Spring_Festival_are_free_and_their_make_up_days_are_worked(string from, string to, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Office.WorkedBetween(Shanghai(from), Shanghai(to)));

    // 365 days less 104 days of weekends leave 261; of the holidays 19 fall on working days, and 6 are made up.
    [Fact]
    public void The_year_2026_has_248_working_days() =>
        Assert.Equal(TimeSpan.FromHours(248 * 7.5), Office.WorkedBetween(Shanghai("2026-01-01 00:00"), Shanghai("2027-01-01 00:00")));

    [Theory]
    [InlineData("2026-11-25 08:30", 3.5, "2026-11-25 12:00")]
    [InlineData("2026-11-25 12:10", 1, "2026-11-25 14:30")]
    [InlineData("2026-11-25 16:30", 1, "2026-11-25 17:30")]
    [InlineData("2026-11-25 16:30", 1.5, "2026-11-26 09:00")]
    [InlineData("2026-09-30 16:30", 2, "2026-10-08 09:30")]
    [InlineData("2026-10-09 16:30", 2, "2026-10-10 09:30")]
    [InlineData("2026-11-27 16:30", 2, "2026-11-30 09:30")]
    [InlineData("2026-11-28 10:00", 0, "2026-11-28 10:00")]
    public void A_promise_falls_due_in_working_time(string from, double hours, string due) =>
        Assert.Equal(Shanghai(due), Office.DueAfter(Shanghai(from), TimeSpan.FromHours(hours)));

    [Fact]
    public void Two_minutes_over_midnight_are_two_minutes_around_the_clock_and_none_at_the_office()
    {
        var (before, after) = (Shanghai("2026-12-31 23:59"), Shanghai("2027-01-01 00:01"));
        Assert.Equal(TimeSpan.FromMinutes(2), Always.WorkedBetween(before, after));
        Assert.Equal(after, Always.DueAfter(before, TimeSpan.FromMinutes(2)));
        Assert.Equal(TimeSpan.Zero, Office.WorkedBetween(before, after));
    }

    [Fact]
    public void Nothing_is_worked_between_a_moment_and_an_earlier_one() =>
        Assert.Equal(TimeSpan.Zero, Office.WorkedBetween(Shanghai("2026-11-25 12:00"), Shanghai("2026-11-25 08:30")));

    [Theory]
    [InlineData("2026-12-31 17:30", false)]
    [InlineData("2027-01-01 00:00", false)]
    [InlineData("2027-01-01 00:01", true)]
    public void A_promise_beyond_the_published_holidays_is_provisional(string due, bool provisional)
    {
        Assert.Equal(provisional, Office.Provisional(Shanghai(due)));
        Assert.False(Always.Provisional(Shanghai(due)));
    }

    [Fact]
    public void What_would_take_longer_than_a_life_never_falls_due()
    {
        Assert.Equal(DateTime.MaxValue, Office.DueAfter(Shanghai("2026-11-25 08:30"), TimeSpan.FromDays(10_000)));
        Assert.Equal(DateTime.MaxValue, Always.DueAfter(Shanghai("2026-11-25 08:30"), TimeSpan.MaxValue));
    }

    // The best of many, as the machine that runs this has other things to do.
    [Fact]
    public void A_year_is_counted_in_less_than_a_millisecond()
    {
        var (from, best) = (Shanghai("2026-01-01 00:00"), TimeSpan.MaxValue);
        for (var run = 0; run < 300; run++)
        {
            var start = Stopwatch.GetTimestamp();
            Office.WorkedBetween(from, from.AddDays(365));
            var took = Stopwatch.GetElapsedTime(start);
            best = took < best ? took : best;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{best.TotalMicroseconds} µs");
        Assert.True(best < TimeSpan.FromMilliseconds(1), $"{best.TotalMicroseconds} µs");
    }

    private static DateTime Shanghai(string wallClock) => Wall.Clock(Office.Zone, wallClock);
}
