using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Visits.Trips;

/// <summary>
/// Keeps the trip beside what is said on its tickets: a request opens it, an approval on one ticket holds for all of
/// them, the first departure sets it under way, and a ticket to which somebody else goes leaves it.
/// </summary>
public sealed class TripFollower(WholeTickets whole, PromiseTimes promises, LinkKeys keys) : ITicketFollower
{
    public async Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel)
    {
        switch (command)
        {
            case RequestTrip request:
                return await AskAsync(db, ticket, request, actor, now, cancel);
            case ApproveTrip approve:
                await DecideAsync(db, ticket, approve, actor, now, cancel);
                break;
            case ReassignVisit or Unassign or AbortVisit when ticket.Recorded(RecordKind.TripApproval) is { Passed: false } left && left.At == now:
                await LeaveAsync(Of(db, ticket).Where(trip => trip.EngineerId == left.EngineerId), ticket, actor, now, cancel);
                break;
            case Cancel or MergeInto:
                await LeaveAsync(Of(db, ticket), ticket, actor, now, cancel);
                break;
            case Depart:
                var me = ticket.Visits.Where(visit => visit.State == VisitState.EnRoute).Select(visit => (int?)visit.EngineerId).ToList();
                foreach (var trip in await Of(db, ticket).Where(trip => trip.State == TripState.Approved && me.Contains(trip.EngineerId)).ToListAsync(cancel))
                    trip.SetOut();
                break;
        }
        return null;
    }

    private static async Task<Refusal?> AskAsync(AfterSalesDbContext db, Ticket ticket, RequestTrip request, Actor actor, DateTime now, CancellationToken cancel)
    {
        var engineer = ticket.Recorded(RecordKind.TripRequest)!.EngineerId;
        var trip = request.TripId is { } id
            ? await db.Trips.Include(one => one.Tickets).FirstOrDefaultAsync(one => one.Id == id, cancel)
            : await Of(db, ticket).FirstOrDefaultAsync(one => one.EngineerId == engineer && (one.State == TripState.Requested || one.State == TripState.Returned), cancel);
        if (trip is null)
            db.Trips.Add(trip = new Trip(engineer, actor, now));
        // What was given back waits for a decision again, whatever it was asked for.
        if (request.TripId is null || trip.Route.Length == 0 || trip.State == TripState.Returned)
            trip.Ask(request.Route!, request.FirstDay!.Value, request.LastDay!.Value, request.Amount!.Value, actor, now);
        if (trip.Tickets.TrueForAll(held => held.TicketId != ticket.Id))
            trip.Tickets.Add(new TripTicket { TicketId = ticket.Id });
        return null;
    }

    private async Task DecideAsync(AfterSalesDbContext db, Ticket ticket, ApproveTrip approve, Actor actor, DateTime now, CancellationToken cancel)
    {
        var (engineer, change) = (ticket.Recorded(RecordKind.TripApproval)!.EngineerId, approve.Approved == true ? TripState.Returned : TripState.Approved);
        var trip = await Of(db, ticket).Where(one => one.EngineerId == engineer || one.EngineerId == null).OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(one => one.State == TripState.Requested || one.State == change, cancel);
        if (trip is null)
            return;
        trip.Decide(approve.Approved!.Value, approve.Note, actor, now);
        var found = new TicketReferences { Deciders = await whole.DecidersAsync(db, now, cancel) };
        foreach (var other in trip.Tickets.Where(held => held.TicketId != ticket.Id))
        {
            var held = await whole.FindAsync(db, db.Tickets.Where(one => one.Id == other.TicketId), cancel);
            // One that has gone on meanwhile, or was cancelled, needs it no more.
            if (held is not null && held.Run(approve with { EngineerId = engineer }, null, new Circumstances(actor, now, promises, keys, found)) is null)
                TicketText.Index(db, held);
        }
    }

    private static async Task LeaveAsync(IQueryable<Trip> trips, Ticket ticket, Actor actor, DateTime now, CancellationToken cancel)
    {
        foreach (var trip in await trips.Where(trip => trip.State == TripState.Requested || trip.State == TripState.Approved).ToListAsync(cancel))
            trip.Leave(ticket.Id, actor, now);
    }

    private static IQueryable<Trip> Of(AfterSalesDbContext db, Ticket ticket) =>
        db.Trips.Include(trip => trip.Tickets).Where(trip => trip.Tickets.Any(held => held.TicketId == ticket.Id));
}
