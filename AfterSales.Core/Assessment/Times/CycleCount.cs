namespace AfterSales.Core.Assessment;

/// <summary>Counts repair cycles over a period.</summary>
internal static class CycleCount
{
    /// <summary>By days, with the ledger.</summary>
    public static ByDay<CycleTally> Of(Period period, long now)
    {
        var days = new ByDay<CycleTally>(() => new CycleTally(now), (sum, tally) => sum.Add(tally));
        if (period.Rows.Part is { } part)
        {
            foreach (var (day, cycles) in period.RolledUpInSteps(Rollups.Cycles(part)))
            {
                if (cycles.Count > 0)
                    days.Begin(day).Add(cycles);
            }
            return days;
        }
        foreach (var day in period.Days)
        {
            var rows = period.Rows.Rows(day);
            if (rows.Length == 0)
                continue;
            var columns = new CycleRows(day);
            var tally = days.Begin(day.Day);
            tally.Add(columns, rows);
            foreach (var row in rows)
                tally.AddLedger(columns, row);
        }
        return days;
    }

    /// <summary>By a dimension.</summary>
    public static ByGroup<CycleTally> Of(Period period, RowGroups groups, long now)
    {
        var byGroup = new ByGroup<CycleTally>(() => new CycleTally(now));
        if (period.Rows.Part is { } part)
        {
            foreach (var (key, cycles) in period.RolledUp(Rollups.Cycles(part, groups.By)).SelectMany(one => one.Values))
                byGroup[groups.NumberOf(key)].Add(cycles);
            return byGroup;
        }
        foreach (var day in period.Days)
        {
            groups.Begin(day);
            var columns = new CycleRows(day);
            foreach (var row in period.Rows.Rows(day))
            {
                foreach (var group in groups.Of(row))
                    byGroup[group].Add(columns, row);
            }
        }
        return byGroup;
    }
}
