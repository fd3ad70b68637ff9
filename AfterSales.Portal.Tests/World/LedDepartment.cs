using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;

namespace AfterSales.Portal.Tests.World;

/// <summary>Goals, a review and an evaluation under way, for portals in which every page has something to show.</summary>
internal static class LedDepartment
{
    /// <summary>Answers the ids of the review and of the score sheet.</summary>
    public static async Task<(int Review, int Sheet)> BeginAsync(PortalFactory portal, Actor supervisor, DateOnly today)
    {
        var (targets, reviews, evaluation) = (portal.Get<TargetDesk>(), portal.Get<ReviewDesk>(), portal.Get<EvaluationDesk>());
        Must(await targets.SetAsync(supervisor, new TargetInput(KeyFigure.ResponseKept, 0.9, today)));
        Must(await targets.SetAsync(supervisor, new TargetInput(KeyFigure.CycleMedian, 48, today.AddDays(30), "2026")));
        var review = Must(await reviews.OpenAsync(supervisor, new ReviewInput(today.AddDays(-90), today, today, "李建国、王厂长")));
        Must(await reviews.FindAsync(supervisor, review, new FindingInput("备件到货慢，平均 6 天", "R3.5.3", KeyFigure.CycleMedian)));
        foreach (var item in await portal.Get<EvaluationQueries>().TableAsync(supervisor))
            Must(await evaluation.SaveItemAsync(supervisor, (item.Id, item.Version), new EvaluationItemInput(item.Part, item.Number, item.NameZh, item.NameZh, 5, "10 份", item.Figure)));
        var sheet = Must(await evaluation.OpenAsync(supervisor, new ScoreSheetInput(today, "李建国", today.AddDays(-90), today, "10 份工单")));
        Must(await evaluation.ScoreAsync(supervisor, sheet, 1, new LineInput(3, Note: "岗位职责未更新")));
        Must(await evaluation.ScoreAsync(supervisor, sheet, 2, new LineInput(null, Applies: false)));
        Must(await evaluation.AdjustAsync(supervisor, sheet, new AdjustmentInput(AdjustmentKind.Bonus, 1, "24 小时热线")));
        return (review, sheet);
    }

    /// <summary>The figures over what is in the database.</summary>
    public static (KeyFigureQueries Figures, RatingQueries Ratings) FiguresOf(TestDatabase database, TimeProvider clock)
    {
        var store = new FactStore(database.Contexts, new FactFolder(database.Gate, database.Contexts, TestDatabase.Calendars));
        return (new KeyFigureQueries(store, clock), new RatingQueries(store, database.Contexts, clock));
    }

    private static int Must(Outcome<int> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}
