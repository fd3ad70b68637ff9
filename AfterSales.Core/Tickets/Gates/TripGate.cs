using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The gate before an engineer travels: that very engineer's trip is approved, for that day (R9.2).</summary>
internal static class TripGate
{
    public static bool IsMet(AtGate at)
    {
        var ticket = at.Ticket;
        // Before anybody is sent there is no trip that could be approved.
        if (at.By is null)
            return ticket.Visits.FindAll(visit => visit.Live) is { Count: > 0 } sent && sent.TrueForAll(ticket.TripCovers);
        var going = ticket.Visits.FindAll(visit => Goes(visit, at));
        return going.Count == 0 ? ticket.TripApproved : going.Exists(ticket.TripCovers);
    }

    private static bool Goes(Visit visit, AtGate at) =>
        (at.Is<Depart>() ? visit.State == VisitState.Confirmed : visit.Live)
        && (at.Command is not Depart { VisitId: { } id } || visit.Id == id)
        && (at.Who is not { IsSupervisor: false, IsEngineer: true } me || visit.EngineerId == me.EmployeeId);
}
