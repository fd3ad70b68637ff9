using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// What a customer reported, until it is archived 工单. One aggregate with its visits, clocks, holds and links; its
/// stage is left only through <see cref="Run"/>. All times UTC.
/// </summary>
public sealed partial class Ticket : IVersioned
{
    private Ticket() { }

    public long Id { get; private init; }
    public long Version { get; private init; } = 1;
    public string Number { get; private init; } = "";
    /// <summary>Day and count of the number: what lists are sorted by.</summary>
    public DateOnly NumberDay { get; private init; }
    public int NumberSequence { get; private init; }

    public Stage Stage { get; private set; }
    public ServiceType ServiceType { get; private set; }
    public Channel Channel { get; private init; }
    public Priority Priority { get; private set; }
    public Impact Impact { get; private init; }
    public string Fault { get; private set; } = "";
    public Contact Contact { get; private set; } = null!;
    /// <summary>What the reporter gave as address, in own words.</summary>
    public string? ReportedAddress { get; private init; }
    /// <summary>What the reporter gave as serial number, also when no such machine is known.</summary>
    public string? SerialNumber { get; private set; }

    public int? CustomerId { get; private set; }
    public Customer? Customer { get; private set; }
    public int? SiteId { get; private set; }
    public Site? Site { get; private set; }
    public int? EquipmentId { get; private set; }
    public Equipment? Equipment { get; private set; }

    public DateTime CreatedAt { get; private init; }
    /// <summary>First of Verify, Assign.</summary>
    public DateTime? RespondedAt { get; private set; }
    public DateTime? VerifiedAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public DateTime? SurveyAskedAt { get; private set; }
    public DateTime? SurveyAnsweredAt { get; private set; }

    public string? Cause { get; private set; }
    public string? Solution { get; private set; }
    public string? FaultGroup { get; private set; }
    public string? Action { get; private set; }
    public string? ResultNote { get; private set; }
    /// <summary>How the last test went; null before one, and again after the acceptance was refused.</summary>
    public bool? TestPassed { get; private set; }
    /// <summary>The answer to a consultation.</summary>
    public string? AnswerText { get; private set; }
    private Stage? PartsWantedFrom { get; set; }

    /// <summary>Name of the other system for imported history, else null.</summary>
    public string? ExternalSource { get; private init; }
    public string? ExternalRef { get; private init; }
    /// <summary>The closed ticket whose fault came back.</summary>
    public string? RepeatOf { get; private init; }
    /// <summary>The ticket that the customer accepted with the reservation that this one is about.</summary>
    public string? ReservationOf { get; private init; }

    public List<Visit> Visits { get; } = [];
    public List<TicketClock> Clocks { get; } = [];
    public List<Hold> Holds { get; } = [];
    public List<TicketLink> Links { get; } = [];
    public List<PartRequest> PartRequests { get; } = [];
    /// <summary>What was promised to the customer, the last one holding; never changed, so that each slip shows.</summary>
    public List<PromiseEntry> Promises { get; } = [];
    /// <summary>In the order they were submitted.</summary>
    public List<RepairPlan> Plans { get; } = [];
    /// <summary>In the order they were sent.</summary>
    public List<Quote> Quotes { get; } = [];
    // Only ever added to by commands; read through queries.
    public List<Activity> Activities { get; } = [];
    public List<WorkEntry> WorkEntries { get; } = [];
    public List<TestEntry> Tests { get; } = [];
    public List<AcceptanceEntry> Acceptances { get; } = [];
    public List<SurveyAnswer> Surveys { get; } = [];

    /// <summary>
    /// The rulebook that it began under; it keeps it, whatever is published later. Null: nothing is asked but what the
    /// service itself needs.
    /// </summary>
    public Rulebook? Rulebook { get; internal set; }

    public Hold? OpenHold => Holds.Find(hold => hold.To is null);

    /// <summary>An engineer's own tickets are those with a visit ever confirmed for them.</summary>
    public bool IsOwnOf(int? engineerId) => Visits.Exists(visit => visit.EngineerId == engineerId && visit.EverConfirmed);

