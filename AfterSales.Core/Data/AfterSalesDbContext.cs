using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Data;

/// <summary>
/// The database. Names no entity: every feature configures its own and declares its sets as extension properties.
/// </summary>
public abstract class AfterSalesDbContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AfterSalesDbContext).Assembly);
}
