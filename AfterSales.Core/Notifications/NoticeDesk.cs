using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Notifications;

/// <summary>A notice as its reader sees it. UTC.</summary>
/// <param name="Number">Of the ticket that it speaks of, or that the complaint or the check is about; null: there is none.</param>
/// <param name="Who">The customer, else who reported; of a check the engineer, of an action who carries it out.</param>
/// <param name="Fault">Of a complaint what was said, of an action what is to be done.</param>
/// <param name="Clock">What it speaks of; null where it is none of the clocks.</param>
/// <param name="Stage">Where the ticket stands now; null where it does not speak of one.</param>
/// <param name="SubjectId">Id of the complaint, the check or the action that it speaks of.</param>
public sealed record NoticeLine(
    long Id, NoticeKind Kind, string? Number, string Who, string Fault, Stage? Stage, ClockName? Clock, int? Question,
    DateTime At, DateTime? DueAt, DateTime? WasDueAt, bool Provisional, bool Read, int? SubjectId = null);

/// <summary>Which notices are wanted; what is null does not narrow.</summary>
public sealed record NoticeFilter
{
    /// <summary>Only those that the actor has not read.</summary>
    public bool Unread { get; init; }
    public NoticeKind? Kind { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record NoticeList(IReadOnlyList<NoticeLine> Items, int Total, int Page, int PageSize);

/// <summary>
/// What somebody is told: supervisors of every ticket, complaint, check and action, others of those that they own or were sent to, staff
/// besides of what nobody looks after and of checks. What was given to somebody is told to nobody else. Nobody else's is shown, counted or marked.
/// </summary>
public sealed class NoticeDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time)
{
    /// <summary>More are counted as this many.</summary>
    public const int MostCounted = 100;

    public const int LargestPage = 200;
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
        var me = actor.EmployeeId;
        return await NoticeLines.OfAsync(db, For(db, actor).OrderBy(notice => notice.Readings.Any(reading => reading.EmployeeId == me)).ThenByDescending(notice => notice.Id).Take(MostListed), me, cancel);
    }

    /// <summary>One page of them, the newest first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<NoticeList> PageAsync(Actor actor, NoticeFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (from, size, me, kind) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), actor.EmployeeId, filter.Kind);
        var mine = For(db, actor);
        var wanted = (filter.Unread ? Unread(mine, actor) : mine).Where(notice => kind == null || notice.Kind == kind);
        var total = await wanted.CountAsync(cancel);
        var lines = await NoticeLines.OfAsync(db, wanted.OrderByDescending(notice => notice.Id).Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size), me, cancel);
        return new NoticeList(lines, total, from, size);
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

    private IQueryable<Notice> For(AfterSalesDbContext db, Actor actor)
    {
        var (now, clocks) = (time.GetUtcNow().UtcDateTime, db.Set<TicketClock>());
        // A breach that was excused or corrected is none that anybody has to be told of.
        var notices = db.Notices.AsNoTracking().Where(notice => notice.At <= now
            && (notice.Kind != NoticeKind.Broken || !clocks.Any(clock => clock.Id == notice.ClockId && clock.Kept == true)));
        var (me, tickets, takesCalls, complaints, actions) = (actor.EmployeeId, db.Tickets, actor.IsStaff, db.Complaints, db.ImprovementActions);
        // Nor is what was entered by mistake, is carried out no more, or went on to somebody else.
        notices = notices.Where(notice => (notice.ForId == null || notice.ForId == me)
            && (notice.Kind != NoticeKind.ComplaintLate && notice.Kind != NoticeKind.CallBackLate && notice.Kind != NoticeKind.ComplaintGiven || complaints.Any(complaint => complaint.Id == notice.SubjectId && complaint.State != ComplaintState.Voided && (notice.ForId == null || notice.ForId == complaint.OwnerId)))
            && (notice.Kind != NoticeKind.ActionLate && notice.Kind != NoticeKind.ActionGiven || actions.Any(action => action.Id == notice.SubjectId && action.State != ActionState.Dropped && (notice.ForId == null || notice.ForId == action.OwnerId))));
        if (actor.IsSupervisor)
            return notices;
        return me is null ? notices.Where(notice => false)
            : notices.Where(notice => notice.ForId == me
                || takesCalls && (notice.Kind == NoticeKind.Ownerless || notice.Kind == NoticeKind.CheckLate)
                || (notice.Kind == NoticeKind.ComplaintLate || notice.Kind == NoticeKind.CallBackLate) && complaints.Any(complaint => complaint.Id == notice.SubjectId && (complaint.OwnerId == me || takesCalls && complaint.OwnerId == null))
                || notice.Kind == NoticeKind.ActionLate && actions.Any(action => action.Id == notice.SubjectId && action.OwnerId == me)
                || tickets.Any(ticket => ticket.Id == notice.TicketId && (ticket.OwnerId == me || ticket.Visits.Any(visit => visit.EngineerId == me && visit.EverConfirmed))));
    }

    private static IQueryable<Notice> Unread(IQueryable<Notice> notices, Actor actor)
    {
        var me = actor.EmployeeId;
        return notices.Where(notice => !notice.Readings.Any(reading => reading.EmployeeId == me));
    }
}
