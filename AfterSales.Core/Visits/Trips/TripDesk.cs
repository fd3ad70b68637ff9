using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Visits.Trips;

/// <summary>A trip as somebody asks for it. Days are the company's.</summary>
/// <param name="EngineerId">Who travels; an engineer asks for nobody but oneself.</param>
/// <param name="Tickets">By number: at least one.</param>
/// <param name="Cost">Estimated, in the company's currency, up to two places.</param>
public sealed record TripEntry(int? EngineerId, [property: Required] IReadOnlyList<string>? Tickets, [property: Required] string? Route, [property: Required] DateOnly? FirstDay, [property: Required] DateOnly? LastDay, [property: Required] string? Cost);

/// <summary>Trips from the request to the end. What is said of a trip is said on each of its tickets, by their own commands.</summary>
public sealed class TripDesk(WriterGate gate, TicketWork work, WholeTickets whole, TimeProvider time)
{
    internal const int LongestResult = 1000;
    private const int MostTickets = 10;

    /// <summary>Asks for one trip to several tickets; answers its id.</summary>
    public Task<Outcome<int>> RequestAsync(Actor actor, TripEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (actor.Roles == Roles.None)
                return new Forbidden();
            var engineer = actor is { IsEngineer: true, SeesAllTickets: false } ? actor.EmployeeId : entry.EngineerId;
            if (Check(entry, engineer) is { } invalid)
                return invalid;
            var trip = new Trip(engineer, actor, time.GetUtcNow().UtcDateTime);
            db.Trips.Add(trip);
            await db.SaveChangesAsync(cancel);
            foreach (var number in entry.Tickets!.Distinct())
            {
                if (await JoinAsync(db, actor, trip, number, Asking(entry, trip), cancel) is { } refusal)
                    return refusal;
            }
            return trip.Id;
        }, cancel);

    /// <summary>Takes a further ticket along, as long as the trip waits for its approval.</summary>
    public Task<Outcome<int>> AddTicketAsync(Actor actor, int id, string number, CancellationToken cancel = default) =>
        OnTripAsync(actor, id, async (db, trip, _) =>
        {
            if (!Travels(actor, trip))
                return new Forbidden();
            if (!trip.Open)
                return new EntryChanged();
            if (trip.Tickets.Count >= MostTickets)
                return Invalid.Field("tickets", "too-many", $"{MostTickets}");
            var asking = new RequestTrip { Route = trip.Route, FirstDay = trip.FirstDay, LastDay = trip.LastDay, Cost = $"{trip.CostCents / 100}.{trip.CostCents % 100:00}", TripId = id, EngineerId = trip.EngineerId };
            return await JoinAsync(db, actor, trip, number, asking, cancel);
        }, cancel);

    /// <summary>Approves the trip for all of its tickets, or returns it with a reason: a supervisor, or who decides instead of one today.</summary>
    public Task<Outcome<int>> DecideAsync(Actor actor, int id, bool approved, string? note, CancellationToken cancel = default) =>
        OnTripAsync(actor, id, async (db, trip, acting) =>
        {
            if (!acting.Decides)
                return new Forbidden();
            if (trip.State != TripState.Requested)
                return new EntryChanged();
            var held = trip.Tickets.Select(one => one.TicketId).ToList();
            var numbers = await db.Tickets.Where(ticket => held.Contains(ticket.Id)).OrderBy(ticket => ticket.Id).Select(ticket => ticket.Number).ToListAsync(cancel);
            Refusal? refusal = new EntryChanged();
            // The first of them that can still be travelled to speaks for all.
            foreach (var number in numbers)
            {
                refusal = (await work.OnTicketAsync(actor, number, null, new ApproveTrip { Approved = approved, Note = note, EngineerId = trip.EngineerId }, cancel)).Refusal;
                if (refusal is not StaleRefusal)
                    break;
            }
            return refusal;
        }, cancel);

    /// <summary>Everybody is back: what was done. Not while somebody is still on the way or there.</summary>
    public Task<Outcome<int>> EndAsync(Actor actor, int id, string? result, CancellationToken cancel = default) =>
        OnTripAsync(actor, id, async (db, trip, _) =>
        {
            if (!Travels(actor, trip))
                return new Forbidden();
            var problems = new EntryProblems();
            problems.Words("result", result, LongestResult, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            if (trip.State is not (TripState.Approved or TripState.UnderWay))
                return new EntryChanged();
            var held = trip.Tickets.Select(one => one.TicketId).ToList();
            if (await db.Visits.AnyAsync(visit => held.Contains(visit.TicketId) && visit.EngineerId == trip.EngineerId && (visit.State == VisitState.EnRoute || visit.State == VisitState.OnSite), cancel))
                return Invalid.Field("result", "still-there");
            trip.End(result!.Trim(), time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancel);
            return null;
        }, cancel);

    // The ticket's own command, on the joined transaction: what stands in its way undoes the whole request.
    private async Task<Refusal?> JoinAsync(AfterSalesDbContext db, Actor actor, Trip trip, string number, RequestTrip asking, CancellationToken cancel)
    {
        var (tickets, trips) = (db.Tickets, db.Trips);
        if (await trips.AnyAsync(other => other.Id != trip.Id && other.EngineerId == trip.EngineerId && other.State != TripState.Ended
            && other.Tickets.Any(held => tickets.Any(ticket => ticket.Id == held.TicketId && ticket.Number == number)), cancel))
            return Invalid.Field("tickets", "on-another-trip", number);
        if (!await tickets.AnyAsync(ticket => ticket.Number == number && ticket.Visits.Any(visit => visit.EngineerId == trip.EngineerId
            && (visit.State == VisitState.Planned || visit.State == VisitState.Confirmed || visit.State == VisitState.EnRoute || visit.State == VisitState.OnSite)), cancel))
            return Invalid.Field("tickets", "nobody-sent", number);
        return (await work.OnTicketAsync(actor, number, null, asking, cancel)).Refusal;
    }

    private Task<Outcome<int>> OnTripAsync(Actor actor, int id, Func<AfterSalesDbContext, Trip, Actor, Task<Refusal?>> change, CancellationToken cancel) =>
        gate.InTransactionAsync<int>(async db =>
        {
            var trip = await db.Trips.Include(one => one.Tickets).FirstOrDefaultAsync(one => one.Id == id, cancel);
            var acting = await whole.ActingAsync(db, actor, time.GetUtcNow().UtcDateTime, cancel);
            if (trip is null || !Travels(acting, trip))
                return new NotFound();
            return await change(db, trip, acting) is { } refusal ? refusal : id;
        }, cancel);

    // Who only decides instead of somebody sees the trip, and does nothing else with it.
    internal static bool Travels(Actor actor, Trip trip) => actor.SeesAllTickets || actor.IsEngineer && trip.EngineerId == actor.EmployeeId;

    private static RequestTrip Asking(TripEntry entry, Trip trip) =>
        new() { Route = entry.Route, FirstDay = entry.FirstDay, LastDay = entry.LastDay, Cost = entry.Cost, TripId = trip.Id, EngineerId = trip.EngineerId };

    private static Invalid? Check(TripEntry entry, int? engineer)
    {
        var problems = new EntryProblems();
        problems.Require(engineer is not null, "engineerId");
        problems.Require(entry.Tickets is { Count: > 0 }, "tickets");
        if (entry.Tickets?.Count > MostTickets)
            problems.Add("tickets", "too-many", $"{MostTickets}");
        return problems.Result;
    }
}
