using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// How a clock came to what it shows: what was promised by whom, its stretches in their order, and what was corrected. UTC.
/// </summary>
/// <param name="Clause">The clause that promises it; null: the company's own settings do.</param>
/// <param name="PausedBy">The holds, and parts, that it stands still for.</param>
/// <param name="Calendar">Of the working time that counts; null: every hour.</param>
/// <param name="StoppedBy">Who brought it to its end.</param>
public sealed record ClockLedger(
    ClockName Name, int? Question, IReadOnlyList<LedgerLine> Lines, string? Clause, IReadOnlyList<string> PausedBy, LedgerCalendar? Calendar,
    string? StoppedBy, IReadOnlyList<ClockCorrection> Corrections)
{
    /// <summary>How many clocks of the same promise came after it.</summary>
    public int Later { get; init; }

    public static ClockLedger Of(TicketClock clock, Ticket ticket, DateTime now)
    {
        var calendar = clock.Promised.Calendar;
        return new ClockLedger(
            clock.Name, clock.Question, [.. clock.Intervals.Select(part => LedgerLine.Of(part, calendar, now))], ticket.Commitment(clock)?.Clause, ticket.PausedBy(clock),
            calendar is null ? null : new LedgerCalendar(calendar.Data.Name, calendar.Zone.Id, calendar.Data.KnownUntil), clock.StoppedBy, clock.Corrections);
    }
}

/// <summary>A work calendar, as it is named beside a sum. <paramref name="KnownUntil"/> is the last day whose holidays are published.</summary>
public sealed record LedgerCalendar(string Name, string Zone, DateOnly? KnownUntil);

/// <param name="End">Null while it lasts.</param>
/// <param name="Reason">Why it stood still: a hold's reason, or one of the process.</param>
/// <param name="By">Who began it; null where that was not kept yet.</param>
/// <param name="Counted">What it contributes, up to the moment of asking.</param>
/// <param name="Days">
/// The same by the working days of the calendar; empty where every hour counts, and where the calendar has changed since it was counted.
/// </param>
public sealed record LedgerLine(
    DateTime Start, DateTime? End, bool Running, string? Reason, string? By, TimeSpan Counted, IReadOnlyList<(DateOnly Day, TimeSpan Worked)> Days)
{
    internal static LedgerLine Of(ClockInterval part, WorkCalendar? calendar, DateTime now)
    {
        var until = part.End ?? (now > part.Start ? now : part.Start);
        var counted = part.End is not null ? part.Contributed : part.Running ? calendar?.WorkedBetween(part.Start, until) ?? until - part.Start : TimeSpan.Zero;
        var days = part.Running && calendar is not null ? calendar.WorkedByDay(part.Start, until) : [];
        return new LedgerLine(part.Start, part.End, part.Running, part.Reason, part.By, counted,
            days.Sum(day => day.Worked.Ticks) == counted.Ticks ? days : []);
    }
}
