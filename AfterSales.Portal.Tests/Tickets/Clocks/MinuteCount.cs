using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Rulebooks;

namespace AfterSales.Portal.Tests.Tickets.Clocks;

/// <summary>A clock as somebody with a watch and a pencil would keep it: a stroke for every minute that counts.</summary>
internal sealed class MinuteCount(DateTime start, WorkCalendar? calendar)
{
    // The end of every minute that counted, in order.
    private readonly List<DateTime> strokes = [];
    private DateTime at = start;
    private DateTime? stopped;
    private int limit;
    private int pausedMinutes;
    private bool? kept;

    public bool Paused { get; set; }

    private DateTime? Due => strokes.Count >= limit ? strokes[limit - 1] : null;

    public void Until(DateTime now)
    {
        for (; at < now && stopped is null; at = at.AddMinutes(1))
        {
            if (Paused)
                pausedMinutes++;
            else if (calendar?.Works(at) ?? true)
                strokes.Add(at.AddMinutes(1));
        }
        Settle(now);
    }

    public void Promise(int minutes, DateTime now)
    {
        if (kept is not null)
            return;
        limit = minutes;
        Settle(now);
    }

    public void Stop(DateTime now)
    {
        stopped ??= now;
        kept ??= true;
    }

    public void Check(TicketClock clock, DateTime now)
    {
        Assert.Equal(TimeSpan.FromMinutes(strokes.Count), clock.Used(now));
        Assert.Equal(kept, clock.StoppedAt is null && clock.StateAt(now) != ClockState.Broken ? null : clock.StateAt(now) == ClockState.Met);
        var state = kept == false ? ClockState.Broken : stopped is not null ? ClockState.Met : Paused ? ClockState.Paused
            : strokes.Count * 4 >= limit * 3 ? ClockState.Soon : ClockState.Running;
        Assert.Equal(state, clock.StateAt(now));
        Assert.Equal(stopped, clock.StoppedAt);
        // No pause is forgotten, and no time lies between the stretches.
        var standing = clock.Intervals.Where(interval => !interval.Running).Sum(interval => ((interval.End ?? now) - interval.Start).TotalMinutes);
        Assert.Equal(pausedMinutes, standing);
        Assert.All(clock.Intervals.Zip(clock.Intervals.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.All(clock.Intervals, interval => Assert.NotNull(interval.By));
        if (kept is null && !Paused)
            CheckDue(clock);
    }

    private void CheckDue(TicketClock clock)
    {
        var (left, due, horizon) = (limit - strokes.Count, at, at.AddDays(20));
        for (; left > 0 && due < horizon; due = due.AddMinutes(1))
            left -= calendar?.Works(due) ?? true ? 1 : 0;
        if (left > 0)
            Assert.True(clock.DueAt > horizon);
        else
            Assert.Equal(Due ?? due, clock.DueAt);
    }

    // What is later than the moment at which the last promised minute had passed is too late.
    private void Settle(DateTime now)
    {
        if (kept is null && stopped is null && Due < now)
            kept = false;
    }
}
