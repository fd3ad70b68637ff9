using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using static AfterSales.Core.Rulebooks.Stage;

namespace AfterSales.Core.Tickets;

/// <summary>
/// The process, in one table: aggregate, next steps, board drop, stage drawing and API read it, and nothing else
/// knows which command leads where.
/// </summary>
public static class ServiceProcess
{
    private static readonly Stage[] Open = [Reported, Diagnosing, Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts, Accepting, FollowUp];
    private static readonly Stage[] WithVisits = [ToDispatch, Scheduled, EnRoute, OnSite];
    private static readonly Stage[] AtWork = [Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts, Accepting, FollowUp];
    // A reopened ticket is diagnosed while its engineer may still be there.
    private static readonly Stage[] AnyVisit = [Diagnosing, .. AtWork];

    /// <summary>The way of a ticket as it is drawn, from report to archive.</summary>
    public static IReadOnlyList<Stage> WayOf(ServiceType type) => type switch
    {
        ServiceType.Consultation => [Reported, Diagnosing, FollowUp, Closed],
        ServiceType.Repair => [Reported, Diagnosing, ToDispatch, Scheduled, EnRoute, OnSite, Accepting, FollowUp, Closed],
        ServiceType.Upgrade => [Reported, Planning, ToDispatch, Scheduled, EnRoute, OnSite, Accepting, FollowUp, Closed],
        ServiceType.Exchange or ServiceType.Return => [Reported, Planning, ToDispatch, Scheduled, OnSite, Accepting, FollowUp, Closed],
        ServiceType.PartsSupply => [Reported, Planning, AwaitingParts, Accepting, FollowUp, Closed],
        _ => [Reported, ToDispatch, Scheduled, EnRoute, OnSite, Accepting, FollowUp, Closed],
    };

    /// <summary>The same for one ticket: through Planning, where its rulebook or its own course wants that.</summary>
    public static IReadOnlyList<Stage> WayOf(Ticket ticket)
    {
        var way = WayOf(ticket.ServiceType);
        if (way.Contains(Planning) || !(ticket.PlanWanted || ticket.Stage == Planning || ticket.Plans.Count > 0))
            return way;
        return [.. way.TakeWhile(stage => stage < Planning), Planning, .. way.SkipWhile(stage => stage < Planning)];
    }

    /// <summary>Where a ticket of this type goes when it is verified.</summary>
    public static Stage AfterVerify(ServiceType type) => WayOf(type)[1];

    /// <summary>Where the plan leads once it is agreed; where that is to dispatch, to where its visits stand.</summary>
    public static Stage AfterPlanning(ServiceType type) => WayOf(type).First(stage => stage > Planning);

    /// <summary>The work is not done before a test has passed.</summary>
    public static bool WantsTest(ServiceType type) => ServiceNeeds.WantsTest(type);

    /// <summary>The work is gone through by a checklist.</summary>
    public static bool WantsChecklist(ServiceType type) => ServiceNeeds.Installs(type) || type == ServiceType.Maintenance;

    /// <summary>It is about one machine on file: another takes its place, or its configuration changes.</summary>
    public static bool WantsMachine(ServiceType type) => type is ServiceType.Exchange or ServiceType.Upgrade;

    /// <summary>Where the work of such a service is done, unless something else is said.</summary>
    public static Place UsualPlace(ServiceType type) => type is ServiceType.Exchange or ServiceType.Return ? Rulebooks.Place.Workshop : Rulebooks.Place.Site;

    /// <summary>It is bought, unless it is decided that nobody pays: the customer says yes to a quote first.</summary>
    public static bool WantsQuote(ServiceType type) => type is ServiceType.Upgrade or ServiceType.PartsSupply;

    public static IReadOnlyList<Stage> OpenStages => Open;

