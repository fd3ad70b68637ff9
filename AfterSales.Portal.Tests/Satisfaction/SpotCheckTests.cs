using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Satisfaction.QualityDesks;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>Finished jobs are looked at again by somebody else (R1.8, R3.6.1, R7.7).</summary>
public sealed class SpotCheckTests
{
    private static readonly CheckVerdict[] Good = [.. Enumerable.Repeat(CheckVerdict.Good, 6)];

    [Fact]
    public async Task A_supervisor_draws_from_the_finished_jobs_and_drawing_again_draws_nothing_twice()
    {
        await using var desks = await UnderAsync();
        await desks.FinishedAsync();
        await desks.FinishedAsync();
        await desks.Department.RegisteredAsync();
        var day = TestDatabase.Company.DayOf(desks.Clock.Now.UtcDateTime);

        Assert.IsType<Forbidden>((await desks.Checks.DrawAsync(Department.Staff, day)).Refusal);
        Assert.Equal(1, Must(await desks.Checks.DrawAsync(Department.Supervisor, day)));
        Assert.Equal(0, Must(await desks.Checks.DrawAsync(Department.Supervisor, day)));
        var list = await desks.ChecksSeen.ListAsync(Department.Staff, new SpotCheckFilter());
        Assert.Equal((1, 2, 1), (list.ToDo, list.LastDraw!.Jobs, list.LastDraw.Drawn));
        Assert.Equal((3, SampleReason.NewEngineer), (list.Items.Single().EngineerId, list.Items.Single().Why));
    }

    [Fact]
    public async Task Every_job_that_is_drawn_has_all_of_the_items()
    {
        await using var desks = await UnderAsync();
        await desks.FinishedAsync();
        await desks.FinishedAsync();
        Must(await desks.Checks.WritePlanAsync(Department.Supervisor, 0, SamplingPlan.Usual with { SharePercent = 100 }));
        Assert.Equal(2, Must(await desks.Checks.DrawAsync(Department.Supervisor, TestDatabase.Company.DayOf(desks.Clock.Now.UtcDateTime))));
        foreach (var line in (await desks.ChecksSeen.ListAsync(Department.Staff, new SpotCheckFilter())).Items)
            Assert.Equal(6, (await desks.ChecksSeen.FindAsync(Department.Staff, line.Id))!.Items.Count);
    }

    [Fact]
    public async Task The_sample_of_a_month_that_is_over_is_drawn_by_itself_and_once()
    {
        await using var desks = await UnderAsync();
        await desks.FinishedAsync();
        Assert.Equal(0, await desks.Checks.DrawByItselfAsync());
        desks.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, await desks.Checks.DrawByItselfAsync());
        Assert.Equal(0, await desks.Checks.DrawByItselfAsync());
    }

    [Fact]
    public async Task Nobody_checks_the_own_work_and_engineers_read_what_was_found_and_not_what_will_be_looked_at()
    {
        await using var desks = await UnderAsync();
        var id = Must(await desks.Checks.ChooseAsync(Department.Supervisor, await desks.FinishedAsync()));
        var asStaff = Department.Engineer with { Roles = Roles.Engineer | Roles.Staff };

        Assert.Null(await desks.ChecksSeen.FindAsync(Department.Engineer, id));
        Assert.IsType<NotFound>((await desks.Checks.RecordAsync(Department.Engineer, id, null, new CheckEntry(Good, null))).Refusal);
        Assert.IsType<OwnJob>((await desks.Checks.RecordAsync(asStaff, id, null, new CheckEntry(Good, null))).Refusal);
        Assert.False((await desks.ChecksSeen.FindAsync(asStaff, id))!.MayCheck);
        Must(await desks.Checks.RecordAsync(Department.Staff, id, null, new CheckEntry(Good, null)));
        Assert.Equal(100, (await desks.ChecksSeen.FindAsync(Department.Engineer, id))!.Score);
        Assert.Null(await desks.ChecksSeen.FindAsync(Department.OtherEngineer, id));
        Assert.IsType<WrongCheckState>((await desks.Checks.RecordAsync(Department.Supervisor, id, null, new CheckEntry(Good, null))).Refusal);
    }

    [Fact]
    public async Task The_score_is_the_points_of_what_was_found_of_all_that_applied_and_what_is_wrong_is_explained()
    {
        await using var desks = await UnderAsync();
        var id = Must(await desks.Checks.ChooseAsync(Department.Supervisor, await desks.FinishedAsync()));
        CheckVerdict[] found = [CheckVerdict.Good, CheckVerdict.Partly, CheckVerdict.Bad, CheckVerdict.NotApplicable, CheckVerdict.Good, CheckVerdict.Good];

        Assert.Equal(["remark"], await WrongAsync(new CheckEntry(found, null)));
        Assert.Equal(["verdicts"], await WrongAsync(new CheckEntry(found[..5], "缺记录")));
        Must(await desks.Checks.RecordAsync(Department.Staff, id, null, new CheckEntry(found, "缺记录")));
        // 20 + 10 + 0 + 10 + 15 of 85.
        Assert.Equal(65, (await desks.ChecksSeen.FindAsync(Department.Supervisor, id))!.Score);
        var today = DateOnly.FromDateTime(desks.Clock.Now.UtcDateTime);
        var score = Assert.Single(Must(await desks.ChecksSeen.ScoresAsync(Department.Supervisor, today, today.AddDays(1))));
        Assert.Equal((3, 1, 65.0), (score.EngineerId, score.Count, score.Mean));

        async Task<IEnumerable<string>> WrongAsync(CheckEntry entry) =>
            Assert.IsType<Invalid>((await desks.Checks.RecordAsync(Department.Staff, id, null, entry)).Refusal).Errors.Keys;
    }

    [Fact]
    public async Task The_plan_is_the_companys_to_write_and_a_job_that_was_drawn_keeps_its_items()
    {
        await using var desks = await UnderAsync();
        var id = Must(await desks.Checks.ChooseAsync(Department.Supervisor, await desks.FinishedAsync()));
        var mine = SamplingPlan.Usual with { Items = [new CheckItem("整洁", "Tidy", 5)], SharePercent = 100 };

        Assert.IsType<Forbidden>((await desks.Checks.WritePlanAsync(Department.Staff, 0, mine)).Refusal);
        Assert.Equal(["items", "sharePercent"], Assert.IsType<Invalid>((await desks.Checks.WritePlanAsync(Department.Supervisor, 0, mine with { Items = [], SharePercent = 101 })).Refusal).Errors.Keys.Order());
        Must(await desks.Checks.WritePlanAsync(Department.Supervisor, 0, mine));
        Assert.IsType<EntryChanged>((await desks.Checks.WritePlanAsync(Department.Supervisor, 0, SamplingPlan.Usual)).Refusal);
        Assert.Equal(("整洁", 1L), ((await desks.ChecksSeen.PlanAsync(Department.Supervisor))!.Plan.Items!.Single().Zh, (await desks.ChecksSeen.PlanAsync(Department.Supervisor))!.Version));
        Assert.Equal(6, (await desks.ChecksSeen.FindAsync(Department.Staff, id))!.Items.Count);
    }
}
