using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Performance;

/// <summary>A reward or penalty as a supervisor proposes it.</summary>
/// <param name="Month">Any day of the month it belongs to.</param>
/// <param name="Amount">In the company's currency, up to two places; for a bonus and a fine, and for nothing else.</param>
public sealed record MeritEntry([property: Required] int? EngineerId, [property: Required] DateOnly? Month, [property: Required] MeritKind? Kind, [property: Required] string? Reason, string? Amount = null);

/// <summary>Supervisors set what counts, propose rewards and penalties and decide on each other's; engineers speak to their own month.</summary>
public sealed class PerformanceDesk(WriterGate gate, CompanyTime company, TimeProvider time)
{
    internal const int LongestText = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Other weights from this month on; what is over keeps its own.</summary>
    public Task<Outcome<int>> SetWeightsAsync(Actor actor, WeightsEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            var problems = new EntryProblems();
            foreach (var (field, value) in new[] { ("response", entry.Response), ("quality", entry.Quality), ("satisfaction", entry.Satisfaction), ("firstFix", entry.FirstFix) })
                problems.Number(field, value, 0, 100);
            if (problems.Result is { } invalid)
                return invalid;
            if (entry.Response + entry.Quality + entry.Satisfaction + entry.FirstFix != 100)
                return Invalid.Field("firstFix", "not-a-hundred");
            var weights = new PerformanceWeights(Steps.MonthOf(company.DayOf(Now)), entry, actor, Now);
            db.Add(weights);
            await db.SaveChangesAsync(cancel);
            return weights.Id;
        }, cancel);

    /// <summary>Proposes a reward or penalty for an engineer, never for oneself; answers its id.</summary>
    public Task<Outcome<int>> ProposeAsync(Actor actor, MeritEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (Check(entry) is { } invalid)
                return invalid;
            var engineers = db.Engineers;
            if (!await engineers.AnyAsync(engineer => engineer.Id == entry.EngineerId, cancel))
                return Invalid.Field("engineerId", "unknown");
            if (entry.EngineerId == actor.EmployeeId)
                return new OwnWork();
            Money? amount = Money.TryParse(entry.Amount, out var money) ? money : null;
            var merit = new Merit(entry.EngineerId!.Value, Steps.MonthOf(entry.Month!.Value), entry.Kind!.Value, entry.Reason!.Trim(), Merit.WantsAmount(entry.Kind.Value) ? amount : null, actor, Now);
            db.Merits.Add(merit);
            await db.SaveChangesAsync(cancel);
            return merit.Id;
        }, cancel);

    /// <summary>
    /// Approves or declines. Nobody decides on an own proposal as long as another supervisor could, and never on what one gets oneself.
    /// </summary>
    /// <param name="note">Why, where it is declined.</param>
    public Task<Outcome<int>> DecideAsync(Actor actor, int id, bool approved, string? note, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.IsSupervisor)
                return new Forbidden();
            if (await db.Merits.FirstOrDefaultAsync(merit => merit.Id == id, cancel) is not { } merit)
                return new NotFound();
            if (merit.State != MeritState.Proposed)
                return new MeritDecided();
            if (merit.EngineerId == actor.EmployeeId || merit.ProposedById == actor.EmployeeId && await OthersAsync(db, merit, cancel))
                return new OwnWork();
            var problems = new EntryProblems();
            problems.Words("note", note, LongestText, required: !approved);
            if (problems.Result is { } invalid)
                return invalid;
            merit.Decide(approved, note, actor, Now);
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    /// <summary>Says something about an engineer's month: the engineer about the own one, supervisors about any.</summary>
    /// <param name="month">Any day of it.</param>
    public Task<Outcome<int>> CommentAsync(Actor actor, int engineerId, DateOnly month, string? text, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!IsFor(actor, engineerId))
                return actor.IsEngineer ? new NotFound() : new Forbidden();
            var engineers = db.Engineers;
            if (!await engineers.AnyAsync(engineer => engineer.Id == engineerId, cancel))
                return new NotFound();
            var problems = new EntryProblems();
            problems.Words("text", text, LongestText, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            var comment = new PerformanceComment { EngineerId = engineerId, Month = Steps.MonthOf(month), Text = text!.Trim(), ById = actor.EmployeeId, By = actor.Name, At = Now };
            db.Add(comment);
            await db.SaveChangesAsync(cancel);
            return comment.Id;
        }, cancel);

    /// <summary>Supervisors see everybody's, engineers their own, others nothing.</summary>
    internal static bool IsFor(Actor actor, int engineerId) => actor.IsSupervisor || actor.IsEngineer && actor.EmployeeId == engineerId;

    // Somebody else who might decide: a supervisor who neither proposed it nor gets it.
    internal static Task<bool> OthersAsync(AfterSalesDbContext db, Merit merit, CancellationToken cancel)
    {
        var (proposer, subject) = (merit.ProposedById, merit.EngineerId);
        return db.Employees.AnyAsync(one => one.Active && (one.Roles & Roles.Supervisor) != Roles.None && one.Id != proposer && one.Id != subject, cancel);
    }

    private static Invalid? Check(MeritEntry entry)
    {
        var problems = new EntryProblems();
        problems.Require(entry.EngineerId is not null, "engineerId");
        problems.Require(entry.Month is not null, "month");
        problems.Require(entry.Kind is not null, "kind");
        if (entry.Kind is { } kind && !Enum.IsDefined(kind))
            problems.Add("kind", "unknown");
        problems.Words("reason", entry.Reason, LongestText, required: true);
        if (entry.Kind is { } wants && Merit.WantsAmount(wants) && (!Money.TryParse(entry.Amount, out var amount) || amount == Money.Zero))
            problems.Add("amount", "not-an-amount");
        return problems.Result;
    }
}
