namespace AfterSales.Core.Assessment;

/// <summary>Which time of a ticket is measured.</summary>
public enum Measure
{
    /// <summary>响应时间: from the report to the first of Verify, Assign.</summary>
    Response,
    /// <summary>维修周期: from the report to the acceptance.</summary>
    Cycle,
    /// <summary>核实用时: from the report to Verify (R1.2).</summary>
    Verify,
    /// <summary>派工用时: from the report to the first Assign that was not taken back.</summary>
    Arrange,
    /// <summary>到达用时: from the report to the first arrival on site.</summary>
    Arrival,
}

/// <summary>How long it took, over some tickets. Elapsed hours; null where there is nothing to take a figure from.</summary>
/// <param name="Count">Tickets reported.</param>
/// <param name="Completed">Those that have come to the response or acceptance; the figures are theirs.</param>
/// <param name="WithinPromise">Share, 0 to 1, of those with a promise that is kept or broken by now.</param>
/// <param name="ArrangedWithinDay">Share, 0 to 1, of those for whom somebody was arranged within 24 elapsed hours (R3.5.1).</param>
public sealed record TimeFigures(
    int Count, int Completed, double? MedianHours, double? P90Hours, double? MeanHours, double? P25Hours, double? P75Hours,
    double? WithinPromise, double? ArrangedWithinDay)
{
    /// <summary>How many <see cref="WithinPromise"/> is taken over.</summary>
    public int Decided { get; init; }

    /// <summary>How many <see cref="ArrangedWithinDay"/> is taken over.</summary>
    public int DayDecided { get; init; }
}

/// <summary>The figures of one day, week or month, or of one value of a dimension.</summary>
public sealed record FiguresOf<TKey>(TKey Key, TimeFigures Figures);

/// <summary>The columns of a distribution of hours.</summary>
public static class Distribution
{
    private static readonly double[] OfResponse = [0.25, 1, 4, 8, 16, 24];
    private static readonly double[] OfCycle = [4, 24, 48, 96, 168];
    private static readonly double[] OfArrival = [4, 8, 24, 48, 96];

    /// <summary>Upper bounds in hours, each inclusive; a last column holds what is above.</summary>
    public static IReadOnlyList<double> Limits(Measure measure) => measure switch
    {
        Measure.Cycle => OfCycle,
        Measure.Arrival => OfArrival,
        _ => OfResponse,
    };

    public static int BucketOf(Measure measure, double hours)
    {
        var limits = Limits(measure);
        var bucket = 0;
        while (bucket < limits.Count && hours > limits[bucket])
            bucket++;
        return bucket;
    }
}
