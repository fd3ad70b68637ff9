using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Compliance;

/// <summary>How the rulebook in force is kept, taken from what was recorded.</summary>
public sealed class ComplianceTests
{
    [Fact]
    public async Task A_gate_shows_who_passed_and_how_often_it_refused()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnSiteAsync(department);
        await department.TryAsync(number, Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" });
        await department.DoAsync(number, (Department.Engineer, new RecordWork { Cause = "泵磨损", Action = "更换主泵", Minutes = 90 }), (Department.Engineer, new RecordTest { Passed = true }),
            (Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" }));

        var gate = Assert.IsType<GateProof>((await ReportAsync(department)).Find("R1.6")!.Proofs[0]);
        Assert.Equal(("CauseAndAction", 1, ClauseState.Kept), (gate.Rule.Gate, gate.Passed, gate.State));
        Assert.True(gate.Refused >= 1 && gate.RefusedTickets == 1);
    }

    [Fact]
    public async Task Two_gates_of_one_clause_are_counted_apart_by_what_was_missing()
    {
        // R6.5 wants a passed test, and the result told; the command tells the result.
        await using var department = await RuledDepartment.UnderAsync("R6");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }),
            (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        Assert.Contains("R6.5", await department.ClausesAgainstAsync(number, Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" }));
        var gates = (await ReportAsync(department)).Find("R6.5")!.Proofs.OfType<GateProof>().ToDictionary(proof => proof.Rule.Gate);
        Assert.Equal((1, 1), (gates["TestPassed"].Refused, gates["TestPassed"].RefusedTickets));
        Assert.Equal((0, 0), (gates["ResultTold"].Refused, gates["ResultTold"].RefusedTickets));
    }

    [Fact]
    public async Task A_figure_without_a_goal_is_no_data_and_with_one_it_is_judged_once_there_are_enough_cases()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        for (var i = 0; i < 10; i++)
            await department.RegisteredAsync();
        Assert.Equal(NoVerdict.NoGoal, Figure(await ReportAsync(department)).Why);

        var desk = new TargetDesk(department.Database.Gate, TestDatabase.Company, department.Clock);
        Assert.True((await desk.SetAsync(Department.Supervisor, new TargetInput(KeyFigure.ResponseMedian, 4, new DateOnly(2026, 3, 2)), Cancel)).Done);
        Assert.True((await desk.SetAsync(Department.Supervisor, new TargetInput(KeyFigure.CycleMedian, 4, new DateOnly(2026, 3, 2)), Cancel)).Done);
        var report = await ReportAsync(department);
        Assert.Equal((ClauseState.Kept, 4.0, 6), (Figure(report).State, Figure(report).Goal, Figure(report).Trend.Count));
        // Nothing is accepted yet: one half of the clause says nothing, so the clause does not.
        Assert.Equal(ClauseState.NoData, report.Find("R3.6.3")!.State);

        static FigureProof Figure(ComplianceReport report) => report.Find("R3.6.3")!.Proofs.OfType<FigureProof>().First(proof => proof.Figure == KeyFigure.ResponseMedian);
    }

    [Fact]
    public async Task What_no_feature_measures_is_never_kept()
    {
        await using var department = await RuledDepartment.UnderAsync("Complete");
        var report = await ReportAsync(department);
        Assert.All(report.Clauses.Where(clause => clause.Missing.Any()), clause => Assert.NotEqual(ClauseState.Kept, clause.State));
        Assert.Contains(MissingFeature.Training, report.Find("R2.8")!.Missing);
        Assert.Equal(report.Clauses.Count, Enum.GetValues<ClauseState>().Sum(report.Count));
    }

    [Fact]
    public async Task A_clause_that_is_read_and_signed_is_kept_once_everybody_has_signed()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var signing = new SigningDesk(department.Database.Gate, department.Database.Contexts, department.Clock);
        await signing.SignAsync(Department.Staff, 1, Cancel);
        var proof = Assert.IsType<SignedProof>(Assert.Single((await ReportAsync(department)).Find("R7.14")!.Proofs));
        Assert.Equal((1, 3, ClauseState.NotKept), (proof.Done, proof.Of, proof.State));
        await signing.SignAsync(Department.Supervisor, 1, Cancel);
        await signing.SignAsync(Department.Engineer, 1, Cancel);
        Assert.Equal(ClauseState.Kept, (await ReportAsync(department)).Find("R7.14")!.State);
    }

    [Fact]
    public async Task Passing_without_a_signature_stands_with_who_answers_for_it_and_why()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        var number = await department.RegisteredAsync(ServiceType.Maintenance);
        await department.DoAsync(number,
            (Department.Staff, new ConfirmAppointment { From = department.Clock.GetUtcNow().UtcDateTime.AddHours(1), To = department.Clock.GetUtcNow().UtcDateTime.AddHours(3) }),
            (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()),
            (Department.Engineer, new RecordWork { Action = "保养", Minutes = 60 }), (Department.Engineer, new RecordTest { Passed = true }),
            (Department.Engineer, department.Filled(ServiceType.Maintenance, ChecklistUse.Job)), (Department.Engineer, new RequestAcceptance { ResultNote = "已保养" }),
            (Department.Supervisor, new AcceptUnsigned { Reason = "客户拒签，电话确认", Witness = "王工" }));
        var gate = (await ReportAsync(department)).Find("R3.4.6")!.Proofs.OfType<GateProof>().Single();
        var answered = Assert.Single(gate.Overrides);
        Assert.Equal((number, "李主管", nameof(AcceptUnsigned)), (answered.Number, answered.By, answered.Command));
        Assert.Contains("客户拒签", answered.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_rulebooks_are_joined_every_clause_that_wants_a_gate_is_kept_by_it()
    {
        await using var department = await RuledDepartment.UnderAsync("Complete");
        var report = await ReportAsync(department);
        Assert.All(report.Clauses, clause => Assert.NotEmpty(clause.Proofs));
        Assert.Equal("TestPassed", report.Find("R5.9")!.Proofs.OfType<GateProof>().Single().Rule.Gate);
    }

    [Fact]
    public async Task Staff_see_what_the_gates_did_and_engineers_their_own_figures()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        await department.RegisteredAsync();
        var staff = await ReportAsync(department, Department.Staff);
        Assert.NotEqual(NoVerdict.NotYours, Assert.IsType<GateProof>(staff.Find("R3.4.2")!.Proofs[0]).Why);
        Assert.Equal(NoVerdict.NotYours, staff.Find("R3.5.3")!.Proofs.OfType<FigureProof>().Single().Why);
        var engineer = await ReportAsync(department, Department.Engineer);
        Assert.Equal(NoVerdict.NotYours, Assert.IsType<GateProof>(engineer.Find("R3.4.2")!.Proofs[0]).Why);
        Assert.NotEqual(NoVerdict.NotYours, engineer.Find("R3.5.3")!.Proofs.OfType<FigureProof>().Single().Why);
        Assert.Null(await Queries(department).InForceAsync(Department.Customer, new DateOnly(2026, 1, 1), new DateOnly(2026, 4, 1), Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<string> OnSiteAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        return number;
    }

    private static async Task<ComplianceReport> ReportAsync(RuledDepartment department, Core.Data.Actor? reader = null) =>
        (await Queries(department).InForceAsync(reader ?? Department.Supervisor, new DateOnly(2026, 1, 1), new DateOnly(2026, 4, 1), Cancel))!;

    private static ComplianceQueries Queries(RuledDepartment department)
    {
        var (contexts, clock) = (department.Database.Contexts, department.Clock);
        var (figures, ratings) = LedDepartment.FiguresOf(department.Database, clock);
        return new ComplianceQueries(contexts, department.Editions, figures, ratings,
            new TargetQueries(contexts, TestDatabase.Company, clock), new SigningDesk(department.Database.Gate, contexts, clock), TestDatabase.Shelf, TestDatabase.Company, clock);
    }
}
