using System.Linq.Expressions;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// What a promised time is made of without its intervals: enough for whoever shows it to let it tick without asking again. Times UTC.
/// </summary>
/// <param name="Question">The customer's question that it is the reply to, from 1; null: the ticket's own clock.</param>
/// <param name="UsedBefore">What had been used when the running interval began.</param>
/// <param name="RunsSince">When that was; null while paused and once stopped.</param>
/// <param name="SoonAt">When a quarter is left, if it goes on running; null while paused and once stopped.</param>
/// <param name="DueAt">When it falls due, if it goes on running; null while paused and once stopped.</param>
/// <param name="Provisional">Holidays before it is due are not published yet 暂定.</param>
/// <param name="Kept">The verdict, once it has been given: then nothing but a correction changes it.</param>
/// <param name="Calendar">Id of the work calendar whose time counts; null: every hour.</param>
public sealed record ClockReading(
    int Id, ClockName Name, int? Question, TimeSpan Limit, TimeSpan UsedBefore, DateTime? RunsSince, DateTime? SoonAt, DateTime? DueAt,
    bool Provisional, bool Paused, DateTime? StoppedAt, bool? Kept, string? Calendar)
{
    /// <summary>For queries that load no clock.</summary>
    public static readonly Expression<Func<TicketClock, ClockReading>> Columns = clock => new ClockReading(
        clock.Id, clock.Name, clock.Question, clock.Limit, clock.UsedBefore, clock.RunsSince, clock.SoonAt, clock.DueAt,
        clock.Provisional, clock.Paused, clock.StoppedAt, clock.Kept, clock.Calendar);

    /// <summary>The calendar of that id.</summary>
    public WorkCalendar? Counts { get; init; }

    public ClockReading In(CompanyCalendars calendars) => Calendar is null ? this : this with { Counts = calendars.For(Calendar) };

    /// <summary>How much of the promise is used, in the time that counts.</summary>
    public TimeSpan Used(DateTime now) =>
        RunsSince is { } since ? UsedBefore + new PromisedTime(Limit, Calendar is null ? null : Counts ?? throw new InvalidOperationException($"Nobody said what {Calendar} is.")).Between(since, now) : UsedBefore;

    /// <summary>What is left of the promise; negative once it is broken.</summary>
    public TimeSpan Left(DateTime now) => Limit - Used(now);

    /// <summary>The promise is due at its moment and not when the next working minute begins: what is later is too late.</summary>
    public ClockState StateAt(DateTime now) =>
        Kept == false || DueAt < now ? ClockState.Broken
        : StoppedAt is not null || Kept == true ? ClockState.Met
        : Paused ? ClockState.Paused
        : SoonAt <= now ? ClockState.Soon
        : ClockState.Running;

    /// <summary>Of some clocks the one that matters most: of those neither stopped nor excused the next due, else the paused one with the least time left.</summary>
    public static ClockReading? Pressing(IEnumerable<ClockReading> clocks) => clocks.Where(clock => clock is { StoppedAt: null, Kept: not true })
        .OrderBy(clock => clock.DueAt ?? DateTime.MaxValue).ThenBy(clock => clock.Limit - clock.UsedBefore).FirstOrDefault();
}
