namespace AfterSales.Core.Assessment;

/// <summary>The tickets that are open now, whenever they were reported 在办: neither accepted nor at their end.</summary>
/// <param name="ByAge">How many have waited how long: up to each of <see cref="Limits"/>, and above.</param>
/// <param name="MedianDays">Median age in days of 24 hours; null without any.</param>
/// <param name="OldestDays">Age of the oldest.</param>
public sealed record BacklogFigures(int Open, IReadOnlyList<int> ByAge, double? MedianDays, double? OldestDays)
{
    /// <summary>Upper bounds in days, each inclusive; a last column holds what is older.</summary>
    public static IReadOnlyList<double> Limits { get; } = [1, 3, 7, 14, 30];

    internal static int BucketOf(double days)
    {
        var bucket = 0;
        while (bucket < Limits.Count && days > Limits[bucket])
            bucket++;
        return bucket;
    }
}
