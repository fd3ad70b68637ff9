using System.Collections.Immutable;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks.Presets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Rulebooks.Versions;

/// <summary>An edition in the list of editions.</summary>
/// <param name="Version">For who edits a draft.</param>
/// <param name="EffectiveFrom">Null: a draft; the first edition has no first day.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="InForce">New tickets begin under it now.</param>
public sealed record EditionFile(
    int Number, long Version, Rulebook Rulebook, DateOnly? EffectiveFrom, DateTime? PublishedAt, string? PublishedBy, bool InForce)
{
    public bool Draft => PublishedAt is null;
    /// <summary>It was the first, and everything before it counts as begun under it.</summary>
    public bool FromTheBeginning => EffectiveFrom == DateOnly.MinValue;
}

/// <summary>How two rulebooks differ: what only one of them asks or promises, and clauses that want the contrary of each other.</summary>
public sealed record RulebookComparison(
    Rulebook One, Rulebook Other, ImmutableArray<GateRule> OnlyOne, ImmutableArray<GateRule> OnlyOther, ImmutableArray<GateRule> Both,
    ImmutableArray<Commitment> PromisesOfOne, ImmutableArray<Commitment> PromisesOfOther, ImmutableArray<(Clause One, Clause Other)> Contrary)
{
    public static RulebookComparison Of(Rulebook one, Rulebook other)
    {
        var (ours, theirs) = (one.Gates.Select(Asks).ToHashSet(), other.Gates.Select(Asks).ToHashSet());
        return new RulebookComparison(
            one, other,
            [.. one.Gates.Where(rule => !theirs.Contains(Asks(rule))).DistinctBy(Asks)],
            [.. other.Gates.Where(rule => !ours.Contains(Asks(rule))).DistinctBy(Asks)],
            [.. one.Gates.Where(rule => theirs.Contains(Asks(rule))).DistinctBy(Asks)],
            one.Commitments, other.Commitments,
            [.. from clause in one.Clauses from id in clause.PullsAgainst let contrary = other.Find(id) where contrary is not null select (clause, contrary)]);
    }

    // Who asks for it, by which clause, makes no difference to what has to be done.
    private static (string, Stage) Asks(GateRule rule) => (rule.Gate, rule.Before);
}

/// <summary>The rulebook for everybody who works here; drafts for supervisors only.</summary>
public sealed class RulebookQueries(IDbContextFactory<AfterSalesDbContext> contexts, RulebookShelf shelf, TimeProvider time)
{
    /// <summary>All editions, the latest first; the draft only for supervisors.</summary>
    public async Task<IReadOnlyList<EditionFile>> EditionsAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var versions = db.RulebookVersions;
        var inForce = await shelf.NumberInForceAsync(db, time.GetUtcNow().UtcDateTime, cancel);
        var rows = await versions.AsNoTracking().Where(version => version.PublishedAt != null || actor.IsSupervisor).OrderByDescending(version => version.Number).ToListAsync(cancel);
        return rows.ConvertAll(row => new EditionFile(row.Number, row.Version, row.Rulebook, row.EffectiveFrom, row.PublishedAt, row.PublishedBy, row.Number == inForce));
    }

    /// <summary>A preset ("R3") or an edition ("2") by its name in an address; null when there is none for the actor.</summary>
    public async Task<Rulebook?> FindAsync(Actor actor, string? name, CancellationToken cancel = default) =>
        PresetFiles.Find(name) ?? (int.TryParse(name, out var number)
            ? (await EditionsAsync(actor, cancel)).FirstOrDefault(edition => edition.Number == number)?.Rulebook
            : null);
}
