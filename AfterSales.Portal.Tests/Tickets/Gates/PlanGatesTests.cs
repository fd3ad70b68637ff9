using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>Where a rulebook wants a plan, nobody works without one, and nobody is sent before it is agreed.</summary>
public sealed class PlanGatesTests
{
    private static readonly (Actor, TicketCommand) Diagnosed = (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
    private static readonly RecordWork Work = new() { Action = "更换主泵", Minutes = 90 };

    [Fact]
    public async Task R7_3_and_R7_4_no_work_begins_before_the_plan_is_written_and_approved()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new RequestSurvey { Reason = "现场看" }), (Department.Supervisor, department.Assign()),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()), (Department.Engineer, new SurveySite { Findings = "主泵渗油" }), (Department.Engineer, Diagnosed.Item2));

        Assert.Equal(["R7.3", "R7.4"], await department.ClausesAgainstAsync(number, Department.Engineer, Work));
        Assert.Equal(nameof(SubmitPlan), (await department.FileAsync(number, Department.Engineer)).Next!.Name);

        await department.DoAsync(number, (Department.Engineer, Department.Plan()));
        Assert.Equal(Stage.Planning, (await department.FileAsync(number)).Stage);
        Assert.Equal(["R7.4"], await department.ClausesAgainstAsync(number, Department.Engineer, Work));

        await department.DoAsync(number, (Department.Supervisor, new ApprovePlan()));
        Assert.Equal(Stage.OnSite, (await department.FileAsync(number)).Stage);
        await department.DoAsync(number, (Department.Engineer, Work));
    }

    [Fact]
    public async Task A_cause_that_is_known_leads_to_the_plan_and_the_approved_plan_to_dispatch()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var number = await department.RegisteredAsync();
        Assert.Contains(Stage.Planning, (await department.FileAsync(number)).Way);

        await department.DoAsync(number, Diagnosed);

        var file = await department.FileAsync(number);
        Assert.Equal(Stage.Planning, file.Stage);
        Assert.Equal([("R7.3", nameof(SubmitPlan)), ("R7.4", nameof(SubmitPlan))], file.Missing[0].Lacks.Select(lack => (lack.Need.Clause, lack.SuppliedBy)));
        Assert.IsType<WrongStage>((await department.TryAsync(number, Department.Supervisor, department.Assign())).Refusal);

        await department.DoAsync(number, (Department.Staff, Department.Plan()), (Department.Supervisor, new ApprovePlan()));
        Assert.Equal(Stage.ToDispatch, (await department.FileAsync(number)).Stage);
    }

    [Fact]
    public async Task Where_no_clause_wants_a_plan_the_cause_leads_to_dispatch()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();

        await department.DoAsync(number, Diagnosed);

        Assert.Equal(Stage.ToDispatch, (await department.FileAsync(number)).Stage);
        Assert.DoesNotContain(Stage.Planning, (await department.FileAsync(number)).Way);
    }
}
