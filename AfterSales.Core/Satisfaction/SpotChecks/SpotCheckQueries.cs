using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>Spot checks for whoever may see them: staff and supervisors all, engineers what was found in their own jobs.</summary>
public sealed class SpotCheckQueries(IDbContextFactory<AfterSalesDbContext> contexts, ActionQueries measures, CompanyTime company, TimeProvider time)
{
    public const int LargestPage = 200;

    /// <summary>One page of them: what is to be checked by its day, else the last checked first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<SpotCheckList> ListAsync(Actor actor, SpotCheckFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (from, size, today, engineer, below) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage), Today, filter.EngineerId, filter.Below);
        var seen = Seen(db, actor);
        var wanted = seen.Where(check => (engineer == null || check.EngineerId == engineer) && (below == null || check.Score < below));
        if (filter is not { From: null, To: null })
        {
            var (begin, end) = (StartOf(filter.From ?? DateOnly.MinValue), StartOf(filter.To ?? DateOnly.MaxValue));
            wanted = wanted.Where(check => check.CheckedAt >= begin && check.CheckedAt < end);
        }
        wanted = filter.Show switch
        {
            CheckChoice.Done => wanted.Where(check => check.State == CheckState.Done).OrderByDescending(check => check.CheckedAt),
            CheckChoice.All => wanted.OrderByDescending(check => check.Id),
            _ => wanted.Where(check => check.State == CheckState.Drawn).OrderBy(check => check.DueOn).ThenBy(check => check.Id),
        };
        var total = await wanted.CountAsync(cancel);
        var lines = await Lines(wanted.Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size), today).ToListAsync(cancel);
        var drawn = await seen.Where(check => check.State == CheckState.Drawn).Select(check => check.DueOn).ToListAsync(cancel);
        var last = actor.IsSupervisor || actor.IsStaff
            ? await db.SampleDraws.AsNoTracking().Where(draw => draw.Jobs > 0).OrderByDescending(draw => draw.StretchFrom).Select(draw => new SampleDrawLine(draw.StretchFrom, draw.StretchTo, draw.DrawnAt, draw.DrawnBy, draw.Jobs, draw.Drawn, draw.Seed)).FirstOrDefaultAsync(cancel) : null;
        return new SpotCheckList(lines, total, from, size, drawn.Count, drawn.Count(day => day < today), last);
    }

    /// <summary>The whole of one; null: there is none that the actor may see.</summary>
    public async Task<SpotCheckFile?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await Seen(db, actor).Where(one => one.Id == id).Select(one => new { Check = one, Engineer = one.Engineer.Name, one.Ticket.Number, one.Ticket.Fault, one.Ticket.AcceptedAt, Customer = one.Ticket.Customer!.Name ?? one.Ticket.Contact.Name }).FirstOrDefaultAsync(cancel);
        if (found is not { Check: { } check })
            return null;
        return new SpotCheckFile(
            id, check.Version, check.State, found.Number, found.Fault, found.Customer, found.AcceptedAt, check.EngineerId, found.Engineer, check.Why, check.StretchFrom, check.DrawnAt, check.DrawnBy, check.DueOn,
            check.State == CheckState.Drawn && check.DueOn < Today, check.Items, check.Findings, check.Score, check.Remark, check.Checker, check.CheckedAt,
            await measures.OfSourceAsync(actor, ActionSource.SpotCheck, id, cancel), SpotCheckDesk.Checks(actor) && check.State == CheckState.Drawn && check.EngineerId != actor.EmployeeId,
            check.EngineerId == actor.EmployeeId);
    }

    /// <summary>How each engineer's checked jobs were found in a period, by the time of the check; supervisors see all, engineers themselves.</summary>
    /// <param name="from">UTC day, with it.</param>
    /// <param name="to">UTC day, without it.</param>
    public async Task<Outcome<IReadOnlyList<EngineerScore>>> ScoresAsync(Actor actor, DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor && !actor.IsEngineer)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (start, end, all, me) = (StartOf(from), StartOf(to), actor.IsSupervisor, actor.EmployeeId);
        var rows = await db.SpotChecks.AsNoTracking()
            .Where(check => check.State == CheckState.Done && check.CheckedAt >= start && check.CheckedAt < end && check.Score != null && (all || check.EngineerId == me))
            .Select(check => new { check.EngineerId, check.Engineer.Name, Score = check.Score!.Value }).ToListAsync(cancel);
        return rows.GroupBy(row => (row.EngineerId, row.Name)).Select(own => new EngineerScore(own.Key.EngineerId, own.Key.Name, own.Count(), own.Average(row => row.Score)))
            .OrderBy(own => own.Engineer, ReadersOrder.OfNames).ThenBy(own => own.EngineerId).ToList();
    }

    /// <summary>The plan as it is; null for who may not draw.</summary>
    public async Task<SamplingPlanFacts?> PlanAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var plan = await db.SamplingPlans.AsNoTracking().FirstOrDefaultAsync(cancel);
        return new SamplingPlanFacts(plan?.Version ?? 0, plan?.Entry ?? SamplingPlan.Usual, plan?.ChangedBy, plan?.ChangedAt);
    }

    internal static bool Sees(Actor actor, SpotCheck check) => SpotCheckDesk.Checks(actor) || check.EngineerId == actor.EmployeeId && check.State == CheckState.Done;

    private static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private DateOnly Today => company.DayOf(time.GetUtcNow().UtcDateTime);

    // What is still to be checked is not told to whoever is checked.
    private static IQueryable<SpotCheck> Seen(AfterSalesDbContext db, Actor actor)
    {
        var (all, me) = (SpotCheckDesk.Checks(actor), actor.IsEngineer ? actor.EmployeeId : null);
        return db.SpotChecks.AsNoTracking().Where(check => all || me != null && check.EngineerId == me && check.State == CheckState.Done);
    }

    private static IQueryable<SpotCheckLine> Lines(IQueryable<SpotCheck> checks, DateOnly today) => checks.Select(check => new SpotCheckLine(
        check.Id, check.State, check.Ticket.Number, check.Ticket.Customer!.Name ?? check.Ticket.Contact.Name, check.Ticket.Fault, check.EngineerId, check.Engineer.Name, check.Why, check.DueOn,
        check.State == CheckState.Drawn && check.DueOn < today, check.Score, check.Checker, check.CheckedAt, check.Remark));
}
