using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>What of the tickets an actor gets to see.</summary>
public static class TicketSight
{
    extension(IQueryable<Ticket> tickets)
    {
        /// <summary>All for staff and supervisors; for engineers those with a visit ever confirmed for them.</summary>
        public IQueryable<Ticket> VisibleTo(Actor actor) =>
            actor.SeesAllTickets || actor.Origin == Origin.System ? tickets
            : actor is { IsEngineer: true, EmployeeId: { } me } ? tickets.Where(ticket => ticket.Visits.Any(visit => visit.EngineerId == me && visit.EverConfirmed))
            : tickets.Where(ticket => false);
    }

    /// <summary>Tentative visits are not told to engineers.</summary>
    internal static bool SeesPlanned(Actor actor) => actor.SeesAllTickets || actor.Origin == Origin.System;
}
