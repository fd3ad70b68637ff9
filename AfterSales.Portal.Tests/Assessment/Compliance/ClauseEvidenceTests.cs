using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Compliance;

/// <summary>Evidence that belongs to one clause and to no other: its own gate, its own things of the spot checks.</summary>
public sealed class ClauseEvidenceTests : IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly PortalFactory portal = new() { Clock = SetClock.AtNoon(), Settings = new Dictionary<string, string?>(PortalFactory.EveryHour) { ["Rulebook:Preset"] = "R6" } };
    private FieldWork work = null!;

    public async ValueTask InitializeAsync() => work = await FieldWork.BeginAsync(portal);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Two_gates_of_one_clause_are_counted_apart_by_what_was_missing()
    {
        // R6.5 wants a passed test, and the result told; the command tells the result.
        var onSite = await work.RepairAtAsync(Stage.OnSite);
        Assert.IsType<GatesUnmet>((await portal.Get<TicketDesk>().RunAsync(work.Engineer, onSite.Number, onSite.Version, new RequestAcceptance { ResultNote = "已换泵" }, cancel: Cancel)).Refusal);
        var gates = (await ReportAsync()).Find("R6.5")!.Proofs.OfType<GateProof>().ToDictionary(proof => proof.Rule.Gate);
        Assert.Equal((1, 1), (gates["TestPassed"].Refused, gates["TestPassed"].RefusedTickets));
        Assert.Equal((0, 0), (gates["ResultTold"].Refused, gates["ResultTold"].RefusedTickets));
    }

    [Fact]
    public async Task A_thing_that_is_looked_at_because_of_a_clause_speaks_for_that_clause_alone()
    {
        var desk = portal.Get<SpotCheckDesk>();
        Assert.True((await desk.WritePlanAsync(work.Supervisor, 0, SamplingPlan.Usual with { Items = [new CheckItem("结果已说明", "Result explained", 60, "R6.5, R6.7；R6.5"), new CheckItem("整洁", "Tidy", 40)] }, Cancel)).Done);
        Assert.Equal("R6.5 R6.7", (await portal.Get<SpotCheckQueries>().PlanAsync(work.Supervisor, Cancel))!.Plan.Items![0].Clauses);
        Assert.True((await portal.Get<TargetDesk>().SetAsync(work.Supervisor, new TargetInput(KeyFigure.SpotCheckScore, 85, DateOnly.FromDateTime(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime)))).Done);
        foreach (var verdict in new[] { CheckVerdict.Good, CheckVerdict.Partly, CheckVerdict.NotApplicable })
        {
            var done = await work.RepairAtAsync(Stage.FollowUp);
            var check = await desk.ChooseAsync(work.Supervisor, done.Number, Cancel);
            Assert.True((await desk.RecordAsync(work.Staff, check.Value, null, new CheckEntry([verdict, CheckVerdict.Good], "部分说明"), Cancel)).Done);
        }

        var report = await ReportAsync();
        var proof = Assert.Single(report.Find("R6.5")!.Proofs.OfType<CheckedProof>());
        Assert.Equal((new TwoTongues("Result explained", "结果已说明"), 1, 1, 0, 75.0, 85.0), (proof.Item, proof.Good, proof.Partly, proof.Bad, proof.Score!.Value, proof.Goal!.Value));
        Assert.Equal((ClauseState.NoData, NoVerdict.TooFew), (proof.State, proof.Why!.Value));
        Assert.Single(report.Find("R6.7")!.Proofs.OfType<CheckedProof>());
        Assert.DoesNotContain(report.Clauses.Where(clause => clause.Clause.Id is not ("R6.5" or "R6.7")), clause => clause.Proofs.OfType<CheckedProof>().Any());
        Assert.DoesNotContain((await ReportAsync(work.Staff)).Clauses, clause => clause.Proofs.OfType<CheckedProof>().Any());
    }

    private async Task<ComplianceReport> ReportAsync(Actor? reader = null)
    {
        var tomorrow = DateOnly.FromDateTime(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(1);
        return (await portal.Get<ComplianceQueries>().InForceAsync(reader ?? work.Supervisor, tomorrow.AddDays(-30), tomorrow, Cancel))!;
    }
}
