using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Dispatch;

/// <summary>Where an engineer was last, by consent and only while on duty. WGS-84 degrees, metres, UTC.</summary>
public sealed class EngineerPosition
{
    public required int EngineerId { get; init; }
    public required double Lat { get; set; }
    public required double Lon { get; set; }
    public double? AccuracyM { get; set; }
    public required DateTime At { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<EngineerPosition>
    {
        public void Configure(EntityTypeBuilder<EngineerPosition> builder)
        {
            builder.HasKey(position => position.EngineerId);
            builder.HasOne<Engineer>().WithOne().HasForeignKey<EngineerPosition>(position => position.EngineerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>Where engineers are, and where they were, in the database.</summary>
public static class DispatchSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<EngineerPosition> EngineerPositions => db.Set<EngineerPosition>();
        public DbSet<PositionFix> PositionFixes => db.Set<PositionFix>();
    }
}
