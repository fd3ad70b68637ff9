using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Reports;

/// <summary>The month's report says how the rulebook in force was kept, and goes on saying what it said.</summary>
public sealed class ReportClausesTests : IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly SetClock clock = new(new DateTimeOffset(2026, 10, 14, 2, 0, 0, TimeSpan.Zero));
    private PortalFactory portal = null!;
    private FieldWork work = null!;

    private static DateOnly October => new(2026, 10, 1);

    public async ValueTask InitializeAsync()
    {
        portal = new PortalFactory { Clock = clock, Settings = PortalFactory.EveryHour };
        work = await FieldWork.BeginAsync(portal);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_clause_in_force_stands_in_it_with_what_its_gates_did_in_the_month()
    {
        await StoppedAsync();
        await work.RepairAtAsync(Stage.FollowUp);
        var content = await ReportedAsync();
        Assert.Equal(PresetFiles.Find("R1")!.Clauses.Select(clause => clause.Id), content.Clauses!.Select(clause => clause.Id));
        var gate = Assert.IsType<GateProof>(Of(content, "R1.6").Proofs[0]);
        Assert.Equal(("CauseAndAction", true), (gate.Rule.Gate, gate.Refused > 0));
        Assert.Equal(1, gate.RefusedTickets);
        Assert.Equal(content.Stops.Single(stop => stop.Clause == "R1.6").Times, content.Clauses!.SelectMany(clause => clause.Proofs).OfType<GateProof>().Where(proof => proof.Rule.Clause == "R1.6").Sum(proof => proof.Refused));
        Assert.Equal(PresetFiles.Find("R1")!.Find("R1.6")!.Text, Of(content, "R1.6").Text);
        var compliance = (await portal.Get<ComplianceQueries>().InForceAsync(work.Supervisor, October, October.AddMonths(1), Cancel))!;
        Assert.Equal(compliance.Clauses.Select(clause => clause.State), content.Clauses!.Select(clause => clause.State));
    }

    [Fact]
    public async Task What_was_refused_in_another_month_is_not_in_it_and_later_months_do_not_change_it()
    {
        await StoppedAsync();
        var content = await ReportedAsync();
        var refused = Refused(content);
        // It is November in Shanghai.
        await StoppedAsync();
        Assert.Equal(refused, Refused((await portal.Get<ReportQueries>().FindAsync(work.Supervisor, October, Cancel)).Value!.Content));
        clock.Now = new DateTimeOffset(2026, 12, 2, 2, 0, 0, TimeSpan.Zero);
        await portal.Get<ReportDesk>().MakeAsync(work.Supervisor, October.AddMonths(1), Cancel);
        Assert.Equal(refused, Refused((await portal.Get<ReportQueries>().FindAsync(work.Supervisor, October.AddMonths(1), Cancel)).Value!.Content));

        static int Refused(ReportContent content) => content.Clauses!.SelectMany(clause => clause.Proofs).OfType<GateProof>().Sum(gate => gate.Refused);
    }

    [Fact]
    public async Task Clauses_that_nothing_measures_yet_are_named_and_none_is_lost()
    {
        var content = await ReportedAsync();
        Assert.True(Of(content, "R1.10").IsUnmeasured);
        Assert.All(content.Clauses!, clause => Assert.True(clause.Tells || clause.IsMeasured || clause.IsUnmeasured || clause.State == ClauseState.Kept));
        Assert.All(content.Clauses!.Where(clause => clause.IsUnmeasured), clause => Assert.False(clause.Tells));
    }

    [Fact]
    public async Task A_report_of_before_still_opens_and_says_nothing_of_clauses()
    {
        await ReportedAsync();
        await portal.Get<WriterGate>().InTransactionAsync<bool>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("""UPDATE "MonthlyReport" SET "Content" = json_remove("Content", '$.clauses')""", Cancel);
            return true;
        }, Cancel);
        var file = (await portal.Get<ReportQueries>().FindAsync(work.Supervisor, October, Cancel)).Value!;
        Assert.Null(file.Content.Clauses);
        Assert.NotEmpty(file.Content.Figures);
    }

    private async Task StoppedAsync()
    {
        var onSite = await work.RepairAtAsync(Stage.OnSite);
        Assert.IsType<GatesUnmet>((await portal.Get<TicketDesk>().RunAsync(work.Engineer, onSite.Number, onSite.Version, new RequestAcceptance { ResultNote = "已换泵" }, cancel: Cancel)).Refusal);
    }

    private async Task<ReportContent> ReportedAsync()
    {
        clock.Now = new DateTimeOffset(2026, 11, 3, 2, 0, 0, TimeSpan.Zero);
        Assert.True((await portal.Get<ReportDesk>().MakeAsync(work.Supervisor, October, Cancel)).Done);
        return (await portal.Get<ReportQueries>().FindAsync(work.Supervisor, October, Cancel)).Value!.Content;
    }

    private static ReportClause Of(ReportContent content, string clause) => content.Clauses!.Single(one => one.Id == clause);
}
