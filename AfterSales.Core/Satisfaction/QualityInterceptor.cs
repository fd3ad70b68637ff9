using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Core.Satisfaction;

/// <summary>
/// Notices when complaints, spot checks or actions are saved, whoever does it (a low rating opens a complaint with the ticket that it
/// is about), and tells once that is committed.
/// </summary>
public sealed class QualityInterceptor(QualitySignal signal) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // All of them are written behind the gate: without a transaction there is nothing to wait for.
        if (WriteTransaction.Current is { } transaction && eventData.Context?.ChangeTracker.Entries().Any(entry =>
            entry.Entity is Complaint or SpotCheck or ImprovementAction && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) == true)
            transaction.AfterCommit(signal.Tell);
        return ValueTask.FromResult(result);
    }
}
