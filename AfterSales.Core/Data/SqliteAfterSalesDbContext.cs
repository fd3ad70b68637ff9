using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AfterSales.Core.Data;

/// <summary>The database in one SQLite file.</summary>
public sealed class SqliteAfterSalesDbContext(DbContextOptions<SqliteAfterSalesDbContext> options) : AfterSalesDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTicks>();

    /// <summary>SQLite has no time type; ticks sort and compare, and come back as UTC.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTime, long>(
        time => time.Kind == DateTimeKind.Unspecified ? time.Ticks : time.ToUniversalTime().Ticks,
        ticks => new DateTime(ticks, DateTimeKind.Utc));
}

/// <summary>Used by the migration tools only.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteAfterSalesDbContext>
{
    public SqliteAfterSalesDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAfterSalesDbContext>().UseSqlite("Data Source=design.db").Options);
}
