using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>Loads tickets as what they are: with all that commands look at, and under the rulebook that they began under.</summary>
public sealed class WholeTickets(RulebookShelf shelf)
{
    /// <summary>Those that commitments count in.</summary>
    public CompanyCalendars Calendars => shelf.Calendars;

    /// <summary>The first of <paramref name="tickets"/>, or null.</summary>
    public async Task<Ticket?> FindAsync(AfterSalesDbContext db, IQueryable<Ticket> tickets, CancellationToken cancel)
    {
        var ticket = await Whole(tickets).FirstOrDefaultAsync(cancel);
        if (ticket is null)
            return null;
        ticket.Rulebook = await shelf.InForceAsync(db, ticket.CreatedAt, cancel);
        ticket.Calendars = shelf.Calendars;
        return ticket;
    }

    // What is only ever added to is not loaded.
    private static IQueryable<Ticket> Whole(IQueryable<Ticket> tickets) => tickets
        .Include(ticket => ticket.Visits).Include(ticket => ticket.Clocks).Include(ticket => ticket.Holds)
        .Include(ticket => ticket.Links).Include(ticket => ticket.PartRequests).Include(ticket => ticket.Promises)
        .Include(ticket => ticket.Records.OrderBy(record => record.Id))
        .Include(ticket => ticket.Customer!.Sites).Include(ticket => ticket.Site).Include(ticket => ticket.Equipment!.Model);
}
