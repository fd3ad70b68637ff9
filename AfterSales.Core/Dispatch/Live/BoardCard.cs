using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>
/// An open ticket as the board shows it. Immutable: as long as nothing changed, it is the same object. Times UTC.
/// </summary>
public sealed record BoardCard
{
    public required long Id { get; init; }
    public required string Number { get; init; }
    /// <summary>Day and count of the number: what cards are sorted by.</summary>
    public required TicketNumber Order { get; init; }
    public required long Version { get; init; }
    public required Stage Stage { get; init; }
    public required ServiceType ServiceType { get; init; }
    public required Priority Priority { get; init; }
    public required Impact Impact { get; init; }
    public required string Fault { get; init; }
    public required CustomerRef? Customer { get; init; }
    /// <summary>Who reported it: what a card says while no customer is known.</summary>
    public required string ContactName { get; init; }
    /// <summary>With nothing but the serial number where the reporter named one that nobody knows.</summary>
    public required EquipmentRef? Equipment { get; init; }
    public required SiteRef? Site { get; init; }
    public required int? OwnerId { get; init; }
    public required DateTime CreatedAt { get; init; }
    /// <summary>The closed ticket whose fault came back 返修.</summary>
    public required string? RepeatOf { get; init; }
    /// <summary>The warranty had ended when it was reported 保外.</summary>
    public required bool OutOfWarranty { get; init; }
    /// <summary>Why work is held, while it is.</summary>
    public required HoldReason? Hold { get; init; }
    /// <summary>The clock that matters most; null when none runs.</summary>
    public required ClockReading? Clock { get; init; }
    /// <summary>The live visits, the lead first.</summary>
    public required IReadOnlyList<BoardVisit> Visits { get; init; }
    /// <summary>The engineers whose own ticket it is: with a visit ever confirmed for them.</summary>
    public required IReadOnlyList<int> OwnOf { get; init; }
    /// <summary>For whom it is kept; it may be over by now.</summary>
    public BoardPin? Pin { get; init; }

    /// <summary>It was reported as danger or as a machine that stands; null for every other.</summary>
    public BoardAlarm? Alarm { get; init; }
    /// <summary>What keeps it from going on.</summary>
    public Blocker Blocked { get; init; } = Blocker.None;
    /// <summary>省: where the site is, if that was written down.</summary>
    public string? Province { get; init; }
    /// <summary>产品线 of the machine, where it is known.</summary>
    public string? ProductLine { get; init; }

    /// <summary>The customer is a person: the file has the name of one of its contacts.</summary>
    public bool OfPerson { get; init; }
    /// <summary>The town or region in the address that the reporter gave, until a site is known.</summary>
    public string? ReportedCity { get; init; }

    public string? City => Site is { } site ? site.City : ReportedCity;

    /// <summary>Whose ticket it is has a door of their own, or is not known yet: where anybody reads it, nobody is named.</summary>
    public bool Personal => OfPerson || Customer is null || Customer.Name == ContactName;

    /// <summary>待派工: somebody has to be sent, and nobody is.</summary>
    public bool WantsEngineer => ServiceProcess.WantsEngineer(Stage);

    /// <summary>待配件: it stands still until parts are there.</summary>
    public bool AwaitsParts => ServiceProcess.AwaitsParts(Stage);

    /// <summary>The engineers with a live visit.</summary>
    public IEnumerable<int> EngineerIds => Visits.Select(visit => visit.EngineerId).Distinct();
}

/// <summary>A report of danger or of a machine that stands, and who has said by name that they see to it. UTC; both null until somebody has.</summary>
public sealed record BoardAlarm(string? AcknowledgedBy, DateTime? AcknowledgedAt)
{
    public bool Open => AcknowledgedAt is null;
}

/// <summary>The ticket is kept for one engineer. UTC.</summary>
public sealed record BoardPin(int EngineerId, string Engineer, DateTime Until, string Reason);

/// <summary>One engineer's visit, as a card and the engineer's day show it. Times UTC.</summary>
public sealed record BoardVisit(int Id, string Number, int EngineerId, bool Lead, Place Place, VisitState State, DateTime Start, DateTime End);
