using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Satisfaction.Complaints;

/// <summary>
/// By when a complaint is answered: as the rulebook's commitment for replies says (how long, and which time counts), and within
/// three days where it says nothing.
/// </summary>
public sealed class ReplyTime(RulebookShelf shelf)
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(3);

    /// <summary>UTC. The ticket's rulebook is the one that it began under; without a ticket the one in force counts.</summary>
    /// <param name="ticket">With its site.</param>
    internal async Task<DateTime> DueAsync(AfterSalesDbContext db, Ticket? ticket, DateTime now, CancellationToken cancel)
    {
        var rulebook = await shelf.InForceAsync(db, ticket?.CreatedAt ?? now, cancel);
        var commitment = ticket is null ? rulebook?.Commitments.FirstOrDefault(one => one.Clock == ClockName.Reply) : rulebook?.CommitmentFor(ClockName.Reply, ticket.ServiceType);
        var promised = commitment is null ? new PromisedTime(Usual)
            : new PromisedTime(commitment.Hours.TimeOf(ticket?.Priority ?? Priority.Normal), commitment.Time == CountedTime.Elapsed ? null : shelf.Calendars.For(ticket?.Site?.Calendar));
        return promised.After(now, promised.Limit);
    }
}
