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

    private bool Approved(RecordKind wanted, RecordKind approval) =>
        Records.FindLast(record => record.Kind == wanted || record.Kind == approval) is { Passed: true } last && last.Kind == approval;
}
