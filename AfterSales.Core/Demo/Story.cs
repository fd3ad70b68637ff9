using System.Collections.Immutable;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>One step of a story. UTC.</summary>
internal sealed record Step(DateTime At, Actor By, TicketCommand Command, TicketReferences Found);

/// <summary>
/// What shall happen to one ticket, when and by whom. It becomes a ticket by running the department's own commands, so
/// that timeline, clocks and figures agree.
/// </summary>
internal sealed class Story(DateTime createdAt, Actor reporter, Report report, TicketReferences known)
{
    private readonly List<Step> steps = [];

    public DateTime CreatedAt { get; } = createdAt;
    public DateTime EndsAt => steps.Count == 0 ? CreatedAt : steps[^1].At;

    public void Add(DateTime at, Actor by, TicketCommand command, TicketReferences? found = null) =>
        steps.Add(new Step(at, by, command, found ?? TicketReferences.None));

    /// <exception cref="InvalidOperationException">The story breaks the rules of the process.</exception>
    public Ticket Tell(TicketNumber number, PromiseTimes promises, LinkKeys keys)
    {
        var ticket = Ticket.Reported(report, number, new Circumstances(reporter, CreatedAt, promises, keys, known));
        foreach (var step in steps)
        {
            if (ticket.Run(step.Command, null, new Circumstances(step.By, step.At, promises, keys, step.Found)) is { } refusal)
                throw new InvalidOperationException($"{number}: {step.Command.Name} was refused: {refusal}");
        }
        return ticket;
    }

    public static TicketReferences Of(CastMachine machine) => new() { Equipment = machine.Equipment, Customer = machine.Customer, Site = machine.Site };

    public static TicketReferences Of(IEnumerable<CastEngineer> engineers) =>
        new() { Engineers = engineers.ToImmutableDictionary(engineer => engineer.Id, engineer => engineer.Actor.Name) };

    public static ContactInput Contact(CustomerContact contact) => new() { Name = contact.Name, Phone = contact.Phone, Email = contact.Email };
}
