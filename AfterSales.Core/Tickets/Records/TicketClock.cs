using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// One promised time on a ticket: a list of intervals, running or paused, in elapsed time. What is used is the sum of
/// the running ones; what is left is the limit less that. All times UTC.
/// </summary>
public sealed class TicketClock
{
    private readonly List<ClockInterval> intervals = [];

    private TicketClock() { }

    internal TicketClock(ClockName name, TimeSpan limit, DateTime start)
    {
        (Name, Limit) = (name, limit);
        intervals.Add(new ClockInterval(start, running: true, reason: null));
        Refresh();
    }

    public int Id { get; private init; }
    public long TicketId { get; private init; }
    public ClockName Name { get; private init; }
    public TimeSpan Limit { get; private set; }
    public DateTime? StoppedAt { get; private set; }
    /// <summary>When the promise falls due if the clock goes on running; null while paused or stopped.</summary>
    public DateTime? DueAt { get; private set; }
    /// <summary>What had been used when the running interval began.</summary>
    public TimeSpan UsedBefore { get; private set; }
    public bool Paused { get; private set; }
    public IReadOnlyList<ClockInterval> Intervals => intervals;

    public TimeSpan Used(DateTime now) =>
        DueAt is { } due ? Limit - (due - now) : UsedBefore;

    public ClockState StateAt(DateTime now) => StateOf(Limit, Used(now), Paused, StoppedAt is not null);

    /// <summary>How a promise of <paramref name="limit"/> stands after <paramref name="used"/>.</summary>
    public static ClockState StateOf(TimeSpan limit, TimeSpan used, bool paused, bool stopped) =>
        used > limit ? ClockState.Broken
        : stopped ? ClockState.Met
        : paused ? ClockState.Paused
        : limit - used <= limit / 4 ? ClockState.Soon
        : ClockState.Running;

    internal void Pause(DateTime at, string reason)
    {
        if (StoppedAt is null && !Paused)
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
        StoppedAt = at;
        Turn(at, next: null);
    }

    /// <summary>Another priority, another promise. A stopped clock is final.</summary>
    internal void Promise(TimeSpan limit)
    {
        if (StoppedAt is not null)
            return;
        Limit = limit;
        Refresh();
    }

    private void Turn(DateTime at, ClockInterval? next)
    {
        intervals[^1].EndAt(at);
        if (next is not null)
            intervals.Add(next);
        Refresh();
    }

    private void Refresh()
    {
        var open = StoppedAt is null ? intervals[^1] : null;
        UsedBefore = intervals.Where(interval => interval is { Running: true, End: not null })
            .Aggregate(TimeSpan.Zero, (sum, interval) => sum + (interval.End!.Value - interval.Start));
        Paused = open is { Running: false };
        DueAt = open is { Running: true } ? open.Start + (Limit - UsedBefore) : null;
    }

    private sealed class Configuration : IEntityTypeConfiguration<TicketClock>
    {
        public void Configure(EntityTypeBuilder<TicketClock> builder)
        {
            builder.Property(clock => clock.Limit).HasConversion(limit => limit.Ticks, ticks => TimeSpan.FromTicks(ticks));
            builder.Property(clock => clock.UsedBefore).HasConversion(used => used.Ticks, ticks => TimeSpan.FromTicks(ticks));
            builder.HasIndex(clock => clock.DueAt);
            builder.OwnsMany(clock => clock.Intervals, interval =>
            {
                interval.ToTable("ClockIntervals");
                interval.WithOwner().HasForeignKey("ClockId");
                interval.HasKey("Id");
            }).Navigation(clock => clock.Intervals).HasField("intervals");
        }
    }
}

/// <summary>A stretch of a clock, running or paused (with the reason: a hold's, or "Parts").</summary>
public sealed class ClockInterval
{
    private ClockInterval() { }

    internal ClockInterval(DateTime start, bool running, string? reason) => (Start, Running, Reason) = (start, running, reason);

    public int Id { get; private init; }
    public DateTime Start { get; private init; }
    public DateTime? End { get; private set; }
    public bool Running { get; private init; }
    public string? Reason { get; private init; }

    internal void EndAt(DateTime at) => End = at < Start ? Start : at;
}
