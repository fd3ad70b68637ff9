using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Performance;

/// <summary>Who sees what of performance, who decides on rewards and penalties, and what is counted.</summary>
public sealed class PerformanceTests : IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly PortalFactory portal = new() { Clock = SetClock.AtNoon(), Settings = PortalFactory.EveryHour };
    private FieldWork work = null!;
    private Actor other = null!, second = null!;

    private PerformanceDesk Desk => portal.Get<PerformanceDesk>();
    private PerformanceQueries Queries => portal.Get<PerformanceQueries>();
    private DateOnly Month => Queries.ThisMonth;
    private int Engineer => work.Engineer.EmployeeId!.Value;

    public async ValueTask InitializeAsync()
    {
        work = await FieldWork.BeginAsync(portal);
        (other, second) = (await portal.ActorAsync("engineer2"), await portal.ActorAsync("supervisor2"));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Supervisors_see_everybody_engineers_themselves_and_staff_nothing()
    {
        await work.RepairAtAsync(Stage.FollowUp);
        Assert.True((await Queries.MonthAsync(work.Supervisor, Month, Cancel)).Value!.Engineers.Count > 1);
        Assert.Equal([Engineer], (await Queries.MonthAsync(work.Engineer, Month, Cancel)).Value!.Engineers.Select(one => one.EngineerId));
        Assert.IsType<Forbidden>((await Queries.MonthAsync(work.Staff, Month, Cancel)).Refusal);

        Assert.Single((await Queries.FindAsync(work.Supervisor, Engineer, Month, Cancel)).Value!.Lines);
        Assert.Single((await Queries.FindAsync(work.Engineer, Engineer, Month, Cancel)).Value!.Lines);
        Assert.IsType<NotFound>((await Queries.FindAsync(other, Engineer, Month, Cancel)).Refusal);
        Assert.IsType<Forbidden>((await Queries.FindAsync(work.Staff, Engineer, Month, Cancel)).Refusal);
        Assert.IsType<NotFound>((await Queries.FindAsync(work.Supervisor, work.Staff.EmployeeId!.Value, Month, Cancel)).Refusal);

        Assert.True((await Desk.CommentAsync(work.Engineer, Engineer, Month, "备件晚到两天", Cancel)).Done);
        Assert.True((await Desk.CommentAsync(work.Supervisor, Engineer, Month, "已核实", Cancel)).Done);
        Assert.IsType<NotFound>((await Desk.CommentAsync(other, Engineer, Month, "?", Cancel)).Refusal);
        Assert.IsType<Forbidden>((await Desk.CommentAsync(work.Staff, Engineer, Month, "?", Cancel)).Refusal);
        Assert.Equal(["备件晚到两天", "已核实"], (await Queries.FindAsync(work.Engineer, Engineer, Month, Cancel)).Value!.Comments.Select(comment => comment.Text));
    }

    [Fact]
    public async Task R7_12_a_reward_or_penalty_is_decided_by_another_supervisor_and_shown_to_the_engineer_once_it_is_approved()
    {
        var id = await ProposedAsync(MeritKind.Fine, "200.00");
        Assert.Empty((await Queries.FindAsync(work.Engineer, Engineer, Month, Cancel)).Value!.Merits);
        var waiting = Assert.Single((await Queries.MeritsAsync(work.Supervisor, MeritState.Proposed, cancel: Cancel)).Value!.Items);
        Assert.Equal((false, true), (waiting.MayDecide, waiting.ForAnother));

        Assert.IsType<OwnWork>((await Desk.DecideAsync(work.Supervisor, id, true, null, Cancel)).Refusal);
        foreach (var who in new[] { work.Engineer, work.Staff, other })
            Assert.IsType<Forbidden>((await Desk.DecideAsync(who, id, true, null, Cancel)).Refusal);
        Assert.Equal("note", Assert.Single(Assert.IsType<Invalid>((await Desk.DecideAsync(second, id, false, " ", Cancel)).Refusal).Errors).Key);
        Assert.True((await Desk.DecideAsync(second, id, true, null, Cancel)).Done);
        Assert.IsType<MeritDecided>((await Desk.DecideAsync(second, id, false, "算了", Cancel)).Refusal);

        var seen = Assert.Single((await Queries.FindAsync(work.Engineer, Engineer, Month, Cancel)).Value!.Merits);
        Assert.Equal((MeritState.Approved, second.Name, false, new Money(20000)), (seen.State, seen.DecidedBy, seen.DecidedAlone, seen.Amount!.Value));
        Assert.Empty((await Queries.MeritsAsync(other, null, cancel: Cancel)).Value!.Items);
        Assert.IsType<Forbidden>((await Queries.MeritsAsync(work.Staff, null, cancel: Cancel)).Refusal);
    }

    [Fact]
    public async Task Where_nobody_else_could_decide_who_proposed_it_does_and_that_stays_to_be_seen()
    {
        var id = await ProposedAsync(MeritKind.Praise, null);
        foreach (var user in new[] { "supervisor2", "supervisor3" })
            await LetGoAsync(user);
        Assert.True((await Desk.DecideAsync(work.Supervisor, id, true, null, Cancel)).Done);
        Assert.True(Assert.Single((await Queries.MeritsAsync(work.Supervisor, null, cancel: Cancel)).Value!.Items).DecidedAlone);
    }

    [Fact]
    public async Task What_is_wrong_with_a_proposal_is_said_field_by_field()
    {
        Assert.IsType<Forbidden>((await Desk.ProposeAsync(work.Engineer, new MeritEntry(Engineer, Month, MeritKind.Praise, "好"), Cancel)).Refusal);
        var invalid = Assert.IsType<Invalid>((await Desk.ProposeAsync(work.Supervisor, new MeritEntry(Engineer, null, MeritKind.Bonus, " ", "很多"), Cancel)).Refusal);
        Assert.Equal(["amount", "month", "reason"], invalid.Errors.Keys.Order());
        Assert.Equal("engineerId", Assert.Single(Assert.IsType<Invalid>((await Desk.ProposeAsync(work.Supervisor, new MeritEntry(work.Staff.EmployeeId, Month, MeritKind.Praise, "好"), Cancel)).Refusal).Errors).Key);
    }

    [Fact]
    public async Task Weights_add_up_to_a_hundred_and_hold_from_this_month_on()
    {
        Assert.IsType<Forbidden>((await Desk.SetWeightsAsync(work.Engineer, new WeightsEntry(25, 25, 25, 25), Cancel)).Refusal);
        Assert.Equal("firstFix", Assert.Single(Assert.IsType<Invalid>((await Desk.SetWeightsAsync(work.Supervisor, new WeightsEntry(25, 25, 25, 26), Cancel)).Refusal).Errors).Key);
        Assert.True((await Desk.SetWeightsAsync(work.Supervisor, new WeightsEntry(10, 40, 40, 10), Cancel)).Done);
        Assert.Equal((10, Month), Weights(await Queries.MonthAsync(work.Supervisor, Month, Cancel)));
        Assert.Equal((20, null), Weights(await Queries.MonthAsync(work.Supervisor, Month.AddMonths(-1), Cancel)));

        static (int, DateOnly?) Weights(Outcome<PerformanceMonth> month) => (month.Value!.Weights.Response, month.Value.Weights.FromMonth);
    }

    [Fact]
    public async Task A_job_counts_for_who_was_there_with_the_time_to_the_arrival_and_the_customers_word()
    {
        var rated = await work.RepairAtAsync(Stage.FollowUp);
        await work.RunAsync(rated, work.Staff, new RecordSurvey { Response = 5, Quality = 4, Attitude = 3 });
        var month = Month;
        async Task<PerformedJob> JobAsync() => Assert.Single((await Queries.FindAsync(work.Engineer, Engineer, month, Cancel)).Value!.Lines).Job;
        var job = await JobAsync();
        Assert.Equal((rated.Number, ServiceType.Repair, 4.0), (job.Number, job.ServiceType, job.Satisfaction));
        Assert.NotNull(job.Response);
        // It may still come back.
        Assert.Null(job.FirstFix);
        portal.Clock!.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1.0, (await JobAsync()).FirstFix);
    }

    private async Task<int> ProposedAsync(MeritKind kind, string? amount)
    {
        var outcome = await Desk.ProposeAsync(work.Supervisor, new MeritEntry(Engineer, Month, kind, "未按规程停电挂牌", amount), Cancel);
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }

    private async Task LetGoAsync(string user)
    {
        if (await portal.Get<Core.People.Accounts>().OfDemoUserAsync(user, Cancel) is { } account)
            await portal.LetGoAsync(account.EmployeeId);
    }
}
