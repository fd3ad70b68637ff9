using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// A command that a gate stopped, one row for each thing that was missing 门槛拦截. No part of the ticket, which it did not
/// change; only ever added. UTC.
/// </summary>
public sealed class GateStop
{
    private GateStop() { }

    internal GateStop(Ticket ticket, TicketCommand command, UnmetNeed missing, Circumstances now)
    {
        TicketId = ticket.Id;
        Stage = ticket.Stage;
        Command = command.Name;
        Clause = missing.Clause;
        Need = missing.Need;
        At = now.Now;
        ById = now.Actor.EmployeeId;
        By = now.Actor.Name;
        Origin = now.Actor.Origin;
    }

    public long Id { get; private init; }
    public long TicketId { get; private init; }
    public DateTime At { get; private init; }
    public int? ById { get; private init; }
    public string By { get; private init; } = "";
    public Origin Origin { get; private init; }
    public string Command { get; private init; } = "";
    public Stage Stage { get; private init; }
    /// <summary>Of the rulebook that the ticket began under; <see cref="UnmetNeed.OfType"/> for what the service itself needs.</summary>
    public string Clause { get; private init; } = "";
    public Need Need { get; private init; }

    private sealed class Configuration : IEntityTypeConfiguration<GateStop>
    {
        public void Configure(EntityTypeBuilder<GateStop> builder)
        {
            builder.HasOne<Ticket>().WithMany().HasForeignKey(stop => stop.TicketId);
            builder.HasIndex(stop => stop.At);
            builder.Property(stop => stop.Need).HasConversion<string>().HasMaxLength(30);
            builder.Property(stop => stop.Stage).HasConversion<string>().HasMaxLength(20);
        }
    }
}
