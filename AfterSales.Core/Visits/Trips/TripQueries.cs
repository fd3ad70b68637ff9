using System.Text.Json.Serialization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Visits.Trips;

/// <summary>A trip in a list. Days are the company's, times UTC.</summary>
/// <param name="CostCents">Estimated, in hundredths of the company's currency.</param>
/// <param name="Places">The customers that it leads to.</param>
public sealed record TripLine(
    int Id, string? Engineer, TripState State, string Route, DateOnly FirstDay, DateOnly LastDay, [property: JsonIgnore] long CostCents, IReadOnlyList<string> Places, DateTime RequestedAt)
{
    public Money Cost => new(CostCents);
}

/// <summary>The trips that somebody may see: what waits for approval, what is approved or under way, and the last that have ended.</summary>
public sealed record TripLists(IReadOnlyList<TripLine> Waiting, IReadOnlyList<TripLine> Ahead, IReadOnlyList<TripLine> Ended);

/// <summary>Which trips are wanted; what is null does not narrow.</summary>
public sealed record TripFilter
{
    public TripState? State { get; init; }
    public int? EngineerId { get; init; }
    /// <summary>A ticket that it leads to, by its number.</summary>
    public string? Ticket { get; init; }
}

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record TripList(IReadOnlyList<TripLine> Items, int Total, int Page, int PageSize);

/// <summary>A trip with all that belongs to it. Days are the company's, times UTC.</summary>
/// <param name="CanAdd">Further tickets may still be taken along.</param>
/// <param name="CanDecide">The actor may approve or return it now.</param>
/// <param name="CanEnd">The actor may end it now.</param>
public sealed record TripFile(
    int Id, int? EngineerId, string? Engineer, TripState State, string Route, DateOnly FirstDay, DateOnly LastDay, [property: JsonIgnore] long CostCents, string RequestedBy, DateTime RequestedAt,
    string? DecidedBy, DateTime? DecidedAt, string? DecisionNote, DateTime? EndedAt, string? Result, IReadOnlyList<TripStop> Stops, bool CanAdd, bool CanDecide, bool CanEnd)
{
    public Money Cost => new(CostCents);

    /// <summary>It waits, and is the reader's own: another one who may decide has to.</summary>
    [JsonIgnore]
    public bool ForAnother { get; init; }
}

/// <summary>One ticket of a trip, and how the engineer's visit went. Times UTC.</summary>
/// <param name="Contact">Whom to talk to before leaving; the telephone only while the ticket is open.</param>
/// <param name="Prepared">What was made ready for it, or null.</param>
/// <param name="MetresOff">How far from the site the device was at arrival; null where either place is not known.</param>
public sealed record TripStop(
    string Number, Stage Stage, string Customer, string? Site, string? City, string? Machine, string Fault, string Contact, string? Phone,
    TripPreparation? Prepared, DateTime? DepartedAt, DateTime? ArrivedAt, int? MetresOff, DateTime? LeftAt, string? Done);

/// <summary>How an engineer got ready for a ticket of the trip 行前准备 (R9.3); UTC.</summary>
/// <param name="ContactCalled">The customer was called before.</param>
/// <param name="CustomerTools">What the customer provides.</param>
/// <param name="Documents">What is taken along.</param>
public sealed record TripPreparation(bool ContactCalled, string? CustomerTools, string? Documents, string By, DateTime At);

/// <summary>A ticket that an engineer could take along. Start UTC.</summary>
/// <param name="Kilometres">To the ticket that is compared with, as the crow flies; null where a place is not known.</param>
public sealed record TripCandidate(string Number, string Customer, string? Site, string? City, DateTime Start, double? Kilometres)
{
    /// <summary>Near enough to be done on the same way.</summary>
    public bool Near => Kilometres <= 60;
}

/// <summary>Trips for whoever may see them: staff, supervisors and who decides instead of one all, engineers their own.</summary>
public sealed class TripQueries(IDbContextFactory<AfterSalesDbContext> contexts, WholeTickets whole, TimeProvider time)
{
    public const int LargestPage = 200;
    private const int MostEnded = 50;
    private const int MostOpen = 300;