    public static IReadOnlyList<ProcessRow> Rows { get; } =
    [
        new(nameof(Report), typeof(Report), [], [Reported], Roles.Staff) { Anyone = true },
        new(nameof(Verify), typeof(Verify), [Reported], [Diagnosing, Planning, ToDispatch], Roles.Staff),
        new(nameof(Diagnose), typeof(Diagnose), [Diagnosing, OnSite], [Planning, ToDispatch], Roles.Staff | Roles.Engineer)
        {
            Types = [ServiceType.Repair],
            Enters = ToDispatch,
            EntersBy = static (ticket, _) => ticket.PlanIsNext ? Planning : ToDispatch,
        },
        new(nameof(RequestSurvey), typeof(RequestSurvey), [Diagnosing], [ToDispatch], Roles.Staff) { Types = [ServiceType.Repair], Enters = ToDispatch },
        new(nameof(Answer), typeof(Answer), [Diagnosing], [FollowUp], Roles.Staff | Roles.Engineer) { Types = [ServiceType.Consultation], Enters = FollowUp },
        new(nameof(ResolveRemotely), typeof(ResolveRemotely), [Diagnosing], [Accepting], Roles.Staff | Roles.Engineer)
        {
            Enters = Accepting,
            Types = [ServiceType.Repair],
            Needs = ServiceNeeds.Place,
        },
        new(nameof(Assign), typeof(Assign), WithVisits, [Scheduled], Roles.Supervisor) { Enters = Scheduled, Behind = ToDispatch },
        new(nameof(Unassign), typeof(Unassign), AnyVisit, [ToDispatch], Roles.Supervisor),
        new(nameof(ReassignVisit), typeof(ReassignVisit), AnyVisit, [], Roles.Supervisor) { Enters = Scheduled },
        new(nameof(ConfirmVisit), typeof(ConfirmVisit), AnyVisit, [], Roles.Supervisor) { Enters = Scheduled },
        new(nameof(Pin), typeof(Pin), Open, [], Roles.Supervisor) { ByDeputy = true },
        new(nameof(Unpin), typeof(Unpin), Open, [], Roles.Supervisor) { ByDeputy = true },
        new(nameof(Depart), typeof(Depart), AnyVisit, [EnRoute], Roles.Engineer) { Engineers = EngineerRule.LiveVisit, Enters = EnRoute },
        new(nameof(Arrive), typeof(Arrive), AnyVisit, [OnSite], Roles.Engineer) { Engineers = EngineerRule.LiveVisit },
        new(nameof(AbortVisit), typeof(AbortVisit), AnyVisit, [ToDispatch, Scheduled], Roles.Engineer) { Engineers = EngineerRule.LiveVisit },
        new(nameof(RecordWork), typeof(RecordWork), AtWork, [], Roles.Engineer)
        {
            Enters = OnSite,
            Engineers = EngineerRule.LiveVisit,
            VoidsAcceptance = true,
            Needs = static ticket => ticket is { ServiceType: ServiceType.Repair, Solution: null } ? [Need.Diagnosis] : [],
        },
        new(nameof(RecordTest), typeof(RecordTest), AtWork, [], Roles.Engineer) { Enters = OnSite, Engineers = EngineerRule.LiveVisit, VoidsAcceptance = true },
        new(nameof(RequestParts), typeof(RequestParts), [ToDispatch, Planning, Scheduled, OnSite, FollowUp], [AwaitingParts], Roles.Staff | Roles.Engineer),
        new(nameof(ReceiveParts), typeof(ReceiveParts), [AwaitingParts], [ToDispatch, Scheduled, EnRoute, OnSite, Accepting], Roles.Staff | Roles.Engineer)
        {
            Enters = Accepting,
            EntersBy = static (ticket, _) => ticket.ServiceType == ServiceType.PartsSupply ? Accepting : null,
            Needs = static ticket => ticket.ServiceType == ServiceType.PartsSupply ? ServiceNeeds.BeforeAccepting(ticket, resultTold: true) : [],
        },
        new(nameof(RejectPart), typeof(RejectPart), [AwaitingParts], [], Roles.Staff | Roles.Engineer),
        new(nameof(RequestAcceptance), typeof(RequestAcceptance), [OnSite, Accepting], [Accepting], Roles.Staff | Roles.Engineer)
        {
            Enters = Accepting,
            Engineers = EngineerRule.Lead,
            Needs = static ticket => ServiceNeeds.BeforeAccepting(ticket, resultTold: true),
        },
        new(nameof(SignAcceptance), typeof(SignAcceptance), [Accepting], [FollowUp], Roles.Engineer) { Enters = FollowUp, ByLink = LinkPurpose.Accept, Needs = ServiceNeeds.BeforeFollowUp },
        new(nameof(AcceptStamped), typeof(AcceptStamped), [Accepting], [FollowUp], Roles.Staff | Roles.Engineer) { Enters = FollowUp, Makeshift = true, Needs = ServiceNeeds.BeforeFollowUp },
        new(nameof(AcceptUnsigned), typeof(AcceptUnsigned), [Accepting], [FollowUp], Roles.Supervisor) { Enters = FollowUp, Makeshift = true, Needs = ServiceNeeds.BeforeFollowUp },
        new(nameof(RefuseAcceptance), typeof(RefuseAcceptance), [Accepting], [OnSite, ToDispatch, AwaitingParts], Roles.Engineer) { ByLink = LinkPurpose.Accept },
        new(nameof(LeaveSite), typeof(LeaveSite), AnyVisit, [Planning, Accepting], Roles.Engineer)
        {
            Engineers = EngineerRule.LiveVisit,
            EntersBy = static (ticket, command) => command is not LeaveSite leave ? null
                : ticket.LeavingEndsWork(leave) ? Accepting
                : ticket.LeavingWantsPlan(leave) ? Planning : null,
            NeedsOf = static (ticket, command) => command is LeaveSite leave && ticket.LeavingEndsWork(leave)
                ? ServiceNeeds.BeforeAccepting(ticket, resultTold: !string.IsNullOrWhiteSpace(leave.Note))
                : [],
        },
        new(nameof(SendSurvey), typeof(SendSurvey), [FollowUp], [], Roles.Staff),
        new(nameof(RecordSurvey), typeof(RecordSurvey), [FollowUp], [], Roles.Staff),
        new(nameof(AnswerSurvey), typeof(AnswerSurvey), [FollowUp, Closed], [], Roles.None) { ByLink = LinkPurpose.Survey },
        new(nameof(Close), typeof(Close), [FollowUp], [Closed], Roles.Staff) { Needs = ServiceNeeds.BeforeClosed, Enters = Closed },
        new(nameof(Reopen), typeof(Reopen), [Accepting, FollowUp], [Diagnosing, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts], Roles.Staff) { VoidsAcceptance = true },
        new(nameof(Cancel), typeof(Cancel), [Reported, Diagnosing, Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts], [Cancelled], Roles.Staff) { StaffFrom = [Reported] },
        new(CommandNames.Hold, typeof(BeginHold), Open, [], Roles.Staff | Roles.Engineer),
        new(CommandNames.Resume, typeof(EndHold), Open, [], Roles.Staff | Roles.Engineer),
        new(nameof(Promise), typeof(Promise), Open, [], Roles.Staff | Roles.Engineer),
        new(nameof(ChangePriority), typeof(ChangePriority), Open, [], Roles.Staff),
        new(nameof(AcknowledgeAlarm), typeof(AcknowledgeAlarm), Open, [], Roles.Staff | Roles.Supervisor),
        new(nameof(UndoMove), typeof(UndoMove), Open, [], Roles.Staff | Roles.Engineer) { AtOnce = true },
        new(nameof(CorrectClock), typeof(CorrectClock), [.. Open, Closed], [], Roles.Supervisor),
        new(nameof(AddNote), typeof(AddNote), Open, [], Roles.Staff | Roles.Engineer),
        new(nameof(Attach), typeof(Attach), Open, [], Roles.Staff | Roles.Engineer) { ByLink = LinkPurpose.Track },
        new(nameof(MergeInto), typeof(MergeInto), Open, [Cancelled], Roles.Staff) { Makeshift = true },
        new(nameof(ReportRepeat), typeof(ReportRepeat), [Closed], [], Roles.Staff | Roles.Engineer) { ByLink = LinkPurpose.Track },
        new(nameof(OfferHandover), typeof(OfferHandover), Open, [], Roles.Staff | Roles.Engineer) { Whose = static (ticket, me) => ticket.OwnerId == me },
        new(nameof(AcceptHandover), typeof(AcceptHandover), Open, [], Roles.Staff | Roles.Engineer) { Whose = static (ticket, me) => ticket.HandoverToId == me },
        new(nameof(DeclineHandover), typeof(DeclineHandover), Open, [], Roles.Staff | Roles.Engineer) { Whose = static (ticket, me) => ticket.HandoverToId == me },
        new(nameof(TransferOwner), typeof(TransferOwner), Open, [], Roles.Supervisor),
        .. PlanRows.All,
        .. RecordRows.All,
    ];

