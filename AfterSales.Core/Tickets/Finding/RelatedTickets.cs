using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A ticket that came from another one, or went into it. UTC.</summary>
public sealed record RelatedFacts(TicketRelation Relation, string Number, Stage Stage, string Fault, DateTime CreatedAt)
{
    /// <summary>Who reported a merged one: they follow this ticket now.</summary>
    public Contact? Reporter { get; init; }
    /// <summary>What happened to a merged one, in the order it happened; empty for others.</summary>
    public IReadOnlyList<ActivityFacts> Activities { get; init; } = [];
}

/// <summary>The tickets that hang together with one: repeats of its fault, what its customer reserved, what was merged into it.</summary>
internal static class RelatedTickets
{
    public static async Task<IReadOnlyList<RelatedFacts>> OfAsync(AfterSalesDbContext db, Ticket ticket, Actor actor, CancellationToken cancel)
    {
        var number = ticket.Number;
        var found = await db.Tickets.AsNoTracking()
            .Where(other => other.RepeatOf == number || other.ReservationOf == number || other.MergedInto == number)
            .OrderBy(other => other.Id)
            .Select(other => new
            {
                Merged = other.MergedInto == number,
                Reserved = other.ReservationOf == number,
                other.Number, other.Stage, other.Fault, other.CreatedAt, other.Contact,
                Activities = other.MergedInto == number ? other.Activities.OrderBy(activity => activity.Id).ToList() : null,
            }).ToListAsync(cancel);
        return [.. found.Select(other => new RelatedFacts(
            other.Merged ? TicketRelation.Merged : other.Reserved ? TicketRelation.Reservation : TicketRelation.Repeat, other.Number, other.Stage, other.Fault, other.CreatedAt)
        {
            Reporter = !other.Merged ? null : TicketSight.SeesCustomer(actor, ticket.Stage) ? other.Contact : other.Contact with { Phone = null, Email = null },
            Activities = [.. (other.Activities ?? []).Select(ActivityFacts.Of)],
        })];
    }
}
