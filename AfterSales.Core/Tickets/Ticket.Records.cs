using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The facts that rulebooks ask for. A refused acceptance voids none of them: what was done was done.</summary>
public sealed partial class Ticket
{
    /// <summary>In the order they were recorded.</summary>
    public List<ServiceRecord> Records { get; } = [];

    /// <summary>The last request for a trip was approved, whoever travels.</summary>
    public bool TripApproved => Approved(RecordKind.TripRequest, RecordKind.TripApproval);

    /// <summary>Somebody set out for the customer, and may have had expenses.</summary>
    public bool Travelled => Visits.Exists(visit => visit.DepartedAt is not null);

    /// <summary>The fact of this kind that holds, or null.</summary>
    public ServiceRecord? Recorded(RecordKind kind) => Records.FindLast(record => record.Kind == kind);

    /// <summary>Those of the customer's questions that still wait for their answer, by their numbers.</summary>
    public IReadOnlyList<int> OpenQuestions => [.. CustomerQuestion.Of(Records).Where(question => question.Answer is null).Select(question => question.Number)];

    /// <summary>When the guidance from afar began that is going on; UTC.</summary>
    public DateTime? GuidanceBegun => Records.FindLast(record => record.Kind is RecordKind.GuidanceBegun or RecordKind.Guidance) is { Kind: RecordKind.GuidanceBegun } begun ? begun.At : null;

    internal Refusal? Keep(ServiceRecord record)
    {
        Records.Add(record);
        return null;
    }

    /// <summary>What the visits of an exchange or a return wait for: where the machine is to be replaced, it also has to be as the policy asks.</summary>
    internal bool ReturnIsInspected => Recorded(RecordKind.ReturnInspection) is { } inspected && (inspected.Passed == true || ServiceType != ServiceType.Exchange);

    /// <summary>The trip of the visit's engineer is approved, and its days hold the first of the visit; what is a day later somewhere passes.</summary>
    internal bool TripCovers(Visit visit) =>
        LastOfTrip(visit.EngineerId) is { Kind: RecordKind.TripApproval, Passed: true }
        && Records.FindLast(record => record.Kind == RecordKind.TripRequest && IsTripOf(record, visit.EngineerId)) is { Day: { } first, LastDay: { } last }
        && DateOnly.FromDateTime(visit.Start) is var day && day >= first.AddDays(-1) && day <= last.AddDays(1);

    // A trip is one engineer's: who asks for somebody else asks for whoever of those sent has none yet, the leading one first.
    internal Refusal? AskForTrip(RequestTrip request, Circumstances now)
    {
        var sent = Visits.FindAll(visit => visit.Live && (request.EngineerId is null || visit.EngineerId == request.EngineerId));
        var traveller = sent.Find(visit => visit.EngineerId == now.Actor.EmployeeId) ?? sent.OrderBy(TripCovers).ThenByDescending(visit => visit.Lead).FirstOrDefault();
        return traveller is null ? NoVisit([Stage.Scheduled]) : Keep((request with { EngineerId = traveller.EngineerId }).Fact(now));
    }

    internal Refusal? DecideTrip(ApproveTrip approve, Circumstances now)
    {
        var asked = Records.FindLast(record => record.Kind == RecordKind.TripRequest && LastOfTrip(TravellerOf(record)) == record) ?? Recorded(RecordKind.TripRequest);
        return Keep((approve with { EngineerId = approve.EngineerId ?? TravellerOf(asked!) }).Fact(now));
    }

    // A trip is one engineer's, for its days: whoever goes instead, or at another time, asks for one of their own (R9.2).
    private void LeaveTrip(int engineerId, Circumstances now)
    {
        if (LastOfTrip(engineerId) is { } last && !(last.Kind == RecordKind.TripApproval && last.Passed == false))
            Keep(new ServiceRecord(RecordKind.TripApproval, now) { Passed = false, EngineerId = engineerId });
    }

    private ServiceRecord? LastOfTrip(int? engineerId) =>
        Records.FindLast(record => record.Kind is RecordKind.TripRequest or RecordKind.TripApproval && IsTripOf(record, engineerId));

    // Before it was written down who travels, it was who asked, and an approval held for the whole ticket.
    private static bool IsTripOf(ServiceRecord record, int? engineerId) =>
        record.EngineerId is null && record.Kind == RecordKind.TripApproval || TravellerOf(record) == engineerId;

    private static int? TravellerOf(ServiceRecord request) => request.EngineerId ?? request.ById;

    private bool Approved(RecordKind wanted, RecordKind approval) =>
        Records.FindLast(record => record.Kind == wanted || record.Kind == approval) is { Passed: true } last && last.Kind == approval;
}
