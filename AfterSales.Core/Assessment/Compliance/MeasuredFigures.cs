using AfterSales.Core.Assessment.Figures;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>The figures of a period with their goals and how they went, judged.</summary>
/// <param name="whole">Null: they are not the reader's to see.</param>
internal sealed class MeasuredFigures(
    IReadOnlyDictionary<KeyFigure, KeyFigureValue>? whole, RatingFigures? ratings, IReadOnlyDictionary<KeyFigure, double> goals,
    IReadOnlyList<(DateOnly Month, IReadOnlyDictionary<KeyFigure, KeyFigureValue> Values)> months)
{
    public int Goals => goals.Count;

    /// <summary>They are the reader's to see.</summary>
    public bool IsKnown => whole is not null;

    public double? GoalOf(KeyFigure figure) => goals.TryGetValue(figure, out var goal) ? goal : null;

    public FigureProof Of(KeyFigure figure)
    {
        var found = whole?.GetValueOrDefault(figure);
        var (state, why) = whole is null ? (ClauseState.NoData, NoVerdict.NotYours)
            : found is null ? (ClauseState.NoData, NoVerdict.NotMeasured)
            : Judge(figure, found.Value, found.Cases);
        return new FigureProof(figure, found?.Value, found?.Cases ?? 0, GoalOf(figure),
            [.. months.Select(month => month.Values.GetValueOrDefault(figure) is { } value ? new TrendPoint(month.Month, value.Value, value.Cases) : new TrendPoint(month.Month, null, 0))], state, why);
    }

    public SurveyProof Of(SurveyQuestion question)
    {
        if (ratings is null)
            return new SurveyProof(question, null, 0, null, ClauseState.NoData, NoVerdict.NotYours);
        var mean = question switch
        {
            SurveyQuestion.Response => ratings.Response,
            SurveyQuestion.Quality => ratings.Quality,
            _ => ratings.Attitude,
        };
        var (state, why) = Judge(KeyFigure.SatisfactionMean, mean, ratings.Answers);
        return new SurveyProof(question, mean, ratings.Answers, GoalOf(KeyFigure.SatisfactionMean), state, why);
    }

    /// <summary>How a value stands to the goal of a figure.</summary>
    public (ClauseState State, NoVerdict? Why) Judge(KeyFigure figure, double? value, int cases) =>
        value is not { } known || cases == 0 ? (ClauseState.NoData, NoVerdict.NothingHappened)
        : GoalOf(figure) is not { } goal ? (ClauseState.NoData, NoVerdict.NoGoal)
        : cases < FigureKind.Few ? (ClauseState.NoData, NoVerdict.TooFew)
        : (FigureKind.Of(figure).Reaches(known, goal) ? ClauseState.Kept : ClauseState.NotKept, null);
}
