using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A task of another department on a ticket. Times UTC, the day is the company's.</summary>
/// <param name="No">From 1, in the order of the ticket's tasks.</param>
/// <param name="Answer">Null: still open.</param>
public sealed record DepartmentTask(
    int No, OtherDepartment Department, string Task, string Person, DateOnly DueOn, string AskedBy, DateTime AskedAt, string? Answer, string? AnsweredBy, DateTime? AnsweredAt)
{
    public bool IsOverdue(DateOnly today) => Answer is null && DueOn < today;

    /// <summary>The tasks of a ticket, each with its answer.</summary>
    public static IReadOnlyList<DepartmentTask> Of(IReadOnlyList<RecordFacts> records)
    {
        var answers = records.Where(record => record.Kind == RecordKind.DepartmentAnswer).ToLookup(record => record.Count);
        return [.. records.Where(record => record.Kind == RecordKind.DepartmentTask).Select((task, at) => (task, answer: answers[at + 1].FirstOrDefault(), no: at + 1)).Select(one => new DepartmentTask(
            one.no, Enum.Parse<OtherDepartment>(one.task.Lines[0].Name!), one.task.Text ?? "", one.task.Lines.LastOrDefault(line => line.Field == "person")?.Value ?? "", one.task.Day!.Value,
            one.task.By, one.task.At, one.answer?.Text, one.answer?.By, one.answer?.At))];
    }
}

/// <summary>A task with the ticket that it is for.</summary>
public sealed record TicketTask(string Number, string Customer, string Fault, DepartmentTask Task);

/// <summary>Which tasks are wanted; what is null does not narrow.</summary>
public sealed record DepartmentFilter
{
    public OtherDepartment? Department { get; init; }
    /// <summary>True: only those without an answer on tickets that are open; false: only those with one.</summary>
    public bool? Open { get; init; }
    /// <summary>By its number.</summary>
    public string? Ticket { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record DepartmentTaskList(IReadOnlyList<TicketTask> Items, int Total, int Page, int PageSize);

/// <summary>What other departments were asked for, what is due first, first: for staff and supervisors (R6.14).</summary>
public sealed class DepartmentQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    public const int LargestPage = 200;
    private const int Most = 500;

    /// <summary>What they still owe.</summary>
    public async Task<IReadOnlyList<TicketTask>> OpenAsync(Actor actor, CancellationToken cancel = default) =>
        (await ReadAsync(actor, new DepartmentFilter { Open = true }, 1, Most, cancel)).Items;

    /// <param name="page">From 1.</param>
    public Task<DepartmentTaskList> ListAsync(Actor actor, DepartmentFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default) =>
        ReadAsync(actor, filter, Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), cancel);

    private async Task<DepartmentTaskList> ReadAsync(Actor actor, DepartmentFilter filter, int from, int size, CancellationToken cancel)
    {
        if (!actor.SeesAllTickets)
            return new DepartmentTaskList([], 0, from, size);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = Narrowed(db, filter);
        var total = await wanted.CountAsync(cancel);
        var rows = await wanted.OrderBy(task => task.Day).ThenBy(task => task.Id).Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)
            .Select(task => new { task.Id, task.TicketId }).ToListAsync(cancel);
        var ids = rows.Select(row => row.TicketId).Distinct().ToList();
        var tickets = await db.Tickets.Where(ticket => ids.Contains(ticket.Id))
            .Select(ticket => new { ticket.Id, ticket.Number, Customer = ticket.Customer!.Name ?? ticket.Contact.Name, ticket.Fault }).ToDictionaryAsync(ticket => ticket.Id, cancel);
        var said = (await db.Set<ServiceRecord>().AsNoTracking()
            .Where(record => ids.Contains(record.TicketId) && (record.Kind == RecordKind.DepartmentTask || record.Kind == RecordKind.DepartmentAnswer))
            .OrderBy(record => record.Id).ToListAsync(cancel)).ToLookup(record => record.TicketId);
        var tasks = said.ToDictionary(same => same.Key, same => DepartmentTask.Of([.. same.Select(record => RecordFacts.Of(record))]));
        return new DepartmentTaskList([.. rows.Select(row => new TicketTask(
            tickets[row.TicketId].Number, tickets[row.TicketId].Customer, tickets[row.TicketId].Fault,
            tasks[row.TicketId][said[row.TicketId].Count(record => record.Kind == RecordKind.DepartmentTask && record.Id < row.Id)]))], total, from, size);
    }

    // The number of a task is its place among those of its ticket; its answer names that number.
    private static IQueryable<ServiceRecord> Narrowed(AfterSalesDbContext db, DepartmentFilter filter)
    {
        var (records, tickets, number) = (db.Set<ServiceRecord>().AsNoTracking(), db.Tickets, EntryProblems.Trimmed(filter.Ticket));
        var tasks = records.Where(task => task.Kind == RecordKind.DepartmentTask);
        if (filter.Department?.ToString() is { } department)
            tasks = tasks.Where(task => task.Lines.Any(line => line.Field == "department" && line.Name == department));
        if (number is not null)
            tasks = tasks.Where(task => tickets.Any(ticket => ticket.Id == task.TicketId && ticket.Number == number));
        var answered = tasks.Where(task => records.Any(answer => answer.TicketId == task.TicketId && answer.Kind == RecordKind.DepartmentAnswer
            && answer.Count == records.Count(other => other.TicketId == task.TicketId && other.Kind == RecordKind.DepartmentTask && other.Id <= task.Id)));
        return filter.Open switch
        {
            false => answered,
            true => tasks.Where(task => !answered.Contains(task) && tickets.Any(ticket => ticket.Id == task.TicketId && ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled)),
            null => tasks,
        };
    }
}
