using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>A row of the indicator table. <paramref name="ChangedBy"/> is empty as it shipped; <paramref name="ChangedAt"/> is UTC.</summary>
public sealed record EvaluationItemFile(
    int Id, long Version, EvaluationPart Part, string Number, string NameZh, string NameEn, double? Points, string? Sampling, KeyFigure? Figure, bool Active, string ChangedBy, DateTime ChangedAt)
{
    public string NameIn(bool chinese) => chinese ? NameZh : NameEn;
}

/// <summary>A score sheet in the list.</summary>
public sealed record ScoreSheetLine(int Id, DateOnly HeldOn, string Evaluator, DateOnly From, DateOnly Until, double Total, EvaluationLevel? Level, bool Frozen);

/// <summary>A page of score sheets.</summary>
/// <param name="Page">From 1.</param>
public sealed record ScoreSheetList(IReadOnlyList<ScoreSheetLine> Items, int Total, int Page, int PageSize);

/// <summary>A score sheet, whole, with what it comes to. Times UTC.</summary>
public sealed record ScoreSheetFile(
    int Id, long Version, DateOnly HeldOn, string Evaluator, DateOnly From, DateOnly Until, string? Sampling, IReadOnlyList<ScoreLine> Lines, IReadOnlyList<Adjustment> Adjustments,
    EvaluationResult Result, string OpenedBy, DateTime OpenedAt, DateTime? FrozenAt, string? FrozenBy);

/// <summary>The evaluations by GB/T 27922, for supervisors.</summary>
public sealed class EvaluationQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    public const int LargestPage = 200;

    /// <summary>The indicator table, part by part; for others than supervisors none.</summary>
    public async Task<IReadOnlyList<EvaluationItemFile>> TableAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return [.. InOrder(await db.EvaluationItems.AsNoTracking().ToListAsync(cancel)).Select(item => new EvaluationItemFile(
            item.Id, item.Version, item.Part, item.Number, item.NameZh, item.NameEn, item.Points, item.Sampling, item.Figure, item.Active, item.ChangedBy, item.ChangedAt))];
    }

    /// <summary>The latest first; for others than supervisors none.</summary>
    /// <param name="page">From 1.</param>
    public async Task<ScoreSheetList> ListAsync(Actor actor, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        if (!actor.IsSupervisor)
            return new ScoreSheetList([], 0, from, size);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sheets = db.ScoreSheets;
        var total = await sheets.CountAsync(cancel);
        var found = await sheets.AsNoTracking().OrderByDescending(sheet => sheet.HeldOn).ThenByDescending(sheet => sheet.Id)
            .Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size).ToListAsync(cancel);
        return new ScoreSheetList(found.ConvertAll(sheet =>
        {
            var result = EvaluationResult.Of(sheet.Lines, sheet.Adjustments);
            return new ScoreSheetLine(sheet.Id, sheet.HeldOn, sheet.Evaluator, sheet.From, sheet.Until, result.Total, result.Level, sheet.FrozenAt is not null);
        }), total, from, size);
    }

    /// <summary>Null: there is none, or it is not the actor's to see.</summary>
    public async Task<ScoreSheetFile?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var sheets = db.ScoreSheets;
        return await sheets.AsNoTracking().FirstOrDefaultAsync(sheet => sheet.Id == id, cancel) is { } found
            ? new ScoreSheetFile(found.Id, found.Version, found.HeldOn, found.Evaluator, found.From, found.Until, found.Sampling, found.Lines, found.Adjustments,
                EvaluationResult.Of(found.Lines, found.Adjustments), found.OpenedBy, found.OpenedAt, found.FrozenAt, found.FrozenBy)
            : null;
    }

    // 1.10 comes after 1.9.
    internal static IReadOnlyList<EvaluationItem> InOrder(IEnumerable<EvaluationItem> items) =>
        [.. items.OrderBy(item => item.Part).ThenBy(item => item.Number, StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering)).ThenBy(item => item.Id)];
}
