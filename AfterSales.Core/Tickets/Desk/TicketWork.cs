using System.Text;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>What a command did: the ticket's number and version, and the token of the link it made, if any.</summary>
public sealed record Done(long TicketId, string Number, long Version, Stage Stage, string? Token)
{
    /// <summary>A ticket that was made just now, whole: who answers with it need not read it again.</summary>
    internal Ticket? Made { get; init; }
}

/// <summary>
/// The one way through for everything that changes a ticket: transaction, load, visibility, command, save.
/// </summary>
public sealed class TicketWork(
    WriterGate gate, TimeProvider time, PromiseTimes promises, LinkKeys keys, CompanyTime company, RulebookShelf shelf,
    IEnumerable<ITicketFollower>? followers = null, PriceRules? prices = null, AttachmentStore? files = null,
    IForesight? foresight = null)
{
    private readonly WholeTickets tickets = new(shelf);
    private readonly ReservedWork followUps = new(company, shelf);

    /// <summary>Under which forms that may be sent twice are remembered.</summary>
    internal const string FormScope = "form";

    /// <summary>Loads a ticket the actor may see, runs the command on it and saves.</summary>
    public async Task<Outcome<Done>> OnTicketAsync(Actor actor, string number, long? version, TicketCommand command, CancellationToken cancel)
    {
        using var file = await TakeAsync(command, cancel);
        return await CountingStopsAsync(stops => gate.InTransactionAsync(async db =>
        {
            var ticket = await tickets.FindAsync(db, db.Tickets.Where(ticket => ticket.Number == number), cancel);
            actor = await tickets.ActingAsync(db, actor, time.GetUtcNow().UtcDateTime, cancel);
            if (ticket is null || !(actor.SeesAllTickets || actor.Origin == Origin.System || ticket.IsOwnOf(actor.EmployeeId)))
                return new NotFound();
            return Kept(file, await RunAsync(db, ticket, actor, version, command, LinkOf(command), stops, cancel));
        }, cancel), cancel);
    }

    /// <summary>Finds the ticket behind a customer's link; unknown, used, expired and other purposes all look alike.</summary>
    public async Task<Outcome<Done>> OnLinkAsync(string token, LinkPurpose purpose, TicketCommand command, string? signer, CancellationToken cancel)
    {
        using var file = await TakeAsync(command, cancel);
        return await CountingStopsAsync(stops => gate.InTransactionAsync(async db =>
        {
            var hash = LinkKeys.HashOf(token);
            var link = await db.TicketLinks.AsNoTracking().FirstOrDefaultAsync(link => link.Hash == hash && link.Purpose == purpose, cancel);
            if (link is null || !link.Usable(time.GetUtcNow().UtcDateTime) || command.OfContactOnly && link.Generation == TicketLink.OfMerged
                || ServiceProcess.Row(command.Name).ByLink != purpose)
                return new NotFound();
            var ticket = (await tickets.FindAsync(db, db.Tickets.Where(ticket => ticket.Id == link.TicketId), cancel))!;
            var actor = Actor.Customer(signer ?? ticket.Contact.Name);
            return Kept(file, await RunAsync(db, ticket, actor, null, command, command is SignAcceptance ? LinkPurpose.Survey : null, stops, cancel));
        }, cancel), cancel);
    }

    /// <summary>Makes a ticket from a report and runs further steps on it in the same transaction.</summary>
    public Task<Outcome<Done>> NewTicketAsync(Actor actor, Report report, IReadOnlyList<TicketCommand> then, CancellationToken cancel) =>
        gate.InTransactionAsync<Done>(async db =>
        {
            var now = await CircumstancesAsync(db, actor, then.Aggregate(report.Wants, (wants, command) => wants.And(command.Wants)), "", cancel);
            if (report.Check(now, shelf.Calendars) is { } invalid)
                return invalid;
            var number = await TicketNumber.NextAsync(db, company.DayOf(now.Now), cancel);
            var ticket = Ticket.Reported(report, number, now, await shelf.InForceAsync(db, now.Now, cancel), calendars: shelf.Calendars);
            foreach (var command in then)
            {
                if (ticket.Run(command, null, now) is { } refusal)
                    return refusal;
            }
            // What was looked up may have been changed. The ticket itself is all new: of it there is nothing to look for.
            db.ChangeTracker.DetectChanges();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            db.Tickets.Add(ticket);
            await SaveAsync(db, ticket, cancel);
            return Answer(ticket, LinkPurpose.Track, now.Now) with { Made = ticket };
        }, cancel);

    /// <summary>Makes a ticket from a form that may be sent twice; the second time the first one's ticket is answered.</summary>
    public Task<Outcome<Done>> OnceAsync(string form, Func<Task<Outcome<Done>>> make, CancellationToken cancel) =>
        gate.InTransactionAsync(async db =>
        {
            var sent = await db.Set<IdempotencyRecord>().FirstOrDefaultAsync(record => record.Scope == FormScope && record.Key == form, cancel);
            if (sent is not null)
            {
                var number = Encoding.ASCII.GetString(sent.Body);
                var ticket = (await tickets.FindAsync(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Number == number), cancel))!;
                return Answer(ticket, LinkPurpose.Track, time.GetUtcNow().UtcDateTime);
            }
            var made = await make();
            if (!made.Done)
                return made;
            db.Add(new IdempotencyRecord
            {
                Scope = FormScope,
                Key = form,
                RequestHash = [],
                Status = 0,
                ContentType = "",
                Body = Encoding.ASCII.GetBytes(made.Value.Number),
                CreatedAt = time.GetUtcNow().UtcDateTime,
            });
            await db.SaveChangesAsync(cancel);
            return made;
        }, cancel);

    // Written before the gate is asked for: nobody waits for somebody else's disk.
    private async Task<IncomingFile?> TakeAsync(TicketCommand command, CancellationToken cancel) => command is not Attach { Kind: not null } attach ? null
        : files is not null ? await files.TakeAsync(attach.Kept, attach.Hash, cancel) : throw new InvalidOperationException("There is no place for files.");

    private static Outcome<Done> Kept(IncomingFile? file, Outcome<Done> outcome)
    {
        if (outcome.Done)
            file?.Keep();
        return outcome;
    }

    // A refused command leaves no trace in its own transaction: what stopped it is written in one of its own.
    private async Task<Outcome<Done>> CountingStopsAsync(Func<List<GateStop>, Task<Outcome<Done>>> run, CancellationToken cancel)
    {
        var stops = new List<GateStop>();
        var outcome = await run(stops);
        if (stops.Count == 0)
            return outcome;
        await gate.InTransactionAsync<int>(async db =>
        {
            db.AddRange(stops);
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        return outcome;
    }

    private async Task<Outcome<Done>> RunAsync(
        AfterSalesDbContext db, Ticket ticket, Actor actor, long? version, TicketCommand command, LinkPurpose? link, List<GateStop> stops, CancellationToken cancel)
    {
        command = command.Meant;
        await WholeTickets.LoadMoreAsync(db, ticket, command, cancel);
        var now = await CircumstancesAsync(db, actor, command.WantsFor(ticket), ticket.Number, cancel);
        if (ServiceProcess.Row(command.Name).IsOwn(actor, ticket))
            now = now with { Found = now.Found with { Deciders = await tickets.DecidersAsync(db, now.Now, cancel) } };
        if (command is RecordTest)
            now = now with { Found = now.Found with { Measured = await References.MeasuredAsync(db, ticket, cancel) } };
        // What the portal does by itself, and what another system has done, is nobody's choice.
        if (command is ISends && foresight is not null && actor.Origin is not (Origin.System or Origin.Import))
            now = now with { Found = now.Found with { Consequences = await foresight.ForeseeAsync(db, ticket, command, now.Now, cancel) } };
        if (command is ReportRepeat repeat)
            return await RepeatAsync(db, ticket, repeat, version, now, cancel);
        var before = LastMove.Inverses.ContainsKey(command.Name) ? TicketBefore.Of(ticket) : null;
        var refusal = ticket.Run(command, version, now);
        if (refusal is GatesUnmet unmet)
            stops.AddRange(unmet.Missing.Select(missing => new GateStop(ticket, command, missing, now)));
        if (refusal is VersionConflict conflict)
            return await WithAuthorAsync(db, ticket.Id, conflict, cancel);
        if (refusal is not null)
            return refusal;
        if (before is not null)
            ticket.Remember(command, before, now);
        if (command is AcceptanceCommand)
            await followUps.AddAsync(db, ticket, now, cancel);
        foreach (var follower in followers ?? [])
        {
            if (await follower.FollowAsync(db, ticket, command, actor, now.Now, cancel) is { } also)
                return also;
        }
        if (command is RecordFittedParts)
            await FittedParts.BookAsync(db, ticket, cancel);
        try
        {
            await SaveAsync(db, ticket, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new VersionConflict(ticket.Version, ticket.Stage, null, null);
        }
        return Answer(ticket, link, now.Now);
    }

    /// <summary>A closed ticket never changes: what comes back is a ticket of its own.</summary>
    private async Task<Outcome<Done>> RepeatAsync(AfterSalesDbContext db, Ticket closed, ReportRepeat repeat, long? version, Circumstances now, CancellationToken cancel)
    {
        if (closed.Refused(repeat, version, now) is { } refusal)
            return refusal;
        // Whoever holds a link can send it a hundred times: one fault that is open is enough.
        var byLink = now.Actor.Origin == Origin.Link;
        if (byLink && await db.Tickets.AnyAsync(ticket => ticket.RepeatOf == closed.Number && ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled, cancel))
            return Invalid.Field("fault", "already-reported");
        var number = await TicketNumber.NextAsync(db, company.DayOf(now.Now), cancel);
        var ticket = closed.Repeated(repeat, number, now, await shelf.InForceAsync(db, now.Now, cancel));
        db.Tickets.Add(ticket);
        await SaveAsync(db, ticket, cancel);
        return Answer(ticket, byLink ? LinkPurpose.Track : null, now.Now);
    }

    private static async Task SaveAsync(AfterSalesDbContext db, Ticket ticket, CancellationToken cancel)
    {
        TicketText.Index(db, ticket);
        await db.SaveChangesAsync(cancel);
    }

    private Done Answer(Ticket ticket, LinkPurpose? link, DateTime now) =>
        new(ticket.Id, ticket.Number, ticket.Version, ticket.Stage, link is { } purpose ? ticket.TokenOf(purpose, now, keys) : null);

    private static LinkPurpose? LinkOf(TicketCommand command) => command switch
    {
        RequestAcceptance => LinkPurpose.Accept,
        SendSurvey => LinkPurpose.Survey,
        SendQuote => LinkPurpose.Quote,
        _ => null,
    };

    private async Task<Circumstances> CircumstancesAsync(AfterSalesDbContext db, Actor actor, Wanted wanted, string ticket, CancellationToken cancel)
    {
        var found = await References.FindAsync(db, wanted, ticket, company, cancel);
        if (wanted.TicketNumber is { } number)
            found = found with { Other = await tickets.FindAsync(db, db.Tickets.Where(other => other.Number == number), cancel) };
        var now = time.GetUtcNow().UtcDateTime;
        return new(actor, now, promises, keys, found) { Prices = prices ?? new PriceRules(), Company = company, Today = company.DayOf(now) };
    }

    private static async Task<VersionConflict> WithAuthorAsync(AfterSalesDbContext db, long ticketId, VersionConflict conflict, CancellationToken cancel)
    {
        var last = await db.Activities.AsNoTracking().Where(activity => activity.TicketId == ticketId).OrderByDescending(activity => activity.Id).FirstOrDefaultAsync(cancel);
        return conflict with { ChangedBy = last?.By, ChangedAt = last?.RecordedAt, Change = last?.Command, ChangeText = last?.Text };
    }
}
