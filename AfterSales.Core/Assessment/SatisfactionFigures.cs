namespace AfterSales.Core.Assessment;

/// <summary>What customers say of us, 1 (worst) to 5 满意度.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Mean">Of the answers' means; null without answers.</param>
/// <param name="Distribution">By score 1 to 5: how many answers have this mean, rounded half up.</param>
public sealed record SatisfactionFigures(int Count, double? Mean, IReadOnlyDictionary<int, int> Distribution)
{
    public static SatisfactionFigures Of(RatingFigures figures) => new(
        figures.Answers, figures.Mean, Enumerable.Range(1, figures.Distribution.Count).ToDictionary(score => score, score => figures.Distribution[score - 1]));
}
