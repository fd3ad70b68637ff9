using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The facts that rulebooks ask for. A refused acceptance voids none of them: what was done was done.</summary>
public sealed partial class Ticket
{
    /// <summary>In the order they were recorded.</summary>
    public List<ServiceRecord> Records { get; } = [];

    /// <summary>The last request for a trip was approved.</summary>
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

    /// <summary>The days of the trip that was asked for hold this one; what is a day later somewhere passes. UTC.</summary>
    private bool TripCovers(DateTime at) => Recorded(RecordKind.TripRequest) is not { Day: { } first, LastDay: { } last }
        || DateOnly.FromDateTime(at) is var day && day >= first.AddDays(-1) && day <= last.AddDays(1);

    // A trip is one engineer's, for its days: whoever goes instead, or at another time, asks for one of their own (R9.2).
    private void LeaveTrip(Circumstances now)
    {
        if (Records.FindLast(record => record.Kind is RecordKind.TripRequest or RecordKind.TripApproval) is { } last && !(last.Kind == RecordKind.TripApproval && last.Passed == false))
            Keep(new ServiceRecord(RecordKind.TripApproval, now) { Passed = false });
    }

    private bool Approved(RecordKind wanted, RecordKind approval) =>
        Records.FindLast(record => record.Kind == wanted || record.Kind == approval) is { Passed: true } last && last.Kind == approval;
}
