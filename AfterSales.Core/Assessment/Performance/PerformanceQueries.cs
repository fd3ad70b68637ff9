using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Performance;

/// <summary>One engineer in the month's table.</summary>
public sealed record EngineerMonth(int EngineerId, string Name, PerformanceSum Sum);

/// <summary>A month of everybody whom the actor may see.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Engineers">By points, the most first; those without a job last.</param>
public sealed record PerformanceMonth(DateOnly Month, WeightsFile Weights, IReadOnlyList<EngineerMonth> Engineers);

/// <summary>What counts how much in a month, and since when.</summary>
/// <param name="SetBy">Null: nobody has set any.</param>
/// <param name="SetAt">UTC.</param>
public sealed record WeightsFile(int Response, int Quality, int Satisfaction, int FirstFix, DateOnly? FromMonth, string? SetBy, DateTime? SetAt);

/// <summary>An engineer's month, line by line.</summary>
/// <param name="MayPropose">The reader may propose a reward or a penalty.</param>
public sealed record PerformanceFile(
    DateOnly Month, int EngineerId, string Name, WeightsFile Weights, PerformanceSum Sum, IReadOnlyList<PerformanceLine> Lines,
    IReadOnlyList<MeritLine> Merits, IReadOnlyList<CommentLine> Comments, bool MayPropose);

/// <summary>A reward or penalty. Times UTC.</summary>
/// <param name="Amount">Null where it is words alone.</param>
/// <param name="MayDecide">The reader may decide on it now.</param>
/// <param name="ForAnother">It waits, and another supervisor has to decide.</param>
public sealed record MeritLine(
    int Id, int EngineerId, string Engineer, DateOnly Month, MeritKind Kind, string Reason, Money? Amount, MeritState State, string ProposedBy, DateTime ProposedAt,
    string? DecidedBy, DateTime? DecidedAt, string? DecisionNote, bool DecidedAlone, bool MayDecide, bool ForAnother);

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record MeritList(IReadOnlyList<MeritLine> Items, int Total, int Page, int PageSize);

/// <summary>What was said of a month. UTC.</summary>
public sealed record CommentLine(string By, DateTime At, string Text);

