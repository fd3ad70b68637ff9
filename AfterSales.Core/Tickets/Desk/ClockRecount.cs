using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace AfterSales.Core.Tickets;

/// <summary>A clock that falls due at another time than was said before. UTC.</summary>
public sealed record RecountedClock(long TicketId, ClockReading Clock, DateTime? WasDueAt);

/// <summary>
/// Counts the clocks in working time anew that still run 重新计算: after a new list of holidays, or another calendar of a site. What is met
/// or broken stays as it was reported; a changed promise stands in the ticket's timeline.
/// </summary>
public sealed partial class ClockRecount(WriterGate gate, WholeTickets tickets, PromiseTimes promises, LinkKeys keys, TimeProvider time, ILogger<ClockRecount> log)
{
    private static readonly Actor Portal = new(null, "AfterSales", Roles.None, Origin.System);

    /// <summary>Answers what is different now; a second time, nothing is.</summary>
    public Task<Outcome<IReadOnlyList<RecountedClock>>> RunAsync(CancellationToken cancel = default) =>
        gate.InTransactionAsync<IReadOnlyList<RecountedClock>>(async db =>
        {
            var counted = new List<RecountedClock>();
            var running = await db.Tickets.Where(ticket => ticket.Clocks.Any(clock => clock.StoppedAt == null && clock.Kept == null && clock.Calendar != null))
                .Select(ticket => ticket.Id).ToListAsync(cancel);
            foreach (var id in running)
            {
                if (await tickets.FindAsync(db, db.Tickets.Where(ticket => ticket.Id == id), cancel) is { } ticket)
                    counted.AddRange(Recount(ticket));
                await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }
            return counted;
        }, cancel);

    private IEnumerable<RecountedClock> Recount(Ticket ticket)
    {
        var now = new Circumstances(Portal, time.GetUtcNow().UtcDateTime, promises, keys, TicketReferences.None);
        foreach (var (clock, was) in ticket.Recount(now.Now))
        {
            ticket.Note(CommandNames.Recounted, Said(clock, was), now);
            LogRecounted(ticket.Number, clock.Name, was, clock.DueAt);
            yield return new RecountedClock(ticket.Id, clock.Reading, was);
        }
    }

    // By signs that every language reads, on the wall clock of the calendar.
    private static string Said(TicketClock clock, DateTime? was)
    {
        var zone = clock.Promised.Calendar!.Zone;
        return $"{clock.Promised.Calendar.Data.Name} · {At(was)} → {At(clock.DueAt)}";

        string At(DateTime? utc) => utc is { } due ? TimeZoneInfo.ConvertTimeFromUtc(due, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "‖";
    }

    [LoggerMessage(EventId = 2101, Level = LogLevel.Information, Message = "Holidays are known that were not: {Clock} of {Number} is due at {Due} and no longer at {WasDue}")]
    private partial void LogRecounted(string number, ClockName clock, DateTime? wasDue, DateTime? due);
}
