using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Dispatch and the way of the visits, which moves the ticket.</summary>
public sealed partial class Ticket
{
    internal Refusal? Assign(Assign assign, Circumstances now)
    {
        var wanted = assign.EngineerIds!.Distinct().ToList();
        if (wanted.Exists(id => !now.Found.Engineers.ContainsKey(id)))
            return Invalid.Field("engineerIds", "unknown");
        if (Visits.Exists(visit => visit.Live && wanted.Contains(visit.EngineerId)))
            return Invalid.Field("engineerIds", "already-assigned");
        if (PinAgainst(GoingWithout().Concat(wanted), now.Now) is { } pinned)
            return pinned;

        int? lead = assign.LeadId ?? (Visits.Exists(visit => visit is { Live: true, Lead: true }) ? null : wanted[0]);
        if (lead is not null)
            Visits.ForEach(visit => visit.Lead = false);
        foreach (var engineerId in wanted)
            Visits.Add(NewVisit(engineerId, engineerId == lead, assign.Place ?? ServiceProcess.UsualPlace(ServiceType), assign.Start!.Value, assign.End!.Value, assign.Tentative == true ? null : now.Now));
        Respond(now.Now);
        StopClock(ClockName.Arrange, now.Now);
        FollowVisits(now.Now);
        return null;
    }

    internal Refusal? Unassign(Unassign unassign, Circumstances now)
    {
        var found = OneVisit(unassign.VisitId, null, VisitState.Planned, VisitState.Confirmed);
        if (!found.Done)
            return found.Refusal;
        Drop(found.Value, now);
        return null;
    }

    internal Refusal? ReassignVisit(ReassignVisit reassign, Circumstances now)
    {
        var found = OneVisit(reassign.VisitId, null, VisitState.Planned, VisitState.Confirmed);
        if (!found.Done)
            return found.Refusal;
        var engineerId = reassign.EngineerId!.Value;
        if (!now.Found.Engineers.ContainsKey(engineerId))
            return Invalid.Field("engineerId", "unknown");
        var old = found.Value;
        // To the same engineer at another time is a change of plan.
        if (Visits.Exists(visit => visit.Live && visit.EngineerId == engineerId && visit != old))
            return Invalid.Field("engineerId", "already-assigned");
        if (PinAgainst(GoingWithout(old).Append(engineerId), now.Now) is { } pinned)
            return pinned;
        var lead = old.Lead;
        old.State = VisitState.Aborted;
        old.Lead = false;
        var moved = NewVisit(engineerId, lead, old.Place, reassign.Start ?? old.Start, reassign.End ?? old.End, reassign.Tentative == true ? null : now.Now);
        Visits.Add(moved);
        if (engineerId != old.EngineerId || !TripCovers(moved))
            LeaveTrip(old.EngineerId, now);
        FollowVisitsUnlessElsewhere(now.Now);
        return null;
    }

    /// <summary>The visit that would change hands; null where there is none, or more than one.</summary>
    internal Visit? HandedOver(int? visitId) =>
        Visits.FindAll(visit => visit.State is VisitState.Planned or VisitState.Confirmed && (visitId is null || visit.Id == visitId)) is [var one] ? one : null;

    /// <summary>The tentative visit that is meant; null where there is none, or more than one.</summary>
    internal Visit? PlannedVisit(int? visitId) =>
        Visits.FindAll(visit => visit.State == VisitState.Planned && (visitId is null || visit.Id == visitId)) is [var one] ? one : null;

    internal Refusal? ConfirmVisit(ConfirmVisit confirm, Circumstances now)
    {
        var found = OneVisit(confirm.VisitId, null, VisitState.Planned);
        if (!found.Done)
            return found.Refusal;
        if (PinAgainst(GoingWithout(), now.Now) is { } pinned)
            return pinned;
        found.Value.State = VisitState.Confirmed;
        found.Value.EverConfirmed = true;
        found.Value.ConfirmedAt = now.Now;
        return null;
    }

    internal Refusal? AbortVisit(AbortVisit abort, Circumstances now)
    {
        var found = OneVisit(abort.VisitId, now.Actor, VisitState.EnRoute, VisitState.OnSite);
        if (!found.Done)
            return found.Refusal;
        Drop(found.Value, now);
        return null;
    }

    internal Refusal? Depart(Depart depart, Circumstances now)
    {
        var found = OneVisit(depart.VisitId, now.Actor, VisitState.Confirmed);
        if (!found.Done)
            return found.Refusal is WrongStage wrong && Visits.Exists(visit => visit is { Live: true, DepartedAt: not null } && visit.EngineerId == now.Actor.EmployeeId)
                ? wrong with { Departed = true } : found.Refusal;
        if (VisitTimes.IsBefore(depart.At, found.Value.ConfirmedAt))
            return Invalid.Field("at", "before-sent");
        found.Value.State = VisitState.EnRoute;
        found.Value.DepartedAt = depart.At ?? now.Now;
        found.Value.DepartedWhere = Fix.Of(depart.Lat, depart.Lon, depart.AccuracyM);
        FollowVisitsUnlessElsewhere(now.Now);
        return null;
    }

