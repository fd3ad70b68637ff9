using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

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
        var changed = tracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var root in changed.SelectMany(entry => RootsOf(entry, tracker)).DistinctBy(root => root.Entity))
        {
            var version = root.Property(nameof(IVersioned.Version));
            version.CurrentValue = (long)version.OriginalValue! + 1;
        }
    }

    private static IEnumerable<EntityEntry> RootsOf(EntityEntry entry, ChangeTracker tracker)
    {
        if (entry is { Entity: IVersioned, State: EntityState.Modified })
            yield return entry;
        foreach (var key in entry.Metadata.GetForeignKeys())
        {
            if (!typeof(IVersioned).IsAssignableFrom(key.PrincipalEntityType.ClrType) || key.DeleteBehavior != DeleteBehavior.Cascade)
                continue;
            var id = entry.Property(key.Properties[0].Name).CurrentValue;
            var root = tracker.Entries().FirstOrDefault(candidate => candidate.Metadata == key.PrincipalEntityType
                && Equals(candidate.Property(key.PrincipalKey.Properties[0].Name).CurrentValue, id));
            if (root is { State: EntityState.Unchanged or EntityState.Modified })
                yield return root;
        }
    }
}
