using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>Work is recorded on the lines of the approved plan, and counted against the hours planned (R3.4.5, R7.15).</summary>
public sealed class WorkOnThePlanTests
{
    [Fact]
    public void Hours_are_counted_on_the_line_that_was_named_and_in_all()
    {
        var department = new Department();
        var ticket = Planned(department, ("拆检主泵", 1), ("更换主泵", 6));
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "拆检", Minutes = 90, PlanLine = 1 });
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "装泵", Minutes = 120, PlanLine = 2 });
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "清理场地", Minutes = 30 });

        var progress = ProgressOf(ticket);
        Assert.Equal([(1, 60, 90, true), (2, 360, 120, false)], progress.Lines.Select(line => (line.No, line.Planned, line.Worked, line.Overrun)));
        Assert.Equal((30, 420, 240, false), (progress.Besides, progress.Planned, progress.Worked, progress.Overrun));
    }

    [Fact]
    public void The_only_line_of_a_plan_need_not_be_named()
    {
        var department = new Department();
        var ticket = Planned(department, ("更换主泵", 2));
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "装泵", Minutes = 150 });
        Assert.Equal((150, true), (ProgressOf(ticket).Lines.Single().Worked, ProgressOf(ticket).Overrun));
    }

    [Fact]
    public void Only_a_line_of_the_approved_plan_can_be_named()
    {
        var department = new Department();
        var unplanned = department.RepairAt(Stage.OnSite);
        Assert.Contains("planLine", Assert.IsType<Invalid>(department.Try(unplanned, Department.Engineer, new RecordWork { Action = "装泵", Minutes = 10, PlanLine = 1 })).Errors.Keys);
        department.Do(unplanned, Department.Engineer, new RecordWork { Action = "装泵", Minutes = 10 });
        Assert.Null(unplanned.WorkEntries.Single().PlanNumber);

        var ticket = Planned(department, ("更换主泵", 2));
        Assert.Contains("planLine", Assert.IsType<Invalid>(department.Try(ticket, Department.Engineer, new RecordWork { Action = "装泵", Minutes = 10, PlanLine = 2 })).Errors.Keys);
        // A part is no work, whatever its place among the lines.
        Assert.Equal(2, ticket.Plan!.Lines.Count);
    }

    [Fact]
    public void Work_on_an_earlier_version_stays_with_that_version()
    {
        var department = new Department();
        var ticket = Planned(department, ("更换主泵", 2));
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "装泵", Minutes = 60 });
        department.Do(ticket, Department.Engineer, Plan(("更换油缸", 3)));
        department.Do(ticket, Department.Supervisor, new ApprovePlan());
        Assert.Equal((2, 0), (ticket.Plan!.Number, ProgressOf(ticket).Worked));
    }

    private static Ticket Planned(Department department, params (string Task, double Hours)[] work)
    {
        var ticket = department.Do(department.RepairAt(Stage.OnSite), Department.Engineer, Plan(work));
        department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty });
        return department.Do(ticket, Department.Supervisor, new ApprovePlan());
    }

    private static SubmitPlan Plan(params (string Task, double Hours)[] work) => new()
    {
        Work = [.. work.Select(one => new PlanTaskInput { Task = one.Task, Hours = one.Hours })],
        Parts = [new PlanPartInput { PartNo = "P-1", Quantity = 1 }],
    };

    private static PlanProgress ProgressOf(Ticket ticket) => PlanProgress.Of(
        new PlanFacts(ticket.Plan!.Number, default, "", null, ticket.Plan.Lines, true, null),
        [.. ticket.WorkEntries.Select(work => new WorkFacts(work.At, work.Cause, work.Action, work.Minutes) { PlanNumber = work.PlanNumber, PlanLine = work.PlanLine })]);
}
