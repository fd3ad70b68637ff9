using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>A plan is submitted, decided on, and written anew; every version stays.</summary>
public sealed class PlanningTests
{
    private readonly Department department = new();

    [Fact]
    public void A_plan_has_its_work_parts_tools_and_hours()
    {
        var ticket = department.Do(department.RepairAt(Stage.OnSite), Department.Engineer, Department.Plan());

        Assert.Equal(
            [new PlanLine(PlanLineKind.Work, "更换主泵") { Minutes = 360 }, new PlanLine(PlanLineKind.Part, "主泵") { PartNo = "P-1", Quantity = 2 }, new PlanLine(PlanLineKind.Tool, "吊葫芦")],
            ticket.Plan!.Lines);
        Assert.Equal((Stage.Planning, 1, "赵强", department.Now), (ticket.Stage, ticket.Plan.Number, ticket.Plan.SubmittedBy, ticket.Plan.SubmittedAt));
    }

    [Fact]
    public void A_plan_that_was_returned_is_submitted_anew_and_approved_anew_and_both_versions_stay()
    {
        var ticket = department.Do(department.RepairAt(Stage.Diagnosing), Department.Staff, Department.Plan());
        department.Do(ticket, Department.Supervisor, new ReturnPlan { Reason = "先报价" });
        Assert.Equal((Stage.Planning, false), (ticket.Stage, ticket.PlanApproved));
        Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Supervisor, new ApprovePlan()));

        department.Do(ticket, Department.Staff, Department.Plan("更换主泵与密封"));
        department.Do(ticket, Department.Supervisor, new ApprovePlan { Note = "同意" });

        Assert.Equal((Stage.ToDispatch, true), (ticket.Stage, ticket.PlanApproved));
        Assert.Equal([(1, false, "先报价", true), (2, true, "同意", false)], ticket.Plans.Select(plan => (plan.Number, plan.Approved!.Value, plan.Decision!, plan.SupersededAt is not null)));
    }

    [Fact]
    public void Work_that_turns_out_to_be_another_takes_the_approval_away()
    {
        var ticket = department.RepairAt(Stage.Planning);
        department.Do(ticket, Department.Supervisor, new ApprovePlan());
        Assert.Equal(Stage.OnSite, ticket.Stage);

        department.Do(ticket, Department.Engineer, new ProposeChange { Reason = "油缸也漏油" });

        Assert.Equal((Stage.Planning, (RepairPlan?)null, false), (ticket.Stage, ticket.Plan, ticket.PlanApproved));
        department.Do(ticket, Department.Engineer, Department.Plan("更换油缸"));
        department.Do(ticket, Department.Supervisor, new ApprovePlan());
        Assert.Equal((Stage.OnSite, 2), (ticket.Stage, ticket.Plan!.Number));
    }

    [Fact]
    public void Who_leaves_for_want_of_a_plan_leaves_the_ticket_to_planning_and_approved_it_is_dispatched_again()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Plan, Note = "方案回来再定" });
        Assert.Equal(Stage.Planning, ticket.Stage);

        department.Do(ticket, Department.Engineer, Department.Plan());
        department.Do(ticket, Department.Supervisor, new ApprovePlan());

        Assert.Equal(Stage.ToDispatch, ticket.Stage);
    }

    [Fact]
    public void A_card_in_planning_is_dropped_where_the_decision_that_waits_leads()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        Assert.Equal(nameof(SubmitPlan), ServiceProcess.Drop(ticket, Stage.Planning, Department.Staff)?.Command);
        department.Do(ticket, Department.Staff, Department.Plan());

        Assert.Equal(nameof(ApprovePlan), ServiceProcess.Drop(ticket, Stage.ToDispatch, Department.Supervisor)?.Command);
        Assert.Null(ServiceProcess.Drop(ticket, Stage.OnSite, Department.Supervisor));
        Assert.Null(ServiceProcess.Drop(ticket, Stage.ToDispatch, Department.Staff));

        department.Do(ticket, Department.Supervisor, new ReturnPlan { Reason = "先报价" });
        Assert.Null(ServiceProcess.Drop(ticket, Stage.ToDispatch, Department.Supervisor));
    }

    [Fact]
    public void A_plan_names_work_with_hours()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        Assert.Contains("work", Errors(ticket, new SubmitPlan()));
        Assert.Contains("work[0].hours", Errors(ticket, new SubmitPlan { Work = [new PlanTaskInput { Task = "换泵", Hours = 0 }] }));
        Assert.Contains("parts[0].quantity", Errors(ticket, Department.Plan() with { Parts = [new PlanPartInput { PartNo = "P-1" }] }));
        Assert.Contains("reason", Errors(department.RepairAt(Stage.Planning), new ReturnPlan()));
    }

    private IEnumerable<string> Errors(Ticket ticket, TicketCommand command) =>
        Assert.IsType<Core.Data.Invalid>(department.Try(ticket, Department.Supervisor, command)).Errors.Keys;
}
