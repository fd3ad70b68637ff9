using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>A complaint as somebody takes it down. One of ticket, customer or person says whose it is.</summary>
/// <param name="Words">What was said, in the customer's words.</param>
/// <param name="Ticket">The number of the ticket that it is about.</param>
/// <param name="Person">Who complains; of a ticket its contact, where nobody is named.</param>
/// <param name="OwnerId">Who looks after it; the one who takes it down, where nobody is named.</param>
public sealed record ComplaintEntry(
    [property: Required] ComplaintKind? Kind, [property: Required] ComplaintChannel? Channel, [property: Required] string? Words,
    string? Ticket = null, int? CustomerId = null, string? Person = null, string? Phone = null, int? OwnerId = null);

/// <summary>
/// The complaints' desk 投诉处理, for staff and supervisors: from the first word to the customer who is content. A closed
/// or voided complaint is changed no more, but may still be noted on.
/// </summary>
public sealed class ComplaintDesk(WriterGate gate, ReplyTime reply, TimeProvider time)
{
    /// <summary>Takes a complaint down; answers its id.</summary>
    public Task<Outcome<int>> OpenAsync(Actor actor, ComplaintEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!QualityRights.OpenComplaint.IsFor(actor))
                return new Forbidden();
            if (Check(entry) is { } invalid)
                return invalid;
            var (tickets, customers, number) = (db.Tickets, db.Customers, EntryProblems.Trimmed(entry.Ticket));
            var ticket = number is null ? null : await tickets.Include(one => one.Site).FirstOrDefaultAsync(one => one.Number == number, cancel);
            if (number is not null && ticket is null)
                return Invalid.Field("ticket", "unknown");
            var customer = (ticket?.CustomerId ?? entry.CustomerId) is { } id ? await customers.FirstOrDefaultAsync(one => one.Id == id, cancel) : null;
            if (entry.CustomerId is not null && customer is null)
                return Invalid.Field("customerId", "unknown");
            var ownerId = entry.OwnerId ?? actor.EmployeeId;
            if (await WorkerAsync(db, ownerId, cancel) is null)
                return Invalid.Field("ownerId", "unknown");
            var now = time.GetUtcNow().UtcDateTime;
            var complaint = new Complaint
            {
                Channel = entry.Channel!.Value,
                TicketId = ticket?.Id,
                CustomerId = customer?.Id,
                Person = EntryProblems.Trimmed(entry.Person) ?? ticket?.Contact.Name ?? customer!.Name,
                Phone = EntryProblems.Trimmed(entry.Phone) ?? ticket?.Contact.Phone,
                Words = entry.Words!.Trim(),
            };
            complaint.Open(entry.Kind!.Value, ownerId, await reply.DueAsync(db, ticket, now, cancel), actor, now);
            db.Complaints.Add(complaint);
            await db.SaveChangesAsync(cancel);
            return complaint.Id;
        }, cancel);

    /// <summary>Somebody looks after it from now on.</summary>
    /// <param name="seen">The version that the actor saw; null: whatever it is.</param>
    public Task<Outcome<int>> TakeAsync(Actor actor, int id, long? seen, int? ownerId, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.TakeComplaint, actor, id, seen, null, async (db, complaint, now) =>
            await WorkerAsync(db, ownerId ?? actor.EmployeeId, cancel) is { } owner ? complaint.Take(owner, actor, now) : Invalid.Field("ownerId", "unknown"), cancel);

    /// <summary>What somebody did or heard. Also after it is closed.</summary>
    public Task<Outcome<int>> NoteAsync(Actor actor, int id, string? text, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.NoteOnComplaint, actor, id, null, ("text", text), (_, complaint, now) => Now(complaint.Say(text!.Trim(), actor, now)), cancel);

    /// <summary>It is about something else than was thought.</summary>
    public Task<Outcome<int>> SortAsync(Actor actor, int id, long? seen, ComplaintKind? kind, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.SortComplaint, actor, id, seen, null, (_, complaint, now) =>
            Now(kind is { } chosen && Enum.IsDefined(chosen) ? complaint.Sort(chosen, actor, now) : Invalid.Field("kind", "required")), cancel);

    /// <summary>The customer agreed to another day for the answer: a supervisor's to write, with the reason.</summary>
    /// <param name="dueAt">UTC, ahead.</param>
    public Task<Outcome<int>> MoveDueAsync(Actor actor, int id, long? seen, DateTime? dueAt, string? reason, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.MoveComplaintDue, actor, id, seen, ("reason", reason), (_, complaint, now) => Now(
            dueAt is not { } due ? Invalid.Field("dueAt", "required")
            : due <= now ? Invalid.Field("dueAt", "in-the-past")
            : complaint.MoveDue(due, reason!.Trim(), actor, now)), cancel);

    /// <summary>Why it came to that 原因.</summary>
    public Task<Outcome<int>> FindCauseAsync(Actor actor, int id, long? seen, string? cause, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.FindComplaintCause, actor, id, seen, ("cause", cause), (_, complaint, now) => Now(complaint.FindCause(cause!.Trim(), actor, now)), cancel);

    /// <summary>The customer has been answered 答复.</summary>
    public Task<Outcome<int>> AnswerAsync(Actor actor, int id, long? seen, string? answer, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.AnswerComplaint, actor, id, seen, ("answer", answer), (_, complaint, now) => Now(complaint.Reply(answer!.Trim(), actor, now)), cancel);

    /// <summary>The customer was called back 回访; who is not content has a complaint that is open again.</summary>
    public Task<Outcome<int>> CallBackAsync(Actor actor, int id, long? seen, CallOutcome? outcome, string? words, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.CallBackOnComplaint, actor, id, seen, outcome == CallOutcome.NotContent ? ("words", words) : null, async (db, complaint, now) =>
        {
            if (outcome is not { } said || !Enum.IsDefined(said))
                return Invalid.Field("outcome", "required");
            if (words?.Length > Complaint.LongestWords)
                return Invalid.Field("words", "too-long", $"{Complaint.LongestWords}");
            var tickets = db.Tickets;
            var ticket = await tickets.AsNoTracking().Include(one => one.Site).FirstOrDefaultAsync(one => one.Id == complaint.TicketId, cancel);
            return complaint.CallBack(said, EntryProblems.Trimmed(words), await reply.DueAsync(db, ticket, now, cancel), actor, now);
        }, cancel);

    /// <summary>It is done 结案: only after a call back, with the customer content (R6.11), and with what is learned from it (R5.15).</summary>
    public Task<Outcome<int>> CloseAsync(Actor actor, int id, long? seen, string? lesson, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.CloseComplaint, actor, id, seen, null, (_, complaint, now) => Now(lesson?.Length > Complaint.LongestWords
            ? Invalid.Field("lesson", "too-long", $"{Complaint.LongestWords}") : complaint.Close(EntryProblems.Trimmed(lesson), actor, now)), cancel);

    /// <summary>It was entered by mistake 作废, and why: a supervisor's to say. It counts nowhere from then on; who said so, and all that happened, stays.</summary>
    public Task<Outcome<int>> VoidAsync(Actor actor, int id, long? seen, string? reason, CancellationToken cancel = default) =>
        OnComplaintAsync(QualityRights.VoidComplaint, actor, id, seen, ("reason", reason), (_, complaint, now) => Now(complaint.Void(reason!.Trim(), actor, now)), cancel);

    /// <summary>May work on complaints; engineers see those of their own tickets.</summary>
    internal static bool Works(Actor actor) => QualityRights.NoteOnComplaint.IsFor(actor);

    private static Task<Refusal?> Now(Refusal? refusal) => Task.FromResult(refusal);

    private Task<Outcome<int>> OnComplaintAsync(
        DeskCommand command, Actor actor, int id, long? seen, (string Field, string? Text)? words, Func<AfterSalesDbContext, Complaint, DateTime, Task<Refusal?>> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            var seenOnes = ComplaintQueries.Seen(db, actor);
            if (!await seenOnes.AnyAsync(one => one.Id == id, cancel))
                return new NotFound();
            if (!command.IsFor(actor))
                return new Forbidden();
            var complaint = await db.Complaints.FirstAsync(one => one.Id == id, cancel);
            var problems = new EntryProblems();
            if (words is var (field, text))
                problems.Words(field, text, Complaint.LongestWords, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            if (seen is not null && seen != complaint.Version)
                return new EntryChanged();
            if (await change(db, complaint, time.GetUtcNow().UtcDateTime) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    private static Task<Employee?> WorkerAsync(AfterSalesDbContext db, int? id, CancellationToken cancel) =>
        db.Employees.FirstOrDefaultAsync(one => one.Id == id && one.Active && (one.Roles & (Roles.Staff | Roles.Supervisor)) != 0, cancel);

    private static Invalid? Check(ComplaintEntry entry)
    {
        var problems = new EntryProblems();
        problems.Require(entry.Kind is not null, "kind");
        problems.Require(entry.Channel is not null, "channel");
        if (entry.Kind is { } kind && !Enum.IsDefined(kind))
            problems.Add("kind", "unknown");
        // What comes out of a rating comes by itself.
        if (entry.Channel is { } channel && (!Enum.IsDefined(channel) || channel == ComplaintChannel.Rating))
            problems.Add("channel", "unknown");
        problems.Words("words", entry.Words, Complaint.LongestWords, required: true);
        problems.Words("person", entry.Person, Complaint.LongestName, required: EntryProblems.Trimmed(entry.Ticket) is null && entry.CustomerId is null);
        problems.Words("phone", entry.Phone, Complaint.LongestName);
        return problems.Result;
    }
}
