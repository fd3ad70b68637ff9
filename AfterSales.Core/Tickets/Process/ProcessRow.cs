using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>How far an engineer's right to a command goes on tickets that are the engineer's own.</summary>
public enum EngineerRule
{
    /// <summary>On every own ticket.</summary>
    OwnTicket,
    /// <summary>Only while having a live visit on it.</summary>
    LiveVisit,
    /// <summary>Only who leads.</summary>
    Lead,
}

/// <summary>One row of the process: which command leads from where to where, who may run it, what must stand first.</summary>
/// <param name="From">The stages it may run in.</param>
/// <param name="To">Where it may lead; empty where the stage stays.</param>
/// <param name="Who">The roles whose task it is; a supervisor may always, on behalf.</param>
public sealed record ProcessRow(string Command, Type Form, Stage[] From, Stage[] To, Roles Who)
{
    public EngineerRule Engineers { get; init; }
    /// <summary>Stages in which staff may run it, where that is less than <see cref="From"/>.</summary>
    public Stage[]? StaffFrom { get; init; }
    public ServiceType[]? Types { get; init; }
    /// <summary>On which tickets it is whose; null: on all that the role may see. A supervisor stands in for everybody.</summary>
    public Func<Ticket, int?, bool>? Whose { get; init; }
    /// <summary>The purpose of a customer's link that may run it.</summary>
    public LinkPurpose? ByLink { get; init; }
    /// <summary>Whoever decides instead of a supervisor who is away may as well.</summary>
    public bool ByDeputy { get; init; }
    /// <summary>It decides, and on whose work: such a one leaves it to somebody else who may decide 四眼原则.</summary>
    public Func<Ticket, int, bool>? Own { get; init; }
    /// <summary>Anybody at all may.</summary>
    public bool Anyone { get; init; }
    /// <summary>What the type itself needs before the command.</summary>
    public Func<Ticket, IEnumerable<Need>> Needs { get; init; } = static _ => [];
    /// <summary>The needs for this very input, where the input decides.</summary>
    public Func<Ticket, TicketCommand, IEnumerable<Need>>? NeedsOf { get; init; }

    /// <summary>Writes down what a signature before it does not cover: such a one is void, and the customer is asked again.</summary>
    public bool VoidsAcceptance { get; init; }
    /// <summary>A way out for the case that the ordinary one is barred: never what is offered first.</summary>
    public bool Makeshift { get; init; }

    /// <summary>Only right after what it answers to: never in a list of what can be done.</summary>
    public bool AtOnce { get; init; }

    /// <summary>The stage whose gates stand before it; OnSite: those before the work there.</summary>
    public Stage? Enters { get; init; }
    /// <summary>The same for commands where the ticket or the input decides; without input it is only asked.</summary>
    public Func<Ticket, TicketCommand?, Stage?>? EntersBy { get; init; }
    /// <summary>Gates that stand further on and are asked for here already: nobody shall agree to what could not be kept.</summary>
    public IReadOnlyList<string> Ahead { get; init; } = [];
    /// <summary>A stage before that one which some services come to without a gate: what stands before it is asked here as well.</summary>
    public Stage? Behind { get; init; }

    /// <summary>Somebody of the department can run it on a ticket that is there.</summary>
    public bool IsOffered => Who != Roles.None && From.Length > 0;

    public bool Allows(Actor actor, Ticket ticket)
    {
        if (Anyone || actor.Origin == Origin.System)
            return true;
        if (actor.Origin == Origin.Link)
            return ByLink is not null;
        if (actor.IsSupervisor && Who != Roles.None)
            return true;
        if (ByDeputy && actor.InsteadOf is not null)
            return true;
        if (Whose?.Invoke(ticket, actor.EmployeeId) == false)
            return false;
        if (actor.IsStaff && Who.HasFlag(Roles.Staff) && StaffFrom?.Contains(ticket.Stage) != false)
            return true;
        return actor.IsEngineer && Who.HasFlag(Roles.Engineer) && AllowsEngineer(ticket, actor.EmployeeId);
    }

    /// <summary>It would be decided on the actor's own work.</summary>
    public bool IsOwn(Actor actor, Ticket ticket) => actor.EmployeeId is { } me && Own?.Invoke(ticket, me) == true;

    /// <summary>The same, while there is somebody else who could decide.</summary>
    /// <param name="deciders">Who may decide today, by id.</param>
    public bool IsForAnother(Actor actor, Ticket ticket, IReadOnlyCollection<int> deciders) =>
        IsOwn(actor, ticket) && deciders.Any(other => !Own!(ticket, other));

    public bool OnBehalf(Actor actor) => actor.IsSupervisor && (actor.Roles & Who) == Roles.None;

    public bool Fits(ServiceType type) => Types?.Contains(type) != false;

    public bool LeadsFrom(Ticket ticket) => LeadsFrom(ticket.Stage, ticket.ServiceType);

    public bool LeadsFrom(Stage stage, ServiceType type) => From.Contains(stage) && Fits(type);

    /// <summary>What is still missing: for the service itself, and by the rulebook that the ticket began under.</summary>
    public IReadOnlyList<UnmetNeed> Unmet(Ticket ticket, TicketCommand? command = null, TicketReferences? found = null, Actor? who = null) =>
    [
        .. (command is not null && NeedsOf is not null ? NeedsOf(ticket, command) : Needs(ticket)).Select(need => new UnmetNeed(UnmetNeed.OfType, need)),
        .. Gates.Before(this, ticket, command, found ?? TicketReferences.None, who),
    ];

    internal Stage? Passes(Ticket ticket, TicketCommand? command) => EntersBy is not null ? EntersBy(ticket, command) : Enters;

    private bool AllowsEngineer(Ticket ticket, int? engineerId) => Engineers switch
    {
        EngineerRule.LiveVisit => ticket.Visits.Exists(visit => visit.EngineerId == engineerId && visit is { Live: true, EverConfirmed: true }),
        EngineerRule.Lead => ticket.IsOwnOf(engineerId) && ticket.Visits.Exists(visit => visit.EngineerId == engineerId && visit.Lead),
        _ => ticket.IsOwnOf(engineerId),
    };
}
