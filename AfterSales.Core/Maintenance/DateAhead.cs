using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Maintenance;

/// <summary>What a date that lies ahead is for.</summary>
public enum DateKind
{
    /// <summary>修后跟踪 (R8.8)</summary>
    Watch,
    /// <summary>三个月回访 (R9.15)</summary>
    FollowUp,
    /// <summary>下次保养 (R5.5)</summary>
    NextMaintenance,
    /// <summary>定期回访 (R5.6)</summary>
    ReturnVisit,
}

/// <summary>A day on which somebody shall look after a machine or a customer again 到期事项. It never keeps its ticket open. The day is the company's.</summary>
public sealed class DateAhead
{
    public int Id { get; private init; }
    public required DateKind Kind { get; init; }
    public required DateOnly DueOn { get; set; }
    public required long TicketId { get; init; }
    public Ticket Ticket { get; private init; } = null!;
    public int? EquipmentId { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }
    public DateTime? DoneAt { get; private set; }
    public string? DoneBy { get; private set; }
    public string? Note { get; private set; }

    internal void Finish(Actor actor, string? note, DateTime now) => (DoneAt, DoneBy, Note) = (now, actor.Name, note);

    private sealed class Configuration : IEntityTypeConfiguration<DateAhead>
    {
        public void Configure(EntityTypeBuilder<DateAhead> builder)
        {
            builder.Property(date => date.Kind).HasConversion<string>().HasMaxLength(20);
            builder.Property(date => date.Note).HasMaxLength(DateDesk.LongestNote);
            builder.HasIndex(date => new { date.DoneAt, date.DueOn });
            builder.HasOne(date => date.Ticket).WithMany().HasForeignKey(date => date.TicketId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Equipment>().WithMany().HasForeignKey(date => date.EquipmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public static class DateSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<DateAhead> DatesAhead => db.Set<DateAhead>();
    }
}
