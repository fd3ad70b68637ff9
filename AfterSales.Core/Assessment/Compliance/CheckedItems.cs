using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.SpotChecks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>What spot checks found, thing by thing, for the clauses that each thing speaks for.</summary>
internal sealed class CheckedItems
{
    private readonly IReadOnlyList<CheckFinding> findings;

    private CheckedItems(IReadOnlyList<CheckFinding> findings) => this.findings = findings;

    /// <summary>Those of the checks that were done in the period.</summary>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public static async Task<CheckedItems> ReadAsync(AfterSalesDbContext db, DateTime from, DateTime to, CancellationToken cancel) =>
        new([.. (await db.SpotChecks.AsNoTracking().Where(check => check.State == CheckState.Done && check.CheckedAt >= from && check.CheckedAt < to).Select(check => check.Findings).ToListAsync(cancel))
            .SelectMany(found => found).Where(finding => finding.Clauses is not null)]);

    /// <summary>In the order in which they stood in the checklists.</summary>
    public IEnumerable<CheckedProof> Of(string clause, MeasuredFigures measured)
    {
        foreach (var same in findings.Where(finding => finding.IsFor(clause)).GroupBy(finding => (finding.Zh, finding.En)))
        {
            int Count(CheckVerdict verdict) => same.Count(finding => finding.Verdict == verdict);
            var (good, partly, bad) = (Count(CheckVerdict.Good), Count(CheckVerdict.Partly), Count(CheckVerdict.Bad));
            double? score = good + partly + bad == 0 ? null : 100 * (good + 0.5 * partly) / (good + partly + bad);
            var (state, why) = measured.Judge(KeyFigure.SpotCheckScore, score, good + partly + bad);
            yield return new CheckedProof(new TwoTongues(same.Key.En, same.Key.Zh), good, partly, bad, score, measured.GoalOf(KeyFigure.SpotCheckScore), state, why);
        }
    }
}
