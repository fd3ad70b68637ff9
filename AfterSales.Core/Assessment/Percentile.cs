namespace AfterSales.Core.Assessment;

/// <summary>Percentiles by linear interpolation between closest ranks: the p-th of n sorted values lies at rank p·(n−1).</summary>
public static class Percentile
{
    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0 to 1; 0.5 is the median.</param>
    /// <returns>Null for no values.</returns>
    public static double? Of(IReadOnlyList<double> sorted, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (sorted.Count == 0)
            return null;
        var rank = share * (sorted.Count - 1);
        var below = (int)rank;
        return below + 1 < sorted.Count ? sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
