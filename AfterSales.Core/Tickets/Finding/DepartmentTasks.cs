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

/// <summary>What other departments still owe, what is due first, first: for staff and supervisors (R6.14).</summary>
public sealed class DepartmentQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    private const int Most = 500;

    public async Task<IReadOnlyList<TicketTask>> OpenAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var tickets = await db.Tickets.AsNoTracking()
            .Where(ticket => ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled)
            .Where(ticket => ticket.Records.Count(record => record.Kind == RecordKind.DepartmentTask) > ticket.Records.Count(record => record.Kind == RecordKind.DepartmentAnswer))
            .Include(ticket => ticket.Customer).Include(ticket => ticket.Records.OrderBy(record => record.Id)).OrderBy(ticket => ticket.Id).Take(Most).ToListAsync(cancel);
        return [.. tickets.SelectMany(ticket => DepartmentTask.Of(RecordFacts.Of(ticket, actor)).Where(task => task.Answer is null)
            .Select(task => new TicketTask(ticket.Number, ticket.Customer?.Name ?? ticket.Contact.Name, ticket.Fault, task))).OrderBy(one => one.Task.DueOn)];
    }
}
