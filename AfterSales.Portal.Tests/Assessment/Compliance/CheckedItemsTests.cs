using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Compliance;

/// <summary>Evidence that belongs to one clause and to no other: its own things of the spot checks.</summary>
public sealed class CheckedItemsTests : IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly PortalFactory portal = new() { Clock = SetClock.AtNoon(), Settings = PortalFactory.EveryHour };
    private FieldWork work = null!;

    public async ValueTask InitializeAsync() => work = await FieldWork.BeginAsync(portal);

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_thing_that_is_looked_at_because_of_a_clause_speaks_for_that_clause_alone()
    {
        var desk = portal.Get<SpotCheckDesk>();
        Assert.True((await desk.WritePlanAsync(work.Supervisor, 0, SamplingPlan.Usual with { Items = [new CheckItem("结果已说明", "Result explained", 60, "R1.8, R1.9；R1.8"), new CheckItem("整洁", "Tidy", 40)] }, Cancel)).Done);
        Assert.Equal("R1.8 R1.9", (await portal.Get<SpotCheckQueries>().PlanAsync(work.Supervisor, Cancel))!.Plan.Items![0].Clauses);
        Assert.True((await portal.Get<TargetDesk>().SetAsync(work.Supervisor, new TargetInput(KeyFigure.SpotCheckScore, 85, DateOnly.FromDateTime(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime)))).Done);
        foreach (var verdict in new[] { CheckVerdict.Good, CheckVerdict.Partly, CheckVerdict.NotApplicable })
        {
            var done = await work.RepairAtAsync(Stage.FollowUp);
            var check = await desk.ChooseAsync(work.Supervisor, done.Number, Cancel);
            Assert.True((await desk.RecordAsync(work.Staff, check.Value, null, new CheckEntry([verdict, CheckVerdict.Good], "部分说明"), Cancel)).Done);
        }

        var report = await ReportAsync();
        var proof = Assert.Single(report.Find("R1.8")!.Proofs.OfType<CheckedProof>());
        Assert.Equal((new TwoTongues("Result explained", "结果已说明"), 1, 1, 0, 75.0, 85.0), (proof.Item, proof.Good, proof.Partly, proof.Bad, proof.Score!.Value, proof.Goal!.Value));
        Assert.Equal((ClauseState.NoData, NoVerdict.TooFew), (proof.State, proof.Why!.Value));
        Assert.Single(report.Find("R1.9")!.Proofs.OfType<CheckedProof>());
        Assert.DoesNotContain(report.Clauses.Where(clause => clause.Clause.Id is not ("R1.8" or "R1.9")), clause => clause.Proofs.OfType<CheckedProof>().Any());
        Assert.DoesNotContain((await ReportAsync(work.Staff)).Clauses, clause => clause.Proofs.OfType<CheckedProof>().Any());
    }

    private async Task<ComplianceReport> ReportAsync(Actor? reader = null)
    {
        var tomorrow = DateOnly.FromDateTime(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(1);
        return (await portal.Get<ComplianceQueries>().InForceAsync(reader ?? work.Supervisor, tomorrow.AddDays(-30), tomorrow, Cancel))!;
    }
}
