using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// One promised time on a ticket 时限: a list of intervals, running or paused, in elapsed or in working time. What is used is the
/// sum of the running ones; what is left is the limit less that. As soon as the promise is met or broken the verdict is final: only
/// <see cref="Correct"/> changes it. All times UTC.
/// </summary>
public sealed class TicketClock
{
    private readonly List<ClockInterval> intervals = [];
    private readonly List<ClockCorrection> corrections = [];
    private WorkCalendar? counts;
    private bool unsigned;

    private TicketClock() { }

    /// <param name="question">The customer's question that it is the reply to, from 1.</param>
    internal TicketClock(ClockName name, PromisedTime promise, DateTime start, int? question = null)
    {
        (Name, Question) = (name, question);
        intervals.Add(new ClockInterval(start, running: true, reason: null));
        Take(promise);
        Refresh(start);
    }

    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public ClockName Name { get; private init; }
    /// <summary>The customer's question that it is the reply to, from 1; null: the ticket's own clock.</summary>
    public int? Question { get; private init; }
    public TimeSpan Limit { get; private set; }
    /// <summary>Id of the work calendar whose time counts; null: every hour.</summary>
    public string? Calendar { get; private set; }
    public DateTime? StoppedAt { get; private set; }
    public string? StoppedBy { get; private set; }
    public int? StoppedById { get; private set; }
    /// <summary>When the promise falls due if the clock goes on running; null once stopped, and while paused with something left.</summary>
    public DateTime? DueAt { get; private set; }
    /// <summary>When a quarter of it is left; null while paused or stopped.</summary>
    public DateTime? SoonAt { get; private set; }
    /// <summary>Holidays before it is due are not published yet 暂定.</summary>
    public bool Provisional { get; private set; }
    /// <summary>What had been used when the running interval began.</summary>
    public TimeSpan UsedBefore { get; private set; }
    /// <summary>When the running interval began; null while paused or stopped.</summary>
    public DateTime? RunsSince { get; private set; }
    public bool Paused { get; private set; }
    /// <summary>The verdict, once it has been given. It may be known before it is written: see <see cref="StateAt"/>.</summary>
    public bool? Kept { get; private set; }
    /// <summary>When the promise fell due without being kept.</summary>
    public DateTime? BrokenAt { get; private set; }
    /// <summary>Its breach is not held against anybody, and what was promised has still to be done.</summary>
    public bool Excused => Kept == true && StoppedAt is null;
    public IReadOnlyList<ClockInterval> Intervals => intervals;
    public IReadOnlyList<ClockCorrection> Corrections => corrections;

    /// <summary>The clock without its intervals.</summary>
    public ClockReading Reading => new(Id, Name, Question, Limit, UsedBefore, RunsSince, SoonAt, DueAt, Provisional, Paused, StoppedAt, Kept, Calendar) { Counts = counts };

    internal PromisedTime Promised => new(Limit, Calendar is null ? null : counts ?? throw new InvalidOperationException($"Nobody said what {Calendar} is."));

    public TimeSpan Used(DateTime now) => Reading.Used(now);

    public ClockState StateAt(DateTime now) => Reading.StateAt(now);

    /// <summary>Whether the promise has been kept or broken by then.</summary>
    public bool DecidedAt(DateTime now) => StateAt(now) is ClockState.Met or ClockState.Broken;

    /// <summary>Tells a clock that was loaded what its calendar is.</summary>
    internal void CountIn(CompanyCalendars? calendars) => counts = Calendar is null ? null : calendars?.For(Calendar);

    internal void Pause(DateTime at, string reason)
    {
        if (StoppedAt is null && (!Paused || intervals[^1].Reason != reason))
            Turn(at, new ClockInterval(at, running: false, reason));
    }

    internal void Resume(DateTime at)
    {
        if (StoppedAt is null && Paused)
            Turn(at, new ClockInterval(at, running: true, reason: null));
    }

    internal void Stop(DateTime at)
    {
        if (StoppedAt is not null)
            return;
        Settle(at);
        (StoppedAt, unsigned) = (at, true);
        Turn(at, next: null);
        Kept ??= true;
    }

    /// <summary>
    /// Another promise: another priority, service, site, or holidays that were not known. All intervals are counted anew, pauses
    /// among them; a verdict that has been given stays.
    /// </summary>
    /// <returns>Whether anything is different now.</returns>
    internal bool Promise(PromisedTime promise, DateTime at)
    {
        Settle(at);
        if (StoppedAt is not null || Kept is not null)
            return false;
        var was = Reading;
        Take(promise);
        Refresh(at);
        return Reading != was;
    }

    /// <summary>A supervisor's word on a clock whose verdict has been given; what was stays beside it.</summary>
    /// <param name="stoppedAt">When it really stopped; null: the breach is excused, and it runs on to where it really stops.</param>
    internal void Correct(DateTime? stoppedAt, string reason, Circumstances now)
    {
        Settle(now.Now);
        var (wasStopped, wasUsed, wasKept) = (StoppedAt, Used(now.Now), Kept != false);
        if (stoppedAt is { } at)
        {
            Stop(now.Now);
            // As it went on at the end, up to the time that is now known to be the right one.
            ClockStretch[] stretches = [.. intervals.Select(interval => interval.Stretch)];
            stretches[^1] = stretches[^1] with { End = null };
            var due = ClockArithmetic.DueAt(stretches, Promised)?.At;
            (StoppedAt, UsedBefore) = (at, ClockArithmetic.Used(stretches, Promised, at));
            (Kept, BrokenAt) = due < at ? (false, due) : (true, (DateTime?)null);
        }
        else
        {
            Kept = true;
            Refresh(now.Now);
        }
        corrections.Add(new ClockCorrection(now.Now, now.Actor.EmployeeId, now.Actor.Name, reason.Trim(), stoppedAt is null,
            wasStopped, wasUsed, wasKept, StoppedAt, Used(now.Now), Kept.Value));
    }

