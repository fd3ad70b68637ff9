using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>Each gate refuses by its clause until it is met, and only under a rulebook that has it.</summary>
public sealed class GateTests
{
    private static readonly (Actor, TicketCommand) Diagnosed = (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
    private static readonly (Actor, TicketCommand) Worked = (Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
    private static readonly (Actor, TicketCommand) Tested = (Department.Engineer, new RecordTest { Passed = true });
    private static readonly RequestAcceptance Ask = new() { ResultNote = "已换泵" };

    [Fact]
    public async Task R1_3_no_work_begins_before_a_solution_is_recorded()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new RequestSurvey { Reason = "现场看" }), (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));

        Assert.Contains("R1.3", await department.ClausesAgainstAsync(number, Department.Engineer, Worked.Item2));

        await department.DoAsync(number, (Department.Engineer, Diagnosed.Item2), Worked);
    }

    [Fact]
    public async Task R1_6_cause_and_work_stand_before_the_customer_is_asked()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnSiteAsync(department);

        Assert.Contains("R1.6", await department.ClausesAgainstAsync(number, Department.Engineer, Ask));

        await department.DoAsync(number, Worked, Tested, (Department.Engineer, Ask));
    }

    [Fact]
    public async Task R1_5_leaving_with_the_work_done_tells_the_result()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnSiteAsync(department);
        await department.DoAsync(number, Worked, Tested);

        Assert.Contains("R1.5", await department.ClausesAgainstAsync(number, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }));

        await department.DoAsync(number, (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done, Note = "已换泵" }));
    }

    [Fact]
    public async Task What_a_form_asks_for_itself_is_not_missing_before_it_is_filled_in()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnSiteAsync(department);
        await department.DoAsync(number, Worked, Tested);

        var file = await department.FileAsync(number);

        Assert.Empty(file.Commands.Single(offer => offer.Name == nameof(RequestAcceptance)).Missing);
        Assert.Contains(file.Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Clause == "R1.5");
    }

    [Theory]
    [InlineData("R2", "R2.6")]
    [InlineData("R5", "R5.9")]
    [InlineData("R6", "R6.5")]
    [InlineData("R7", "R7.5")]
    public async Task A_test_is_passed_before_the_customer_is_asked(string preset, string clause)
    {
        await using var department = await RuledDepartment.UnderAsync(preset);
        var file = await department.FileAsync(await department.RegisteredAsync());

        Assert.Contains(file.Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Clause == clause && lack.Need.Need == Need.PassedTest);
    }

    [Fact]
    public async Task What_no_clause_asks_is_asked_by_the_service_itself_alone()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await OnSiteAsync(department);
        await department.DoAsync(number, Worked);

        Assert.DoesNotContain("R2.6", await department.ClausesAgainstAsync(number, Department.Engineer, Ask));
    }

    [Fact]
    public async Task A_refusal_says_what_the_clause_says()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnSiteAsync(department);

        var refusal = Assert.IsType<GatesUnmet>((await department.TryAsync(number, Department.Engineer, Ask)).Refusal);

        var need = Assert.Single(refusal.Missing, need => need is { Clause: "R1.6", Need: Need.Action });
        Assert.Equal((await department.Editions.FindAsync(Department.Staff, "R1"))!.Find("R1.6")!.Text, need.Text);
    }

    private static async Task<string> OnSiteAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, Diagnosed, (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        return number;
    }
}
