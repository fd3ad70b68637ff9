using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Satisfaction.QualityDesks;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>All that happens to an action stays to be seen, with who did it and when.</summary>
public sealed class ActionHistoryTests
{
    private static readonly DateOnly Due = new(2026, 3, 9);

    [Fact]
    public async Task It_is_given_on_moved_done_and_looked_at_and_each_step_is_kept()
    {
        await using var desks = await UnderAsync();
        var id = await OpenedAsync(desks);
        Must(await desks.Actions.ReassignAsync(Department.Staff, id, null, Department.Staff.EmployeeId));
        Must(await desks.Actions.MoveDueAsync(Department.Supervisor, id, null, Due.AddDays(7), "等配件"));
        Must(await desks.Actions.FinishAsync(Department.Staff, id, null, "8 台车已配齐"));
        Must(await desks.Actions.LookAsync(Department.Supervisor, id, null, false, "仍返程", Due.AddDays(20)));
        Must(await desks.Actions.DropAsync(Department.Supervisor, id, null, "改用外协"));

        var file = (await desks.ActionsSeen.FindAsync(Department.Supervisor, id))!;
        Assert.Equal(
            [(ActionStep.Opened, Due), (ActionStep.Reassigned, null), (ActionStep.DueMoved, Due.AddDays(7)), (ActionStep.Done, null), (ActionStep.DidNotHelp, Due.AddDays(20)), (ActionStep.Dropped, (DateOnly?)null)],
            file.Events.Select(one => (one.Step, one.DueOn)));
        Assert.Equal(["李婷", "李婷", "李主管", "李婷", "李主管", "李主管"], file.Events.Select(one => one.By));
        Assert.Equal((ActionState.Dropped, Due.AddDays(20), 6L), (file.Action.State, file.Action.DueOn, file.Version));
    }

    [Fact]
    public async Task Only_supervisors_move_its_day_engineers_give_nothing_on_and_what_is_done_stays_with_whom_it_is()
    {
        await using var desks = await UnderAsync();
        var id = await OpenedAsync(desks);
        Assert.IsType<Forbidden>((await desks.Actions.MoveDueAsync(Department.Staff, id, null, Due.AddDays(1), "等配件")).Refusal);
        Assert.IsType<Forbidden>((await desks.Actions.ReassignAsync(Department.Engineer, id, null, Department.Staff.EmployeeId)).Refusal);
        Assert.Equal("unchanged", Problem(await desks.Actions.ReassignAsync(Department.Staff, id, null, Department.Engineer.EmployeeId), "ownerId"));
        Assert.Equal("unknown", Problem(await desks.Actions.ReassignAsync(Department.Staff, id, null, 999), "ownerId"));
        Assert.Equal("in-the-past", Problem(await desks.Actions.MoveDueAsync(Department.Supervisor, id, null, new DateOnly(2026, 3, 1), "等配件"), "dueOn"));
        Assert.IsType<EntryChanged>((await desks.Actions.ReassignAsync(Department.Staff, id, 99, Department.Staff.EmployeeId)).Refusal);
        Must(await desks.Actions.FinishAsync(Department.Engineer, id, null, "已完成"));
        Assert.IsType<WrongActionState>((await desks.Actions.ReassignAsync(Department.Staff, id, null, Department.Staff.EmployeeId)).Refusal);
        Assert.IsType<WrongActionState>((await desks.Actions.MoveDueAsync(Department.Supervisor, id, null, Due.AddDays(1), "等配件")).Refusal);

        static string Problem(Outcome<int> outcome, string field) => Assert.IsType<Invalid>(outcome.Refusal).Errors[field].Single().Code;
    }

    [Fact]
    public async Task Who_carries_it_out_reads_it_and_other_engineers_do_not()
    {
        await using var desks = await UnderAsync();
        var id = await OpenedAsync(desks);
        Assert.True((await desks.ActionsSeen.FindAsync(Department.Engineer, id))!.Own);
        Assert.Null(await desks.ActionsSeen.FindAsync(Department.OtherEngineer, id));
        Assert.Null(await desks.ActionsSeen.FindAsync(Department.Customer, id));
    }

    private static async Task<int> OpenedAsync(QualityDesks desks) =>
        Must(await desks.Actions.OpenAsync(Department.Staff, new ActionOrigin(ActionSource.Other), new ActionEntry(ActionKind.Improvement, "随车配备密封件", "返程取件太多", Department.Engineer.EmployeeId, Due)));
}
