using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Maintenance;

/// <summary>A date ahead in a list. The day is the company's, times UTC.</summary>
/// <param name="Overdue">It is past and nothing was done.</param>
public sealed record DateLine(
    int Id, DateKind Kind, DateOnly DueOn, string Number, string Customer, string? Phone, string? SerialNumber, string? Machine, string Fault,
    bool Overdue, DateTime? DoneAt, string? DoneBy, string? Note);

/// <summary>Which dates are shown.</summary>
public enum DateChoice
{
    /// <summary>Past, or within the next two weeks.</summary>
    Due,
    /// <summary>All that nothing was done for yet.</summary>
    Open,
    /// <summary>Those that something was done for, the last first.</summary>
    Done,
}

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record DateList(IReadOnlyList<DateLine> Items, int Total, int Page, int PageSize, int Overdue);

/// <summary>The dates that lie ahead: what is due, and that it was done. For staff and supervisors; engineers see those of tickets they may see.</summary>
public sealed class DateDesk(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time, CompanyTime company)
{
    internal const int LongestNote = 1000;
    private const int LargestPage = 200;
    private const int Ahead = 14;

    /// <param name="page">From 1.</param>
    public async Task<DateList> ListAsync(Actor actor, DateChoice choice, DateKind? kind, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        if (!actor.SeesAllTickets)
            return new DateList([], 0, from, size, 0);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (all, today) = (db.DatesAhead.AsNoTracking(), Today());
        var soon = today.AddDays(Ahead);
        var wanted = all.Where(date => kind == null || date.Kind == kind);
        wanted = choice switch
        {
            DateChoice.Done => wanted.Where(date => date.DoneAt != null).OrderByDescending(date => date.DoneAt),
            DateChoice.Open => wanted.Where(date => date.DoneAt == null).OrderBy(date => date.DueOn).ThenBy(date => date.Id),
            _ => wanted.Where(date => date.DoneAt == null && date.DueOn <= soon).OrderBy(date => date.DueOn).ThenBy(date => date.Id),
        };
        var total = await wanted.CountAsync(cancel);
        var lines = await Lines(wanted.Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size), today, phones: true).ToListAsync(cancel);
        return new DateList(lines, total, from, size, await all.CountAsync(date => date.DoneAt == null && date.DueOn < today, cancel));
    }

    /// <summary>Those of a ticket that the actor may see.</summary>
    public async Task<IReadOnlyList<DateLine>> OfTicketAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var seen = db.Tickets.VisibleTo(actor).Where(ticket => ticket.Number == number).Select(ticket => ticket.Id);
        return await Lines(db.DatesAhead.AsNoTracking().Where(date => seen.Contains(date.TicketId)).OrderBy(date => date.DueOn), Today(), phones: false).ToListAsync(cancel);
    }

    /// <summary>Those of a machine, for whoever sees all tickets.</summary>
    public async Task<IReadOnlyList<DateLine>> OfMachineAsync(Actor actor, string serialNumber, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Lines(db.DatesAhead.AsNoTracking().Where(date => date.Ticket.Equipment!.SerialNumber == serialNumber).OrderBy(date => date.DueOn), Today(), phones: false).ToListAsync(cancel);
    }

    /// <summary>Somebody looked after it, with what came of it. A second time changes nothing.</summary>
    public Task<Outcome<int>> DoneAsync(Actor actor, int id, string? note, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.SeesAllTickets)
                return new Forbidden();
            if (await db.DatesAhead.FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } date)
                return new NotFound();
            var problems = new EntryProblems();
            problems.Words("note", note, LongestNote, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            if (date.DoneAt is null)
            {
                date.Finish(actor, note!.Trim(), time.GetUtcNow().UtcDateTime);
                await db.SaveChangesAsync(cancel);
            }
            return id;
        }, cancel);

    private DateOnly Today() => company.DayOf(time.GetUtcNow().UtcDateTime);

    private static IQueryable<DateLine> Lines(IQueryable<DateAhead> dates, DateOnly today, bool phones) => dates.Select(date => new DateLine(
        date.Id, date.Kind, date.DueOn, date.Ticket.Number, date.Ticket.Customer!.Name ?? date.Ticket.Contact.Name, phones ? date.Ticket.Contact.Phone : null,
        date.Ticket.Equipment!.SerialNumber, date.Ticket.Equipment!.Model.Code, date.Ticket.Fault, date.DoneAt == null && date.DueOn < today, date.DoneAt, date.DoneBy, date.Note));
}
