using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A ticket that came from another one. UTC.</summary>
public sealed record RelatedFacts(TicketRelation Relation, string Number, Stage Stage, string Fault, DateTime CreatedAt);

/// <summary>The tickets that came from one: repeats of its fault, what its customer reserved.</summary>
internal static class RelatedTickets
{
    public static Task<List<RelatedFacts>> OfAsync(AfterSalesDbContext db, string number, CancellationToken cancel) => db.Tickets.AsNoTracking()
        .Where(ticket => ticket.RepeatOf == number || ticket.ReservationOf == number)
        .OrderBy(ticket => ticket.Id)
        .Select(ticket => new RelatedFacts(
            ticket.ReservationOf == number ? TicketRelation.Reservation : TicketRelation.Repeat,
            ticket.Number, ticket.Stage, ticket.Fault, ticket.CreatedAt))
        .ToListAsync(cancel);
}
