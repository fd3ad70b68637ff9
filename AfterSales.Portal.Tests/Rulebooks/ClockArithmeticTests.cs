using AfterSales.Core.Rulebooks;
using CsCheck;

namespace AfterSales.Portal.Tests.Rulebooks;

public sealed class ClockArithmeticTests
{
    private static readonly WorkCalendar Office = new CompanyCalendars().Find(CompanyCalendars.Office)!;

    private static readonly Gen<History> Histories =
        from near in AnyCalendar.Near
        from working in Gen.Bool
        from turns in Gen.Select(Gen.Bool, Gen.Int[0, 900]).Array[1, 8]
        from open in Gen.Bool
        from limit in Gen.Int[1, 900]
        select History.Of(near.Moment, turns, open, new PromisedTime(TimeSpan.FromMinutes(limit), working ? near.Calendar : null));

    [Fact]
    public void Used_is_every_minute_that_counts_while_the_clock_runs_wherever_it_is_paused() =>
        Gen.Select(Histories, Gen.Int[0, 8000]).Sample((history, minutes) =>
        {
            var now = history.Start.AddMinutes(minutes);
            var counted = Enumerable.Range(0, minutes).Count(minute => history.Counts(history.Start.AddMinutes(minute)));
            Assert.Equal(TimeSpan.FromMinutes(counted), ClockArithmetic.Used(history.Stretches, history.Promise, now));
        }, iter: 400);

    [Fact]
    public void A_promise_is_due_when_the_counted_minutes_reach_it() =>
        Histories.Sample(history =>
        {
            var (end, left) = (history.Start.AddDays(40), (int)history.Promise.Limit.TotalMinutes);
            var at = history.Start;
            for (; left > 0 && at < end; at = at.AddMinutes(1))
                left -= history.Counts(at) ? 1 : 0;
            var due = ClockArithmetic.DueAt(history.Stretches, history.Promise);
            if (left == 0)
                Assert.Equal(at, due?.At);
            else if (history.Stretches[^1] is { Running: true, End: null })
                Assert.True(due?.At > end);
            else
                Assert.Null(due);
        }, iter: 400);

    [Fact]
    public void What_is_used_when_a_promise_falls_due_is_what_was_promised() =>
        Histories.Sample(history =>
        {
            if (ClockArithmetic.DueAt(history.Stretches, history.Promise) is { } due)
                Assert.Equal(history.Promise.Limit, ClockArithmetic.Used(history.Stretches, history.Promise, due.At));
        }, iter: 400);

    [Fact]
    public void A_pause_moves_a_promise_by_the_working_time_in_it()
    {
        // Held from Wednesday 16:00 to Thursday 10:00: three working hours, so eight hours from 8:30 are due on Thursday at 12:00.
        ClockStretch[] stretches = [new(At("25 08:30"), At("25 16:00"), true), new(At("25 16:00"), At("26 10:00"), false), new(At("26 10:00"), null, true)];
        var promise = new PromisedTime(TimeSpan.FromHours(8), Office);
        Assert.Equal(new DueTime(At("26 12:00"), Provisional: false), ClockArithmetic.DueAt(stretches, promise));
        Assert.Equal(TimeSpan.FromHours(6.5), ClockArithmetic.Used(stretches, promise, At("26 10:30")));
        Assert.Equal(At("26 12:00"), ClockArithmetic.DueAt(stretches, new PromisedTime(TimeSpan.FromHours(9.5)))?.At);
    }

    [Fact]
    public void A_promise_of_working_time_beyond_the_published_holidays_says_that_it_is_provisional()
    {
        ClockStretch[] running = [new(Wall.Clock(Office.Zone, "2026-12-31 16:30"), null, true)];
        Assert.False(ClockArithmetic.DueAt(running, new PromisedTime(TimeSpan.FromHours(1), Office))!.Value.Provisional);
        Assert.True(ClockArithmetic.DueAt(running, new PromisedTime(TimeSpan.FromHours(2), Office))!.Value.Provisional);
        Assert.False(ClockArithmetic.DueAt(running, new PromisedTime(TimeSpan.FromHours(90)))!.Value.Provisional);
    }

    [Fact]
    public void A_paused_or_stopped_clock_that_kept_its_promise_is_never_due()
    {
        var promise = new PromisedTime(TimeSpan.FromHours(8), Office);
        ClockStretch[] stopped = [new(At("25 08:30"), At("25 16:00"), true)];
        Assert.Null(ClockArithmetic.DueAt(stopped, promise));
        Assert.Null(ClockArithmetic.DueAt([.. stopped, new(At("25 16:00"), null, false)], promise));
    }

    private static DateTime At(string dayAndTime) => Wall.Clock(Office.Zone, $"2026-11-{dayAndTime}");

    private sealed record History(DateTime Start, ClockStretch[] Stretches, PromisedTime Promise)
    {
        public static History Of(DateTime start, (bool Running, int Minutes)[] turns, bool open, PromisedTime promise)
        {
            var (stretches, at) = (new List<ClockStretch>(), start);
            foreach (var (running, minutes) in turns)
            {
                stretches.Add(new ClockStretch(at, at.AddMinutes(minutes), running));
                at = at.AddMinutes(minutes);
            }
            if (open)
                stretches[^1] = stretches[^1] with { End = null };
            return new History(start, [.. stretches], promise);
        }

        public bool Counts(DateTime minute) =>
            Stretches.Any(stretch => stretch.Running && stretch.Start <= minute && (stretch.End is null || minute < stretch.End))
            && (Promise.Calendar?.Works(minute) ?? true);
    }
}
