using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A recorded fact as pages and programs get it; what its kind does not have is null. Times UTC, days the company's.</summary>
public sealed record RecordFacts(RecordKind Kind, DateTime At, string By, string? Text)
{
    public Coverage? Coverage { get; init; }
    public bool? Passed { get; init; }
    public DateTime? From { get; init; }
    public DateTime? To { get; init; }
    public DateOnly? Day { get; init; }
    public DateOnly? LastDay { get; init; }
    public int? Count { get; init; }
    public int? Score { get; init; }
    public required IReadOnlyList<RecordLine> Lines { get; init; }

    internal static IReadOnlyList<RecordFacts> Of(Ticket ticket, Actor actor)
    {
        var reachable = TicketSight.SeesCustomer(actor, ticket.Stage);
        return [.. ticket.Records.Select(record => Of(record, reachable))];
    }

    internal static RecordFacts Of(ServiceRecord record, bool reachable = true) => new(record.Kind, record.At, record.By, record.Text)
    {
        Coverage = record.Coverage,
        Passed = record.Passed,
        From = record.From,
        To = record.To,
        Day = record.Day,
        LastDay = record.LastDay,
        Count = record.Count,
        Score = record.Score,
        // How to reach people at the customer is for whoever works for them (R1.10).
        Lines = record.Kind is RecordKind.Operators or RecordKind.Call && !reachable ? [.. record.Lines.Select(line => line.Field == "person" ? line : line with { Value = null })] : record.Lines,
    };
}
