using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Dispatch;

/// <summary>
/// Where an engineer was at one moment 位置记录: by consent, on duty only, and nobody's to see but the engineer's.
/// WGS-84 degrees, metres, UTC. One per engineer and moment, so that what a phone sends twice is kept once.
/// </summary>
public sealed class PositionFix
{
    public required int EngineerId { get; init; }

    /// <summary>When, in UTC ticks: the database reckons with it when it thins out.</summary>
    public required long Ticks { get; init; }

    public required double Lat { get; init; }
    public required double Lon { get; init; }
    public double? AccuracyM { get; init; }

    public DateTime At => new(Ticks, DateTimeKind.Utc);

    private sealed class Configuration : IEntityTypeConfiguration<PositionFix>
    {
        public void Configure(EntityTypeBuilder<PositionFix> builder)
        {
            builder.HasKey(fix => new { fix.EngineerId, fix.Ticks });
            builder.HasOne<Engineer>().WithMany().HasForeignKey(fix => fix.EngineerId).OnDelete(DeleteBehavior.Restrict);
            // What is too old is found without reading what is kept.
            builder.HasIndex(fix => fix.Ticks);
            builder.Ignore(fix => fix.At);
        }
    }
}
