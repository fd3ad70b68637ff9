using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Parts;

/// <summary>Parts of one batch that came in through one purchase 采购配件 (R2.5, R5.10): what may be fitted.</summary>
public sealed class PurchasedPart : IVersioned
{
    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public required string PartNo { get; init; }
    public required string Name { get; init; }
    /// <summary>Batch or serial number.</summary>
    public required string Batch { get; init; }
    /// <summary>The purchase's own number 采购单号.</summary>
    public required string PurchaseRef { get; init; }
    public required string Supplier { get; init; }
    /// <summary>The company's day.</summary>
    public required DateOnly ReceivedOn { get; init; }
    /// <summary>How many came, as it was last counted.</summary>
    public required int Received { get; set; }
    public required string RecordedBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    public List<PartFitting> Fittings { get; } = [];
    public List<QuantityCorrection> Corrections { get; } = [];

    public int Fitted => Fittings.Sum(fitting => fitting.Quantity);

    internal void Correct(int received, string reason, Actor actor, DateTime now)
    {
        Corrections.Add(new QuantityCorrection { From = Received, To = received, Reason = reason, By = actor.Name, At = now });
        Received = received;
    }

    private sealed class Configuration : IEntityTypeConfiguration<PurchasedPart>
    {
        public void Configure(EntityTypeBuilder<PurchasedPart> builder)
        {
            builder.Property(part => part.Version).IsConcurrencyToken();
            builder.Property(part => part.PartNo).HasMaxLength(PurchasedPartsDesk.LongestNumber).UseCollation("NOCASE");
            builder.Property(part => part.Batch).HasMaxLength(PurchasedPartsDesk.LongestNumber).UseCollation("NOCASE");
            builder.Property(part => part.PurchaseRef).HasMaxLength(PurchasedPartsDesk.LongestNumber).UseCollation("NOCASE");
            builder.Property(part => part.Name).HasMaxLength(PurchasedPartsDesk.LongestWord);
            builder.Property(part => part.Supplier).HasMaxLength(PurchasedPartsDesk.LongestWord);
            builder.Ignore(part => part.Fitted);
            builder.HasIndex(part => new { part.PartNo, part.Batch, part.PurchaseRef }).IsUnique();
            builder.HasMany(part => part.Fittings).WithOne().HasForeignKey(fitting => fitting.PurchasedPartId);
            builder.HasMany(part => part.Corrections).WithOne().HasForeignKey(correction => correction.PurchasedPartId);
        }
    }
}

/// <summary>What was fitted of it on one ticket.</summary>
public sealed class PartFitting
{
    public int Id { get; private init; }
    public int PurchasedPartId { get; init; }
    /// <summary>The ticket, by its number: tickets stand a floor above.</summary>
    public required string Ticket { get; init; }
    public required int Quantity { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<PartFitting>
    {
        public void Configure(EntityTypeBuilder<PartFitting> builder)
        {
            builder.Property(fitting => fitting.Ticket).HasMaxLength(40);
            builder.HasIndex(fitting => fitting.Ticket);
        }
    }
}

/// <summary>The quantity was counted anew 数量更正. Never changed. UTC.</summary>
public sealed class QuantityCorrection
{
    public int Id { get; private init; }
    public int PurchasedPartId { get; private init; }
    public required int From { get; init; }
    public required int To { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>The purchased parts in the database, and where they were fitted.</summary>
public static class PartSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>By purchase, each with what is left.</summary>
        public DbSet<PurchasedPart> PurchasedParts => db.Set<PurchasedPart>();
        /// <summary>Which of them went into which machine.</summary>
        public DbSet<PartFitting> PartFittings => db.Set<PartFitting>();
    }
}
