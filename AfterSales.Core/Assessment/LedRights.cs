using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment;

/// <summary>Who may set goals, hold reviews and evaluate the service.</summary>
public static class LedRights
{
    public static readonly DeskCommand SetTarget = new(nameof(SetTarget), Roles.Supervisor);

    public static readonly DeskCommand OpenReview = new(nameof(OpenReview), Roles.Supervisor);
    public static readonly DeskCommand CorrectReview = new(nameof(CorrectReview), Roles.Supervisor);
    public static readonly DeskCommand AddFinding = new(nameof(AddFinding), Roles.Supervisor);
    public static readonly DeskCommand ConcludeReview = new(nameof(ConcludeReview), Roles.Supervisor);

    public static readonly DeskCommand AddEvaluationItem = new(nameof(AddEvaluationItem), Roles.Supervisor);
    public static readonly DeskCommand ChangeEvaluationItem = new(nameof(ChangeEvaluationItem), Roles.Supervisor);
    public static readonly DeskCommand OpenEvaluation = new(nameof(OpenEvaluation), Roles.Supervisor);
    public static readonly DeskCommand ScoreEvaluationItem = new(nameof(ScoreEvaluationItem), Roles.Supervisor);
    public static readonly DeskCommand AdjustEvaluation = new(nameof(AdjustEvaluation), Roles.Supervisor);
    public static readonly DeskCommand TakeAdjustmentBack = new(nameof(TakeAdjustmentBack), Roles.Supervisor);
    public static readonly DeskCommand FreezeEvaluation = new(nameof(FreezeEvaluation), Roles.Supervisor);

    public static IReadOnlyList<DeskCommand> All { get; } =
    [
        SetTarget, OpenReview, CorrectReview, AddFinding, ConcludeReview,
        AddEvaluationItem, ChangeEvaluationItem, OpenEvaluation, ScoreEvaluationItem, AdjustEvaluation, TakeAdjustmentBack, FreezeEvaluation,
    ];
}
