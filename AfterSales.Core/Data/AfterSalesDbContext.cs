using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Data;

/// <summary>
/// The database. Names no entity: every feature configures its own and declares its sets as extension properties.
/// </summary>
public abstract class AfterSalesDbContext : DbContext
{
    // Who writes stands in the gate's transaction and drops it whole: a savepoint before every save would only take time.
    protected AfterSalesDbContext(DbContextOptions options) : base(options) => Database.AutoSavepointsEnabled = false;

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.AutoDetectChangesEnabled)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        // Once: every interceptor that asks for the entries would search all of them again, and the save after it.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AfterSalesDbContext).Assembly);
}
