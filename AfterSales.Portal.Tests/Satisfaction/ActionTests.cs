using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Satisfaction.QualityDesks;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>Corrective and improvement actions (R1.8, R2.10, R3.7.2, R6.13): done by one, judged by another.</summary>
public sealed class ActionTests
{
    private static readonly ActionOrigin Report = new(ActionSource.MonthlyReport, 7, "2026-02");
    private static ActionEntry Entry(Actor owner) => new(ActionKind.Improvement, "随车配备密封件", "返程取件太多", owner.EmployeeId, new DateOnly(2026, 3, 9));

    [Fact]
    public async Task It_is_done_by_its_owner_and_a_supervisor_who_is_somebody_else_says_whether_it_helped()
    {
        await using var desks = await UnderAsync();
        var id = Must(await desks.Actions.OpenAsync(Department.Staff, Report, Entry(Department.Engineer)));
        Assert.IsType<WrongActionState>((await desks.Actions.LookAsync(Department.Supervisor, id, null, true, "有效", null)).Refusal);
        Must(await desks.Actions.FinishAsync(Department.Engineer, id, null, "8 台车已配齐"));
        Assert.IsType<Forbidden>((await desks.Actions.LookAsync(Department.Staff, id, null, true, "有效", null)).Refusal);
        Assert.Equal(["again"], Assert.IsType<Invalid>((await desks.Actions.LookAsync(Department.Supervisor, id, null, false, "仍返程", null)).Refusal).Errors.Keys);
        Must(await desks.Actions.LookAsync(Department.Supervisor, id, null, false, "仍返程", new DateOnly(2026, 3, 20)));

        var line = (await desks.ActionsSeen.OfSourceAsync(Department.Supervisor, ActionSource.MonthlyReport, 7)).Single();
        Assert.Equal((ActionState.Open, 1, new DateOnly(2026, 3, 20), "2026-02"), (line.State, line.Repeated, line.DueOn, line.SourceName));
        Must(await desks.Actions.FinishAsync(Department.Staff, id, null, "再配油封"));
        Must(await desks.Actions.LookAsync(Department.Supervisor, id, null, true, "返程减半", null));
        Assert.IsType<WrongActionState>((await desks.Actions.DropAsync(Department.Supervisor, id, null, "不需要")).Refusal);
    }

    [Fact]
    public async Task Whoever_carried_it_out_does_not_judge_it_and_others_engineers_see_nothing_of_it()
    {
        await using var desks = await UnderAsync();
        var id = Must(await desks.Actions.OpenAsync(Department.Supervisor, new ActionOrigin(ActionSource.Other), Entry(Department.Supervisor)));
        Must(await desks.Actions.FinishAsync(Department.Supervisor, id, null, "已发布"));
        Assert.IsType<OwnMeasure>((await desks.Actions.LookAsync(Department.Supervisor, id, null, true, "有效", null)).Refusal);
        Assert.IsType<NotFound>((await desks.Actions.FinishAsync(Department.Engineer, id, null, "已发布")).Refusal);
        Assert.Empty((await desks.ActionsSeen.ListAsync(Department.Engineer, new ActionFilter { Show = ActionChoice.All })).Items);
        Assert.IsType<Forbidden>((await desks.Actions.OpenAsync(Department.Engineer, Report, Entry(Department.Engineer))).Refusal);
    }

    [Fact]
    public async Task What_is_past_its_day_is_late_and_a_day_that_is_past_is_none_to_set()
    {
        await using var desks = await UnderAsync();
        Must(await desks.Actions.OpenAsync(Department.Staff, Report, Entry(Department.Staff)));
        desks.Clock.Advance(TimeSpan.FromDays(10));
        var late = await desks.ActionsSeen.ListAsync(Department.Staff, new ActionFilter { Show = ActionChoice.Late });
        Assert.Equal((1, 1, 0, 1), (late.Counts.Open, late.Counts.Late, late.Counts.ToLookAt, late.Counts.Mine));
        Assert.True(late.Items.Single().Late);
        Assert.Equal(["dueOn"], Assert.IsType<Invalid>((await desks.Actions.OpenAsync(Department.Staff, Report, Entry(Department.Staff))).Refusal).Errors.Keys);
    }
}
