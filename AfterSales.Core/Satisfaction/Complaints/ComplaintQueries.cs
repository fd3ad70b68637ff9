using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>Complaints for whoever may see them: staff and supervisors all, engineers those of their own tickets.</summary>
public sealed class ComplaintQueries(IDbContextFactory<AfterSalesDbContext> contexts, ActionQueries measures, TimeProvider time)
{
    public const int LargestPage = 200;
    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    /// <summary>One page of them: what waits for an answer by its date, closed ones the last first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<ComplaintList> ListAsync(Actor actor, ComplaintFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (from, size, now) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), time.GetUtcNow().UtcDateTime);
        var seen = Seen(db, actor);
        var wanted = Narrowed(seen, filter, actor, now);
        var total = await wanted.CountAsync(cancel);
        var sorted = filter.Show is ComplaintChoice.Closed or ComplaintChoice.Voided or ComplaintChoice.All
            ? wanted.OrderByDescending(complaint => complaint.Id)
            : wanted.OrderBy(complaint => complaint.State == ComplaintState.Answered).ThenBy(complaint => complaint.DueAt).ThenBy(complaint => complaint.Id);
        var lines = await Lines(sorted.Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size), actor, now).ToListAsync(cancel);
        return new ComplaintList(lines, total, from, size, await CountsAsync(seen, actor, now, cancel));
    }

    /// <summary>How many wait, for a supervisor's or the desk's home.</summary>
    public async Task<ComplaintCounts> NowAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await CountsAsync(Seen(db, actor), actor, time.GetUtcNow().UtcDateTime, cancel);
    }

    /// <summary>Those that are about a ticket, the newest first.</summary>
    public async Task<IReadOnlyList<ComplaintLine>> OfTicketAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Lines(Seen(db, actor).Where(complaint => complaint.Ticket!.Number == number).OrderByDescending(complaint => complaint.Id), actor, time.GetUtcNow().UtcDateTime).ToListAsync(cancel);
    }

    /// <summary>The whole of one; null: there is none that the actor may see.</summary>
    public async Task<ComplaintFile?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Seen(db, actor).Where(one => one.Id == id).Select(one => new
        {
            Complaint = one,
            one.Ticket!.Number,
            one.Ticket!.Fault,
            Customer = one.Customer!.Name,
            Owner = one.Owner!.Name,
            one.Rating,
        }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var (complaint, works) = (found.Complaint, ComplaintDesk.Works(actor));
        var events = await db.Set<ComplaintEvent>().Where(one => one.ComplaintId == id).OrderBy(one => one.Id)
            .Select(one => new ComplaintEventLine(one.At, one.By, one.Step, one.Call, one.DueAt, one.Text)).ToListAsync(cancel);
        var actions = await measures.OfSourceAsync(actor, ActionSource.Complaint, id, cancel);
        return new ComplaintFile(
            id, complaint.Version, complaint.Kind, complaint.Channel, complaint.State, found.Number, found.Fault, complaint.CustomerId, found.Customer,
            complaint.Person, works ? complaint.Phone : null, complaint.Words,
            found.Rating is { } rating ? new RatingFacts(rating.Response, rating.Quality, rating.Attitude, rating.Recommend) : null,
            complaint.OwnerId, found.Owner, complaint.OpenedAt, complaint.DueAt, IsLate(complaint.State, complaint.DueAt, time.GetUtcNow().UtcDateTime), complaint.Cause, complaint.Answer, complaint.AnsweredAt,
            complaint.InTime, complaint.ContentAt, complaint.Reopened, complaint.Lesson, complaint.ClosedAt, complaint.Lacks, events, actions, works);
    }

    /// <summary>What came in, what was closed and how many of those in time, without what was entered by mistake: for supervisors, and for engineers over their own tickets.</summary>
    /// <param name="from">UTC day, with it.</param>
    /// <param name="to">UTC day, without it.</param>
    public async Task<Outcome<ComplaintFigures>> FiguresAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor && !actor.IsEngineer)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (seen, start, end) = (Seen(db, actor), StartOf(from), StartOf(to));
        var opened = await seen.Where(complaint => complaint.OpenedAt >= start && complaint.OpenedAt < end && complaint.State != ComplaintState.Voided).Select(complaint => complaint.Kind).ToListAsync(cancel);
        var closed = await seen.Where(complaint => complaint.ClosedAt >= start && complaint.ClosedAt < end).OrderBy(complaint => complaint.ClosedAt)
            .Select(complaint => new ClosedComplaint(complaint.Id, complaint.Kind, complaint.Ticket!.Number, complaint.Customer!.Name ?? complaint.Person, complaint.InTime == true, complaint.Reopened, complaint.Cause!, complaint.Lesson!))
            .ToListAsync(cancel);
        return new ComplaintFigures(
            opened.Count, closed.Count, closed.Count(complaint => complaint.InTime),
            Enum.GetValues<ComplaintKind>().ToDictionary(kind => kind, kind => opened.Count(one => one == kind)), closed);
    }

    internal static IQueryable<Complaint> Seen(AfterSalesDbContext db, Actor actor)
    {
        var complaints = db.Complaints.AsNoTracking();
        if (actor.SeesAllTickets || actor.Origin == Origin.System)
            return complaints;
        var own = db.Tickets.VisibleTo(actor).Select(ticket => (long?)ticket.Id);
        return complaints.Where(complaint => own.Contains(complaint.TicketId));
    }

    private static IQueryable<Complaint> Narrowed(IQueryable<Complaint> seen, ComplaintFilter filter, Actor actor, DateTime now)
    {
        var (kind, owner, customer, soon, me) = (filter.Kind, filter.OwnerId, filter.CustomerId, now + Soon, actor.EmployeeId);
        var (number, text) = (EntryProblems.Trimmed(filter.Ticket), EntryProblems.Trimmed(filter.Query));
        var wanted = seen.Where(complaint => (kind == null || complaint.Kind == kind) && (owner == null || complaint.OwnerId == owner) && (customer == null || complaint.CustomerId == customer) && (number == null || complaint.Ticket!.Number == number));
        if (text is not null)
        {
            var like = LikePattern.Anywhere(text);
            wanted = wanted.Where(complaint => EF.Functions.Like(complaint.Words!, like, "\\") || EF.Functions.Like(complaint.Person, like, "\\")
                || EF.Functions.Like(complaint.Customer!.Name, like, "\\") || EF.Functions.Like(complaint.Ticket!.Number, like, "\\"));
        }
        if (filter is not { From: null, To: null })
        {
            var (from, to) = (StartOf(filter.From ?? DateOnly.MinValue), StartOf(filter.To ?? DateOnly.MaxValue));
            wanted = filter.Show == ComplaintChoice.Closed
                ? wanted.Where(complaint => complaint.ClosedAt >= from && complaint.ClosedAt < to)
                // What was entered by mistake is counted in no figure.
                : wanted.Where(complaint => complaint.OpenedAt >= from && complaint.OpenedAt < to && (filter.Show == ComplaintChoice.Voided || complaint.State != ComplaintState.Voided));
        }
        return filter.Show switch
        {
            ComplaintChoice.Due => wanted.Where(complaint => complaint.State == ComplaintState.Open && complaint.DueAt >= now && complaint.DueAt <= soon),
            ComplaintChoice.Late => wanted.Where(complaint => complaint.State == ComplaintState.Open && complaint.DueAt < now),
            ComplaintChoice.ToCallBack => wanted.Where(complaint => complaint.State == ComplaintState.Answered),
            ComplaintChoice.Mine => wanted.Where(complaint => (complaint.State == ComplaintState.Open || complaint.State == ComplaintState.Answered) && complaint.OwnerId == me),
            ComplaintChoice.Nobodys => wanted.Where(complaint => (complaint.State == ComplaintState.Open || complaint.State == ComplaintState.Answered) && complaint.OwnerId == null),
            ComplaintChoice.Closed => wanted.Where(complaint => complaint.State == ComplaintState.Closed),
            ComplaintChoice.Voided => wanted.Where(complaint => complaint.State == ComplaintState.Voided),
            ComplaintChoice.All => wanted,
            _ => wanted.Where(complaint => complaint.State == ComplaintState.Open || complaint.State == ComplaintState.Answered),
        };
    }

    private static async Task<ComplaintCounts> CountsAsync(IQueryable<Complaint> seen, Actor actor, DateTime now, CancellationToken cancel)
    {
        var open = await seen.Where(complaint => complaint.State == ComplaintState.Open || complaint.State == ComplaintState.Answered)
            .Select(complaint => new { complaint.State, complaint.DueAt, complaint.OwnerId }).ToListAsync(cancel);
        return new ComplaintCounts(
            open.Count,
            open.Count(one => one.State == ComplaintState.Open && one.DueAt >= now && one.DueAt <= now + Soon),
            open.Count(one => IsLate(one.State, one.DueAt, now)),
            open.Count(one => one.State == ComplaintState.Answered),
            open.Count(one => one.OwnerId is not null && one.OwnerId == actor.EmployeeId),
            open.Count(one => one.OwnerId is null));
    }

    private static IQueryable<ComplaintLine> Lines(IQueryable<Complaint> complaints, Actor actor, DateTime now)
    {
        var works = ComplaintDesk.Works(actor);
        return complaints.Select(complaint => new ComplaintLine(
            complaint.Id, complaint.Kind, complaint.Channel, complaint.State, complaint.Ticket!.Number, complaint.Customer!.Name ?? complaint.Person, complaint.Person, works ? complaint.Phone : null, complaint.Words,
            complaint.OwnerId, complaint.Owner!.Name, complaint.OpenedAt, complaint.DueAt, complaint.State == ComplaintState.Open && complaint.DueAt < now, complaint.Reopened, complaint.ClosedAt));
    }

    private static bool IsLate(ComplaintState state, DateTime dueAt, DateTime now) => state == ComplaintState.Open && dueAt < now;

    private static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
