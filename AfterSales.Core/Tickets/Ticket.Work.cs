using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Work, parts, tests, and what is said on the way.</summary>
public sealed partial class Ticket
{
    internal Refusal? RecordWork(RecordWork work, Circumstances now)
    {
        var found = VisitOnSite(now.Actor);
        if (!found.Done)
            return found.Refusal;
        var planned = PlanApproved ? Plan!.Work.Count : 0;
        if (work.PlanLine > planned)
            return Invalid.Field("planLine", "unknown");
        Cause = work.Cause?.Trim() ?? Cause;
        Action = work.Action!.Trim();
        WorkEntries.Add(new WorkEntry
        {
            Visit = found.Value,
            At = now.Now,
            Cause = work.Cause?.Trim(),
            Action = Action,
            Minutes = work.Minutes!.Value,
            PlanNumber = planned > 0 ? Plan!.Number : null,
            // Of one there is nothing to choose.
            PlanLine = work.PlanLine ?? (planned == 1 ? 1 : null),
        });
        return null;
    }

    internal Refusal? RecordTest(RecordTest test, Circumstances now)
    {
        var found = VisitOnSite(now.Actor);
        if (!found.Done)
            return found.Refusal;
        var wanted = now.Found.Measured.SelectMany(list => list.Items).Where(item => item.Reading).ToList();
        // What passes is the company's to say, not the tester's.
        var readings = (test.Readings ?? []).Select(reading => wanted.Find(item => item.IsNamed(reading.Name!)) is { } item
            ? new Reading(reading.Name!, reading.Value!.Value, item.Unit ?? reading.Unit) { Low = item.Low, High = item.High }
            : new Reading(reading.Name!, reading.Value!.Value, reading.Unit) { Low = reading.Low, High = reading.High }).ToList();
        if (test.Passed == true && wanted.FindAll(item => !readings.Exists(reading => item.IsNamed(reading.Name))) is { Count: > 0 } missing)
            return Invalid.Field("readings", "not-measured", string.Join("、", missing.Select(item => $"{item.Zh} {item.En}")));
        if (test.Passed == true && string.IsNullOrWhiteSpace(test.Note) && readings.Exists(reading => reading.IsOutside))
            return Invalid.Field("note", "outside-limits");
        TestPassed = test.Passed;
        Tests.Add(new TestEntry
        {
            Visit = found.Value,
            At = now.Now,
            Passed = test.Passed!.Value,
            Note = test.Note,
            Readings = readings,
        });
        return null;
    }

    internal Refusal? RequestParts(RequestParts request, Circumstances now)
    {
        PartRequests.Add(new PartRequest
        {
            At = now.Now,
            PromisedAt = request.PromisedAt!.Value,
            Lines = [.. request.Lines!.Select(line => new PartLine(line.PartNo!, line.Quantity!.Value))],
        });
        if (!ServiceProcess.WorkIsOver(Stage))
        {
            PartsWantedFrom = Stage;
            MoveTo(Stage.AwaitingParts, now.Now);
        }
        return null;
    }

    /// <summary>What came was the wrong one: the same is asked for again, by another time. Why is the department's to know.</summary>
    internal Refusal? RejectPart(RejectPart reject, Circumstances now)
    {
        var same = PartRequests.LastOrDefault()?.Lines.Select(line => line with { });
        PartRequests.Add(new PartRequest { At = now.Now, PromisedAt = reject.PromisedAt!.Value, Lines = [.. same ?? []] });
        return null;
    }

    internal Refusal? ReceiveParts(Circumstances now)
    {
        foreach (var request in PartRequests)
            request.ReceivedAt ??= now.Now;
        var next = StageAfterParts;
        PartsWantedFrom = null;
        if (next == Stage.Accepting)
            BeginAcceptance(now);
        else
            MoveTo(next, now.Now);
        return null;
    }

    internal Refusal? Promise(DateTime at, string reason, Circumstances now)
    {
        Promises.Add(new PromiseEntry { At = at, Reason = reason.Trim(), MadeAt = now.Now });
        return null;
    }

    internal Refusal? BeginHold(BeginHold hold, Circumstances now)
    {
        if (OpenHold is not null)
            return Invalid.Field("reason", "already-held");
        Holds.Add(new Hold { Reason = hold.Reason!.Value, Note = hold.Note, From = now.Now });
        return null;
    }

    internal Refusal? EndHold(Circumstances now)
    {
        if (OpenHold is not { } hold)
            return new WrongStage(Stage, []);
        hold.To = now.Now;
        return null;
    }

    // The work is the actor's own visit's; a supervisor records for the lead.
    internal Outcome<Visit> VisitOnSite(Actor actor)
    {
        var onSite = Visits.FindAll(visit => visit.State == VisitState.OnSite);
        var visit = onSite.Find(visit => visit.EngineerId == actor.EmployeeId)
            ?? (actor.IsSupervisor ? onSite.OrderByDescending(visit => visit.Lead).FirstOrDefault() : null);
        return visit is null ? NoVisit([Stage.OnSite]) : visit;
    }
}
