using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>Tickets as lists and files, for every reader: page, API. Nobody is shown what is not theirs to see.</summary>
public sealed class TicketQueries(IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time, LinkKeys keys, WholeTickets whole)
{
    public const int LargestPage = 200;
    private const int LongestQuery = 200;

    /// <summary>One page of the tickets that the actor may see, newest number first, or in the order of what they wait for.</summary>
    /// <param name="page">From 1.</param>
    public async Task<TicketList> ListAsync(Actor actor, TicketFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        actor = await SeenByAsync(db, actor, cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        var wanted = Narrowed(db, db.Tickets.AsNoTracking().VisibleTo(actor), filter, now);
        var total = await wanted.CountAsync(cancel);
        var plannedToo = TicketSight.SeesPlanned(actor);
        // Clocks and people of a page come with it in one query each; names are looked up once for the whole page.
        var ordered = filter.Waits is { } awaited ? wanted.InOrderOf(awaited)
            : wanted.OrderByDescending(ticket => ticket.NumberDay).ThenByDescending(ticket => ticket.NumberSequence).ThenByDescending(ticket => ticket.Id);
        var rows = await ordered
            .Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)
            .Select(ticket => new
            {
                ticket.Number, ticket.Version, ticket.Stage, ticket.ServiceType, ticket.Priority, ticket.Impact, ticket.Fault,
                ticket.OwnerId, ticket.CreatedAt, ticket.SerialNumber, ContactName = ticket.Contact.Name,
                Customer = ticket.Customer == null ? null : new CustomerRef(ticket.Customer.Id, ticket.Customer.Name, ticket.Customer.Vip),
                Equipment = ticket.Equipment == null ? null
                    : new EquipmentRef(ticket.Equipment.SerialNumber, ticket.Equipment.Model.Code, ticket.Equipment.Model.Name, ticket.Equipment.WarrantyUntil),
                City = ticket.Site == null ? null : ticket.Site.City,
                Engineers = ticket.Visits.Where(visit => visit.State != VisitState.Aborted && (plannedToo || visit.State != VisitState.Planned))
                    .OrderByDescending(visit => visit.Lead).ThenBy(visit => visit.Id).Select(visit => visit.EngineerId).ToList(),
                Clocks = ticket.Clocks.AsQueryable().Where(clock => clock.StoppedAt == null).Select(ClockReading.Columns).ToList(),
            }).ToListAsync(cancel);
        var names = await NamesAsync(db, rows.SelectMany(row => row.Engineers).Concat(rows.Select(row => row.OwnerId).OfType<int>()), cancel);
        var lines = rows.Select(row => new TicketLine(
            row.Number, row.Version, row.Stage, row.ServiceType, row.Priority, row.Impact, row.Fault,
            row.Customer, row.Equipment ?? OnlyNamed(row.SerialNumber), row.ContactName, row.City,
            row.OwnerId is { } owner ? names[owner] : null, [.. row.Engineers.Distinct().Select(id => names[id])],
            ClockReading.Pressing(row.Clocks)?.In(whole.Calendars) is { } clock ? ClockFacts.Of(clock, now) : null,
            row.CreatedAt));
        return new TicketList([.. lines], total, from, size);
    }

