namespace AfterSales.Core.Assessment;

/// <summary>Counts measured times over a period.</summary>
internal static class TimeCount
{
    /// <summary>Each of some measures over the same tickets.</summary>
    public static TimeFigures[] Of(Period period, Measured[] wanted, long now)
    {
        var tallies = Array.ConvertAll(wanted, _ => new TimeTally());
        foreach (var day in period.Days)
        {
            var rows = period.Rows.Rows(day);
            var withinDay = day.DayVerdicts;
            for (var i = 0; i < wanted.Length; i++)
            {
                var tally = tallies[i];
                var ticks = wanted[i].TicksOf(day);
                var verdicts = wanted[i].VerdictsOf(day);
                foreach (var row in rows)
                    tally.Add(ticks[row], Verdict.At(verdicts[row], now), Verdict.At(withinDay[row], now));
            }
        }
        return Array.ConvertAll(tallies, tally => tally.Figures);
    }

    /// <summary>One measure by days, by the columns of its distribution, and by a dimension.</summary>
    public static (ByDay<TimeTally> Days, int[] Buckets, List<TimeTally> Groups) Of(Period period, Measured measured, RowGroups groups, long now)
    {
        var days = new ByDay<TimeTally>(() => new TimeTally(), (sum, tally) => sum.Add(tally));
        var limits = LimitsOf(measured.Measure);
        var (buckets, byGroup) = (new int[limits.Length + 1], new List<TimeTally>());
        foreach (var day in period.Days)
        {
            var rows = period.Rows.Rows(day);
            if (rows.Length == 0)
                continue;
            groups.Begin(day);
            var tally = days.Begin(day.Day);
            var ticks = measured.TicksOf(day);
            var verdicts = measured.VerdictsOf(day);
            var withinDay = day.DayVerdicts;
            foreach (var row in rows)
            {
                var (time, promise, arranged) = (ticks[row], Verdict.At(verdicts[row], now), Verdict.At(withinDay[row], now));
                tally.Add(time, promise, arranged);
                foreach (var group in groups.Of(row))
                    TallyOf(byGroup, group).Add(time, promise, arranged);
                if (time >= 0)
                    buckets[BucketOf(limits, time)]++;
            }
        }
        return (days, buckets, byGroup);
    }

    /// <summary>The upper bounds of a distribution's columns in ticks.</summary>
    public static long[] LimitsOf(Measure measure) => [.. Distribution.Limits(measure).Select(hours => (long)(hours * TimeSpan.TicksPerHour))];

    public static int BucketOf(long[] limits, long ticks)
    {
        var bucket = 0;
        while (bucket < limits.Length && ticks > limits[bucket])
            bucket++;
        return bucket;
    }

    private static TimeTally TallyOf(List<TimeTally> tallies, int group)
    {
        while (tallies.Count <= group)
            tallies.Add(new TimeTally());
        return tallies[group];
    }
}
