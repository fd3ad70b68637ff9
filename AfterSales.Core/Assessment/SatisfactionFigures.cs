namespace AfterSales.Core.Assessment;

/// <summary>What customers say of us, 1 (worst) to 5 满意度.</summary>
/// <param name="Count">Answers.</param>
/// <param name="Mean">Of the answers' means; null without answers.</param>
/// <param name="Distribution">By score 1 to 5: how many answers have this mean, rounded half up.</param>
public sealed record SatisfactionFigures(int Count, double? Mean, IReadOnlyDictionary<int, int> Distribution)
{
    public static SatisfactionFigures Of(RatingFigures figures) => new(
        figures.Answers, figures.Mean, Enumerable.Range(1, figures.Distribution.Count).ToDictionary(score => score, score => figures.Distribution[score - 1]));

    internal static SatisfactionFigures Of(IReadOnlyCollection<RatedTicket> answers) => new(
        answers.Count,
        answers.Count == 0 ? null : answers.Average(answer => answer.Mean),
        Enumerable.Range(1, 5).ToDictionary(score => score, score => answers.Count(answer => answer.Score == score)));
}

/// <summary>The mean score of each of the three questions; null without answers.</summary>
public sealed record QuestionMeans(double? Response, double? Quality, double? Attitude)
{
    internal static QuestionMeans Of(IReadOnlyCollection<RatedTicket> answers)
    {
        double? Mean(Func<RatedTicket, int> score) => answers.Count == 0 ? null : answers.Average(score);
        return new(Mean(answer => answer.Response), Mean(answer => answer.Quality), Mean(answer => answer.Attitude));
    }
}

/// <summary>Everything the page of satisfaction shows.</summary>
/// <param name="Before">The period of the same length before, or null.</param>
/// <param name="Asked">Tickets whose customer was asked or has answered.</param>
/// <param name="Answered">Those of them with an answer.</param>
public sealed record SatisfactionReport(
    SatisfactionFigures Whole, QuestionMeans Questions, SatisfactionFigures? Before, QuestionMeans? QuestionsBefore, int Asked, int Answered,
    StepLength StepLength, IReadOnlyList<RatingsOf<DateOnly>> Steps, IReadOnlyList<RatingsOf<string>> ByProductLine);

/// <summary>The ratings of one day, week or month, or of one product line (empty: no machine known).</summary>
public sealed record RatingsOf<TKey>(TKey Key, SatisfactionFigures Figures);

/// <summary>One answer and its ticket.</summary>
internal sealed record RatedTicket(long Id, DateOnly Day, string ProductLine, int Response, int Quality, int Attitude)
{
    private int Sum => Response + Quality + Attitude;

    public double Mean => Sum / 3.0;

    /// <summary>The mean rounded half up, in whole numbers so that no fraction is lost.</summary>
    public int Score => (2 * Sum + 3) / 6;
}