    /// <summary>
    /// Runs a command: permission, input, version, stage, gates, then the command itself; the activity is written
    /// with it. Null is done; a refusal means that nothing may be saved.
    /// </summary>
    /// <param name="version">The version the actor saw, or null for steps of one transaction and the system.</param>
    public Refusal? Run(TicketCommand command, long? version, Circumstances now)
    {
        if (Refused(command, version, now) is { } refused)
            return refused;
        var row = ServiceProcess.Row(command.Name);
        var from = Stage;
        if (command.Apply(this, now) is { } refusal)
            return refusal;
        if (row.VoidsAcceptance)
            VoidAcceptance(command, now);
        PauseOrResumeClocks(now);
        Record(command, from, now);
        return null;
    }

    /// <summary>Why the command may not be run; null when it may.</summary>
    internal Refusal? Refused(TicketCommand command, long? version, Circumstances now)
    {
        var row = ServiceProcess.Row(command.Name);
        if (!row.Allows(now.Actor, this))
            return new Forbidden();
        if (row.IsForAnother(now.Actor, this, now.Found.Deciders))
            return new OwnWork();
        if (command.Check(this, now.Now) is { } invalid)
            return invalid;
        if (version is not null && version != Version)
            return new VersionConflict(Version, Stage, null, null);
        if (!row.LeadsFrom(this))
            return new WrongStage(Stage, row.Fits(ServiceType) ? row.From : []);
        return row.Unmet(this, command, now.Found, now.Actor) is { Count: > 0 } missing ? new GatesUnmet(missing) : Foreseen.Refuse(command, now);
    }

    internal void Record(TicketCommand command, Stage? from, Circumstances now)
    {
        var undone = command is UndoMove ? LastMove : null;
        var row = ServiceProcess.Row(undone?.Inverse ?? command.Name);
        Activities.Add(new Activity
        {
            At = command.HappenedAt ?? now.Now,
            RecordedAt = now.Now,
            ById = now.Actor.EmployeeId,
            By = now.Actor.Name,
            Origin = now.Actor.Origin,
            OnBehalf = row.OnBehalf(now.Actor),
            InsteadOf = row.ByDeputy && !now.Actor.IsSupervisor ? now.Actor.InsteadOf : null,
            OnOwnWork = row.IsOwn(now.Actor, this),
            Command = row.Command,
            Undoes = undone is not null,
            FromStage = from,
            ToStage = Stage,
            Text = undone is not null ? undone.Text : command.Words(now),
            Consequences = Foreseen.Kept(command, now),
        });
    }

    /// <summary>Writes down what happened to the ticket without a command of its own.</summary>
    internal void Note(string what, string text, Circumstances now) => Activities.Add(new Activity
    {
        At = now.Now,
        RecordedAt = now.Now,
        ById = now.Actor.EmployeeId,
        By = now.Actor.Name,
        Origin = now.Actor.Origin,
        Command = what,
        FromStage = Stage,
        ToStage = Stage,
        Text = text,
    });

    private void MoveTo(Stage stage, DateTime at)
    {
        if (Stage == stage)
            return;
        Stage = stage;
        switch (stage)
        {
            case Stage.Accepting:
                StopClock(ClockName.Repair, at);
                break;
            case Stage.FollowUp:
                StopClock(ClockName.Acceptance, at);
                StopClock(ClockName.Reply, at);
                break;
            case Stage.Closed or Stage.Cancelled:
                ClosedAt = at;
                Links.ForEach(link => link.ExpiresAt ??= at + LinkLifetime);
                EndClocks(at);
                break;
        }
    }

    /// <summary>Where the most advanced live visit stands; nobody planned: to dispatch.</summary>
    internal Stage StageOfVisits => Visits.Where(visit => visit.Live).Select(visit => (VisitState?)visit.State).Max() switch
    {
        null => Stage.ToDispatch,
        VisitState.OnSite => Stage.OnSite,
        VisitState.EnRoute => Stage.EnRoute,
        _ => Stage.Scheduled,
    };

    /// <summary>Where it goes on once the parts are there: a supply of parts is then the customer's to accept.</summary>
    internal Stage StageAfterParts => PartsWantedFrom == Stage.Planning ? Stage.Planning
        : ServiceType == ServiceType.PartsSupply ? Stage.Accepting : StageOfVisits;

    /// <summary>Where it goes on when the customer does not accept.</summary>
    internal Stage StageOfRework => ServiceType == ServiceType.PartsSupply ? Stage.AwaitingParts : StageOfVisits;

    private void FollowVisits(DateTime at) => MoveTo(StageOfVisits, at);
}
