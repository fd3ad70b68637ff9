using AfterSales.Core.Data;

namespace AfterSales.Core.Satisfaction;

/// <summary>Who may do what with complaints, spot checks and actions.</summary>
public static class QualityRights
{
    private const Roles Desk = Roles.Staff | Roles.Supervisor;

    public static readonly DeskCommand OpenComplaint = new(nameof(OpenComplaint), Desk);
    public static readonly DeskCommand TakeComplaint = new(nameof(TakeComplaint), Desk);
    public static readonly DeskCommand NoteOnComplaint = new(nameof(NoteOnComplaint), Desk);
    public static readonly DeskCommand SortComplaint = new(nameof(SortComplaint), Desk);
    public static readonly DeskCommand MoveComplaintDue = new(nameof(MoveComplaintDue), Roles.Supervisor);
    public static readonly DeskCommand FindComplaintCause = new(nameof(FindComplaintCause), Desk);
    public static readonly DeskCommand AnswerComplaint = new(nameof(AnswerComplaint), Desk);
    public static readonly DeskCommand CallBackOnComplaint = new(nameof(CallBackOnComplaint), Desk);
    public static readonly DeskCommand CloseComplaint = new(nameof(CloseComplaint), Desk);
    public static readonly DeskCommand VoidComplaint = new(nameof(VoidComplaint), Roles.Supervisor);

    public static readonly DeskCommand WriteSamplingPlan = new(nameof(WriteSamplingPlan), Roles.Supervisor);
    public static readonly DeskCommand DrawSpotChecks = new(nameof(DrawSpotChecks), Roles.Supervisor);
    public static readonly DeskCommand ChooseSpotCheck = new(nameof(ChooseSpotCheck), Roles.Supervisor);
    public static readonly DeskCommand RecordSpotCheck = new(nameof(RecordSpotCheck), Desk, DeskLimit.NotOwnWork);
    public static readonly DeskCommand SkipSpotCheck = new(nameof(SkipSpotCheck), Desk, DeskLimit.NotOwnWork);

    public static readonly DeskCommand OpenAction = new(nameof(OpenAction), Desk);
    public static readonly DeskCommand ReassignAction = new(nameof(ReassignAction), Desk);
    public static readonly DeskCommand MoveActionDue = new(nameof(MoveActionDue), Roles.Supervisor);
    public static readonly DeskCommand FinishAction = new(nameof(FinishAction), Desk | Roles.Engineer, DeskLimit.EngineersOwn);
    public static readonly DeskCommand LookAtAction = new(nameof(LookAtAction), Roles.Supervisor, DeskLimit.NotOwnWork);
    public static readonly DeskCommand DropAction = new(nameof(DropAction), Roles.Supervisor);

    public static IReadOnlyList<DeskCommand> All { get; } =
    [
        OpenComplaint, TakeComplaint, NoteOnComplaint, SortComplaint, MoveComplaintDue, FindComplaintCause, AnswerComplaint, CallBackOnComplaint, CloseComplaint, VoidComplaint,
        WriteSamplingPlan, DrawSpotChecks, ChooseSpotCheck, RecordSpotCheck, SkipSpotCheck,
        OpenAction, ReassignAction, MoveActionDue, FinishAction, LookAtAction, DropAction,
    ];
}
