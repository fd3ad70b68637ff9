using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment.Targets;

/// <summary>A goal as a supervisor sets it.</summary>
/// <param name="Goal">In the unit of the figure's kind: a share from 0 to 1, hours, a score from 1 to 5.</param>
/// <param name="EffectiveFrom">The company's day, today at the earliest.</param>
/// <param name="Ends">From that day on there is no goal.</param>
public sealed record TargetInput([property: Required] KeyFigure? Figure, double? Goal, [property: Required] DateOnly? EffectiveFrom, string? Reason = null, bool? Ends = null);

/// <summary>The supervisors' work on the goals 指标管理 (R8.10): a further one from a day on, never a change of what was.</summary>
public sealed class TargetDesk(WriterGate gate, CompanyTime company, TimeProvider time)
{
    internal const int LongestReason = 200;
    private const double HoursOfYear = 8784;
    private const double Most = 100_000;

    /// <summary>Sets a goal; answers the entry's id.</summary>
    public Task<Outcome<int>> SetAsync(Actor actor, TargetInput input, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!LedRights.SetTarget.IsFor(actor))
                return new Forbidden();
            var now = time.GetUtcNow().UtcDateTime;
            if (Check(input, company.DayOf(now)) is { } invalid)
                return invalid;
            var goal = new FigureGoal
            {
                Figure = input.Figure!.Value,
                Goal = input.Ends == true ? null : input.Goal,
                EffectiveFrom = input.EffectiveFrom!.Value,
                Reason = EntryProblems.Trimmed(input.Reason),
                SetById = actor.EmployeeId,
                SetBy = actor.Name,
                SetAt = now,
            };
            db.Add(goal);
            await db.SaveChangesAsync(cancel);
            return goal.Id;
        }, cancel);

    /// <summary>What a goal of the figure may be, both ends included.</summary>
    public static (double Least, double Most) Bounds(KeyFigure figure) => FigureKind.Of(figure).Unit switch
    {
        FigureUnit.Hours => (0, HoursOfYear),
        FigureUnit.Share => (0, 1),
        FigureUnit.Score => (1, 5),
        FigureUnit.Points => (figure == KeyFigure.Nps ? -100 : 0, 100),
        _ => (0, Most),
    };

    private static Invalid? Check(TargetInput input, DateOnly today)
    {
        var problems = new EntryProblems();
        problems.Require(input.Figure is not null, "figure");
        if (input.Figure is { } unknown && !Enum.IsDefined(unknown))
            problems.Add("figure", "unknown");
        problems.Require(input.Goal is not null || input.Ends == true, "goal");
        if (input is { Figure: { } figure, Goal: { } goal, Ends: not true } && Enum.IsDefined(figure) && Bounds(figure) is var (least, most) && !(goal >= least && goal <= most))
            problems.Add("goal", "out-of-range", string.Create(CultureInfo.InvariantCulture, $"{least}–{most}"));
        problems.Require(input.EffectiveFrom is not null, "effectiveFrom");
        if (input.EffectiveFrom < today)
            problems.Add("effectiveFrom", "in-the-past");
        problems.Words("reason", input.Reason, LongestReason);
        return problems.Result;
    }
}
