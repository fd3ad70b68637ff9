using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using static AfterSales.Core.Rulebooks.Stage;

namespace AfterSales.Core.Tickets;

/// <summary>The rows of the process that write a fact down and leave the ticket where it stands.</summary>
internal static class RecordRows
{
    private const Roles Both = Roles.Staff | Roles.Engineer;
    private static readonly Stage[] Open = [Reported, Diagnosing, Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts, Accepting, FollowUp];
    private static readonly Stage[] Begun = [.. Open.Except([Reported])];
    // A further engineer may travel while the first one is there.
    private static readonly Stage[] Travelling = [Scheduled, EnRoute, OnSite];
    private static readonly Stage[] WithEngineer = [Planning, OnSite, AwaitingParts, Accepting];
    private static readonly Stage[] AtSite = [OnSite, AwaitingParts, Accepting];
    private static readonly ServiceType[] Installed = [ServiceType.Installation, ServiceType.Upgrade];
    private static readonly ServiceType[] CameBack = [ServiceType.Exchange, ServiceType.Return];
    private static readonly Stage[] Agreed = [ToDispatch, Scheduled, EnRoute, OnSite, Accepting];

    public static IReadOnlyList<ProcessRow> All { get; } =
    [
        new(nameof(LogCall), typeof(LogCall), Open, [], Both),
        new(nameof(BeginGuidance), typeof(BeginGuidance), [Diagnosing], [], Both),
        new(nameof(EndGuidance), typeof(EndGuidance), [Diagnosing], [], Both),
        // What costs the customer nothing needs no yes: where that was all that Planning waited for, the ticket goes on.
        new(nameof(DecideEntitlement), typeof(DecideEntitlement), Begun, PlanRows.Out, Roles.Staff)
        {
            EntersBy = static (ticket, command) =>
                command is DecideEntitlement decide && ticket.EndsPlanning(decide.Coverage) && ticket.StageAfterPlanning is var next && next != OnSite ? next : null,
        },
        new(nameof(ConfirmAppointment), typeof(ConfirmAppointment), [Diagnosing, Planning, ToDispatch, Scheduled], [], Roles.Staff),
        new(nameof(GiveAdvice), typeof(GiveAdvice), Open, [], Both),
        new(nameof(AskQuestion), typeof(AskQuestion), Open, [], Both) { ByLink = LinkPurpose.Track },
        new(nameof(AnswerQuestion), typeof(AnswerQuestion), Open, [], Both) { Needs = static ticket => ticket.OpenQuestions.Count > 0 ? [] : [Need.QuestionAsked] },
        new(nameof(AskDepartment), typeof(AskDepartment), Open, [], Both),
        new(nameof(AnswerDepartment), typeof(AnswerDepartment), Open, [], Both) { Needs = static ticket => ticket.OpenTasks().Count > 0 ? [] : [Need.DepartmentTask] },
        new(nameof(SurveySite), typeof(SurveySite), [Diagnosing, Planning, OnSite, AwaitingParts], [], Roles.Engineer) { Engineers = EngineerRule.LiveVisit },
        new(nameof(PrepareVisit), typeof(PrepareVisit), [ToDispatch, Scheduled], [], Both) { Engineers = EngineerRule.LiveVisit },
        new(nameof(RequestTrip), typeof(RequestTrip), Travelling, [], Both) { Engineers = EngineerRule.LiveVisit },
        new(nameof(ApproveTrip), typeof(ApproveTrip), Travelling, [], Roles.Supervisor)
        {
            ByDeputy = true,
            // Who asked, and whoever travels there too.
            Own = static (ticket, who) => ticket.Recorded(RecordKind.TripRequest)?.ById == who || ticket.Visits.Exists(visit => visit.Live && visit.EngineerId == who),
            Needs = static ticket => ticket.Recorded(RecordKind.TripRequest) is null ? [Need.TripRequest] : [],
        },
        new(nameof(CheckSafety), typeof(CheckSafety), WithEngineer, [], Roles.Engineer) { Engineers = EngineerRule.LiveVisit },
        new(nameof(FillChecklist), typeof(FillChecklist), WithEngineer, [], Roles.Engineer) { Engineers = EngineerRule.LiveVisit },
        new(nameof(CountPackages), typeof(CountPackages), AtSite, [], Roles.Engineer) { Types = Installed },
        new(nameof(CheckInstallation), typeof(CheckInstallation), AtSite, [], Roles.Engineer) { Types = Installed },
        new(nameof(TrainCustomer), typeof(TrainCustomer), AtSite, [], Roles.Engineer) { Types = [.. Installed, ServiceType.Training] },
        new(nameof(RecordFittedParts), typeof(RecordFittedParts), [.. AtSite, FollowUp], [], Roles.Engineer) { VoidsAcceptance = true },
        new(nameof(NoteOperators), typeof(NoteOperators), [.. AtSite, FollowUp], [], Roles.Engineer),
        new(nameof(GiveFeedback), typeof(GiveFeedback), [FollowUp], [], Roles.Staff),
        new(nameof(EvaluateQuality), typeof(EvaluateQuality), [FollowUp], [], Roles.Staff | Roles.Supervisor),
        new(nameof(SetNextMaintenance), typeof(SetNextMaintenance), [Accepting, FollowUp], [], Roles.Staff),
        new(nameof(FileReport), typeof(FileReport), [FollowUp], [], Roles.Staff),
        // Nobody's word takes the place of a paper.
        new(nameof(CompletePapers), typeof(CompletePapers), [FollowUp], [], Both) { Needs = PaperList.Missing },
        new(nameof(InspectReturned), typeof(InspectReturned), Agreed, [], Both) { Types = CameBack },
        new(nameof(DecideReturn), typeof(DecideReturn), Agreed, [], Roles.Staff) { Types = [ServiceType.Return], Needs = static ticket => Inspected(ticket) },
        new(nameof(SwapSerial), typeof(SwapSerial), Agreed, [], Both) { Types = [ServiceType.Exchange], Needs = static ticket => ticket.ReturnIsInspected ? [] : [Need.ReturnInspection] },
        new(nameof(ChangeConfiguration), typeof(ChangeConfiguration), [OnSite, Accepting], [], Roles.Engineer) { Types = [ServiceType.Upgrade], Engineers = EngineerRule.LiveVisit, Enters = OnSite },
        new(nameof(ConfirmDelivery), typeof(ConfirmDelivery), [AwaitingParts], [], Both) { Types = [ServiceType.PartsSupply] },
        new(nameof(BookStock), typeof(BookStock), [Accepting, FollowUp], [], Roles.Staff) { Types = CameBack },
        new(nameof(PlanFollowUp), typeof(PlanFollowUp), [FollowUp], [], Roles.Staff),
    ];

    private static IEnumerable<Need> Inspected(Ticket ticket) => ticket.Recorded(RecordKind.ReturnInspection) is null ? [Need.ReturnInspection] : [];
}