    /// <summary>The whole ticket, or <see cref="NotFound"/> when there is none that the actor may see.</summary>
    public async Task<Outcome<TicketFile>> FileAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        actor = await SeenByAsync(db, actor, cancel);
        // The aggregate, because what can be done next is its own answer.
        var ticket = await whole.FindAsync(db, db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => ticket.Number == number), cancel);
        if (ticket is null)
            return new NotFound();
        var recorded = await RecordedFacts.OfAsync(db, ticket.Id, cancel);
        var names = await NamesAsync(db, [.. ticket.Visits.Select(visit => visit.EngineerId), ticket.OwnerId ?? 0, ticket.HandoverToId ?? 0], cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var deciders = NextSteps.IsOwn(ticket, actor) ? await whole.DecidersAsync(db, now, cancel) : [];
        return TicketFiling.File(ticket, recorded, names, actor, keys, now, deciders) with
        {
            Related = await RelatedTickets.OfAsync(db, ticket, actor, cancel),
            ToAccept = ticket.Stage == Stage.Accepting ? await WholeTickets.LinesAsync(db, ticket.Id, cancel) : [],
        };
    }

    /// <summary>The whole ticket after what the actor has just done to it.</summary>
    public async Task<Outcome<TicketFile>> FileAsync(Actor actor, Done done, CancellationToken cancel = default)
    {
        if (done.Made is not { } ticket)
            return await FileAsync(actor, done.Number, cancel);
        // Nobody has been sent yet, and the only person on it is who took it.
        var names = new Dictionary<int, PersonRef>();
        if (ticket.OwnerId is { } owner)
            names[owner] = new PersonRef(owner, actor.Name);
        return TicketFiling.File(ticket, RecordedFacts.OfNew(ticket), names, actor, keys, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>Whether the actor may see the ticket and, by permission, run the command; if not, why.</summary>
    public async Task<Outcome<Permit>> PermitAsync(Actor actor, string number, string command, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        actor = await SeenByAsync(db, actor, cancel);
        var ticket = await db.Tickets.AsNoTracking().VisibleTo(actor).Include(ticket => ticket.Visits).FirstOrDefaultAsync(ticket => ticket.Number == number, cancel);
        if (ticket is null)
            return new NotFound();
        if (ServiceProcess.Find(command) is not { IsOffered: true } row)
            return new UnknownCommand(command);
        return row.Allows(actor, ticket) ? new Permit(row, ticket.ServiceType) : new Forbidden();
    }

    private Task<Actor> SeenByAsync(AfterSalesDbContext db, Actor actor, CancellationToken cancel) =>
        whole.ActingAsync(db, actor, time.GetUtcNow().UtcDateTime, cancel);

    private static async Task<Dictionary<int, PersonRef>> NamesAsync(AfterSalesDbContext db, IEnumerable<int> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Employees.Where(employee => wanted.Contains(employee.Id))
            .Select(employee => new PersonRef(employee.Id, employee.Name)).ToDictionaryAsync(person => person.Id, cancel);
    }

    internal static EquipmentRef? OnlyNamed(string? serialNumber) => string.IsNullOrWhiteSpace(serialNumber) ? null : new EquipmentRef(serialNumber, null, null, null);

    private static IQueryable<Ticket> Narrowed(AfterSalesDbContext db, IQueryable<Ticket> tickets, TicketFilter filter, DateTime now)
    {
        if (!string.IsNullOrWhiteSpace(filter.Query))
            tickets = Matching(db, tickets, filter.Query.Length > LongestQuery ? filter.Query[..LongestQuery] : filter.Query);
        if (filter.Stages.Count > 0)
            tickets = tickets.Where(ticket => filter.Stages.Contains(ticket.Stage));
        if (filter.Priorities.Count > 0)
            tickets = tickets.Where(ticket => filter.Priorities.Contains(ticket.Priority));
        if (filter.ServiceType is { } type)
            tickets = tickets.Where(ticket => ticket.ServiceType == type);
        if (filter.EngineerId is { } engineer)
            tickets = tickets.Where(ticket => ticket.Visits.Any(visit => visit.EngineerId == engineer && visit.State != VisitState.Aborted));
        if (filter.OwnerId is { } owner)
            tickets = tickets.Where(ticket => ticket.OwnerId == owner);
        if (filter.OfferedTo is { } taker)
            tickets = tickets.Where(ticket => ticket.HandoverToId == taker);
        if (filter.OwnerlessAt is { } at)
            tickets = tickets.Ownerless(db, at);
        if (filter.Waits is { } wait)
            tickets = tickets.Waiting(wait, now);
        if (filter.CustomerId is { } customer)
            tickets = tickets.Where(ticket => ticket.CustomerId == customer);
        if (!string.IsNullOrWhiteSpace(filter.SerialNumber))
            tickets = tickets.Where(ticket => ticket.SerialNumber == filter.SerialNumber || ticket.Equipment!.SerialNumber == filter.SerialNumber);
        if (filter.Happened is { } what)
            return tickets.Happened(what, filter.From ?? DateTime.MinValue, filter.To ?? DateTime.MaxValue, now);
        if (filter.From is { } from)
            tickets = tickets.Where(ticket => ticket.CreatedAt >= from);
        if (filter.To is { } to)
            tickets = tickets.Where(ticket => ticket.CreatedAt < to);
        return tickets;
    }

    /// <summary>The tickets that hold every word of the text, or the telephone number that it is.</summary>
    internal static IQueryable<Ticket> Matching(AfterSalesDbContext db, IQueryable<Ticket> tickets, string query)
    {
        if (TicketText.Find(db, query) is not { } found)
            return tickets.Where(ticket => false);
        // A telephone number is written in groups by some and without by others.
        if (query.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '+' or '-' or '(' or ')')
            && PhoneDigits.Of(query) is { Length: >= 5 } digits && TicketText.Find(db, digits) is { } byPhone)
            return tickets.Where(ticket => found.Contains(ticket.Id) || byPhone.Contains(ticket.Id));
        return tickets.Where(ticket => found.Contains(ticket.Id));
    }
}

/// <summary>A command that the actor may give on a ticket of this type; stage and gates have still to be asked.</summary>
public sealed record Permit(ProcessRow Row, ServiceType Type);
