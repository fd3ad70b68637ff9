using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Reviews;

/// <summary>A review in the list. Days of the period are UTC days of the report, both included.</summary>
/// <param name="Missed">Figures that had not reached their goal.</param>
public sealed record ReviewLine(int Id, DateOnly HeldOn, DateOnly From, DateOnly Until, string Participants, int Findings, int Missed, bool Concluded);

/// <summary>A page of reviews.</summary>
/// <param name="Page">From 1.</param>
public sealed record ReviewList(IReadOnlyList<ReviewLine> Items, int Total, int Page, int PageSize);

/// <summary>A review, whole. Times UTC.</summary>
public sealed record ReviewFile(
    int Id, long Version, DateOnly HeldOn, DateOnly From, DateOnly Until, string Participants, DateTime FiguresOf, IReadOnlyList<FrozenFigure> Figures,
    IReadOnlyList<ReviewFinding> Findings, string OpenedBy, string? Conclusion, DateTime? ConcludedAt, string? ConcludedBy);

/// <summary>The periodic reviews, for supervisors.</summary>
public sealed class ReviewQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    public const int LargestPage = 200;

    /// <summary>The latest first; for others than supervisors none.</summary>
    /// <param name="page">From 1.</param>
    public async Task<ReviewList> ListAsync(Actor actor, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        if (!actor.IsSupervisor)
            return new ReviewList([], 0, from, size);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var reviews = db.PeriodicReviews;
        var total = await reviews.CountAsync(cancel);
        var found = await reviews.AsNoTracking().OrderByDescending(review => review.HeldOn).ThenByDescending(review => review.Id)
            .Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size).ToListAsync(cancel);
        return new ReviewList(found.ConvertAll(review => new ReviewLine(
            review.Id, review.HeldOn, review.From, review.Until, review.Participants, review.Findings.Count,
            review.Figures.Count(figure => figure.Reached == false), review.ConcludedAt is not null)), total, from, size);
    }

    /// <summary>Null: there is none, or it is not the actor's to see.</summary>
    public async Task<ReviewFile?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        if (!actor.IsSupervisor)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var reviews = db.PeriodicReviews;
        return await reviews.AsNoTracking().FirstOrDefaultAsync(review => review.Id == id, cancel) is { } found
            ? new ReviewFile(found.Id, found.Version, found.HeldOn, found.From, found.Until, found.Participants, found.FiguresOf, found.Figures,
                found.Findings, found.OpenedBy, found.Conclusion, found.ConcludedAt, found.ConcludedBy)
            : null;
    }
}
