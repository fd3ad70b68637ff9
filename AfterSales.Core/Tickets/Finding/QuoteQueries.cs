using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>Quotes as sheets, for who may see the ticket and for the customer by link.</summary>
public sealed class QuoteQueries(IDbContextFactory<AfterSalesDbContext> contexts, WholeTickets whole, TimeProvider time)
{
    /// <summary>One quote of a ticket that the actor may see, or null.</summary>
    public async Task<QuoteDocument?> FindAsync(Actor actor, string number, int quote, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ticket = await whole.FindAsync(db, db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => ticket.Number == number), cancel);
        return ticket?.Quotes.Find(one => one.Number == quote) is { } found ? QuoteDocument.Of(ticket, found) : null;
    }

    /// <summary>The quote that the customer's link is for, with what still has to be said to it; null for everything that cannot be used.</summary>
    public async Task<QuoteByLink?> ByLinkAsync(string token, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var hash = LinkKeys.HashOf(token);
        var link = await db.TicketLinks.AsNoTracking().FirstOrDefaultAsync(link => link.Hash == hash && link.Purpose == LinkPurpose.Quote, cancel);
        if (link is null || !link.Usable(time.GetUtcNow().UtcDateTime))
            return null;
        var ticket = await whole.WithQuoteAsync(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Id == link.TicketId), cancel);
        return ticket?.Quote is { } quote
            ? new QuoteByLink(QuoteDocument.Of(ticket, quote), ticket.QuoteWaits && Runs(nameof(AcceptQuote), ticket),
                ticket is { QuoteAccepted: true, ContractSigned: false, ContractWanted: true } && Runs(nameof(SignContract), ticket))
            : null;
    }

    /// <summary>The drawn signature under the contract that the customer's link is for, as PNG; null without one, and for everything that cannot be used.</summary>
    public async Task<byte[]?> SignatureByLinkAsync(string token, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (hash, now) = (LinkKeys.HashOf(token), time.GetUtcNow().UtcDateTime);
        return await db.TicketLinks.Where(link => link.Hash == hash && link.Purpose == LinkPurpose.Quote && link.UsedAt == null && !link.Revoked && (link.ExpiresAt == null || link.ExpiresAt > now))
            .Join(db.Tickets, link => link.TicketId, ticket => ticket.Id, (link, ticket) => ticket)
            .SelectMany(ticket => ticket.Quotes).Where(quote => quote.SupersededAt == null)
            .SelectMany(quote => quote.Answers).Where(answer => answer.Kind == QuoteAnswerKind.Contracted).Select(answer => answer.Signature).FirstOrDefaultAsync(cancel);
    }

    private static bool Runs(string command, Ticket ticket) => ServiceProcess.Row(command).LeadsFrom(ticket);
}

/// <summary>A quote as the customer's link opens it.</summary>
/// <param name="ToAnswer">It waits for yes or no.</param>
/// <param name="ToSign">It was accepted and waits for the signature under the contract.</param>
public sealed record QuoteByLink(QuoteDocument Document, bool ToAnswer, bool ToSign);
