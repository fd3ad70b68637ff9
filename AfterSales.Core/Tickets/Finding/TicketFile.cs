using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>The whole ticket, as one actor may see it, with what the actor can do next. UTC.</summary>
public sealed record TicketFile
{
    public required long Id { get; init; }
    public required string Number { get; init; }
    public required long Version { get; init; }
    public required Stage Stage { get; init; }
    public required ServiceType ServiceType { get; init; }
    public required Channel Channel { get; init; }
    public required Priority Priority { get; init; }
    public required Impact Impact { get; init; }
    public required string Fault { get; init; }
    public required Contact Contact { get; init; }
    public required string? ReportedAddress { get; init; }
    public required CustomerRef? Customer { get; init; }
    public required SiteRef? Site { get; init; }
    /// <summary>When work is done at the site; null where nobody asked.</summary>
    public WorkCalendar? Hours { get; init; }
    public required EquipmentRef? Equipment { get; init; }
    public required PersonRef? Owner { get; init; }
    /// <summary>Who is asked to take it over, and why; null while nobody is.</summary>
    public HandoverFacts? Handover { get; init; }
    /// <summary>For whom it is kept; null: for nobody, or not for this reader to know.</summary>
    public PinFacts? Pin { get; init; }
    public required IReadOnlyList<PersonRef> Engineers { get; init; }
    public required string? ExternalRef { get; init; }
    public required string? RepeatOf { get; init; }
    /// <summary>The ticket that was accepted with the reservation that this one is about.</summary>
    public required string? ReservationOf { get; init; }
    /// <summary>The ticket that goes on in this one's stead.</summary>
    public string? MergedInto { get; init; }
    /// <summary>The tickets that came from this one or went into it.</summary>
    public IReadOnlyList<RelatedFacts> Related { get; init; } = [];

    public required DateTime CreatedAt { get; init; }
    public required DateTime? RespondedAt { get; init; }
    public required DateTime? VerifiedAt { get; init; }
    public required DateTime? AcceptedAt { get; init; }
    public required DateTime? ClosedAt { get; init; }
    public required DateTime? SurveyAskedAt { get; init; }

    public required string? Cause { get; init; }
    public required string? Solution { get; init; }
    public required string? FaultGroup { get; init; }
    public required string? Action { get; init; }
    public required string? ResultNote { get; init; }
    public required bool? TestPassed { get; init; }
    public required string? AnswerText { get; init; }

    public required IReadOnlyList<VisitFacts> Visits { get; init; }
    public required IReadOnlyList<ClockFacts> Clocks { get; init; }
    /// <summary>The sums behind the clocks, in the same order.</summary>
    public required IReadOnlyList<ClockLedger> Ledgers { get; init; }
    /// <summary>The clock that presses most, or null when none runs.</summary>
    public required ClockFacts? Clock { get; init; }
    public required IReadOnlyList<HoldFacts> Holds { get; init; }
    /// <summary>In the order they were made, those for parts among them.</summary>
    public required IReadOnlyList<PromiseFacts> Promises { get; init; }
    public required IReadOnlyList<PartsFacts> PartRequests { get; init; }
    /// <summary>In the order they were recorded; the last of its kind holds.</summary>
    public required IReadOnlyList<RecordFacts> Records { get; init; }
    /// <summary>Every version of the plan, in the order they were submitted.</summary>
    public required IReadOnlyList<PlanFacts> Plans { get; init; }
    /// <summary>Every quote, in the order they were sent.</summary>
    public required IReadOnlyList<QuoteFacts> Quotes { get; init; }
    /// <summary>Who pays: true the customer, false nobody; null while it is not decided.</summary>
    public required bool? Charged { get; init; }
    /// <summary>In the order they happened.</summary>
    public required IReadOnlyList<ActivityFacts> Activities { get; init; }
    public required IReadOnlyList<WorkFacts> Work { get; init; }
    public required IReadOnlyList<TestFacts> Tests { get; init; }
    public required IReadOnlyList<AcceptanceFacts> Acceptances { get; init; }
    /// <summary>What the customer is asked to accept; empty while nobody asks.</summary>
    public IReadOnlyList<AcceptanceLine> ToAccept { get; init; } = [];
    public required IReadOnlyList<SurveyFacts> Surveys { get; init; }
    /// <summary>In the order they were put there.</summary>
    public required IReadOnlyList<AttachmentFacts> Attachments { get; init; }

    /// <summary>The stages from report to archive, as they are drawn.</summary>
    public required IReadOnlyList<Stage> Way { get; init; }
    /// <summary>What still lacks before the next gate of the service type.</summary>
    public required IReadOnlyList<Lacking> Missing { get; init; }
    /// <summary>The papers that have to be on file.</summary>
    public required IReadOnlyList<Paper> Papers { get; init; }
    public required IReadOnlyList<CommandOffer> Commands { get; init; }
    /// <summary>The engineer's one next action, or null.</summary>
    public required CommandOffer? Next { get; init; }
    /// <summary>Tokens of the links that can be used now.</summary>
    public required string? TrackToken { get; init; }
    public required string? AcceptToken { get; init; }
    public required string? SurveyToken { get; init; }
    public required string? QuoteToken { get; init; }

    public DateTime? DueAt => Clock?.DueAt;
    public HoldFacts? OpenHold => Holds.FirstOrDefault(hold => hold.To is null);
}
