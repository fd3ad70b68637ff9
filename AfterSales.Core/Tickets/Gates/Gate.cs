using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What a gate looks at: the ticket, and the command that wants to pass, where one is given already.</summary>
public sealed record AtGate(Ticket Ticket, TicketCommand? Command);

/// <summary>
/// Something that a rulebook may want before a stage 门槛: a name that rulebooks use, and what of it is still missing.
/// </summary>
public sealed record Gate(string Name, Func<AtGate, IEnumerable<Need>> Missing);