    private static readonly Dictionary<string, ProcessRow> ByName = Rows.ToDictionary(row => row.Command, StringComparer.OrdinalIgnoreCase);
    private static readonly Stage[] WithoutEngineer = ByName[nameof(Unassign)].To, WithoutParts = ByName[nameof(ReceiveParts)].From;

    /// <exception cref="KeyNotFoundException">There is no such command: names from outside go through <see cref="Find"/>.</exception>
    public static ProcessRow Row(string command) => ByName[command];

    public static ProcessRow? Find(string command) => ByName.GetValueOrDefault(command);

    /// <summary>The command only writes a fact down: pages keep such commands together, apart from the steps.</summary>
    public static bool IsRecord(string command) => Row(command).Form.IsSubclassOf(typeof(RecordCommand));

    /// <summary>The one command that a drop from stage to stage means for this ticket, or null: the pair is refused before the drop.</summary>
    public static ProcessRow? Drop(Ticket ticket, Stage to, Actor actor) =>
        Rows.FirstOrDefault(row => !row.Makeshift && row.To.Contains(to) && ticket.Stage != to && row.LeadsFrom(ticket) && LeadsTo(row, ticket, to) && row.Allows(actor, ticket));

    /// <summary>Stages in which the ticket stands where its visits do.</summary>
    public static bool FollowsVisits(Stage stage) => WithVisits.Contains(stage);

