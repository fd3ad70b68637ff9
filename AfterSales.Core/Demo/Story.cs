using System.Collections.Immutable;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>One step of a story. UTC.</summary>
internal sealed record Step(DateTime At, Actor By, TicketCommand Command, TicketReferences Found);

/// <summary>One step that is asked of the desks. UTC.</summary>
internal sealed record DeskStep(DateTime At, Func<DemoDesks, Task> Run);

/// <summary>
/// What shall happen to one ticket, when and by whom. It becomes a ticket by running the department's own commands, so
/// that timeline, clocks and figures agree.
/// </summary>
/// <param name="hears">Whoever acknowledges it where it is an alarm.</param>
internal sealed class Story(DateTime createdAt, Actor reporter, Report report, TicketReferences known, Actor? hears = null)
{
    private static readonly TimeSpan Hearing = TimeSpan.FromMinutes(1);
    private readonly List<Step> steps = [];
    private readonly List<DeskStep> later = [];
    private bool atDesks;

    public DateTime CreatedAt { get; } = createdAt;
    public DateTime EndsAt => steps.Count == 0 ? CreatedAt : steps[^1].At;
    /// <summary>The ticket that it became.</summary>
    public string Number { get; private set; } = "";
    /// <summary>How it goes on once the ticket is saved, in its order.</summary>
    public IReadOnlyList<DeskStep> AtDesks => later;
    /// <summary>The rulebook in force leads another way: what would come next is left to people.</summary>
    public bool Stopped { get; set; }

    /// <summary>From here on the steps are asked of the desks, with all that a desk does beside the ticket.</summary>
    public void ToDesks() => atDesks = true;

    public void Add(DateTime at, Actor by, TicketCommand command, TicketReferences? found = null)
    {
        if (atDesks)
            Add(at, desks => desks.RunAsync(by, this, command));
        else
            steps.Add(new Step(at, by, command, found ?? TicketReferences.None));
    }

    public void Add(DateTime at, Func<DemoDesks, Task> step) => later.Add(new DeskStep(at, step));

    /// <exception cref="InvalidOperationException">The story breaks the rules of the process.</exception>
    public Ticket Tell(TicketNumber number, PromiseTimes promises, LinkKeys keys)
    {
        Number = number.ToString();
        var ticket = Ticket.Reported(report, number, new Circumstances(reporter, CreatedAt, promises, keys, known));
        if (hears is not null && ticket.AlarmOpen)
            ticket.Run(new AcknowledgeAlarm(), null, new Circumstances(hears, Earlier(CreatedAt + Hearing, steps.Count == 0 ? EndsAt : steps[0].At), promises, keys, TicketReferences.None));
        foreach (var step in steps)
        {
            if (ticket.Run(step.Command, null, new Circumstances(step.By, step.At, promises, keys, step.Found)) is { } refusal)
                throw new InvalidOperationException($"{number}: {step.Command.Name} was refused: {refusal}");
        }
        return ticket;
    }

    private static DateTime Earlier(DateTime one, DateTime other) => one < other ? one : other;

    public static TicketReferences Of(CastMachine machine) => new() { Equipment = machine.Equipment, Customer = machine.Customer, Site = machine.Site };

    public static TicketReferences Of(IEnumerable<CastEngineer> engineers) =>
        new() { Engineers = engineers.ToImmutableDictionary(engineer => engineer.Id, engineer => engineer.Actor.Name) };

    public static ContactInput Contact(CustomerContact contact) => new() { Name = contact.Name, Phone = contact.Phone, Email = contact.Email };
}
