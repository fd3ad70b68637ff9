namespace AfterSales.Core.Assessment;

/// <summary>The ratings of some of the tickets of a day or a month by how long the response to them took.</summary>
internal sealed class DayRatings : IRolledUp
{
    private static readonly long[] Limits = TimeCount.LimitsOf(Measure.Response);

    public DayRatings(FactDay day, ReadOnlySpan<int> rows)
    {
        var response = day.Longs(FactGroup.Response, 0);
        var traits = day.Traits;
        foreach (var row in rows)
        {
            if (response[row] >= 0)
                ByResponse[TimeCount.BucketOf(Limits, response[row])].Add(day.List(FactGroup.Ratings, row), Traits.Asked(traits[row]));
        }
    }

    private DayRatings(IReadOnlyList<DayRatings> days)
    {
        foreach (var day in days)
            day.AddTo(ByResponse);
    }

    /// <summary>By the columns of <see cref="Distribution.Limits"/>.</summary>
    public RatingTally[] ByResponse { get; } = [.. Limits.Append(long.MaxValue).Select(_ => new RatingTally())];

    public static DayRatings SumOf(IReadOnlyList<DayRatings> days) => new(days);

    public void AddTo(RatingTally[] byResponse)
    {
        for (var bucket = 0; bucket < byResponse.Length; bucket++)
            byResponse[bucket].Add(ByResponse[bucket]);
    }

    public long Bytes => ByResponse.Sum(tally => tally.Bytes);
}
