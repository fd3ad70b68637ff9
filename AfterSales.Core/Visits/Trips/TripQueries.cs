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
    int Id, string? Engineer, TripState State, string Route, DateOnly FirstDay, DateOnly LastDay, long CostCents, IReadOnlyList<string> Places, DateTime RequestedAt);

/// <summary>The trips that somebody may see: what waits for approval, what is approved or under way, and the last that have ended.</summary>
public sealed record TripLists(IReadOnlyList<TripLine> Waiting, IReadOnlyList<TripLine> Ahead, IReadOnlyList<TripLine> Ended);

/// <summary>A trip with all that belongs to it. Days are the company's, times UTC.</summary>
/// <param name="CanAdd">Further tickets may still be taken along.</param>
/// <param name="CanDecide">The actor may approve or return it now.</param>
/// <param name="CanEnd">The actor may end it now.</param>
public sealed record TripFile(
    int Id, int? EngineerId, string? Engineer, TripState State, string Route, DateOnly FirstDay, DateOnly LastDay, long CostCents, string RequestedBy, DateTime RequestedAt,
    string? DecidedBy, DateTime? DecidedAt, string? DecisionNote, DateTime? EndedAt, string? Result, IReadOnlyList<TripStop> Stops, bool CanAdd, bool CanDecide, bool CanEnd);

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

/// <summary>Trips for whoever may see them: staff and supervisors all, engineers their own.</summary>
public sealed class TripQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    private const int MostEnded = 50;
    private const int MostOpen = 300;

    public async Task<TripLists> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (seen, tickets) = (Seen(db, actor), db.Tickets);
        var open = await Lines(seen.Where(trip => trip.State != TripState.Ended).OrderBy(trip => trip.FirstDay).ThenBy(trip => trip.Id).Take(MostOpen), tickets).ToListAsync(cancel);
        var ended = await Lines(seen.Where(trip => trip.State == TripState.Ended).OrderByDescending(trip => trip.EndedAt).Take(MostEnded), tickets).ToListAsync(cancel);
        return new TripLists(
            open.FindAll(trip => trip.State is TripState.Requested or TripState.Returned), open.FindAll(trip => trip.State is TripState.Approved or TripState.UnderWay), ended);
    }

    /// <summary>Null: there is none that the actor may see.</summary>
    public async Task<TripFile?> FindAsync(Actor actor, int id, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var trip = await Seen(db, actor).Include(one => one.Engineer!.Employee).Include(one => one.Tickets).FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (trip is null)
            return null;
        var held = trip.Tickets.Select(one => one.TicketId).ToList();
        // Of a trip's tickets everybody sees those that are the reader's to see.
        var tickets = await db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => held.Contains(ticket.Id)).Include(ticket => ticket.Customer).Include(ticket => ticket.Site)
            .Include(ticket => ticket.Equipment!.Model).Include(ticket => ticket.Visits).Include(ticket => ticket.Records.OrderBy(record => record.Id)).AsSplitQuery()
            .OrderBy(ticket => ticket.Id).ToListAsync(cancel);
        var away = tickets.Exists(ticket => ticket.Visits.Exists(visit => visit.EngineerId == trip.EngineerId && visit.State is VisitState.EnRoute or VisitState.OnSite));
        return new TripFile(
            trip.Id, trip.EngineerId, trip.Engineer?.Employee.Name, trip.State, trip.Route, trip.FirstDay, trip.LastDay, trip.CostCents, trip.RequestedBy, trip.RequestedAt,
            trip.DecidedBy, trip.DecidedAt, trip.DecisionNote, trip.EndedAt, trip.Result, [.. tickets.Select(ticket => StopOf(ticket, trip.EngineerId, actor))],
            trip.Open, actor.IsSupervisor && trip.State == TripState.Requested, trip.State is TripState.Approved or TripState.UnderWay && !away);
    }

    /// <summary>Where the trip of a ticket is, the newest first found; null where there is none that the actor may see.</summary>
    public async Task<int?> OfTicketAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var tickets = db.Tickets;
        return await Seen(db, actor).Where(trip => trip.Tickets.Any(held => tickets.Any(ticket => ticket.Id == held.TicketId && ticket.Number == number)))
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

    private static TripStop StopOf(Ticket ticket, int? engineerId, Actor actor)
    {
        var visit = ticket.Visits.Where(visit => visit.EngineerId == engineerId && visit.State != VisitState.Aborted).MaxBy(visit => visit.Id);
        var contact = TicketSight.ContactFor(actor, ticket);
        return new TripStop(
            ticket.Number, ticket.Stage, ticket.Customer?.Name ?? contact.Name, ticket.Site?.Name, ticket.Site?.City,
            ticket.Equipment is { } machine ? $"{machine.Model.Code} {machine.Model.Name}" : null, ticket.Fault, contact.Name, contact.Phone,
            ticket.Recorded(RecordKind.Preparation) is { } prepared
                ? new TripPreparation(prepared.Passed == true, Line(prepared, "customerTools"), Line(prepared, "documents"), prepared.By, prepared.At) : null,
            visit?.DepartedAt, visit?.ArrivedAt,
            visit?.ArrivedWhere is { } there && ticket.Site is { Lat: { } lat, Lon: { } lon } ? (int)Math.Round(CrowFlies.Kilometres(there.Lat, there.Lon, lat, lon) * 1000) : null,
            visit?.LeftAt, ticket.Action);
    }

    private static string? Line(ServiceRecord record, string field) => record.Lines.Find(line => line.Field == field)?.Value;
}
