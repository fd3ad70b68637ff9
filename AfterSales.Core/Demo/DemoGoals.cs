using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;

namespace AfterSales.Core.Demo;

/// <summary>What the demo company aims at: some goals that it reaches, some that it does not, and a stricter one of later.</summary>
internal static class DemoGoals
{
    /// <param name="from">The company's day from which on they hold.</param>
    /// <param name="today">The company's day of the first start.</param>
    public static IEnumerable<FigureGoal> Of(Actor supervisor, DateOnly from, DateOnly today)
    {
        (KeyFigure Figure, double Goal, DateOnly From, string? Reason)[] goals =
        [
            (KeyFigure.ResponseKept, 0.85, from, null),
            (KeyFigure.ResponseKept, 0.9, today.AddDays(-60), "合同要求提高"),
            (KeyFigure.ResponseKept, 0.95, today.AddDays(30), "年度目标"),
            (KeyFigure.ResponseMedian, 2, from, null),
            (KeyFigure.ArrangedWithinDay, 0.95, from, null),
            (KeyFigure.ArrivalMedian, 24, from, null),
            (KeyFigure.CycleMedian, 72, from, null),
            (KeyFigure.CycleMedian, 48, today.AddDays(-60), "缩短维修周期"),
            (KeyFigure.RepairKept, 0.85, from, null),
            (KeyFigure.FirstTimeFix, 0.8, from, null),
            (KeyFigure.Repeat90, 0.08, from, null),
            (KeyFigure.SatisfactionMean, 4.2, from, null),
            (KeyFigure.AnswerRate, 0.6, from, null),
            (KeyFigure.ComplaintsPer100, 3, from, null),
            (KeyFigure.ComplaintsInTime, 0.95, from, null),
            (KeyFigure.SpotCheckScore, 85, from, null),
        ];
        return goals.Select(goal => new FigureGoal
        {
            Figure = goal.Figure,
            Goal = goal.Goal,
            EffectiveFrom = goal.From,
            Reason = goal.Reason,
            SetById = supervisor.EmployeeId,
            SetBy = supervisor.Name,
            // The day before, and what lies ahead yesterday.
            SetAt = (goal.From < today ? goal.From : today).AddDays(-1).ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc),
        });
    }
}
