using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>What was found in a check.</summary>
/// <param name="Verdicts">One for each item, in the plan's order.</param>
/// <param name="Remark">What was seen; wanted where something is not as it should be.</param>
public sealed record CheckEntry([property: Required] IReadOnlyList<CheckVerdict>? Verdicts, string? Remark);

/// <summary>
/// Spot checks 抽查: supervisors say what is drawn and draw it, staff and supervisors check. Nobody checks the own work.
/// </summary>
public sealed class SpotCheckDesk(WriterGate gate, CompanyTime company, TimeProvider time)
{
    private static readonly Actor Portal = new(null, "AfterSales", Roles.None, Origin.System);

    /// <summary>Writes the plan over the one that was seen.</summary>
    /// <param name="seen">The version that the actor saw; 0: nobody had written one yet.</param>
    public Task<Outcome<int>> WritePlanAsync(Actor actor, long seen, SamplingPlanEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!QualityRights.WriteSamplingPlan.IsFor(actor))
                return new Forbidden();
            if (entry.Check() is { } invalid)
                return invalid;
            var plan = await db.SamplingPlans.FirstOrDefaultAsync(cancel);
            if ((plan?.Version ?? 0) != seen)
                return new EntryChanged();
            if (plan is null)
                db.SamplingPlans.Add(plan = new SamplingPlan());
            plan.Write(entry, actor, time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancel);
            return plan.Id;
        }, cancel);

    /// <summary>Draws from the jobs that were finished in the stretch with <paramref name="day"/>; answers how many were drawn now.</summary>
    /// <param name="seed">To draw as somebody drew; null: the one that the stretch has, else one that nobody knows before.</param>
    public Task<Outcome<int>> DrawAsync(Actor actor, DateOnly day, long? seed = null, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db => QualityRights.DrawSpotChecks.IsFor(actor) ? await DrawAsync(db, actor, day, seed, cancel) : new Forbidden(), cancel);

    /// <summary>Draws the sample of the stretch that ended last, where the plan says so and nobody has; answers how many.</summary>
    public async Task<int> DrawByItselfAsync(CancellationToken cancel = default)
    {
        var drawn = await gate.InTransactionAsync<int>(async db =>
        {
            var plan = await PlanAsync(db, cancel);
            if (!plan.ByItself)
                return 0;
            var over = SampleStretch.With(Today, plan.Span!.Value).Before(plan.Span.Value);
            var draws = db.SampleDraws;
            return await draws.AnyAsync(draw => draw.StretchFrom == over.First && draw.StretchTo == over.Last, cancel) ? 0 : await DrawAsync(db, Portal, over.First, null, cancel);
        }, cancel);
        return drawn.Value;
    }

    /// <summary>A job that a supervisor wants to be checked, whatever the sample says; answers the check's id.</summary>
    public Task<Outcome<int>> ChooseAsync(Actor actor, string? number, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!QualityRights.ChooseSpotCheck.IsFor(actor))
                return new Forbidden();
            var (tickets, checks, wanted) = (db.Tickets, db.SpotChecks, EntryProblems.Trimmed(number));
            var job = await tickets.Where(ticket => ticket.Number == wanted && ticket.AcceptedAt != null && (ticket.Stage == Stage.FollowUp || ticket.Stage == Stage.Closed)).Select(ticket => new
            {
                ticket.Id,
                Engineer = ticket.Visits.Where(visit => visit.EverConfirmed && visit.ArrivedAt != null).OrderByDescending(visit => visit.Lead).ThenByDescending(visit => visit.Id).Select(visit => (int?)visit.EngineerId).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancel);
            if (job is not { Engineer: { } engineer })
                return Invalid.Field("ticket", wanted is null ? "required" : "not-finished");
            if (await checks.AnyAsync(check => check.TicketId == job.Id, cancel))
                return Invalid.Field("ticket", "already-there");
            var plan = await PlanAsync(db, cancel);
            var check = New(new DrawnJob(new FinishedJob(job.Id, engineer, []), SampleReason.Chosen), SampleStretch.With(Today, plan.Span!.Value), plan, actor);
            checks.Add(check);
            await db.SaveChangesAsync(cancel);
            return check.Id;
        }, cancel);

    /// <summary>It was checked.</summary>
    /// <param name="seen">The version that the actor saw; null: whatever it is.</param>
    public Task<Outcome<int>> RecordAsync(Actor actor, int id, long? seen, CheckEntry entry, CancellationToken cancel = default) =>
        OnCheckAsync(QualityRights.RecordSpotCheck, actor, id, seen, (check, now) =>
        {
            var (items, remark) = (check.Items, EntryProblems.Trimmed(entry.Remark));
            var problems = new EntryProblems();
            problems.Require(entry.Verdicts is { Count: > 0 }, "verdicts");
            if (entry.Verdicts is { } verdicts && (verdicts.Count != items.Count || verdicts.Any(verdict => !Enum.IsDefined(verdict)) || verdicts.All(verdict => verdict == CheckVerdict.NotApplicable)))
                problems.Add("verdicts", "unknown");
            problems.Words("remark", remark, SpotCheck.LongestRemark, required: entry.Verdicts?.Any(verdict => verdict is CheckVerdict.Bad or CheckVerdict.Partly) == true);
            return problems.Result is { } invalid ? invalid
                : check.Record([.. items.Zip(entry.Verdicts!, (item, verdict) => new CheckFinding(item.Zh, item.En, item.Weight, verdict, item.Clauses))], remark, actor, now);
        }, cancel);

    /// <summary>It cannot be checked, and why.</summary>
    public Task<Outcome<int>> SkipAsync(Actor actor, int id, long? seen, string? reason, CancellationToken cancel = default) =>
        OnCheckAsync(QualityRights.SkipSpotCheck, actor, id, seen, (check, now) =>
        {
            var problems = new EntryProblems();
            problems.Words("reason", reason, SpotCheck.LongestRemark, required: true);
            return problems.Result is { } invalid ? invalid : check.Skip(reason!.Trim(), actor, now);
        }, cancel);

    internal static bool Checks(Actor actor) => QualityRights.RecordSpotCheck.IsFor(actor);

    internal static async Task<SamplingPlanEntry> PlanAsync(AfterSalesDbContext db, CancellationToken cancel) =>
        (await db.SamplingPlans.AsNoTracking().FirstOrDefaultAsync(cancel))?.Entry ?? SamplingPlan.Usual;

    private DateOnly Today => company.DayOf(time.GetUtcNow().UtcDateTime);

    private async Task<int> DrawAsync(AfterSalesDbContext db, Actor actor, DateOnly day, long? seed, CancellationToken cancel)
    {
        var plan = await PlanAsync(db, cancel);
        var stretch = SampleStretch.With(day, plan.Span!.Value);
        var jobs = await FinishedJobs.OfAsync(db, company.StartOf(stretch.First), company.StartOf(stretch.Last.AddDays(1)), plan.NewForDays!.Value, cancel);
        // What is drawn by itself is not looked for again, also when there was nothing.
        if (jobs.Count == 0 && actor != Portal)
            return 0;
        var (draws, checks, ids) = (db.SampleDraws, db.SpotChecks, jobs.Select(job => job.TicketId).ToList());
        var draw = await draws.FirstOrDefaultAsync(one => one.StretchFrom == stretch.First && one.StretchTo == stretch.Last, cancel);
        if (draw is null)
        {
            draws.Add(draw = new SampleDraw
            {
                StretchFrom = stretch.First,
                StretchTo = stretch.Last,
                // Nobody can know before which jobs will be looked at.
                Seed = seed ?? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))),
                DrawnBy = actor.Name,
            });
        }
        var before = await checks.Where(check => ids.Contains(check.TicketId)).Select(check => check.TicketId).ToListAsync(cancel);
        var sample = Sampling.Draw(jobs, plan, draw.Seed, before.ToHashSet());
        checks.AddRange(sample.Select(drawn => New(drawn, stretch, plan, actor)));
        (draw.DrawnAt, draw.DrawnBy, draw.Jobs, draw.Drawn) = (time.GetUtcNow().UtcDateTime, actor.Name, jobs.Count, draw.Drawn + sample.Count);
        await db.SaveChangesAsync(cancel);
        return sample.Count;
    }

    private SpotCheck New(DrawnJob drawn, SampleStretch stretch, SamplingPlanEntry plan, Actor actor) => new()
    {
        TicketId = drawn.Job.TicketId,
        EngineerId = drawn.Job.EngineerId,
        Why = drawn.Why,
        StretchFrom = stretch.First,
        DrawnAt = time.GetUtcNow().UtcDateTime,
        DrawnBy = actor.Name,
        DueOn = Today.AddDays(plan.DaysToCheck!.Value),
        // Each check its own: the database keeps an item with one check only.
        Items = [.. plan.Items!.Select(item => item with { })],
    };

    private Task<Outcome<int>> OnCheckAsync(DeskCommand command, Actor actor, int id, long? seen, Func<SpotCheck, DateTime, Refusal?> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (await db.SpotChecks.FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } check || !SpotCheckQueries.Sees(actor, check))
                return new NotFound();
            if (!command.IsFor(actor))
                return new Forbidden();
            if (check.EngineerId == actor.EmployeeId)
                return new OwnJob();
            if (seen is not null && seen != check.Version)
                return new EntryChanged();
            if (change(check, time.GetUtcNow().UtcDateTime) is { } refusal)
                return refusal;
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);
}
