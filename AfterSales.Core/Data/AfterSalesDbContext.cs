using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Data;

/// <summary>
/// The database. Names no entity: every feature configures its own and declares its sets as extension properties.
/// </summary>
public abstract class AfterSalesDbContext : DbContext
{
    // Who writes stands in the gate's transaction and drops it whole: a savepoint before every save would only take time.
    protected AfterSalesDbContext(DbContextOptions options) : base(options) => Database.AutoSavepointsEnabled = false;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AfterSalesDbContext).Assembly);
}
