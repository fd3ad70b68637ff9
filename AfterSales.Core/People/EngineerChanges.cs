using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Core.People;

/// <summary>
/// Counts the commits that touched who works here, so that a list read before the last of them is known to be old.
/// (What an import brings or takes back by whole sets is never active, and on no list of who can be sent.)
/// </summary>
public sealed class EngineerChanges : SaveChangesInterceptor
{
    private long count;

    internal long Count => Interlocked.Read(ref count);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context && Touches(context))
        {
            if (WriteTransaction.Current is { } transaction)
                transaction.AfterCommit(Add);
            else
                Add();
        }
        return ValueTask.FromResult(result);
    }

    private static bool Touches(DbContext context) => context.ChangeTracker.Entries().Any(entry =>
        entry is { Entity: Employee or Engineer, State: EntityState.Added or EntityState.Modified or EntityState.Deleted });

    private void Add() => Interlocked.Increment(ref count);
}
