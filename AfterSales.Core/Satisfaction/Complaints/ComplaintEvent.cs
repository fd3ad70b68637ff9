using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>One thing that happened to a complaint. Only ever added. UTC.</summary>
public sealed class ComplaintEvent
{
    public long Id { get; private init; }
    public int ComplaintId { get; private init; }
    public required DateTime At { get; init; }
    public required int? ById { get; init; }
    public required string By { get; init; }
    public required Origin Origin { get; init; }
    public required ComplaintStep Step { get; init; }
    /// <summary>Of a call back.</summary>
    public CallOutcome? Call { get; init; }
    /// <summary>Whom it was given to by that, to look after it.</summary>
    public int? OwnerId { get; init; }
    /// <summary>By when the customer shall have an answer from then on, where that changed.</summary>
    public DateTime? DueAt { get; init; }
    /// <summary>What was said, found or named.</summary>
    public string? Text { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<ComplaintEvent>
    {
        public void Configure(EntityTypeBuilder<ComplaintEvent> builder)
        {
            builder.Property(one => one.Step).HasConversion<string>().HasMaxLength(20);
            builder.Property(one => one.Call).HasConversion<string>().HasMaxLength(20);
            builder.Property(one => one.By).HasMaxLength(100);
            builder.Property(one => one.Text).HasMaxLength(Complaint.LongestWords);
            builder.HasOne<Complaint>().WithMany(complaint => complaint.Events).HasForeignKey(one => one.ComplaintId);
        }
    }
}
