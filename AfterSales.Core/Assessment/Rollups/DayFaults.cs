namespace AfterSales.Core.Assessment;

/// <summary>How many of some of a day's repairs there are by model and fault group.</summary>
internal sealed class DayFaults : IRolledUp
{
    public DayFaults(FactDay day, ReadOnlySpan<int> rows)
    {
        var byModel = new PairCounts(Math.Min(rows.Length, day.WordsOf(FactGroup.Model).Length * day.WordsOf(FactGroup.FaultGroup).Length));
        var models = day.Numbers(FactGroup.Model);
        var groups = day.Numbers(FactGroup.FaultGroup);
        foreach (var row in rows)
            byModel.Add(PairCounts.Pair(models[row], groups[row]));
        (Repairs, ByModel) = (rows.Length, [.. byModel.All]);
    }

    public int Repairs { get; }

    /// <summary>By the day's own numbers of the model and the fault group.</summary>
    public (long Pair, int Count)[] ByModel { get; }

    public long Bytes => 100 + ByModel.Length * 16;
}

/// <summary>How many of some of a day's repairs there are by the batch and the age of the machine.</summary>
internal sealed class DayMachines : IRolledUp
{
    public DayMachines(FactDay day, ReadOnlySpan<int> rows)
    {
        var batches = day.Numbers(FactGroup.Batch);
        var ages = day.MachineDays;
        ByBatch = new int[day.WordsOf(FactGroup.Batch).Length];
        foreach (var row in rows)
        {
            ByBatch[batches[row]]++;
            if (ages[row] >= 0)
                ByAge[MachineAge.BucketOf(ages[row])]++;
            else
                AgeUnknown++;
        }
    }

    /// <summary>By the day's own numbers of the batches.</summary>
    public int[] ByBatch { get; }

    /// <summary>By the columns of <see cref="MachineAge"/>.</summary>
    public int[] ByAge { get; } = new int[MachineAge.LimitMonths.Count + 1];

    public int AgeUnknown { get; }

    public long Bytes => 150 + ByBatch.Length * sizeof(int);
}
