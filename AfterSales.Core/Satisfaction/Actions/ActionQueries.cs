using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.Actions;

/// <summary>Which measures are shown.</summary>
public enum ActionChoice
{
    /// <summary>Under way, and those whose effect has still to be looked at.</summary>
    Open,
    /// <summary>Past their day, and not done.</summary>
    Late,
    /// <summary>Done; whether they helped has still to be looked at.</summary>
    ToLookAt,
    /// <summary>Those that the reader carries out.</summary>
    Mine,
    /// <summary>Those that helped, and those that were dropped.</summary>
    Finished,
    All,
}

/// <summary>Which measures are wanted; what is null does not narrow.</summary>
public sealed record ActionFilter
{
    public ActionChoice Show { get; init; }
    public ActionKind? Kind { get; init; }
    public ActionSource? Source { get; init; }
    public int? SourceId { get; init; }
}

/// <summary>A measure in a list. Days are the company's, times UTC.</summary>
/// <param name="Late">Its day is past, and it is not done.</param>
/// <param name="Effect">What whoever looked at it found, or why it was dropped.</param>
/// <param name="Repeated">How often it was done without helping.</param>
public sealed record ActionLine(
    int Id, long Version, ActionKind Kind, string What, string Why, ActionSource Source, int? SourceId, string? SourceName, int OwnerId, string Owner, DateOnly DueOn, ActionState State, bool Late,
    DateTime OpenedAt, string OpenedBy, DateTime? DoneAt, string? DoneBy, string? Result, DateTime? EffectAt, string? EffectBy, string? Effect, int Repeated);

/// <summary>One thing that happened to a measure. UTC; the day is the company's.</summary>
/// <param name="DueOn">Until when it is to be done from then on, where that changed.</param>
public sealed record ActionEventLine(DateTime At, string By, ActionStep Step, DateOnly? DueOn, string? Text);

/// <summary>The whole of a measure 措施单.</summary>
/// <param name="Events">In the order in which it happened.</param>
/// <param name="Own">The reader carries it out.</param>
public sealed record ActionFile(int Id, long Version, ActionLine Action, IReadOnlyList<ActionEventLine> Events, bool Own);

/// <summary>How many wait for what, of those that the actor may see.</summary>
/// <param name="Open">Under way, or to be looked at.</param>
/// <param name="Late">Past their day, and not done.</param>
/// <param name="ToLookAt">Done; nobody has looked whether they helped.</param>
public sealed record ActionCounts(int Open, int Late, int ToLookAt, int Mine);

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record ActionList(IReadOnlyList<ActionLine> Items, int Total, int Page, int PageSize, ActionCounts Counts);

/// <summary>Measures for whoever may see them: staff and supervisors all, others those that they carry out.</summary>
public sealed class ActionQueries(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    public const int LargestPage = 200;

    /// <summary>One page of them, what is due first; finished ones the last first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<ActionList> ListAsync(Actor actor, ActionFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (from, size, today, me) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), Today, actor.EmployeeId);
        var (kind, source, sourceId) = (filter.Kind, filter.Source, filter.SourceId);
        var seen = Seen(db, actor);
        var wanted = seen.Where(action => (kind == null || action.Kind == kind) && (source == null || action.Source == source) && (sourceId == null || action.SourceId == sourceId));
        wanted = filter.Show switch
        {
            ActionChoice.Late => wanted.Where(action => action.State == ActionState.Open && action.DueOn < today),
            ActionChoice.ToLookAt => wanted.Where(action => action.State == ActionState.Done),
            ActionChoice.Mine => wanted.Where(action => action.OwnerId == me && (action.State == ActionState.Open || action.State == ActionState.Done)),
            ActionChoice.Finished => wanted.Where(action => action.State == ActionState.Confirmed || action.State == ActionState.Dropped),
            ActionChoice.All => wanted,
            _ => wanted.Where(action => action.State == ActionState.Open || action.State == ActionState.Done),
        };
        var total = await wanted.CountAsync(cancel);
        var sorted = filter.Show is ActionChoice.Finished or ActionChoice.All ? wanted.OrderByDescending(action => action.Id) : wanted.OrderBy(action => action.DueOn).ThenBy(action => action.Id);
        var lines = await Lines(sorted.Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size), today).ToListAsync(cancel);
        var open = await seen.Where(action => action.State == ActionState.Open || action.State == ActionState.Done).Select(action => new { action.State, action.DueOn, action.OwnerId }).ToListAsync(cancel);
        return new ActionList(lines, total, from, size, new ActionCounts(
            open.Count, open.Count(one => one.State == ActionState.Open && one.DueOn < today), open.Count(one => one.State == ActionState.Done), open.Count(one => one.OwnerId == me)));
    }

    /// <summary>The whole of one; null: there is none that the actor may see.</summary>
    public async Task<ActionFile?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await Lines(Seen(db, actor).Where(action => action.Id == id), Today).FirstOrDefaultAsync(cancel) is not { } line)
            return null;
        var events = await db.Set<ActionEvent>().Where(one => one.ActionId == id).OrderBy(one => one.Id)
            .Select(one => new ActionEventLine(one.At, one.By, one.Step, one.DueOn, one.Text)).ToListAsync(cancel);
        return new ActionFile(id, line.Version, line, events, line.OwnerId == actor.EmployeeId);
    }

    /// <summary>Those that come out of one complaint, check, review or report, for whoever may see them.</summary>
    public async Task<IReadOnlyList<ActionLine>> OfSourceAsync(Actor actor, ActionSource source, int id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Lines(Seen(db, actor).Where(action => action.Source == source && action.SourceId == id).OrderBy(action => action.Id), Today).ToListAsync(cancel);
    }

    /// <summary>Those that were opened, done or looked at in a period: for a report. For staff and supervisors.</summary>
    /// <param name="from">UTC day, with it.</param>
    /// <param name="to">UTC day, without it.</param>
    public async Task<IReadOnlyList<ActionLine>> OfPeriodAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (start, end) = (from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), to.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return await Lines(Seen(db, actor).Where(action => action.OpenedAt >= start && action.OpenedAt < end || action.DoneAt >= start && action.DoneAt < end || action.EffectAt >= start && action.EffectAt < end)
            .OrderBy(action => action.Id), Today).ToListAsync(cancel);
    }

    internal static bool Sees(Actor actor, int ownerId) => actor.IsStaff || actor.IsSupervisor || actor.EmployeeId == ownerId;

    private DateOnly Today => company.DayOf(time.GetUtcNow().UtcDateTime);

    private static IQueryable<ImprovementAction> Seen(AfterSalesDbContext db, Actor actor)
    {
        var (all, me) = (actor.IsStaff || actor.IsSupervisor || actor.Origin == Origin.System, actor.EmployeeId);
        return db.ImprovementActions.AsNoTracking().Where(action => all || action.OwnerId == me);
    }

    private static IQueryable<ActionLine> Lines(IQueryable<ImprovementAction> actions, DateOnly today) => actions.Select(action => new ActionLine(
        action.Id, action.Version, action.Kind, action.What, action.Why, action.Source, action.SourceId, action.SourceName, action.OwnerId, action.Owner.Name, action.DueOn, action.State,
        action.State == ActionState.Open && action.DueOn < today, action.OpenedAt, action.OpenedBy, action.DoneAt, action.DoneBy, action.Result, action.EffectAt, action.EffectBy, action.Effect, action.Repeated));
}
