using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What a gate looks at: the ticket, and who wants to pass.</summary>
/// <param name="By">The kind of command that wants to pass; null: nobody yet, it is only asked what is missing.</param>
/// <param name="Command">The command itself, once its form is filled in.</param>
/// <param name="Found">What was loaded for the command.</param>
public sealed record AtGate(Ticket Ticket, Type? By, TicketCommand? Command, TicketReferences Found)
{
    public AtGate(Ticket ticket, Type? by, TicketCommand? command) : this(ticket, by, command, TicketReferences.None) { }

    /// <summary>The rule that asks; null outside of a rulebook.</summary>
    public GateRule? Rule { get; init; }

    /// <summary>Who wants to pass; null: nobody yet.</summary>
    public Actor? Who { get; init; }

    internal bool Is<T>() where T : TicketCommand => By == typeof(T);
}

/// <summary>
/// Something that a rulebook may want before a stage 门槛: a name that rulebooks use, and what of it is still missing.
/// </summary>
/// <param name="From">The first stage that it can stand before: what it asks for can be supplied earlier.</param>
public sealed record Gate(string Name, GateKind Kind, Stage From, Func<AtGate, IEnumerable<Missed>> Missing)
{
    /// <summary>The services that can supply it; the others never could.</summary>
    public IReadOnlyList<ServiceType> Types { get; init; } = Enum.GetValues<ServiceType>();
}

/// <summary>Something that a gate misses.</summary>
/// <param name="Of">Whom or what it is missed of, in names and days: "赵强 · 高压电工作业证"; null: of the ticket.</param>
public readonly record struct Missed(Need Need, string? Of = null);