/// <summary>Performance 绩效考核: supervisors see everybody's, engineers their own, staff nothing.</summary>
public sealed class PerformanceQueries(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    public const int LargestPage = 200;

    /// <summary>The company's present month, by its first day.</summary>
    public DateOnly ThisMonth => Steps.MonthOf(company.DayOf(time.GetUtcNow().UtcDateTime));

    /// <param name="month">Any day of it.</param>
    public async Task<Outcome<PerformanceMonth>> MonthAsync(Actor actor, DateOnly month, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor && !actor.IsEngineer)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var first = Steps.MonthOf(month);
        var (sums, ofMonth) = await JobsAsync(db, first, cancel);
        var (all, me, weights) = (actor.IsSupervisor, actor.EmployeeId, await WeightsAsync(db, first, cancel));
        var busy = ofMonth.Select(job => job.EngineerId).Distinct().ToList();
        // Who has left is shown for the months in which work was done.
        var people = await db.Engineers.AsNoTracking().Where(one => (one.Employee.Active || busy.Contains(one.Id)) && (all || one.Id == me))
            .Select(one => new { one.Id, one.Employee.Name }).ToListAsync(cancel);
        var lines = ofMonth.Where(job => all || job.EngineerId == me).Select(sums.Line).ToLookup(line => line.Job.EngineerId);
        return new PerformanceMonth(first, FileOf(weights), [.. people.Select(one => new EngineerMonth(one.Id, one.Name, PerformanceSums.Sum([.. lines[one.Id]], weights)))
            .OrderByDescending(one => one.Sum.Points ?? -1).ThenBy(one => one.Name, ReadersOrder.OfNames)]);
    }

    /// <param name="month">Any day of it.</param>
    public async Task<Outcome<PerformanceFile>> FindAsync(Actor actor, int engineerId, DateOnly month, CancellationToken cancel = default)
    {
        if (!PerformanceDesk.IsFor(actor, engineerId))
            return actor.IsEngineer ? new NotFound() : new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Engineers.Where(one => one.Id == engineerId).Select(one => one.Employee.Name).FirstOrDefaultAsync(cancel) is not { } name)
            return new NotFound();
        var first = Steps.MonthOf(month);
        var weights = await WeightsAsync(db, first, cancel);
        var (sums, ofMonth) = await JobsAsync(db, first, cancel);
        List<PerformanceLine> lines = [.. ofMonth.Where(job => job.EngineerId == engineerId).Select(sums.Line)];
        var merits = await LinesAsync(db, actor, Seen(db, actor).Where(merit => merit.EngineerId == engineerId && merit.Month == first).OrderBy(merit => merit.Id), cancel);
        var comments = await db.Set<PerformanceComment>().AsNoTracking().Where(comment => comment.EngineerId == engineerId && comment.Month == first)
            .OrderBy(comment => comment.Id).Select(comment => new CommentLine(comment.By, comment.At, comment.Text)).ToListAsync(cancel);
        return new PerformanceFile(
            first, engineerId, name, FileOf(weights), PerformanceSums.Sum(lines, weights), lines, merits, comments, actor.IsSupervisor && actor.EmployeeId != engineerId);
    }

    /// <summary>Rewards and penalties, the newest first: for supervisors all, for engineers those of their own that were approved.</summary>
    /// <param name="page">From 1.</param>
    public async Task<Outcome<MeritList>> MeritsAsync(Actor actor, MeritState? state, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor && !actor.IsEngineer)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        var wanted = Seen(db, actor).Where(merit => state == null || merit.State == state);
        var items = await LinesAsync(db, actor, wanted.OrderByDescending(merit => merit.Id).Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size), cancel);
        return new MeritList(items, await wanted.CountAsync(cancel), from, size);
    }

    // A proposal that nobody has agreed to is no news for whom it is about.
    private static IQueryable<Merit> Seen(AfterSalesDbContext db, Actor actor)
    {
        var (all, me) = (actor.IsSupervisor, actor.EmployeeId);
        return db.Merits.AsNoTracking().Where(merit => all && merit.EngineerId != me || merit.EngineerId == me && merit.State == MeritState.Approved);
    }

    private static async Task<IReadOnlyList<MeritLine>> LinesAsync(AfterSalesDbContext db, Actor actor, IQueryable<Merit> merits, CancellationToken cancel)
    {
        var found = await merits.Include(merit => merit.Engineer.Employee).ToListAsync(cancel);
        List<MeritLine> lines = [];
        foreach (var merit in found)
        {
            var waits = merit.State == MeritState.Proposed && actor.IsSupervisor;
            var forAnother = waits && merit.ProposedById == actor.EmployeeId && await PerformanceDesk.OthersAsync(db, merit, cancel);
            lines.Add(new MeritLine(
                merit.Id, merit.EngineerId, merit.Engineer.Employee.Name, merit.Month, merit.Kind, merit.Reason, merit.AmountCents is { } cents ? new Money(cents) : null, merit.State,
                merit.ProposedBy, merit.ProposedAt, merit.DecidedBy, merit.DecidedAt, merit.DecisionNote, merit.DecidedAlone, waits && !forAnother, forAnother));
        }
        return lines;
    }

    private async Task<(PerformanceSums Sums, List<PerformedJob> OfMonth)> JobsAsync(AfterSalesDbContext db, DateOnly month, CancellationToken cancel)
    {
        var year = await PerformedJobs.BetweenAsync(db, company, company.StartOf(month.AddMonths(-11)), company.StartOf(month.AddMonths(1)), time.GetUtcNow().UtcDateTime, cancel);
        return (new PerformanceSums(year), year.FindAll(job => job.Day >= month));
    }

    private static async Task<PerformanceWeights> WeightsAsync(AfterSalesDbContext db, DateOnly month, CancellationToken cancel) =>
        await db.Set<PerformanceWeights>().AsNoTracking().Where(weights => weights.FromMonth <= month)
            .OrderByDescending(weights => weights.FromMonth).ThenByDescending(weights => weights.Id).FirstOrDefaultAsync(cancel) ?? PerformanceWeights.Usual;

    private static WeightsFile FileOf(PerformanceWeights weights) => weights.Id == 0
        ? new(weights.Response, weights.Quality, weights.Satisfaction, weights.FirstFix, null, null, null)
        : new(weights.Response, weights.Quality, weights.Satisfaction, weights.FirstFix, weights.FromMonth, weights.SetBy, weights.SetAt);
}
