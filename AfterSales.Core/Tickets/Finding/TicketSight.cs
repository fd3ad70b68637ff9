using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

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

    /// <summary>
    /// How to reach the customer is for whoever works for them: engineers no longer see it when the ticket has come to
    /// its end (R1.10).
    /// </summary>
    internal static bool SeesCustomer(Actor actor, Stage stage) => SeesPlanned(actor) || stage is not (Stage.Closed or Stage.Cancelled);

    /// <summary>The contact as far as the actor may see it.</summary>
    internal static Contact ContactFor(Actor actor, Ticket ticket) =>
        SeesCustomer(actor, ticket.Stage) ? ticket.Contact : ticket.Contact with { Phone = null, Email = null };

    /// <summary>Who did the work does not hold the link by which it is rated.</summary>
    internal static bool SeesSurveyLink(Actor actor, Ticket ticket) => (actor.IsStaff || actor.IsSupervisor) && !ticket.IsOwnOf(actor.EmployeeId);

    /// <summary>Tentative visits are not told to engineers.</summary>
    internal static bool SeesPlanned(Actor actor) => actor.SeesAllTickets || actor.Origin == Origin.System;
}