    public async Task<TripLists> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (seen, tickets) = (Seen(db, await ActingAsync(db, actor, cancel)), db.Tickets);
        var open = await Lines(seen.Where(trip => trip.State != TripState.Ended).OrderBy(trip => trip.FirstDay).ThenBy(trip => trip.Id).Take(MostOpen), tickets).ToListAsync(cancel);
        var ended = await Lines(seen.Where(trip => trip.State == TripState.Ended).OrderByDescending(trip => trip.EndedAt).Take(MostEnded), tickets).ToListAsync(cancel);
        return new TripLists(
            open.FindAll(trip => trip.State is TripState.Requested or TripState.Returned), open.FindAll(trip => trip.State is TripState.Approved or TripState.UnderWay), ended);
    }

    /// <summary>One page of them, the newest first.</summary>
    /// <param name="page">From 1.</param>
    public async Task<TripList> PageAsync(Actor actor, TripFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        var (tickets, state, engineer, number) = (db.Tickets, filter.State, filter.EngineerId, EntryProblems.Trimmed(filter.Ticket));
        var wanted = Seen(db, await ActingAsync(db, actor, cancel))
            .Where(trip => (state == null || trip.State == state) && (engineer == null || trip.EngineerId == engineer))
            .Where(trip => number == null || trip.Tickets.Any(held => tickets.Any(ticket => ticket.Id == held.TicketId && ticket.Number == number)));
        var total = await wanted.CountAsync(cancel);
        var lines = await Lines(wanted.OrderByDescending(trip => trip.Id).Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size), tickets).ToListAsync(cancel);
        return new TripList(lines, total, from, size);
    }

    /// <summary>Null: there is none that the actor may see.</summary>
    public async Task<TripFile?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var acting = await ActingAsync(db, actor, cancel);
        var trip = await Seen(db, acting).Include(one => one.Engineer!.Employee).Include(one => one.Tickets).FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (trip is null)
            return null;
        var held = trip.Tickets.Select(one => one.TicketId).ToList();
        // Of a trip's tickets everybody sees those that are the reader's to see.
        var rows = await Rows(db.Tickets.AsNoTracking().VisibleTo(acting).Where(ticket => held.Contains(ticket.Id)).OrderBy(ticket => ticket.Id), trip.EngineerId).ToListAsync(cancel);
        var said = await db.Set<ServiceRecord>().AsNoTracking().Where(record => held.Contains(record.TicketId) && (record.Kind == RecordKind.Preparation || record.Kind == RecordKind.TripRequest))
            .OrderBy(record => record.Id).ToListAsync(cancel);
        var asked = said.Where(record => record.Kind == RecordKind.TripRequest).GroupBy(record => record.TicketId).Select(same => same.Last().ById).ToHashSet();
        var prepared = said.Where(record => record.Kind == RecordKind.Preparation).GroupBy(record => record.TicketId).ToDictionary(same => same.Key, same => same.Last());
        var waits = acting.Decides && trip.State == TripState.Requested;
        var forAnother = waits && await IsForAnotherAsync();
        return new TripFile(
            trip.Id, trip.EngineerId, trip.Engineer?.Employee.Name, trip.State, trip.Route, trip.FirstDay, trip.LastDay, trip.CostCents, trip.RequestedBy, trip.RequestedAt,
            trip.DecidedBy, trip.DecidedAt, trip.DecisionNote, trip.EndedAt, trip.Result, [.. rows.Select(row => StopOf(row, prepared.GetValueOrDefault(row.Id), acting))],
            trip.Open && TripDesk.Travels(actor, trip),
            waits && !forAnother,
            trip.State is TripState.Approved or TripState.UnderWay && TripDesk.Travels(actor, trip) && !rows.Exists(row => row.Away))
        {
            ForAnother = forAnother,
        };

        bool IsOwn(int? who) => who is not null && (trip.EngineerId == who || asked.Contains(who));

        async Task<bool> IsForAnotherAsync() => IsOwn(acting.EmployeeId) && (await whole.DecidersAsync(db, Now, cancel)).Exists(other => !IsOwn(other));
    }

    /// <summary>Where the trip of a ticket is, the newest first found; null where there is none that the actor may see.</summary>
    public async Task<int?> OfTicketAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var tickets = db.Tickets;
        return await Seen(db, await ActingAsync(db, actor, cancel)).Where(trip => trip.Tickets.Any(held => tickets.Any(ticket => ticket.Id == held.TicketId && ticket.Number == number)))
            .OrderByDescending(trip => trip.Id).Select(trip => (int?)trip.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What the engineer is planned for and no open trip holds, the nearest to <paramref name="near"/> first, else by time.</summary>
    /// <param name="near">A ticket's number.</param>
    public async Task<IReadOnlyList<TripCandidate>> CandidatesAsync(Actor actor, int engineerId, string? near, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets && !(actor.IsEngineer && actor.EmployeeId == engineerId))
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (trips, planned) = (db.Trips, actor.SeesAllTickets);
        var rows = await db.Tickets.AsNoTracking()
            .Where(ticket => ticket.Stage == Stage.Scheduled || ticket.Stage == Stage.EnRoute || ticket.Stage == Stage.OnSite)
            .Where(ticket => !trips.Any(trip => trip.EngineerId == engineerId && trip.State != TripState.Ended && trip.Tickets.Any(held => held.TicketId == ticket.Id)))
            .SelectMany(ticket => ticket.Visits.Where(visit => visit.EngineerId == engineerId && (visit.State == VisitState.Confirmed || planned && visit.State == VisitState.Planned)), (ticket, visit) => new
            {
                ticket.Number, Customer = ticket.Customer!.Name ?? ticket.Contact.Name, Site = ticket.Site!.Name, ticket.Site!.City, ticket.Site!.Lat, ticket.Site!.Lon, visit.Start,
            }).OrderBy(row => row.Start).Take(MostOpen).ToListAsync(cancel);
        var from = near is null ? null : await db.Tickets.Where(ticket => ticket.Number == near).VisibleTo(actor).Select(ticket => ticket.Site).FirstOrDefaultAsync(cancel);
        return [.. rows.DistinctBy(row => row.Number)
            .Select(row => new TripCandidate(row.Number, row.Customer, row.Site, row.City, row.Start,
                row.Number != near && from is { Lat: { } lat1, Lon: { } lon1 } && row is { Lat: { } lat2, Lon: { } lon2 } ? CrowFlies.Kilometres(lat1, lon1, lat2, lon2) : null))
            .OrderBy(one => one.Number == near ? -1 : one.Kilometres ?? (near is null ? 0 : double.MaxValue))];
    }

    private static IQueryable<Trip> Seen(AfterSalesDbContext db, Actor actor)
    {
        var (all, me) = (actor.SeesAllTickets, actor.IsEngineer ? actor.EmployeeId : null);
        return db.Trips.AsNoTracking().Where(trip => all || me != null && trip.EngineerId == me);
    }

    private static IQueryable<TripLine> Lines(IQueryable<Trip> trips, IQueryable<Ticket> tickets) => trips.Select(trip => new TripLine(
        trip.Id, trip.Engineer!.Employee.Name, trip.State, trip.Route, trip.FirstDay, trip.LastDay, trip.CostCents,
        trip.Tickets.Select(held => tickets.Where(ticket => ticket.Id == held.TicketId).Select(ticket => ticket.Customer!.Name ?? ticket.Contact.Name).First()).ToList(), trip.RequestedAt));

    private static IQueryable<StopRow> Rows(IQueryable<Ticket> tickets, int? engineerId) => tickets.Select(ticket => new StopRow
    {
        Id = ticket.Id,
        Number = ticket.Number,
        Stage = ticket.Stage,
        Contact = ticket.Contact,
        Customer = ticket.Customer!.Name,
        Site = ticket.Site!.Name,
        City = ticket.Site!.City,
        Lat = ticket.Site!.Lat,
        Lon = ticket.Site!.Lon,
        Model = ticket.Equipment!.Model.Code,
        ModelName = ticket.Equipment!.Model.Name,
        Fault = ticket.Fault,
        Action = ticket.Action,
        Visit = ticket.Visits.Where(visit => visit.EngineerId == engineerId && visit.State != VisitState.Aborted).OrderByDescending(visit => visit.Id)
            .Select(visit => new WayOfVisit(visit.DepartedAt, visit.ArrivedAt, visit.LeftAt, visit.ArrivedWhere!.Lat, visit.ArrivedWhere!.Lon)).FirstOrDefault(),
        Away = ticket.Visits.Any(visit => visit.EngineerId == engineerId && (visit.State == VisitState.EnRoute || visit.State == VisitState.OnSite)),
    });

    private static TripStop StopOf(StopRow row, ServiceRecord? prepared, Actor actor)
    {
        var reachable = TicketSight.SeesCustomer(actor, row.Stage);
        return new TripStop(
            row.Number, row.Stage, row.Customer ?? row.Contact.Name, row.Site, row.City, row.Model is null ? null : $"{row.Model} {row.ModelName}", row.Fault,
            row.Contact.Name, reachable ? row.Contact.Phone : null,
            prepared is null ? null : new TripPreparation(prepared.Passed == true, Line(prepared, "customerTools"), Line(prepared, "documents"), prepared.By, prepared.At),
            row.Visit?.DepartedAt, row.Visit?.ArrivedAt,
            row is { Visit: { Lat: { } at, Lon: { } on }, Lat: { } lat, Lon: { } lon } ? (int)Math.Round(CrowFlies.Kilometres(at, on, lat, lon) * 1000) : null,
            row.Visit?.LeftAt, row.Action);
    }

    private static string? Line(ServiceRecord record, string field) => record.Lines.Find(line => line.Field == field)?.Value;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private Task<Actor> ActingAsync(AfterSalesDbContext db, Actor actor, CancellationToken cancel) => whole.ActingAsync(db, actor, Now, cancel);

    private sealed record StopRow
    {
        public required long Id { get; init; }
        public required string Number { get; init; }
        public required Stage Stage { get; init; }
        public required Contact Contact { get; init; }
        public required string? Customer { get; init; }
        public required string? Site { get; init; }
        public required string? City { get; init; }
        public required double? Lat { get; init; }
        public required double? Lon { get; init; }
        public required string? Model { get; init; }
        public required string? ModelName { get; init; }
        public required string Fault { get; init; }
        public required string? Action { get; init; }
        public required WayOfVisit? Visit { get; init; }
        public required bool Away { get; init; }
    }

    private sealed record WayOfVisit(DateTime? DepartedAt, DateTime? ArrivedAt, DateTime? LeftAt, double? Lat, double? Lon);
}