    internal Refusal? Arrive(Arrive arrive, Circumstances now)
    {
        var found = OneVisit(arrive.VisitId, now.Actor, Visits.Exists(visit => visit.WithoutTravel) ? [VisitState.EnRoute, VisitState.Confirmed] : [VisitState.EnRoute]);
        if (!found.Done)
            return found.Refusal;
        if (found.Value is { State: VisitState.Confirmed, WithoutTravel: false })
            return NoVisit([Stage.EnRoute]);
        var at = arrive.At ?? now.Now;
        if (at < found.Value.DepartedAt)
            return Invalid.Field("at", "before-departure");
        if (VisitTimes.IsBefore(arrive.At, found.Value.ConfirmedAt))
            return Invalid.Field("at", "before-sent");
        found.Value.State = VisitState.OnSite;
        found.Value.ArrivedAt = at;
        found.Value.ArrivedWhere = Fix.Of(arrive.Lat, arrive.Lon, arrive.AccuracyM);
        StopClock(ClockName.Arrival, at);
        FollowVisitsUnlessElsewhere(now.Now);
        return null;
    }

    internal Refusal? LeaveSite(LeaveSite leave, Circumstances now)
    {
        var found = OneVisit(leave.VisitId, now.Actor, VisitState.OnSite);
        if (!found.Done)
            return found.Refusal;
        var visit = found.Value;
        visit.State = VisitState.Left;
        visit.LeftAt = now.Now;
        visit.Outcome = leave.Outcome;
        PassLeadOn(visit);
        if (Stage != Stage.OnSite || Visits.Exists(other => other.State == VisitState.OnSite))
            return null;
        switch (leave.Outcome)
        {
            case LeaveOutcome.Done:
                ResultNote = leave.Note?.Trim() ?? ResultNote;
                BeginAcceptance(now);
                break;
            case LeaveOutcome.Parts:
                PartsWantedFrom = Stage;
                MoveTo(Stage.AwaitingParts, now.Now);
                break;
            case LeaveOutcome.Plan:
                MoveTo(Stage.Planning, now.Now);
                break;
            default:
                FollowVisits(now.Now);
                break;
        }
        return null;
    }

    /// <summary>True when this departure from the site ends the work, so that the gates before Accepting apply.</summary>
    internal bool LeavingEndsWork(LeaveSite leave) => leave.Outcome == LeaveOutcome.Done && NobodyElseIsThere;

    /// <summary>The same where what is to be done has to be planned first.</summary>
    internal bool LeavingWantsPlan(LeaveSite leave) => leave.Outcome == LeaveOutcome.Plan && NobodyElseIsThere;

    private bool NobodyElseIsThere => Stage == Stage.OnSite && Visits.Count(visit => visit.State == VisitState.OnSite) == 1;

    /// <summary>The visit that is meant: by id, else the only one in one of the states (the actor's own for engineers).</summary>
    private Outcome<Visit> OneVisit(int? visitId, Actor? actor, params VisitState[] states)
    {
        var candidates = Visits.Where(visit => states.Contains(visit.State)).ToList();
        if (visitId is not null)
            candidates = candidates.FindAll(visit => visit.Id == visitId);
        if (actor is { IsSupervisor: false })
            candidates = candidates.FindAll(visit => visit.EngineerId == actor.EmployeeId);
        return candidates switch
        {
            [var visit] => visit,
            [] when visitId is not null && !Visits.Exists(visit => visit.Id == visitId) => Invalid.Field("visitId", "unknown"),
            [] => NoVisit(ServiceProcess.StagesOf(states)),
            _ => Invalid.Field("visitId", "required"),
        };
    }

    private static Visit NewVisit(int engineerId, bool lead, Place place, DateTime start, DateTime end, DateTime? confirmed) => new()
    {
        EngineerId = engineerId,
        Lead = lead,
        Place = place,
        Start = start,
        End = end,
        State = confirmed is null ? VisitState.Planned : VisitState.Confirmed,
        EverConfirmed = confirmed is not null,
        ConfirmedAt = confirmed,
    };

    // The ticket may stand where such a visit would be, by another engineer's.
    private Refusal NoVisit(IReadOnlyList<Stage> whereItWouldBe) =>
        whereItWouldBe.Contains(Stage) ? Invalid.Field("visitId", "visit-elsewhere") : new WrongStage(Stage, whereItWouldBe);

    private void Drop(Visit visit, Circumstances now)
    {
        visit.State = VisitState.Aborted;
        PassLeadOn(visit);
        visit.Lead = false;
        LeaveTrip(visit.EngineerId, now);
        FollowVisitsUnlessElsewhere(now.Now);
    }

    // A visit that is over keeps its mark only while nobody else is there to lead.
    private void PassLeadOn(Visit visit)
    {
        if (!visit.Lead || Visits.Find(other => other.Live && other != visit) is not { } next)
            return;
        visit.Lead = false;
        next.Lead = true;
    }

    private void FollowVisitsUnlessElsewhere(DateTime at)
    {
        if (ServiceProcess.FollowsVisits(Stage))
            FollowVisits(at);
    }
}
