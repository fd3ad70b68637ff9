using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>
/// What else changes when a command has run on a ticket: things that reach beyond one ticket and stand on a floor above.
/// Called before the save, in the same transaction; a refusal undoes the command as well.
/// </summary>
public interface ITicketFollower
{
    Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel);
}
