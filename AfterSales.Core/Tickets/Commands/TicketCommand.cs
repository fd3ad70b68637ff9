using System.Collections.Immutable;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// One step on a ticket's way, with its input as it came in: every property may be missing until <see cref="Check"/>
/// has passed. Annotations on the properties say what is required and how long; the form, the API and the check all
/// read them (<see cref="CommandForm"/>).
/// </summary>
public abstract record TicketCommand
{
    /// <summary>The command's name in table, API and timeline.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>Another command, where the input says that this one means it.</summary>
    internal virtual TicketCommand Meant => this;

    /// <summary>When it happened, if told; UTC.</summary>
    internal virtual DateTime? HappenedAt => null;

    /// <summary>Not for whoever only follows a ticket that theirs was merged into.</summary>
    internal virtual bool OfContactOnly => false;

    /// <summary>What shall be loaded before it runs.</summary>
    internal virtual Wanted Wants => Wanted.Nothing;

    /// <summary>The same for a command that names what it wants to know by the ticket alone.</summary>
    internal virtual Wanted WantsFor(Ticket ticket) => Wants;

    /// <summary>Finds what the annotations do not say, in one go with what they do: anything may still be missing.</summary>
    internal virtual void CheckMore(InputCheck check, Ticket ticket, DateTime now) { }

    /// <summary>Changes the ticket; called by <see cref="Ticket.Run"/> after every check.</summary>
    internal abstract Refusal? Apply(Ticket ticket, Circumstances now);

    /// <summary>What the timeline shall say besides the command: the words of who acted.</summary>
    internal virtual string? Words(Circumstances now) => null;

    internal Invalid? Check(Ticket ticket, DateTime now)
    {
        var check = new InputCheck();
        CommandForm.Check(this, check);
        CheckMore(check, ticket, now);
        return check.Result;
    }
}

/// <summary>What a command needs to know of the world besides the ticket.</summary>
internal sealed record Wanted(string? SerialNumber = null, int? CustomerId = null, int? SiteId = null, string? Phone = null, IReadOnlyList<int>? EngineerIds = null,
    IReadOnlyList<FittedPartInput>? Fitted = null, int? ChecklistId = null, string? TicketNumber = null, int? ColleagueId = null)
{
    public static readonly Wanted Nothing = new();

    /// <summary>This and what a later step of the same transaction wants, whose word holds where both say one.</summary>
    public Wanted And(Wanted later) => new(
        later.SerialNumber ?? SerialNumber, later.CustomerId ?? CustomerId, later.SiteId ?? SiteId, later.Phone ?? Phone, later.EngineerIds ?? EngineerIds, later.Fitted ?? Fitted,
        later.ChecklistId ?? ChecklistId, later.TicketNumber ?? TicketNumber, later.ColleagueId ?? ColleagueId);
}

/// <summary>What was found of that.</summary>
public sealed record TicketReferences
{
    public static readonly TicketReferences None = new();
    public Equipment? Equipment { get; init; }
    public Customer? Customer { get; init; }
    public Site? Site { get; init; }
    /// <summary>The purchased parts that are named, with what is left of them without what this ticket took.</summary>
    public IReadOnlyList<PartInStock> Parts { get; init; } = [];
    public Checklist? Checklist { get; init; }
    /// <summary>Of a test: the lists of what is measured on such a machine, and what passes.</summary>
    public IReadOnlyList<Checklist> Measured { get; init; } = [];
    /// <summary>What the engineers hold who shall be sent; null where nobody shall.</summary>
    public Qualifications? Qualified { get; init; }
    /// <summary>Active engineers by id, with their names.</summary>
    public ImmutableDictionary<int, string> Engineers { get; init; } = ImmutableDictionary<int, string>.Empty;
    /// <summary>Who may decide today on plans, quotes and trips, by id; empty where nothing is decided.</summary>
    public IReadOnlyList<int> Deciders { get; init; } = [];
    /// <summary>Another ticket, whole.</summary>
    public Ticket? Other { get; init; }
    /// <summary>What sending these engineers would bring about.</summary>
    public IReadOnlyList<Consequence> Consequences { get; init; } = [];
    /// <summary>Somebody who works here now.</summary>
    public Colleague? Colleague { get; init; }
}

/// <summary>Who may look after a ticket.</summary>
/// <param name="SeesAllTickets">Else only those with a visit of their own.</param>
public sealed record Colleague(int Id, string Name, bool SeesAllTickets);

/// <summary>Who acts when, under which promises, and what was loaded for it.</summary>
public sealed record Circumstances(Actor Actor, DateTime Now, PromiseTimes Promises, LinkKeys Keys, TicketReferences Found)
{
    /// <summary>How quotes are added up.</summary>
    public PriceRules Prices { get; init; } = new();

    /// <summary>Of times that are told without a zone, where the site has none of its own.</summary>
    public CompanyTime Company { get; init; } = new(TimeZoneInfo.Utc);

    /// <summary>Today, in the company's time zone.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(Now);
}
