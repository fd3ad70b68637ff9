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
            if (!actor.IsStaff && !actor.IsSupervisor)
                return new Forbidden();
            if (Check(entry, origin) is { } invalid)
                return invalid;
            var employees = db.Employees;
            if (!await employees.AnyAsync(one => one.Id == entry.OwnerId && one.Active && one.Roles != Roles.None, cancel))
                return Invalid.Field("ownerId", "unknown");
            var action = new ImprovementAction
            {
                Kind = entry.Kind!.Value,
                What = entry.What!.Trim(),
                Why = entry.Why!.Trim(),
                Source = origin.Source,
                SourceId = origin.Id,
                SourceName = EntryProblems.Trimmed(origin.Name),
                OwnerId = entry.OwnerId!.Value,
                DueOn = entry.DueOn!.Value,
                OpenedAt = time.GetUtcNow().UtcDateTime,
                OpenedBy = actor.Name,
            };
            db.ImprovementActions.Add(action);
            await db.SaveChangesAsync(cancel);
            return action.Id;
        }, cancel);

    /// <summary>It is done, with what came of it: by its owner, or by staff and supervisors for the owner.</summary>
    /// <param name="seen">The version that the actor saw; null: whatever it is.</param>
    public Task<Outcome<int>> FinishAsync(Actor actor, int id, long? seen, string? result, CancellationToken cancel = default) =>
        OnActionAsync(actor, id, seen, "result", result, (action, now) => action.Finish(result!.Trim(), actor, now), cancel);

    /// <summary>Whether it helped 效果验证; where it did not, it is done once more until <paramref name="again"/>.</summary>
    public Task<Outcome<int>> LookAsync(Actor actor, int id, long? seen, bool? helped, string? effect, DateOnly? again, CancellationToken cancel = default) =>
        OnActionAsync(actor, id, seen, "effect", effect, (action, now) =>
            !actor.IsSupervisor ? new Forbidden()
            : action.OwnerId == actor.EmployeeId ? new OwnMeasure()
            : helped is null ? Invalid.Field("helped", "required")
            : helped == false && again is null ? Invalid.Field("again", "required")
            : helped == false && again < company.DayOf(now) ? Invalid.Field("again", "in-the-past")
            : action.Look(helped.Value, effect!.Trim(), again, actor, now), cancel);

    /// <summary>It is not carried out, and why: a supervisor's to say.</summary>
    public Task<Outcome<int>> DropAsync(Actor actor, int id, long? seen, string? reason, CancellationToken cancel = default) =>
        OnActionAsync(actor, id, seen, "reason", reason, (action, now) => actor.IsSupervisor ? action.Drop(reason!.Trim(), actor, now) : new Forbidden(), cancel);

    private Task<Outcome<int>> OnActionAsync(Actor actor, int id, long? seen, string field, string? words, Func<ImprovementAction, DateTime, Refusal?> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (await db.ImprovementActions.FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } action || !ActionQueries.Sees(actor, action.OwnerId))
                return new NotFound();
            var problems = new EntryProblems();
            problems.Words(field, words, ImprovementAction.LongestWords, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            if (seen is not null && seen != action.Version)
                return new EntryChanged();
            if (change(action, time.GetUtcNow().UtcDateTime) is { } refusal)
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
