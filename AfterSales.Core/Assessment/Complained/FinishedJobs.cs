namespace AfterSales.Core.Assessment.Complained;

/// <summary>How many jobs of a period are finished: in all, by the values of a dimension, and of none of them.</summary>
internal sealed record FinishedJobs(int All, IReadOnlyDictionary<string, int> ByKey, int Elsewhere)
{
    /// <param name="cycle">The time that a finished job has.</param>
    /// <param name="groups">Null: by no dimension.</param>
    public static FinishedJobs Of(Period period, Measured cycle, RowGroups? groups = null)
    {
        var (all, elsewhere, counts) = (0, 0, new List<int>());
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
                {
                    while (counts.Count <= group)
                        counts.Add(0);
                    counts[group]++;
                }
            }
        }
        return new FinishedJobs(all, counts.Index().Where(one => one.Item > 0).ToDictionary(one => groups!.KeyOf(one.Index), one => one.Item, StringComparer.Ordinal), elsewhere);
    }
}
