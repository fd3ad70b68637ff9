using CsCheck;

namespace AfterSales.Portal.Tests.Rulebooks;

/// <summary>Whatever the calendar, the zone and the moments: what counting minute by minute gives.</summary>
public sealed class WorkedTimeByMinutesTests
{
    [Fact]
    public void Worked_time_is_the_minutes_whose_wall_clock_lies_in_a_shift() =>
        Gen.Select(AnyCalendar.Near, Gen.Int[0, 6 * 24 * 60]).Sample((near, minutes) =>
        {
            var (calendar, from) = near;
            var counted = Enumerable.Range(0, minutes).Count(minute => calendar.Works(from.AddMinutes(minute)));
            Assert.Equal(TimeSpan.FromMinutes(counted), calendar.WorkedBetween(from, from.AddMinutes(minutes)));
        }, iter: 400);

    [Fact]
    public void A_promise_is_due_when_its_last_minute_has_been_worked() =>
        Gen.Select(AnyCalendar.Near, Gen.Int[1, 1200]).Sample((near, minutes) =>
        {
            var (calendar, from) = near;
            var (due, left) = (from, minutes);
            for (; left > 0 && due < from.AddDays(40); due = due.AddMinutes(1))
                left -= calendar.Works(due) ? 1 : 0;
            if (left == 0)
                Assert.Equal(due, calendar.DueAfter(from, TimeSpan.FromMinutes(minutes)));
            else
                Assert.True(calendar.DueAfter(from, TimeSpan.FromMinutes(minutes)) > due);
        }, iter: 400);

    [Fact]
    public void Up_to_when_a_promise_is_due_exactly_the_promised_time_is_worked_and_a_tick_before_it_is_not() =>
        Gen.Select(AnyCalendar.Near, Gen.Long[0, TimeSpan.TicksPerDay], Gen.Long[0, 60 * TimeSpan.TicksPerDay]).Sample((near, tick, ticks) =>
        {
            var (from, working) = (near.Moment.AddTicks(tick), TimeSpan.FromTicks(ticks));
            var due = near.Calendar.DueAfter(from, working);
            Assert.Equal(DateTimeKind.Utc, due.Kind);
            Assert.Equal(working, near.Calendar.WorkedBetween(from, due));
            if (ticks > 0)
                Assert.True(near.Calendar.WorkedBetween(from, due.AddTicks(-1)) < working);
        }, iter: 2000);

    // Many of these moments lie in a gap: the promise is then due at its beginning, when the last shift ended.
    [Fact]
    public void Of_all_moments_by_which_as_much_is_worked_a_promise_is_due_at_the_first() =>
        Gen.Select(AnyCalendar.Near, Gen.Int[0, 6 * 24 * 60]).Sample((near, minutes) =>
        {
            var (calendar, from) = near;
            var due = from.AddMinutes(minutes);
            while (due > from && !calendar.Works(due.AddMinutes(-1)))
                due = due.AddMinutes(-1);
            Assert.Equal(due, calendar.DueAfter(from, calendar.WorkedBetween(from, from.AddMinutes(minutes))));
        }, iter: 1000);

    [Fact]
    public void Worked_time_adds_up_wherever_it_is_cut() =>
        Gen.Select(AnyCalendar.Near, Gen.Long[0, 500 * TimeSpan.TicksPerDay], Gen.Long[0, 500 * TimeSpan.TicksPerDay]).Sample((near, one, other) =>
        {
            var (calendar, from) = near;
            var (cut, end) = (from.AddTicks(one), from.AddTicks(one + other));
            Assert.Equal(calendar.WorkedBetween(from, end), calendar.WorkedBetween(from, cut) + calendar.WorkedBetween(cut, end));
        }, iter: 1000);
}
