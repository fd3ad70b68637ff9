using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What a gate looks at: the ticket, and who wants to pass.</summary>
/// <param name="By">The kind of command that wants to pass; null: nobody yet, it is only asked what is missing.</param>
/// <param name="Command">The command itself, once its form is filled in.</param>
public sealed record AtGate(Ticket Ticket, Type? By, TicketCommand? Command)
{
    internal bool Is<T>() where T : TicketCommand => By == typeof(T);
}

/// <summary>
/// Something that a rulebook may want before a stage 门槛: a name that rulebooks use, and what of it is still missing.
/// </summary>
public sealed record Gate(string Name, Func<AtGate, IEnumerable<Need>> Missing);
