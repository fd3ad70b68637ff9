namespace AfterSales.Core.Assessment.Complained;

/// <summary>How many jobs of a period are finished: in all, by the values of a dimension, and of none of them.</summary>
internal sealed record FinishedJobs(int All, IReadOnlyDictionary<string, int> ByKey, int Elsewhere)
{
    /// <param name="cycle">The time that a finished job has.</param>
    /// <param name="groups">Null: by no dimension.</param>
    public static FinishedJobs Of(Period period, Measured cycle, RowGroups? groups = null)
    {
        if (period.Rows.Part is { } part)
            return RolledUp(period, part, cycle, groups?.By);
        var (all, elsewhere, counts) = (0, 0, new Dictionary<int, int>());
        foreach (var day in period.Days)
        {
            groups?.Begin(day);
            var ticks = cycle.TicksOf(day);
            foreach (var row in period.Rows.Rows(day))
            {
                if (ticks[row] < 0)
                    continue;
                all++;
                if (groups is null)
                    continue;
                var those = groups.Of(row);
                elsewhere += those.Length == 0 ? 1 : 0;
                foreach (var group in those)
                    counts[group] = counts.GetValueOrDefault(group) + 1;
            }
        }
        return new FinishedJobs(all, counts.ToDictionary(one => groups!.KeyOf(one.Key), one => one.Value, StringComparer.Ordinal), elsewhere);
    }

    private static FinishedJobs RolledUp(Period period, DayPart part, Measured cycle, Dimension? by)
    {
        var all = period.RolledUp(Rollups.Times(cycle, part)).Sum(times => times.Sorted.Length);
        if (by is not { } dimension)
            return new FinishedJobs(all, new Dictionary<string, int>(), 0);
        var counts = period.RolledUp(Rollups.Times(cycle, part, dimension)).SelectMany(keys => keys.Values).Where(one => one.Value.Sorted.Length > 0)
            .GroupBy(one => one.Key, one => one.Value.Sorted.Length, StringComparer.Ordinal).ToDictionary(key => key.Key, key => key.Sum(), StringComparer.Ordinal);
        // Each has one value of the others.
        return new FinishedJobs(all, counts, dimension == Dimension.Engineer ? period.RolledUp(Rollups.FinishedByNobody(cycle, part)).Sum(day => day.Count) : 0);
    }
}
