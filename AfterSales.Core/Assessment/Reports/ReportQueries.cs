using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Reports;

/// <summary>A report in the list. Times UTC; months by their first day.</summary>
/// <param name="Unanswered">Proposals that the leaders have not decided on for good.</param>
public sealed record ReportLine(int Id, DateOnly Month, ReportState State, DateTime MadeAt, string MadeBy, string? SignedBy, DateTime? SignedAt, int Proposals, int Unanswered);

/// <summary>A report as it was kept. Times UTC.</summary>
/// <param name="MaySignOff">The reader may sign it off now; else, while it is reviewed, another supervisor has to.</param>
public sealed record ReportFile(
    int Id, long Version, DateOnly Month, ReportState State, ReportContent Content, string? Words, string MadeBy, DateTime MadeAt, string? ReviewedBy, DateTime? ReviewedAt,
    string? SignedBy, DateTime? SignedAt, bool SignedAlone, IReadOnlyList<ProposalLine> Proposals, bool MaySignOff);

/// <summary>A proposal, and what the leaders said. Times UTC.</summary>
public sealed record ProposalLine(
    int Id, string Text, string? Reason, string By, LeadersDecision? Decision, string? Leader, string? DecisionWords, string? RecordedBy, DateTime? RecordedAt, int? ActionId);

/// <summary>Monthly reports, for supervisors: each of them again, as it was.</summary>
public sealed class ReportQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    /// <summary>The latest month first.</summary>
    public async Task<Outcome<IReadOnlyList<ReportLine>>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.MonthlyReports.AsNoTracking().OrderByDescending(report => report.Month)
            .Select(report => new ReportLine(
                report.Id, report.Month, report.State, report.MadeAt, report.MadeBy, report.SignedBy, report.SignedAt, report.Proposals.Count,
                report.Proposals.Count(proposal => proposal.Decision == null || proposal.Decision == LeadersDecision.Later))).ToListAsync(cancel);
    }

    /// <param name="month">Any day of it.</param>
    public async Task<Outcome<ReportFile>> FindAsync(Actor actor, DateOnly month, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var first = Steps.MonthOf(month);
        if (await db.MonthlyReports.AsNoTracking().Include(one => one.Proposals).FirstOrDefaultAsync(one => one.Month == first, cancel) is not { } report)
            return new NotFound();
        return new ReportFile(
            report.Id, report.Version, report.Month, report.State, ReportContent.Read(report.Content), report.Words, report.MadeBy, report.MadeAt, report.ReviewedBy, report.ReviewedAt,
            report.SignedBy, report.SignedAt, report.SignedAlone,
            [.. report.Proposals.OrderBy(proposal => proposal.Id).Select(proposal => new ProposalLine(
                proposal.Id, proposal.Text, proposal.Reason, proposal.By, proposal.Decision, proposal.Leader, proposal.DecisionWords, proposal.RecordedBy, proposal.RecordedAt, proposal.ActionId))],
            report.State == ReportState.Reviewed && (report.ReviewedById != actor.EmployeeId || !await ReportDesk.OthersAsync(db, actor, cancel)));
    }

    /// <summary>How many wait to be reviewed or signed off.</summary>
    public async Task<int> WaitingAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return 0;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.MonthlyReports.CountAsync(report => report.State != ReportState.SignedOff, cancel);
    }
}
