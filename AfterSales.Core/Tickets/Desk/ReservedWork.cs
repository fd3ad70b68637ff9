using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>What a customer reserves when accepting becomes work of its own: a ticket each, in the transaction of the acceptance.</summary>
internal sealed class ReservedWork(CompanyTime company, RulebookShelf shelf)
{
    public async Task AddAsync(AfterSalesDbContext db, Ticket accepted, Circumstances now, CancellationToken cancel)
    {
        var entry = accepted.Acceptances[^1];
        var reserved = entry.Lines.Where(line => line.Answer == LineAnswer.Reserved).ToList();
        if (reserved.Count == 0)
            return;
        // Signed anew, the customer says it once more: what a ticket already is about needs no second one.
        var carried = await db.Tickets.Where(ticket => ticket.ReservationOf == accepted.Number && ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled)
            .Select(ticket => ticket.Fault).ToListAsync(cancel);
        foreach (var line in reserved.Where(line => !carried.Contains(line.Remark!)))
        {
            var number = await TicketNumber.NextAsync(db, company.DayOf(now.Now), cancel);
            var customer = now with { Actor = now.Actor.Origin == Origin.Link ? now.Actor : Actor.Anonymous(entry.SignerName, now.Actor.Origin) };
            var ticket = Ticket.After(accepted, TicketRelation.Reservation, line.Remark!, entry.ByLink ? Channel.Web : Channel.OnSite,
                number, customer, await shelf.InForceAsync(db, now.Now, cancel));
            db.Tickets.Add(ticket);
            TicketText.Index(db, ticket);
        }
    }
}
