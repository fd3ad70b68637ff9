using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace AfterSales.Core.Data;

/// <summary>The root of an aggregate: its version grows with every saved change to it or to one of its parts.</summary>
public interface IVersioned
{
    long Version { get; }
}

/// <summary>
/// Bumps the version of every root that a save touches, also when only a part of it changed. (SQLite makes no
/// concurrency tokens by itself.) After a conflict the version in memory is already bumped: load afresh.
/// </summary>
internal sealed class Versions : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context)
            Bump(context.ChangeTracker);
        return ValueTask.FromResult(result);
    }

    private static void Bump(ChangeTracker tracker)
    {
        var entries = tracker.Entries().ToList();
        var roots = entries.Where(entry => entry.Entity is IVersioned && entry.State is EntityState.Unchanged or EntityState.Modified)
            .ToDictionary(entry => (entry.Metadata, entry.Property(KeyOf(entry.Metadata)).CurrentValue));
        if (roots.Count == 0)
            return;
        foreach (var root in entries.SelectMany(entry => RootsOf(entry, roots)).DistinctBy(root => root.Entity))
        {
            var version = root.Property(nameof(IVersioned.Version));
            version.CurrentValue = (long)version.OriginalValue! + 1;
        }
    }

    private static IEnumerable<EntityEntry> RootsOf(EntityEntry entry, Dictionary<(IEntityType, object?), EntityEntry> roots)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            yield break;
        if (entry is { Entity: IVersioned, State: EntityState.Modified })
            yield return entry;
        foreach (var key in entry.Metadata.GetForeignKeys())
        {
            if (key.DeleteBehavior == DeleteBehavior.Cascade
                && roots.TryGetValue((key.PrincipalEntityType, entry.Property(key.Properties[0].Name).CurrentValue), out var root))
                yield return root;
        }
    }

    private static string KeyOf(IEntityType type) => type.FindPrimaryKey()!.Properties[0].Name;
}