    /// <summary>Says whose doing the last change was.</summary>
    internal void Sign(Actor actor)
    {
        intervals.ForEach(interval => interval.Sign(actor));
        if (unsigned)
            (StoppedBy, StoppedById, unsigned) = (actor.Name, actor.EmployeeId, false);
    }

    internal ClockBefore Before => new(
        Id, Limit, Calendar, StoppedAt, StoppedBy, StoppedById, DueAt, SoonAt, Provisional, UsedBefore, RunsSince, Paused, Kept, BrokenAt, intervals.Count, intervals[^1].End);

    /// <summary>A move was taken back that had stopped it, held it, or changed the promise: it goes on as though that had not been.</summary>
    internal void TakeBack(ClockBefore was, CompanyCalendars? calendars)
    {
        intervals.RemoveRange(was.Intervals, intervals.Count - was.Intervals);
        intervals[^1].TakeBack(was.LastEnd);
        (Limit, Calendar) = (was.Limit, was.Calendar);
        CountIn(calendars);
        intervals.ForEach(interval => interval.CountIn(Promised));
        (StoppedAt, StoppedBy, StoppedById, DueAt, SoonAt, Provisional) = (was.StoppedAt, was.StoppedBy, was.StoppedById, was.DueAt, was.SoonAt, was.Provisional);
        (UsedBefore, RunsSince, Paused, Kept, BrokenAt) = (was.UsedBefore, was.RunsSince, was.Paused, was.Kept, was.BrokenAt);
    }

    private void Take(PromisedTime promise)
    {
        (Limit, Calendar, counts) = (promise.Limit, promise.Calendar?.Id, promise.Calendar);
        intervals.ForEach(interval => interval.CountIn(promise));
    }

    // What is past its time is broken, whatever is changed from now on.
    private void Settle(DateTime at)
    {
        if (Kept is null && DueAt < at)
            (Kept, BrokenAt) = (false, DueAt);
    }

    private void Turn(DateTime at, ClockInterval? next)
    {
        Settle(at);
        intervals[^1].EndAt(at);
        intervals[^1].CountIn(Promised);
        if (next is not null)
        {
            next.CountIn(Promised);
            intervals.Add(next);
        }
        Refresh(at);
    }

    private void Refresh(DateTime at)
    {
        var open = StoppedAt is null ? intervals[^1] : null;
        UsedBefore = intervals.Aggregate(TimeSpan.Zero, (sum, interval) => sum + interval.Contributed);
        (Paused, RunsSince) = (open is { Running: false }, open is { Running: true } ? open.Start : null);
        var due = DueOf(Promised);
        // A shorter promise may have passed before anybody made it.
        if (Kept is null && due?.At < at)
            (Kept, BrokenAt) = (false, due?.At);
        // Paused with nothing left it is late all the same; excused it is not, however long it goes on.
        DueAt = Kept == true ? null : RunsSince is not null ? BrokenAt ?? due?.At : Paused && Kept is null ? due?.At : null;
        SoonAt = RunsSince is null || Kept == true ? null : DueOf(Promised with { Limit = Limit - (Limit / 4) })?.At;
        Provisional = DueAt is not null && RunsSince is not null && due is { Provisional: true };
    }

    private DueTime? DueOf(PromisedTime promise) => ClockArithmetic.DueAt(intervals.Select(interval => interval.Stretch), promise);

    private sealed class Configuration : IEntityTypeConfiguration<TicketClock>
    {
        public void Configure(EntityTypeBuilder<TicketClock> builder)
        {
            builder.Property(clock => clock.Limit).HasConversion(limit => limit.Ticks, ticks => TimeSpan.FromTicks(ticks));
            builder.Property(clock => clock.UsedBefore).HasConversion(used => used.Ticks, ticks => TimeSpan.FromTicks(ticks));
            builder.Property(clock => clock.Calendar).HasMaxLength(60);
            builder.HasIndex(clock => clock.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
            builder.Ignore(clock => clock.Before).Ignore(clock => clock.Reading).Ignore(clock => clock.Excused);
            builder.OwnsMany(clock => clock.Intervals, interval =>
            {
                interval.ToTable("ClockIntervals");
                interval.WithOwner().HasForeignKey("ClockId");
                interval.HasKey("Id");
                interval.Property<TimeSpan?>("Counted").HasConversion<long?>(counted => counted == null ? null : counted.Value.Ticks, ticks => ticks == null ? null : TimeSpan.FromTicks(ticks.Value));
            }).Navigation(clock => clock.Intervals).HasField("intervals");
            builder.OwnsMany(clock => clock.Corrections, correction => correction.ToJson()).Navigation(clock => clock.Corrections).HasField("corrections");
        }
    }
}
