using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>The ticket is kept for one engineer 钉住, until a time from which on it is for anybody again. UTC.</summary>
public sealed class TicketPin
{
    public long TicketId { get; private init; }
    public int EngineerId { get; private set; }
    /// <summary>The engineer's name when it was pinned.</summary>
    public string Engineer { get; private set; } = "";
    public string Reason { get; private set; } = "";
    public DateTime Until { get; private set; }
    public DateTime At { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>No job ends it: it holds until its time, whoever asks.</summary>
    public bool HoldsAt(DateTime now) => now < Until;

    internal void Take(Pin pin, string engineer, Circumstances now) =>
        (EngineerId, Engineer, Reason, Until, At, By) = (pin.EngineerId!.Value, engineer, pin.Reason!.Trim(), pin.Until!.Value, now.Now, now.Actor.Name);

    private sealed class Configuration : IEntityTypeConfiguration<TicketPin>
    {
        public void Configure(EntityTypeBuilder<TicketPin> builder)
        {
            builder.ToTable("TicketPins").HasKey(pin => pin.TicketId);
            builder.HasOne<People.Engineer>().WithMany().HasForeignKey(pin => pin.EngineerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
