using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>Which tickets are wanted; what is null or empty does not narrow. Times UTC.</summary>
public sealed record TicketFilter
{
    /// <summary>Number, customer, serial number, telephone, words of the fault; Chinese words of one character and more.</summary>
    public string? Query { get; init; }
    public IReadOnlyList<Stage> Stages { get; init; } = [];
    public IReadOnlyList<Priority> Priorities { get; init; } = [];
    public ServiceType? ServiceType { get; init; }
    /// <summary>Somebody with a visit on it.</summary>
    public int? EngineerId { get; init; }
    public int? OwnerId { get; init; }
    /// <summary>Somebody who is asked to take it over.</summary>
    public int? OfferedTo { get; init; }
    /// <summary>Only those that nobody looks after at this time, UTC.</summary>
    public DateTime? OwnerlessAt { get; init; }
    public int? CustomerId { get; init; }
    public string? SerialNumber { get; init; }
    /// <summary>What they wait for now; the list is then in the order in which they are to be looked at.</summary>
    public TicketWait? Waits { get; init; }
    /// <summary>What happened to them between <see cref="From"/> and <see cref="To"/>; null: they were reported, also those that were cancelled.</summary>
    public TicketEvent? Happened { get; init; }
    /// <summary>At or after.</summary>
    public DateTime? From { get; init; }
    /// <summary>Before.</summary>
    public DateTime? To { get; init; }
}

/// <summary>A ticket in a list.</summary>
/// <param name="Engineers">Those with a visit that was not taken back.</param>
/// <param name="Clock">The one that presses most, or null when none runs.</param>
public sealed record TicketLine(
    string Number, long Version, Stage Stage, ServiceType ServiceType, Priority Priority, Impact Impact, string Fault,
    CustomerRef? Customer, EquipmentRef? Equipment, string ContactName, string? City, PersonRef? Owner, IReadOnlyList<PersonRef> Engineers,
    ClockFacts? Clock, DateTime CreatedAt)
{
    public DateTime? DueAt => Clock?.DueAt;
}

/// <summary>A page of a list, newest number first where nothing else is said.</summary>
/// <param name="Page">From 1.</param>
public sealed record TicketList(IReadOnlyList<TicketLine> Items, int Total, int Page, int PageSize);
