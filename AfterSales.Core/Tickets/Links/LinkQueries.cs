using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>What a customer sees by link: this ticket and nothing else, and of people no more than a surname. Times UTC.</summary>
public sealed record LinkView(LinkPurpose Purpose, string Number, Stage Stage, ServiceType ServiceType, string Fault, string? Machine, string? SerialNumber)
{
    public required DateTime ReportedAt { get; init; }
    public DateTime? VerifiedAt { get; init; }
    public DateTime? AcceptedAt { get; init; }
    public DateTime? ClosedAt { get; init; }
    /// <summary>Why the work waits, while it does.</summary>
    public HoldReason? Held { get; init; }
    /// <summary>What the customer is asked to accept; empty for other purposes.</summary>
    public IReadOnlyList<AcceptanceLine> ToAccept { get; init; } = [];
    /// <summary>By which the form tells which lines it showed.</summary>
    public string ShownHash => AcceptanceLine.HashOf(ToAccept);
    /// <summary>What was promised, agreed and said; only behind a link that shows how the ticket goes on.</summary>
    public LinkTold Told { get; init; } = new();
    /// <summary>The customer can ask something.</summary>
    public bool CanAsk { get; init; }
    /// <summary>The customer can send files.</summary>
    public bool CanSend { get; init; }
    /// <summary>The customer can report that the fault is back.</summary>
    public bool CanRepeat { get; init; }
    /// <summary>Until when the repair is answered for; null before its end. UTC.</summary>
    public DateTime? RepairWarrantyUntil { get; init; }
    /// <summary>How it was accepted, while that holds.</summary>
    public LinkAcceptance? Acceptance { get; init; }
    /// <summary>What was last said to the quote that holds: null without one or before an answer.</summary>
    public QuoteAnswerKind? QuoteAnswer { get; init; }
    /// <summary>A quote holds.</summary>
    public bool Quoted { get; init; }
    /// <summary>The visit that matters most: the most advanced live one, else the last that took place.</summary>
    public LinkVisit? Visit { get; init; }
}

/// <summary>Who comes when. Times UTC.</summary>
public sealed record LinkVisit(string EngineerSurname, VisitState State, DateTime Start, DateTime End, DateTime? DepartedAt, DateTime? ArrivedAt, DateTime? LeftAt);

/// <summary>Who accepted how, and the number of a stamped sheet. UTC.</summary>
/// <param name="SignerName">No more of it than the signer knows anyway: whoever follows the ticket reads it.</param>
public sealed record LinkAcceptance(AcceptanceWay Way, DateTime At, string SignerName, string? SheetNumber);

/// <summary>What a customer has already answered by a link.</summary>
public enum LinkAnswer { Accepted, Refused, Rated }

