using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Quotes;

/// <summary>
/// What a part, an hour of work or travelling costs 价目, from a day on, until a later entry of the same name takes its
/// place. Never changed: what was quoted can be looked up.
/// </summary>
public sealed class PriceListEntry
{
    public int Id { get; private init; }
    public required PriceKind Kind { get; init; }
    /// <summary>A part's number, or what the rate is called.</summary>
    public required string Code { get; init; }
    /// <summary>The part's name; null where the code says enough.</summary>
    public string? Name { get; init; }
    /// <summary>Of one piece, one hour, one kilometre; without tax.</summary>
    public required Money Price { get; init; }
    /// <summary>The company's day.</summary>
    public required DateOnly ValidFrom { get; init; }
    public required string EnteredBy { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<PriceListEntry>
    {
        public void Configure(EntityTypeBuilder<PriceListEntry> builder)
        {
            builder.Property(entry => entry.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(entry => entry.Price).HasConversion(Minor.Converter);
            builder.HasIndex(entry => new { entry.Kind, entry.Code, entry.ValidFrom }).IsUnique();
        }
    }
}

/// <summary>The price list in the database.</summary>
public static class QuoteSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Those in force and those that were.</summary>
        public DbSet<PriceListEntry> PriceListEntries => db.Set<PriceListEntry>();
    }
}
