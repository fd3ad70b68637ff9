using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment.Performance;

/// <summary>One engineer's work on one ticket that its customer accepted, with what could be observed of it; null where nothing was.</summary>
/// <param name="Day">The company's day of the acceptance.</param>
/// <param name="Model">Code of the machine's model; empty where none is known.</param>
public sealed record PerformedJob(
    string Number, DateOnly Day, int EngineerId, ServiceType ServiceType, Priority Priority, string Model, double? Response, double? Quality, double? Satisfaction, double? FirstFix)
{
    public double? Of(PerformancePart part) => part switch
    {
        PerformancePart.Response => Response,
        PerformancePart.Quality => Quality,
        PerformancePart.Satisfaction => Satisfaction,
        _ => FirstFix,
    };
}

/// <summary>What was observed of one part of a job, against what the company's jobs of the same kind come to.</summary>
/// <param name="Expected">The mean of those jobs.</param>
/// <param name="Cases">How many those are.</param>
/// <param name="OfTypeOnly">There were too few of the same type, priority and model: of the same type.</param>
/// <param name="Difference">How much better than expected; negative: worse.</param>
public sealed record ObservedPart(PerformancePart Part, double Observed, double Expected, int Cases, bool OfTypeOnly, double Difference);

/// <summary>A job with all that is counted of it.</summary>
public sealed record PerformanceLine(PerformedJob Job, IReadOnlyList<ObservedPart> Parts)
{
    public ObservedPart? Of(PerformancePart part) => Parts.FirstOrDefault(one => one.Part == part);
}

/// <summary>What an engineer's jobs of a month come to in one part.</summary>
/// <param name="Jobs">Those of which it could be observed.</param>
/// <param name="Difference">The mean of their differences; null without any.</param>
/// <param name="Points">0 to 100; 75 is exactly what such jobs come to in this company.</param>
public sealed record PartSum(PerformancePart Part, int Weight, int Jobs, double? Difference, double? Points);

/// <summary>An engineer's month as points.</summary>
/// <param name="Points">The parts' points by their weights, over those parts of which anything could be observed; null without any.</param>
public sealed record PerformanceSum(int Jobs, IReadOnlyList<PartSum> Parts, double? Points)
{
    public PartSum Of(PerformancePart part) => Parts[(int)part];
}

/// <summary>
/// The arithmetic of performance 绩效: each job is compared with the company's jobs of the last twelve months of the same type, priority and
/// model, so that whoever takes the hard ones is not punished. A part's points are 75 + 25 × mean difference ÷ what 25 points are worth,
/// between 0 and 100.
/// </summary>
public sealed class PerformanceSums
{
    /// <summary>With fewer jobs of the same type, priority and model, those of the same type are taken.</summary>
    public const int Enough = 10;

    public const double AsExpected = 75;
    public const double Step = 25;
    public static readonly IReadOnlyList<PerformancePart> Parts = Enum.GetValues<PerformancePart>();
    private readonly Dictionary<(PerformancePart, ServiceType, Priority, string), (double Sum, int Count)> ofKind;
    private readonly Dictionary<(PerformancePart, ServiceType), (double Sum, int Count)> ofType;

    /// <param name="year">The company's jobs of the twelve months up to the end of the one that is judged.</param>
    public PerformanceSums(IReadOnlyCollection<PerformedJob> year)
    {
        ofKind = Gathered(year, (part, job) => (part, job.ServiceType, job.Priority, job.Model));
        ofType = Gathered(year, (part, job) => (part, job.ServiceType));
    }

    /// <summary>How much better than expected brings 25 points: two hours, ten points of a check, half a grade, a fifth of the jobs.</summary>
    public static double Worth(PerformancePart part) => part switch
    {
        PerformancePart.Response => 2,
        PerformancePart.Quality => 10,
        PerformancePart.Satisfaction => 0.5,
        _ => 0.2,
    };

    public PerformanceLine Line(PerformedJob job) => new(job, [.. Parts.Select(part => Observe(part, job)).OfType<ObservedPart>()]);

    public static PerformanceSum Sum(IReadOnlyCollection<PerformanceLine> lines, PerformanceWeights weights)
    {
        var parts = Parts.Select(part => SumOf(part, lines, weights.Of(part))).ToList();
        var counted = parts.Where(part => part is { Points: not null, Weight: > 0 }).ToList();
        return new PerformanceSum(lines.Count, parts, counted.Count == 0 ? null : counted.Sum(part => part.Points!.Value * part.Weight) / counted.Sum(part => part.Weight));
    }

    private static PartSum SumOf(PerformancePart part, IReadOnlyCollection<PerformanceLine> lines, int weight)
    {
        var differences = lines.Select(line => line.Of(part)?.Difference).OfType<double>().ToList();
        if (differences.Count == 0)
            return new PartSum(part, weight, 0, null, null);
        var mean = differences.Average();
        return new PartSum(part, weight, differences.Count, mean, Math.Clamp(AsExpected + Step * mean / Worth(part), 0, 100));
    }

    private ObservedPart? Observe(PerformancePart part, PerformedJob job)
    {
        if (job.Of(part) is not { } observed)
            return null;
        var same = ofKind.GetValueOrDefault((part, job.ServiceType, job.Priority, job.Model));
        var typeOnly = same.Count < Enough;
        var (sum, count) = typeOnly ? ofType.GetValueOrDefault((part, job.ServiceType)) : same;
        // A job is itself one of the year's: there is always something to compare with.
        var expected = count == 0 ? observed : sum / count;
        return new ObservedPart(part, observed, expected, count, typeOnly, part == PerformancePart.Response ? expected - observed : observed - expected);
    }

    private static Dictionary<TKey, (double Sum, int Count)> Gathered<TKey>(IEnumerable<PerformedJob> jobs, Func<PerformancePart, PerformedJob, TKey> key) where TKey : notnull =>
        jobs.SelectMany(job => Parts.Where(part => job.Of(part) is not null), (job, part) => (Key: key(part, job), Value: job.Of(part)!.Value))
            .GroupBy(one => one.Key).ToDictionary(same => same.Key, same => (same.Sum(one => one.Value), same.Count()));
}
