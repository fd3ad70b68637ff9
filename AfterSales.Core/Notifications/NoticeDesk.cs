using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Notifications;

/// <summary>A notice as its reader sees it. UTC.</summary>
/// <param name="Who">The customer, else who reported.</param>
/// <param name="Stage">Where the ticket stands now.</param>
public sealed record NoticeLine(
    long Id, NoticeKind Kind, string Number, string Who, string Fault, Stage Stage, ClockName Clock, int? Question,
    DateTime At, DateTime? DueAt, DateTime? WasDueAt, bool Provisional, bool Read);

/// <summary>
/// What somebody is told: supervisors of every ticket, others of those that they own or were sent to. Nobody else's is shown, counted
/// or marked.
/// </summary>
public sealed class NoticeDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time)
{
    /// <summary>More are counted as this many.</summary>
    public const int MostCounted = 100;

    private const int MostListed = 200;

    /// <summary>How many the actor has not read; <see cref="MostCounted"/> at most.</summary>
    public async Task<int> UnreadAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Unread(For(db, actor), actor).Take(MostCounted).CountAsync(cancel);
    }

    /// <summary>The newest, those that were not read first.</summary>
    public async Task<IReadOnlyList<NoticeLine>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (me, tickets) = (actor.EmployeeId, db.Tickets);
        return await For(db, actor).OrderBy(notice => notice.Readings.Any(reading => reading.EmployeeId == me)).ThenByDescending(notice => notice.Id).Take(MostListed)
            .Join(tickets, notice => notice.TicketId, ticket => ticket.Id, (notice, ticket) => new NoticeLine(
                notice.Id, notice.Kind, ticket.Number, ticket.Customer!.Name ?? ticket.Contact.Name, ticket.Fault, ticket.Stage, notice.Clock, notice.Question,
                notice.At, notice.DueAt, notice.WasDueAt, notice.Provisional, notice.Readings.Any(reading => reading.EmployeeId == me)))
            .ToListAsync(cancel);
    }

    /// <summary>Marks one notice as read by the actor; all of them without an id. Again changes nothing.</summary>
    public Task<Outcome<int>> ReadAsync(Actor actor, long? id, CancellationToken cancel = default) => gate.InTransactionAsync<int>(async db =>
    {
        if (actor.EmployeeId is not { } me)
            return new Forbidden();
        var mine = For(db, actor);
        if (id is not null && !await mine.AnyAsync(notice => notice.Id == id, cancel))
            return new NotFound();
        var unread = await Unread(mine, actor).Where(notice => id == null || notice.Id == id).Select(notice => notice.Id).ToListAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        db.AddRange(unread.Select(notice => new NoticeReading { NoticeId = notice, EmployeeId = me, At = now }));
        await db.SaveChangesAsync(cancel);
        return unread.Count;
    }, cancel);

    private static IQueryable<Notice> For(AfterSalesDbContext db, Actor actor)
    {
        var notices = db.Notices.AsNoTracking();
        if (actor.IsSupervisor)
            return notices;
        var (me, tickets) = (actor.EmployeeId, db.Tickets);
        return me is null ? notices.Where(notice => false)
            : notices.Where(notice => tickets.Any(ticket => ticket.Id == notice.TicketId
                && (ticket.OwnerId == me || ticket.Visits.Any(visit => visit.EngineerId == me && visit.EverConfirmed))));
    }

    private static IQueryable<Notice> Unread(IQueryable<Notice> notices, Actor actor)
    {
        var me = actor.EmployeeId;
        return notices.Where(notice => !notice.Readings.Any(reading => reading.EmployeeId == me));
    }
}
