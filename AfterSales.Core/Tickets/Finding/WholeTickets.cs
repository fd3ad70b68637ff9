using AfterSales.Core.Data;
using AfterSales.Core.People;
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
    public Task<Ticket?> FindAsync(AfterSalesDbContext db, IQueryable<Ticket> tickets, CancellationToken cancel) => UnderItsRulebookAsync(db, Whole(tickets), cancel);

    /// <summary>All of <paramref name="tickets"/>, read together.</summary>
    public async Task<IReadOnlyList<Ticket>> ListAsync(AfterSalesDbContext db, IQueryable<Ticket> tickets, CancellationToken cancel)
    {
        var found = await Whole(tickets).ToListAsync(cancel);
        foreach (var ticket in found)
            await UnderItsRulebookAsync(db, ticket, cancel);
        return found;
    }

    /// <summary>The first of <paramref name="tickets"/> with no more than its quote says and waits for, or null: nothing can be run on it.</summary>
    internal Task<Ticket?> WithQuoteAsync(AfterSalesDbContext db, IQueryable<Ticket> tickets, CancellationToken cancel) => UnderItsRulebookAsync(db, tickets
        .Include(ticket => ticket.Quotes.Where(quote => quote.SupersededAt == null)).ThenInclude(quote => quote.Answers.OrderBy(answer => answer.Id))
        .Include(ticket => ticket.Records.Where(record => record.Kind == RecordKind.Entitlement).OrderBy(record => record.Id))
        .Include(ticket => ticket.Customer).Include(ticket => ticket.Site).Include(ticket => ticket.Equipment!.Model), cancel);

    private async Task<Ticket?> UnderItsRulebookAsync(AfterSalesDbContext db, IQueryable<Ticket> tickets, CancellationToken cancel)
    {
        if (await tickets.FirstOrDefaultAsync(cancel) is not { } ticket)
            return null;
        await UnderItsRulebookAsync(db, ticket, cancel);
        return ticket;
    }

    private async Task UnderItsRulebookAsync(AfterSalesDbContext db, Ticket ticket, CancellationToken cancel)
    {
        ticket.Rulebook = await shelf.InForceAsync(db, ticket.CreatedAt, cancel);
        ticket.Calendars = shelf.Calendars;
    }

    /// <summary>The actor, as whoever decides today instead of a supervisor who is away.</summary>
    /// <param name="now">UTC.</param>
    public Task<Actor> ActingAsync(AfterSalesDbContext db, Actor actor, DateTime now, CancellationToken cancel) => db.DeputisingAsync(actor, shelf.DayOf(now), cancel);

    /// <summary>Who may decide on plans, quotes and trips today, by id.</summary>
    /// <param name="now">UTC.</param>
    public Task<List<int>> DecidersAsync(AfterSalesDbContext db, DateTime now, CancellationToken cancel) => db.DecidersAsync(shelf.DayOf(now), cancel);

    /// <summary>What the customer of a ticket is asked to accept, in the order in which it is shown.</summary>
    public static async Task<IReadOnlyList<AcceptanceLine>> LinesAsync(AfterSalesDbContext db, long ticketId, CancellationToken cancel) =>
        (await db.Tickets.AsNoTracking().Where(ticket => ticket.Id == ticketId)
            .Include(ticket => ticket.WorkEntries).Include(ticket => ticket.Tests).Include(ticket => ticket.Records.OrderBy(record => record.Id))
            .SingleAsync(cancel)).LinesToAccept;

    /// <summary>What a command looks at besides the whole ticket: what an acceptance is about, the signature that may become void, the files that are there.</summary>
    internal static async Task LoadMoreAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, CancellationToken cancel)
    {
        var entry = db.Entry(ticket);
        if (command is AcceptanceCommand or AcceptUnsigned)
        {
            await entry.Collection(ticket => ticket.WorkEntries).LoadAsync(cancel);
            await entry.Collection(ticket => ticket.Tests).LoadAsync(cancel);
        }
        if (command is UndoMove || LastMove.Inverses.ContainsKey(command.Name))
            await entry.Reference(ticket => ticket.LastMove).LoadAsync(cancel);
        if (command is Attach)
            await entry.Collection(ticket => ticket.Attachments).LoadAsync(cancel);
        if (ticket.AcceptedAt is not null)
            await entry.Collection(ticket => ticket.Acceptances).Query().Where(acceptance => acceptance.VoidedAt == null).LoadAsync(cancel);
    }

    // What is only ever added to is not loaded.
    private static IQueryable<Ticket> Whole(IQueryable<Ticket> tickets) => tickets
        .Include(ticket => ticket.Visits).Include(ticket => ticket.Clocks).Include(ticket => ticket.Holds)
        .Include(ticket => ticket.Links).Include(ticket => ticket.PartRequests).Include(ticket => ticket.Promises)
        .Include(ticket => ticket.Records.OrderBy(record => record.Id)).Include(ticket => ticket.Plans.OrderBy(plan => plan.Number))
        .Include(ticket => ticket.Quotes.OrderBy(quote => quote.Number)).ThenInclude(quote => quote.Answers.OrderBy(answer => answer.Id))
        .Include(ticket => ticket.Customer!.Sites).Include(ticket => ticket.Site).Include(ticket => ticket.Equipment!.Model).Include(ticket => ticket.Pinned);
}
