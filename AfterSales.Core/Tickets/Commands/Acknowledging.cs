using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Somebody has heard that people are in danger or a machine stands, and sees to it 确认警报: until then the wall shows nothing else.
/// Who it was is told there by name.
/// </summary>
public sealed record AcknowledgeAlarm : TicketCommand
{
    /// <summary>What was done about it at once.</summary>
    [LongText] public string? Note { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AcknowledgeAlarm(Note, now);
    internal override string? Words(Circumstances now) => Note;
}