/// <summary>What stands behind the links that customers hold.</summary>
public sealed class LinkQueries(IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time, PromiseTimes promises, WholeTickets whole)
{
    /// <summary>Null for everything that cannot be used: unknown, used, revoked, expired.</summary>
    public async Task<LinkView?> FindAsync(string token, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (hash, now) = (LinkKeys.HashOf(token), time.GetUtcNow().UtcDateTime);
        var links = db.TicketLinks.Where(link => link.Hash == hash && link.UsedAt == null && !link.Revoked && (link.ExpiresAt == null || link.ExpiresAt > now));
        var found = await db.Tickets.AsNoTracking().Join(links, ticket => ticket.Id, link => link.TicketId, (ticket, link) => new
        {
            ticket.Id,
            Follows = link.Generation == TicketLink.OfMerged,
            View = new LinkView(
                link.Purpose, ticket.Number, ticket.Stage, ticket.ServiceType, ticket.Fault,
                ticket.Equipment == null ? null : ticket.Equipment.Model.Code + " " + ticket.Equipment.Model.Name, ticket.SerialNumber)
            {
                ReportedAt = ticket.CreatedAt,
                VerifiedAt = ticket.VerifiedAt,
                AcceptedAt = ticket.AcceptedAt,
                ClosedAt = ticket.ClosedAt,
                Held = ticket.Holds.Where(hold => hold.To == null).Select(hold => (HoldReason?)hold.Reason).FirstOrDefault(),
                Acceptance = ticket.Acceptances.Where(entry => entry.VoidedAt == null).OrderByDescending(entry => entry.Id)
                    .Select(entry => new LinkAcceptance(entry.Way, entry.At, entry.SignerName, entry.SheetNumber)).FirstOrDefault(),
                Quoted = ticket.Quotes.Any(quote => quote.SupersededAt == null),
                QuoteAnswer = ticket.Quotes.Where(quote => quote.SupersededAt == null).SelectMany(quote => quote.Answers)
                    .OrderByDescending(answer => answer.Id).Select(answer => (QuoteAnswerKind?)answer.Kind).FirstOrDefault(),
            },
        }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var (view, tracks) = (found.View, found.View.Purpose == LinkPurpose.Track);
        var speaks = tracks && !found.Follows;
        var canRepeat = speaks && Runs(nameof(ReportRepeat), view);
        return view with
        {
            Visit = await VisitAsync(db, found.Id, cancel),
            Told = tracks ? await LinkTold.OfAsync(db, found.Id, view.Stage, found.Follows, whole.Calendars, now, cancel) : new LinkTold(),
            CanAsk = speaks && Runs(nameof(AskQuestion), view),
            CanSend = speaks && Runs(nameof(Attach), view),
            CanRepeat = canRepeat,
            RepairWarrantyUntil = canRepeat ? (view.AcceptedAt ?? view.ClosedAt) + promises.RepairWarranty : null,
            Acceptance = view.Acceptance is { } acceptance ? acceptance with { SignerName = Surname.Masked(acceptance.SignerName) } : null,
            ToAccept = view.Purpose == LinkPurpose.Accept ? await WholeTickets.LinesAsync(db, found.Id, cancel) : [],
        };
    }

    /// <summary>For what a link can be used, or null where it cannot be used at all.</summary>
    public async Task<LinkPurpose?> PurposeAsync(string token, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (hash, now) = (LinkKeys.HashOf(token), time.GetUtcNow().UtcDateTime);
        return (await db.TicketLinks.AsNoTracking().FirstOrDefaultAsync(link => link.Hash == hash, cancel)) is { } link && link.Usable(now) ? link.Purpose : null;
    }

    private static bool Runs(string command, LinkView view) => ServiceProcess.Row(command).LeadsFrom(view.Stage, view.ServiceType);

    /// <summary>
    /// What was answered by a link that is used up, or null. Only for somebody who is known to have seen the link's
    /// page while it could be used: to everybody else a used link is an unknown one.
    /// </summary>
    public async Task<LinkAnswer?> AnsweredAsync(string token, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var hash = LinkKeys.HashOf(token);
        var link = await db.TicketLinks.AsNoTracking().FirstOrDefaultAsync(link => link.Hash == hash && link.UsedAt != null, cancel);
        if (link is null)
            return null;
        if (link.Purpose == LinkPurpose.Survey)
            return LinkAnswer.Rated;
        var signed = await db.Tickets.Where(ticket => ticket.Id == link.TicketId)
            .AnyAsync(ticket => ticket.Acceptances.Any(acceptance => acceptance.ByLink && acceptance.At == link.UsedAt), cancel);
        return signed ? LinkAnswer.Accepted : LinkAnswer.Refused;
    }

    private static async Task<LinkVisit?> VisitAsync(AfterSalesDbContext db, long ticketId, CancellationToken cancel)
    {
        // Tentative visits are not told to anybody, aborted ones do not take place.
        var visits = await db.Visits.Where(visit => visit.TicketId == ticketId && visit.State != VisitState.Planned && visit.State != VisitState.Aborted)
            .Join(db.Employees, visit => visit.EngineerId, employee => employee.Id, (visit, employee) => new { visit, employee.Name })
            .Select(row => new LinkVisit(row.Name, row.visit.State, row.visit.Start, row.visit.End, row.visit.DepartedAt, row.visit.ArrivedAt, row.visit.LeftAt))
            .ToListAsync(cancel);
        var shown = visits.OrderByDescending(visit => visit.State != VisitState.Left).ThenByDescending(visit => visit.State).ThenByDescending(visit => visit.Start).FirstOrDefault();
        return shown is null ? null : shown with { EngineerSurname = Surname.Of(shown.EngineerSurname) };
    }
}
