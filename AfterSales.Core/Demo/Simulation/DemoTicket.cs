using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Demo;

/// <summary>
/// A ticket that the demo made, in the version in which the demo left it. In another version somebody has taken it up:
/// from then on it is theirs.
/// </summary>
public sealed class DemoTicket
{
    public required long TicketId { get; init; }
    public required long Version { get; set; }

    private sealed class Configuration : IEntityTypeConfiguration<DemoTicket>
    {
        public void Configure(EntityTypeBuilder<DemoTicket> builder)
        {
            builder.HasKey(ticket => ticket.TicketId);
            builder.Property(ticket => ticket.TicketId).ValueGeneratedNever();
            builder.HasOne<Ticket>().WithOne().HasForeignKey<DemoTicket>(ticket => ticket.TicketId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The demo's records.</summary>
public static class DemoSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<DemoTicket> DemoTickets => db.Set<DemoTicket>();
    }
}
