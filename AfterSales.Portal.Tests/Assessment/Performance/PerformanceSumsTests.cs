using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Rulebooks;
using CsCheck;

namespace AfterSales.Portal.Tests.Assessment.Performance;

/// <summary>The arithmetic of performance: against jobs of the same kind, line by line.</summary>
public sealed class PerformanceSumsTests
{
    private static readonly DateOnly Day = new(2026, 10, 12);

    private static readonly Gen<PerformedJob> AnyJob =
        from engineer in Gen.Int[1, 4]
        from type in Gen.Bool.Select(repair => repair ? ServiceType.Repair : ServiceType.Maintenance)
        from priority in Gen.Bool.Select(urgent => urgent ? Priority.Urgent : Priority.Normal)
        from model in Gen.Int[0, 2].Select(at => new[] { "EBZ200", "GF-500", "" }[at])
        from response in Gen.Double[0, 40].Nullable()
        from quality in Gen.Double[0, 100].Nullable()
        from satisfaction in Gen.Int[3, 15].Select(sum => sum / 3.0).Nullable()
        from first in Gen.Bool.Select(fixedAtOnce => fixedAtOnce ? 1.0 : 0.0).Nullable()
        select new PerformedJob("AS", Day, engineer, type, priority, model, response, quality, satisfaction, first);

    [Fact]
    public void Whoever_takes_the_hard_jobs_is_compared_with_hard_jobs()
    {
        // Urgent ones of the old machine take six hours in this company, ordinary ones of the new one an hour.
        List<PerformedJob> year = [.. Enumerable.Repeat(Hard(2, 6), 12), .. Enumerable.Repeat(Easy(2, 1), 12)];
        var mine = Hard(1, 5);
        var sums = new PerformanceSums([.. year, mine]);

        var line = sums.Line(mine).Of(PerformancePart.Response)!;
        Assert.Equal((13, false), (line.Cases, line.OfTypeOnly));
        Assert.Equal((12 * 6 + 5) / 13.0, line.Expected, 9);
        Assert.True(line.Difference > 0.9, "An hour faster than such jobs, although five times as long as the easy ones.");
        Assert.True(PerformanceSums.Sum([sums.Line(mine)], PerformanceWeights.Usual).Points > PerformanceSums.AsExpected);
    }

    [Fact]
    public void With_fewer_than_ten_of_the_same_kind_those_of_the_same_service_are_taken()
    {
        var mine = Hard(1, 5);
        List<PerformedJob> nine = [.. Enumerable.Repeat(Hard(2, 6), 8), mine, .. Enumerable.Repeat(Easy(2, 1), 11)];
        var line = new PerformanceSums(nine).Line(mine).Of(PerformancePart.Response)!;
        Assert.Equal((20, true), (line.Cases, line.OfTypeOnly));
        Assert.Equal((8 * 6 + 5 + 11) / 20.0, line.Expected, 9);

        line = new PerformanceSums([.. nine, Hard(2, 6)]).Line(mine).Of(PerformancePart.Response)!;
        Assert.Equal((10, false), (line.Cases, line.OfTypeOnly));
    }

    [Fact]
    public void A_part_without_anything_to_judge_by_does_not_count_and_nothing_at_all_gives_no_points()
    {
        var job = Easy(1, 1) with { Response = null, Satisfaction = 5 };
        var sums = new PerformanceSums([job, job with { EngineerId = 2, Satisfaction = 4.5 }]);
        var sum = PerformanceSums.Sum([sums.Line(job)], PerformanceWeights.Usual);
        Assert.Null(sum.Of(PerformancePart.Response).Points);
        Assert.Equal(87.5, sum.Points!.Value, 9);
        Assert.Null(PerformanceSums.Sum([], PerformanceWeights.Usual).Points);
    }

    [Fact]
    public void The_sum_is_what_its_lines_say() => AnyJob.Array[1, 60].Sample(jobs =>
    {
        var sums = new PerformanceSums(jobs);
        List<PerformanceLine> lines = [.. jobs.Where(job => job.EngineerId == 1).Select(sums.Line)];
        var sum = PerformanceSums.Sum(lines, PerformanceWeights.Usual);
        foreach (var part in PerformanceSums.Parts)
        {
            // Written out once more, from the jobs alone.
            List<double> differences = [];
            foreach (var job in jobs.Where(job => job.EngineerId == 1 && job.Of(part) is not null))
            {
                var same = jobs.Where(other => (other.ServiceType, other.Priority, other.Model) == (job.ServiceType, job.Priority, job.Model) && other.Of(part) is not null).ToList();
                if (same.Count < 10)
                    same = [.. jobs.Where(other => other.ServiceType == job.ServiceType && other.Of(part) is not null)];
                var better = job.Of(part)!.Value - same.Average(other => other.Of(part)!.Value);
                differences.Add(part == PerformancePart.Response ? -better : better);
            }
            Assert.Equal(differences.Count, sum.Of(part).Jobs);
            if (differences.Count > 0)
                Assert.Equal(differences.Average(), sum.Of(part).Difference!.Value, 6);
        }
        Assert.True(sum.Points is null or (>= 0 and <= 100));
    });

    private static PerformedJob Hard(int engineer, double hours) => new("AS-1", Day, engineer, ServiceType.Repair, Priority.Urgent, "EBZ200", hours, null, null, null);

    private static PerformedJob Easy(int engineer, double hours) => new("AS-2", Day, engineer, ServiceType.Repair, Priority.Normal, "GF-500", hours, null, null, null);
}
