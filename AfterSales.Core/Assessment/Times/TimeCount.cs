namespace AfterSales.Core.Assessment;

/// <summary>Counts measured times over a period.</summary>
internal static class TimeCount
{
    /// <summary>Each of some measures over the same tickets.</summary>
    public static TimeFigures[] Of(Period period, Measured[] wanted, long now)
    {
        var tallies = Array.ConvertAll(wanted, _ => new TimeTally());
        if (period.Rows.Part is { } part)
            AddRolledUp(tallies, period, Array.ConvertAll(wanted, measured => Rollups.Times(measured, part)), now);
        else
            AddRows(tallies, period, wanted, now);
        return Array.ConvertAll(tallies, tally => tally.Take());
    }

    private static void AddRolledUp(TimeTally[] tallies, Period period, Rollup<DayTimes>[] rollups, long now)
    {
        for (var i = 0; i < tallies.Length; i++)
        {
            foreach (var times in period.RolledUp(rollups[i]))
                tallies[i].Add(times, now);
        }
    }

    private static void AddRows(TimeTally[] tallies, Period period, Measured[] wanted, long now)
    {
        var withinDay = new VerdictCount();
        foreach (var day in period.Days)
        {
            var rows = period.Rows.Rows(day);
            withinDay.Add(day.DayVerdicts, rows, now);
            for (var i = 0; i < wanted.Length; i++)
            {
                tallies[i].Add(wanted[i].TicksOf(day), rows);
                // A promise is the same in whichever time it is measured.
                if (Array.FindIndex(wanted, one => one.Measure == wanted[i].Measure) == i)
                    tallies[i].Promise.Add(wanted[i].VerdictsOf(day), rows, now);
            }
        }
        for (var i = 0; i < wanted.Length; i++)
        {
            tallies[i].WithinDay = withinDay;
            tallies[i].Promise = tallies[Array.FindIndex(wanted, one => one.Measure == wanted[i].Measure)].Promise;
        }
    }

    /// <summary>One measure by days, by the columns of its distribution, and by a dimension.</summary>
    public static (ByDay<TimeTally> Days, int[] Buckets, ByGroup<TimeTally> Groups) Of(Period period, Measured measured, RowGroups groups, long now)
    {
        var days = new ByDay<TimeTally>(() => new TimeTally(), (sum, tally) => sum.Add(tally));
        var limits = LimitsOf(measured.Measure);
        var (buckets, byGroup) = (new int[limits.Length + 1], new ByGroup<TimeTally>(() => new TimeTally()));
        if (period.Rows.Part is { } part)
        {
            foreach (var (day, times) in period.RolledUpInSteps(Rollups.Times(measured, part)))
            {
                if (times.Count == 0)
                    continue;
                days.Begin(day).Add(times, now);
                times.AddTo(buckets, limits);
            }
            foreach (var (key, times) in period.RolledUp(Rollups.Times(measured, part, groups.By)).SelectMany(one => one.Values))
                byGroup[groups.NumberOf(key)].Add(times, now);
            return (days, buckets, byGroup);
        }
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
            tally.Add(ticks, rows);
            tally.Promise.Add(verdicts, rows, now);
            tally.WithinDay.Add(withinDay, rows, now);
            foreach (var time in tally.Values)
                buckets[BucketOf(limits, time)]++;
            foreach (var row in rows)
            {
                foreach (var group in groups.Of(row))
                    byGroup[group].Add(ticks[row], verdicts[row], withinDay[row], now);
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
}
