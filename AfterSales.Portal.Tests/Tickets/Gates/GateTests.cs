using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
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

    [Theory]
    [InlineData("R2", "R2.6")]
    [InlineData("R4", "R4.4")]
    [InlineData("R5", "R5.9")]
    [InlineData("R6", "R6.5")]
    [InlineData("R7", "R7.5")]
    public async Task The_customer_is_not_asked_before_a_test_is_passed(string preset, string clause)
    {
        var (ticket, rule) = (new Department().RepairAt(Stage.OnSite), Rule(preset, "TestPassed"));
        Assert.Equal(clause, rule.Clause);
        await using var department = await RuledDepartment.UnderAsync(preset);

        Assert.Contains(new UnmetNeed(clause, Need.PassedTest), await UnmetAsync(department, await department.RegisteredAsync(), nameof(RequestAcceptance)), Same);
        Assert.NotEmpty(Gate("TestPassed").Missing(new AtGate(ticket, typeof(RequestAcceptance), null)));
    }

    [Theory]
    [InlineData("R3", "R3.4.7")]
    [InlineData("R4", "R4.5")]
    [InlineData("R6", "R6.6")]
    public async Task Nothing_is_filed_before_the_customer_was_asked_how_it_was(string preset, string clause)
    {
        await using var department = await RuledDepartment.UnderAsync(preset);

        Assert.Contains(new UnmetNeed(clause, Need.SurveyAsked), await UnmetAsync(department, await department.RegisteredAsync(), nameof(Close)), Same);
    }

    // On its way a ticket is verified before anything else, so that the command before this gate is refused by its stage first.
    [Theory]
    [InlineData("R1", "R1.2")]
    [InlineData("R3", "R3.4.2")]
    [InlineData("R4", "R4.2")]
    public async Task Nobody_is_sent_before_contact_and_place_are_known(string preset, string clause)
    {
        await using var department = await RuledDepartment.UnderAsync(preset);

        var unmet = await UnmetAsync(department, await department.ReportedAsync(), nameof(Assign), ServiceType.Repair);

        Assert.Contains(new UnmetNeed(clause, Need.VerifiedContact), unmet, Same);
        Assert.Contains(new UnmetNeed(clause, Need.Site), unmet, Same);
    }

    // Whatever leads to FollowUp is an acceptance itself: what is left to see is that it stays missing until then.
    [Theory]
    [InlineData("R3", "R3.4.6")]
    [InlineData("R4", "R4.4")]
    [InlineData("R7", "R7.5")]
    [InlineData("R9", "R9.11")]
    public void The_customer_has_accepted_before_the_follow_up(string preset, string clause)
    {
        Assert.Equal((clause, Stage.FollowUp), (Rule(preset, "CustomerAccepted").Clause, Rule(preset, "CustomerAccepted").Before));
        Assert.Equal([Need.Acceptance], Gate("CustomerAccepted").Missing(new AtGate(new Department().RepairAt(Stage.Accepting), typeof(Close), null)).Select(missed => missed.Need));
        Assert.Empty(Gate("CustomerAccepted").Missing(new AtGate(new Department().RepairAt(Stage.FollowUp), typeof(Close), null)));
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

    private static readonly EqualityComparer<UnmetNeed> Same = EqualityComparer<UnmetNeed>.Create((one, other) => (one?.Clause, one?.Need) == (other?.Clause, other?.Need), one => one.Need.GetHashCode());

    private static Gate Gate(string name) => Core.Tickets.Gates.All.Single(gate => gate.Name == name);

    private static GateRule Rule(string preset, string gate) => PresetFiles.Find(preset)!.Gates.Single(rule => rule.Gate == gate && rule.Types.Contains(ServiceType.Repair));

    // What a command would lack on the ticket as it stands, whatever its stage.
    private static async Task<IReadOnlyList<UnmetNeed>> UnmetAsync(RuledDepartment department, string number, string command, ServiceType type = ServiceType.Repair)
    {
        await using var db = department.Database.Contexts.CreateDbContext();
        var ticket = (await TestDatabase.Whole.FindAsync(db, db.Tickets.Where(one => one.Number == number), TestContext.Current.CancellationToken))!;
        Assert.Equal(type, ticket.ServiceType);
        return ServiceProcess.Row(command).Unmet(ticket);
    }

    private static async Task<string> OnSiteAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, Diagnosed, (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        return number;
    }
}
