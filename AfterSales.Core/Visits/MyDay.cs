using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Visits;

/// <summary>An engineer's day 我的工单: today's visits, what still waits for the customer's signature, and what comes later.</summary>
/// <param name="Today">What is still to be done first, in its order; then what is over.</param>
/// <param name="Waiting">Visits that were left, today or before, of tickets that nobody has signed for yet.</param>
public sealed record MyDay(bool OnDuty, bool SharesPosition, IReadOnlyList<MyVisit> Today, IReadOnlyList<MyVisit> Waiting, IReadOnlyList<MyVisit> Later)
{
    /// <summary>Tickets that the engineer is asked to look after from now on.</summary>
    public IReadOnlyList<MyOffer> Offers { get; init; } = [];
}

/// <summary>A ticket that somebody wants to hand over, and why.</summary>
public sealed record MyOffer(string Number, string Fault, string Reason);

/// <summary>One of an engineer's visits, as it stands in the list. Times UTC.</summary>
/// <param name="Over">Nothing is left to do there: the visit has ended and no signature is waited for.</param>
public sealed record MyVisit(
    string Number, Stage Stage, Priority Priority, Impact Impact, string Fault, string Customer, string? Site, string? Machine,
    VisitState State, DateTime Start, DateTime End, ClockFacts? Clock, bool Over);

/// <summary>One job as its engineer works through it. Times UTC.</summary>
/// <param name="Next">The one next action, or null when nothing is left to do.</param>
/// <param name="Others">What else may be done now.</param>
/// <param name="AcceptToken">The token of the link by which the customer can sign on another device, while there is one.</param>
/// <param name="Last">The last thing that happened to the ticket.</param>
public sealed record MyJob(
    string Number, long Version, Stage Stage, ServiceType ServiceType, Priority Priority, Impact Impact, string Fault,
    JobCustomer Customer, JobMachine? Machine, JobVisit Visit, ClockFacts? Clock, JobFindings Findings, HoldReason? Held,
    CommandOffer? Next, IReadOnlyList<CommandOffer> Others, string? AcceptToken, JobEvent Last)
{
    /// <summary>The step of the job that is due; <see cref="Next"/> may be what stands in its way.</summary>
    public required string? Due { get; init; }
    /// <summary>What the customer is asked to accept; empty while nobody asks.</summary>
    public required IReadOnlyList<AcceptanceLine> ToAccept { get; init; }
    public required IReadOnlyList<WorkFacts> Work { get; init; }
    public required IReadOnlyList<TestRun> Tests { get; init; }
    public required IReadOnlyList<PartsWanted> Parts { get; init; }
    public required IReadOnlyList<AttachmentFacts> Attachments { get; init; }
    /// <summary>Planned against worked time of the approved plan, or null.</summary>
    public required PlanProgress? Progress { get; init; }
    public required IReadOnlyList<RecordFacts> Records { get; init; }
    /// <summary>The version of the plan that holds, or null.</summary>
    public required PlanFacts? Plan { get; init; }
    /// <summary>The quote that holds, or null.</summary>
    public required QuoteFacts? Quote { get; init; }
    public required IReadOnlyList<JobEvent> Events { get; init; }
    public required IReadOnlyList<string> OtherEngineers { get; init; }
}

/// <summary>Whom to call and where to go. Degrees, WGS-84. Telephone and address only while the job is open.</summary>
public sealed record JobCustomer(string Name, bool Vip, string Contact, string? Phone, string? Site, string? Address, double? Lat, double? Lon);

/// <param name="PastRepairs">Repairs of this machine before this one.</param>
public sealed record JobMachine(string Model, string? SerialNumber, DateOnly? WarrantyUntil, IReadOnlyList<Customers.ConfigurationItem> Configuration, int PastRepairs);

/// <summary>The engineer's own visit: the live one, else the last.</summary>
public sealed record JobVisit(VisitState State, bool Lead, Place Place, DateTime Start, DateTime End, DateTime? DepartedAt, DateTime? ArrivedAt, DateTime? LeftAt);

/// <summary>What has been found and done so far, and who accepted it. Times UTC.</summary>
public sealed record JobFindings(string? Cause, string? Solution, string? FaultGroup, string? Action, bool? TestPassed, string? ResultNote, DateTime? AcceptedAt, string? SignedBy)
{
    /// <summary>How it was accepted; null before, and once that is void.</summary>
    public AcceptanceWay? AcceptedHow { get; init; }
}

/// <summary>One functional test 试机 with what was measured. Times UTC.</summary>
public sealed record TestRun(DateTime At, bool Passed, string? Note, IReadOnlyList<Reading> Readings);

/// <summary>Parts that were asked for 配件, and whether they are there. Times UTC.</summary>
public sealed record PartsWanted(DateTime PromisedAt, DateTime? ReceivedAt, IReadOnlyList<PartLine> Lines);

/// <summary>One thing that happened to the ticket: the command, by whom, and its words. Times UTC.</summary>
/// <param name="ById">The employee; null for a customer's link and for the portal itself.</param>
public sealed record JobEvent(DateTime At, int? ById, string By, string Command, string? Text);
