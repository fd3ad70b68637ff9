using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Import;

/// <summary>One import that was written, by the page or the command line 导入记录. Times UTC.</summary>
public sealed class ImportRun
{
    public long Id { get; private init; }
    /// <summary>Name of the other system.</summary>
    public required string Source { get; init; }
    public required string FileName { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public int? ById { get; init; }
    public int Rows { get; private set; }
    public int Imported { get; private set; }
    public int AlreadyThere { get; private set; }
    public int LeftOut { get; private set; }
    public int NewCustomers { get; private set; }
    public int NewSites { get; private set; }
    public int NewEngineers { get; private set; }
    /// <summary>The whole report as JSON: its lines are asked for again long after.</summary>
    public string Report { get; private set; } = "";
    public DateTime? UndoneAt { get; private set; }
    public string? UndoneBy { get; private set; }

    internal void Finish(ImportReport report)
    {
        (Rows, Imported, AlreadyThere, LeftOut) = (report.Rows, report.Imported, report.AlreadyThere, report.LeftOut);
        (NewCustomers, NewSites, NewEngineers) = (report.NewCustomers, report.NewSites, report.NewEngineers);
        Report = report.ToJson();
    }

    internal void Undo(DateTime at, string by) => (UndoneAt, UndoneBy) = (at, by);

    private sealed class Configuration : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.Property(run => run.Source).HasMaxLength(100);
            builder.Property(run => run.FileName).HasMaxLength(200);
        }
    }
}

/// <summary>
/// Which import brought a record. The features below know nothing of imports, so the column is no property of theirs;
/// no foreign key, since SQLite would have to build each of these tables anew for one.
/// </summary>
internal sealed class BroughtBy : IEntityTypeConfiguration<Ticket>, IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Site>, IEntityTypeConfiguration<Employee>
{
    public const string Column = "ImportId";

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.Property<long?>(Column);
        builder.HasIndex(Column).HasFilter($"\"{Column}\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<Customer> builder) => builder.Property<long?>(Column);

    public void Configure(EntityTypeBuilder<Site> builder) => builder.Property<long?>(Column);

    public void Configure(EntityTypeBuilder<Employee> builder) => builder.Property<long?>(Column);
}

/// <summary>What was imported when, in the database.</summary>
public static class ImportSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<ImportRun> ImportRuns => db.Set<ImportRun>();
    }

    /// <summary>What an import brought, of a kind that it marks.</summary>
    internal static IQueryable<T> BroughtBy<T>(this IQueryable<T> records, long import) where T : class =>
        records.Where(record => EF.Property<long?>(record, Import.BroughtBy.Column) == import);
}
