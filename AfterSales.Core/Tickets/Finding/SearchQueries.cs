using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A ticket that was found. UTC.</summary>
/// <param name="Machine">Model and what kind of machine, as "EBZ200 掘进机".</param>
public sealed record TicketHit(string Number, Stage Stage, string Fault, string? Customer, string? Machine, DateTime CreatedAt);

/// <param name="Phone">The number that was looked for, or that of the first contact.</param>
public sealed record CustomerHit(int Id, string Name, CustomerKind Kind, bool Vip, string? City, string? Contact, string? Phone);

public sealed record EquipmentHit(string SerialNumber, string Model, string Name, string Customer);

/// <summary>What was found, each kind with the most recent first.</summary>
public sealed record SearchHits(IReadOnlyList<TicketHit> Tickets, IReadOnlyList<CustomerHit> Customers, IReadOnlyList<EquipmentHit> Equipment)
{
    public static readonly SearchHits None = new([], [], []);

    public bool Any => Tickets.Count + Customers.Count + Equipment.Count > 0;
}

/// <summary>
/// One search over all that people look for: tickets by number (also by its end), customer, telephone, machine, words
/// of the fault; customers and machines besides. Engineers find their own tickets and nothing else (R1.10).
/// </summary>
public sealed class SearchQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    private const int LongestQuery = 100;
    // Numbers count three digits a day; a busy day may need a fourth.
    private const int LongestSequence = 4;

    /// <summary>At most so many of each kind.</summary>
    public async Task<SearchHits> FindAsync(Actor actor, string typed, int atMost = 8, CancellationToken cancel = default)
    {
        var text = typed.Trim();
        if (text.Length == 0)
            return SearchHits.None;
        if (text.Length > LongestQuery)
            text = text[..LongestQuery];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var tickets = await TicketsAsync(db, actor, text, atMost, cancel);
        if (!actor.SeesAllTickets)
            return new SearchHits(tickets, [], []);
        return new SearchHits(tickets, await CustomersAsync(db, text, atMost, cancel), await EquipmentAsync(db, text, atMost, cancel));
    }

    private static async Task<IReadOnlyList<TicketHit>> TicketsAsync(AfterSalesDbContext db, Actor actor, string text, int atMost, CancellationToken cancel)
    {
        var visible = db.Tickets.AsNoTracking().VisibleTo(actor);
        // Who types the end of a number means the number, not a telephone that begins with it.
        var byNumber = text.Length <= LongestSequence && text.All(char.IsAsciiDigit) && int.Parse(text, CultureInfo.InvariantCulture) is var sequence
            ? await Hits(visible.Where(ticket => ticket.NumberSequence == sequence), atMost).ToListAsync(cancel) : [];
        if (byNumber.Count == atMost)
            return byNumber;
        var byText = await Hits(TicketQueries.Matching(db, visible, text), atMost).ToListAsync(cancel);
        return [.. byNumber.Concat(byText).DistinctBy(hit => hit.Number).Take(atMost)];
    }

    private static IQueryable<TicketHit> Hits(IQueryable<Ticket> tickets, int atMost) =>
        tickets.OrderByDescending(ticket => ticket.NumberDay).ThenByDescending(ticket => ticket.NumberSequence).ThenByDescending(ticket => ticket.Id).Take(atMost)
            .Select(ticket => new TicketHit(
                ticket.Number, ticket.Stage, ticket.Fault, ticket.Customer!.Name, ticket.Equipment == null ? null : ticket.Equipment.Model.Code + " " + ticket.Equipment.Model.Name, ticket.CreatedAt));

    // Most recent: who reported last. An important customer is found in the register; here the last call counts.
    private static async Task<IReadOnlyList<CustomerHit>> CustomersAsync(AfterSalesDbContext db, string text, int atMost, CancellationToken cancel)
    {
        var tickets = db.Tickets;
        var digits = PhoneDigits.Of(text) is { Length: >= 3 } number ? number : null;
        return await CustomerRegister.Matching(db.Customers.AsNoTracking(), text)
            .OrderByDescending(customer => tickets.Where(ticket => ticket.CustomerId == customer.Id).Max(ticket => (DateTime?)ticket.CreatedAt))
            .ThenBy(customer => EF.Functions.Collate(customer.Name, ReadersOrder.Collation)).ThenBy(customer => customer.Id).Take(atMost)
            .Select(customer => new
            {
                customer.Id, customer.Name, customer.Kind, customer.Vip,
                City = customer.Sites.OrderBy(site => site.Id).Select(site => site.City).FirstOrDefault(),
                Contact = customer.Contacts
                    .OrderByDescending(contact => (digits != null && contact.PhoneDigits!.Contains(digits)) || contact.Name.Contains(text)).ThenBy(contact => contact.Id)
                    .Select(contact => new { contact.Name, contact.Phone }).FirstOrDefault(),
            })
            .Select(found => new CustomerHit(found.Id, found.Name, found.Kind, found.Vip, found.City, found.Contact!.Name, found.Contact.Phone))
            .ToListAsync(cancel);
    }

    private static async Task<IReadOnlyList<EquipmentHit>> EquipmentAsync(AfterSalesDbContext db, string text, int atMost, CancellationToken cancel)
    {
        var tickets = db.Tickets;
        return await EquipmentQueries.Matching(db.Equipment.AsNoTracking(), text)
            .OrderByDescending(machine => tickets.Where(ticket => ticket.EquipmentId == machine.Id).Max(ticket => (DateTime?)ticket.CreatedAt))
            .ThenBy(machine => EF.Functions.Collate(machine.SerialNumber, ReadersOrder.Collation)).ThenBy(machine => machine.SerialNumber).Take(atMost)
            .Select(machine => new EquipmentHit(machine.SerialNumber, machine.Model.Code, machine.Model.Name, machine.Customer.Name))
            .ToListAsync(cancel);
    }
}
