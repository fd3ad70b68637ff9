using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Maintenance;

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

/// <summary>The dates ahead in the database.</summary>
public static class DateSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Those that lie ahead, and those that somebody has looked after.</summary>
        public DbSet<DateAhead> DatesAhead => db.Set<DateAhead>();
    }
}
