using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.Actions;

/// <summary>What a measure comes out of.</summary>
/// <param name="Id">Of the complaint, check, review or report.</param>
/// <param name="Name">What it is called: a month, a figure, a ticket's number.</param>
public sealed record ActionOrigin(ActionSource Source, int? Id = null, string? Name = null);

/// <summary>A measure as somebody sets it. The day is the company's.</summary>
/// <param name="Why">What shall be other than it is.</param>
/// <param name="OwnerId">Who carries it out.</param>
public sealed record ActionEntry([property: Required] ActionKind? Kind, [property: Required] string? What, [property: Required] string? Why, [property: Required] int? OwnerId, [property: Required] DateOnly? DueOn);

/// <summary>
/// The measures' desk: staff and supervisors set them, whoever carries one out says what was done, and a supervisor who is somebody
/// else looks whether it helped.
/// </summary>
public sealed class ActionDesk(WriterGate gate, CompanyTime company, TimeProvider time)
{
    /// <summary>Sets a measure; answers its id. Joins the transaction that it is called in, so that it stands with what it comes out of.</summary>
    public Task<Outcome<int>> OpenAsync(Actor actor, ActionOrigin origin, ActionEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!QualityRights.OpenAction.IsFor(actor))
                return new Forbidden();
            if (Check(entry, origin) is { } invalid)
                return invalid;
            if (await WorkerAsync(db, entry.OwnerId, cancel) is not { } owner)
                return Invalid.Field("ownerId", "unknown");
            var action = new ImprovementAction
            {
                Kind = entry.Kind!.Value,
                What = entry.What!.Trim(),
                Why = entry.Why!.Trim(),
                Source = origin.Source,
                SourceId = origin.Id,
                SourceName = EntryProblems.Trimmed(origin.Name),
            };
            action.Open(owner, entry.DueOn!.Value, actor, time.GetUtcNow().UtcDateTime);
            db.ImprovementActions.Add(action);
            await db.SaveChangesAsync(cancel);
            return action.Id;
        }, cancel);

    /// <summary>Somebody else carries it out from now on.</summary>
    /// <param name="seen">The version that the actor saw; null: whatever it is.</param>
    public Task<Outcome<int>> ReassignAsync(Actor actor, int id, long? seen, int? ownerId, CancellationToken cancel = default) =>
        OnActionAsync(QualityRights.ReassignAction, actor, id, seen, null, async (db, action, now) =>
            await WorkerAsync(db, ownerId, cancel) is { } owner ? action.Reassign(owner, actor, now) : Invalid.Field("ownerId", ownerId is null ? "required" : "unknown"), cancel);

    /// <summary>Another day for it: a supervisor's to write, with the reason.</summary>
    /// <param name="dueOn">The company's day, today at the earliest.</param>
    public Task<Outcome<int>> MoveDueAsync(Actor actor, int id, long? seen, DateOnly? dueOn, string? reason, CancellationToken cancel = default) =>
        OnActionAsync(QualityRights.MoveActionDue, actor, id, seen, ("reason", reason), (_, action, now) => Now(
            dueOn is not { } day ? Invalid.Field("dueOn", "required")
            : day < company.DayOf(now) ? Invalid.Field("dueOn", "in-the-past")
            : action.MoveDue(day, reason!.Trim(), actor, now)), cancel);

    /// <summary>It is done, with what came of it: by its owner, or by staff and supervisors for the owner.</summary>
    public Task<Outcome<int>> FinishAsync(Actor actor, int id, long? seen, string? result, CancellationToken cancel = default) =>
        OnActionAsync(QualityRights.FinishAction, actor, id, seen, ("result", result), (_, action, now) => Now(action.Finish(result!.Trim(), actor, now)), cancel);

    /// <summary>Whether it helped 效果验证; where it did not, it is done once more until <paramref name="again"/>.</summary>
    public Task<Outcome<int>> LookAsync(Actor actor, int id, long? seen, bool? helped, string? effect, DateOnly? again, CancellationToken cancel = default) =>
        OnActionAsync(QualityRights.LookAtAction, actor, id, seen, ("effect", effect), (_, action, now) => Now(
            action.OwnerId == actor.EmployeeId ? new OwnMeasure()
            : helped is null ? Invalid.Field("helped", "required")
            : helped == false && again is null ? Invalid.Field("again", "required")
            : helped == false && again < company.DayOf(now) ? Invalid.Field("again", "in-the-past")
            : action.Look(helped.Value, effect!.Trim(), again, actor, now)), cancel);

    /// <summary>It is not carried out, and why: a supervisor's to say.</summary>
    public Task<Outcome<int>> DropAsync(Actor actor, int id, long? seen, string? reason, CancellationToken cancel = default) =>
        OnActionAsync(QualityRights.DropAction, actor, id, seen, ("reason", reason), (_, action, now) => Now(action.Drop(reason!.Trim(), actor, now)), cancel);

    private static Task<Refusal?> Now(Refusal? refusal) => Task.FromResult(refusal);

    private static Task<Employee?> WorkerAsync(AfterSalesDbContext db, int? id, CancellationToken cancel) =>
        db.Employees.FirstOrDefaultAsync(one => one.Id == id && one.Active && one.Roles != Roles.None, cancel);

    private Task<Outcome<int>> OnActionAsync(
        DeskCommand command, Actor actor, int id, long? seen, (string Field, string? Text)? words, Func<AfterSalesDbContext, ImprovementAction, DateTime, Task<Refusal?>> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (await db.ImprovementActions.FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } action || !ActionQueries.Sees(actor, action.OwnerId))
                return new NotFound();
            if (!command.IsFor(actor))
                return new Forbidden();
            var problems = new EntryProblems();
            if (words is var (field, text))
                problems.Words(field, text, ImprovementAction.LongestWords, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            if (seen is not null && seen != action.Version)
                return new EntryChanged();
            if (await change(db, action, time.GetUtcNow().UtcDateTime) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    private Invalid? Check(ActionEntry entry, ActionOrigin origin)
    {
        var problems = new EntryProblems();
        problems.Require(entry.Kind is not null, "kind");
        if (entry.Kind is { } kind && !Enum.IsDefined(kind))
            problems.Add("kind", "unknown");
        problems.Words("what", entry.What, ImprovementAction.LongestWords, required: true);
        problems.Words("why", entry.Why, ImprovementAction.LongestWords, required: true);
        problems.Require(entry.OwnerId is not null, "ownerId");
        problems.Require(entry.DueOn is not null, "dueOn");
        if (entry.DueOn < company.DayOf(time.GetUtcNow().UtcDateTime))
            problems.Add("dueOn", "in-the-past");
        problems.Words("sourceName", origin.Name, ImprovementAction.LongestName);
        return problems.Result;
    }
}
