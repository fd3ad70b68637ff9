using AfterSales.Core.Satisfaction.SpotChecks;
using CsCheck;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>The sample is random, and yet anybody can draw it again.</summary>
public sealed class SamplingTests
{
    private static readonly Gen<FinishedJob[]> Jobs = Gen.Select(Gen.Int[1, 6], Gen.Int[0, 31]).Array[0, 80]
        .Select(rows => rows.Select((row, at) => new FinishedJob(at + 1, row.Item1, [.. PlannedRisks.Where((_, bit) => (row.Item2 & (1 << bit)) != 0)])).ToArray());

    private static readonly Gen<SamplingPlanEntry> Plans = Gen.Select(Gen.Int[0, 100], Gen.Int[0, 5], Gen.Int[0, 100].Array[5])
        .Select((share, least, risks) => SamplingPlan.Usual with { SharePercent = share, Least = least, Risks = [.. PlannedRisks.Zip(risks, (risk, percent) => new RiskShare(risk, percent))] });

    private static SampleReason[] PlannedRisks => [SampleReason.Urgent, SampleReason.Safety, SampleReason.Repeat, SampleReason.NewEngineer, SampleReason.LowRating];

    [Fact]
    public void Each_engineer_and_each_risk_has_its_share_and_no_job_is_drawn_twice() => Gen.Select(Jobs, Plans, Gen.Long).Sample((jobs, plan, seed) =>
    {
        var drawn = Sampling.Draw(jobs, plan, seed, new HashSet<long>()).Select(one => one.Job.TicketId).ToList();
        Assert.Equal(drawn.Count, drawn.Distinct().Count());
        foreach (var own in jobs.GroupBy(job => job.EngineerId))
            Assert.True(own.Count(job => drawn.Contains(job.TicketId)) >= Math.Min(own.Count(), Math.Max(plan.Least!.Value, Sampling.ShareOf(own.Count(), plan.SharePercent!.Value))));
        foreach (var risk in plan.Risks!)
            Assert.True(jobs.Count(job => job.Risks.Contains(risk.Risk) && drawn.Contains(job.TicketId)) >= Sampling.ShareOf(jobs.Count(job => job.Risks.Contains(risk.Risk)), risk.Percent));
    });

    [Fact]
    public void The_same_seed_draws_the_same_in_any_order_and_a_second_draw_adds_nothing() => Gen.Select(Jobs, Plans, Gen.Long).Sample((jobs, plan, seed) =>
    {
        var drawn = Sampling.Draw(jobs, plan, seed, new HashSet<long>());
        var again = Sampling.Draw([.. Enumerable.Reverse(jobs)], plan, seed, new HashSet<long>());
        Assert.Equal(drawn.Select(one => (one.Job.TicketId, one.Why)), again.Select(one => (one.Job.TicketId, one.Why)));
        Assert.Empty(Sampling.Draw(jobs, plan, seed, drawn.Select(one => one.Job.TicketId).ToHashSet()));
    });

    [Fact]
    public void Another_seed_draws_others()
    {
        FinishedJob[] jobs = [.. Enumerable.Range(1, 400).Select(id => new FinishedJob(id, 3, []))];
        var plan = SamplingPlan.Usual with { SharePercent = 10, Least = 0, Risks = [] };
        var (one, other) = (Drawn(1), Drawn(2));
        Assert.Equal((40, 40), (one.Count, other.Count));
        Assert.InRange(one.Intersect(other).Count(), 0, 20);

        List<long> Drawn(long seed) => [.. Sampling.Draw(jobs, plan, seed, new HashSet<long>()).Select(drawn => drawn.Job.TicketId)];
    }

    [Fact]
    public void A_week_begins_on_monday_and_a_month_on_its_first()
    {
        Assert.Equal(new SampleStretch(new(2026, 3, 2), new(2026, 3, 8)), SampleStretch.With(new(2026, 3, 8), SampleSpan.Week));
        Assert.Equal(new SampleStretch(new(2026, 2, 1), new(2026, 2, 28)), SampleStretch.With(new(2026, 3, 8), SampleSpan.Month).Before(SampleSpan.Month));
    }
}
