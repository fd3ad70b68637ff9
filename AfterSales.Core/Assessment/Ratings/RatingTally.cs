namespace AfterSales.Core.Assessment;

/// <summary>Gathers ratings until figures are taken from them.</summary>
internal sealed class RatingTally : IRolledUp
{
    private const int Questions = 3;
    private readonly int[] scores = new int[5];
    private int answers, promoters, detractors, points, asked, answered;
    private long response, quality, attitude;

    public long Bytes => 150;

    public int Asked => asked;

    public static RatingTally SumOf(IReadOnlyList<RatingTally> days)
    {
        var sum = new RatingTally();
        foreach (var day in days)
            sum.Add(day);
        return sum;
    }

    /// <summary>Some of a day's tickets.</summary>
    public static RatingTally Of(FactDay day, ReadOnlySpan<int> rows)
    {
        var tally = new RatingTally();
        var traits = day.Traits;
        foreach (var row in rows)
            tally.Add(day.List(FactGroup.Ratings, row), Traits.Asked(traits[row]));
        return tally;
    }

    /// <param name="ratings">Of one ticket.</param>
    /// <param name="wasAsked">Its customer was asked.</param>
    public void Add(ReadOnlySpan<int> ratings, bool wasAsked)
    {
        asked += wasAsked || ratings.Length > 0 ? 1 : 0;
        answered += ratings.Length > 0 ? 1 : 0;
        foreach (var rating in ratings)
            Add(rating);
    }

    public void Add(RatingTally other)
    {
        for (var score = 0; score < scores.Length; score++)
            scores[score] += other.scores[score];
        (answers, asked, answered) = (answers + other.answers, asked + other.asked, answered + other.answered);
        (promoters, detractors, points) = (promoters + other.promoters, detractors + other.detractors, points + other.points);
        (response, quality, attitude) = (response + other.response, quality + other.quality, attitude + other.attitude);
    }

    public RatingFigures Figures => new(
        answers, Mean(response + quality + attitude, Questions * answers), Mean(response, answers), Mean(quality, answers), Mean(attitude, answers),
        Mean(scores[3] + scores[4], answers), points == 0 ? null : 100.0 * (promoters - detractors) / points, points, asked, answered, [.. scores]);

    /// <summary>A rating of so many points for recommending us is among them.</summary>
    public static bool Recommends(ReadOnlySpan<int> ratings, int least, int most)
    {
        foreach (var rating in ratings)
        {
            if (PackedRating.Recommend(rating) is { } given && given >= least && given <= most)
                return true;
        }
        return false;
    }

    private void Add(int rating)
    {
        var (toResponse, toQuality, toAttitude) = PackedRating.Scores(rating);
        (response, quality, attitude) = (response + toResponse, quality + toQuality, attitude + toAttitude);
        answers++;
        scores[PackedRating.Score(rating) - 1]++;
        if (PackedRating.Recommend(rating) is not { } given)
            return;
        points++;
        promoters += given >= 9 ? 1 : 0;
        detractors += given <= 6 ? 1 : 0;
    }

    private static double? Mean(long sum, int of) => of == 0 ? null : (double)sum / of;
}
