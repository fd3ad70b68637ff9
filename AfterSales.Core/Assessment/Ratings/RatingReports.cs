namespace AfterSales.Core.Assessment;

/// <summary>What customers say, over the tickets of a filter 满意度. Null where there is nothing to take a figure from.</summary>
/// <param name="Answers">Ratings given; a reopened ticket may have two.</param>
/// <param name="Mean">Of the answers' means, 1 to 5.</param>
/// <param name="Csat">满意率: share of the answers whose mean, rounded half up, is 4 or 5.</param>
/// <param name="Nps">净推荐值: share of 9 and 10 less the share of 0 to 6, in points, −100 to 100.</param>
/// <param name="NpsAnswers">Answers with points for recommending us.</param>
/// <param name="Asked">Tickets whose customer was asked or has answered.</param>
/// <param name="Answered">Those of them with an answer.</param>
/// <param name="Distribution">By score 1 to 5: how many answers have this mean, rounded half up.</param>
public sealed record RatingFigures(
    int Answers, double? Mean, double? Response, double? Quality, double? Attitude, double? Csat, double? Nps, int NpsAnswers,
    int Asked, int Answered, IReadOnlyList<int> Distribution)
{
    /// <summary>问卷回收率, 0 to 1.</summary>
    public double? AnswerRate => Asked == 0 ? null : (double)Answered / Asked;
}

/// <summary>What the page of satisfaction shows.</summary>
/// <param name="Steps">By the day of the report of the ticket rated.</param>
/// <param name="AgainstResponse">Score by how long the response took: the columns of <see cref="Distribution.Limits"/>.</param>
public sealed record RatingReport(
    RatingFigures Whole, RatingFigures? Before, RatingFigures? YearAgo, StepLength StepLength, IReadOnlyList<RatingsIn<DateOnly>> Steps,
    Dimension By, IReadOnlyList<RatingsIn<DimensionKey>> Breakdown, IReadOnlyList<ScoreOfResponse> AgainstResponse);

/// <summary>The ratings of one step or of one value of a dimension.</summary>
public sealed record RatingsIn<TKey>(TKey Key, RatingFigures Figures);

/// <param name="Bucket">Column of the response time.</param>
/// <param name="Mean">Of the answers' means; null without any.</param>
public sealed record ScoreOfResponse(int Bucket, int Answers, double? Mean);

/// <summary>A word that customers use again and again in their comments.</summary>
/// <param name="Comments">In how many of those read it occurs.</param>
/// <param name="Mean">The mean of the scores beside them, 1 to 5.</param>
public sealed record CommentWord(string Word, int Comments, double Mean);

/// <summary>The words of the comments.</summary>
/// <param name="Read">How many comments were read: the last 1,000 of the filter.</param>
public sealed record CommentWords(int Read, IReadOnlyList<CommentWord> Words);