    /// <summary>Somebody has to be sent and nobody is: where a ticket stands when whoever was to go is taken off it.</summary>
    public static bool WantsEngineer(Stage stage) => WithoutEngineer.Contains(stage);

    /// <summary>Nothing but parts is waited for: what leads on from there is that they come.</summary>
    public static bool AwaitsParts(Stage stage) => WithoutParts.Contains(stage);

    /// <summary>Accepted or further: what happens now no longer moves the ticket back.</summary>
    public static bool WorkIsOver(Stage stage) => stage is FollowUp or Closed or Cancelled;

    internal static Stage[] StagesOf(VisitState[] states) => [.. states.Select(state => state switch
    {
        VisitState.EnRoute => EnRoute,
        VisitState.OnSite => OnSite,
        _ => Scheduled,
    }).Distinct()];

    // Rows that run in many stages lead on only from the one before.
    private static bool LeadsTo(ProcessRow row, Ticket ticket, Stage to) => row.Command switch
    {
        nameof(Depart) or nameof(Unassign) => ticket.Stage == Scheduled,
        nameof(Arrive) => ticket.Stage == EnRoute || ticket.Stage == Scheduled && ticket.Visits.Exists(visit => visit.WithoutTravel),
        nameof(Verify) => to == AfterVerify(ticket.ServiceType),
        nameof(LeaveSite) or nameof(AbortVisit) or nameof(DecideEntitlement) => false,
        nameof(Reopen) => to == (WayOf(ticket.ServiceType).Contains(Diagnosing) ? Diagnosing : ticket.StageOfRework),
        nameof(Diagnose) => ticket.Stage == Diagnosing && to == (ticket.PlanIsNext ? Planning : ToDispatch),
        nameof(SubmitPlan) => !ticket.PlanApproved,
        nameof(ProposeChange) => ticket.PlanApproved,
        nameof(ApprovePlan) => LeadsOut(ticket, to, Need.PlanApproval),
        nameof(AcceptQuote) => LeadsOut(ticket, to, Need.QuoteAcceptance),
        nameof(SignContract) => LeadsOut(ticket, to, Need.Contract),
        nameof(RequestParts) => ticket.Stage != FollowUp,
        nameof(ReceiveParts) => to == ticket.StageAfterParts,
        nameof(RefuseAcceptance) => to == ticket.StageOfRework,
        nameof(Assign) => ticket.Stage == ToDispatch,
        nameof(RequestAcceptance) => ticket.Stage == OnSite,
        _ => true,
    };

    // Only the last thing that was wanted leads on.
    private static bool LeadsOut(Ticket ticket, Stage to, Need supplied) =>
        to == ticket.StageAfterPlanning && ticket.PlanNeeds().ToList() is [var one] && one == supplied && Lacking.SupplierOf(one, ticket) is nameof(ApprovePlan) or nameof(AcceptQuote) or nameof(SignContract);
}
