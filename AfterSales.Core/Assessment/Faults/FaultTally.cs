namespace AfterSales.Core.Assessment;

/// <summary>Counts the faults of a period.</summary>
internal sealed class FaultTally
{
    private const int MostGroups = 8;

    private readonly WordNumbers models = new(FactGroup.Model), groups = new(FactGroup.FaultGroup), batches = new(FactGroup.Batch);
    // By two numbers in one: counting a fault must not cost making a key of words.
    private readonly PairCounts byModel = new(expected: 1_000);
    private readonly List<int> byBatch = [];

    /// <summary>What <see cref="ByModel"/> is counted from.</summary>
    public static IReadOnlyList<FactGroup> OfModels { get; } = [FactGroup.Model, FactGroup.FaultGroup];

    public int Repairs { get; private set; }
    public int AgeUnknown { get; private set; }
    public int[] ByAge { get; } = new int[MachineAge.LimitMonths.Count + 1];

    public Dictionary<(string Model, string Group), int> ByModel =>
        byModel.All.ToDictionary(fault => (models[PairCounts.High(fault.Pair)], groups[PairCounts.Low(fault.Pair)]), fault => fault.Count);

    /// <summary>The most frequent fault groups.</summary>
    public IReadOnlyList<string> Groups =>
        [.. ByModel.GroupBy(fault => fault.Key.Group, fault => fault.Value, StringComparer.Ordinal).OrderByDescending(group => group.Sum()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).Take(MostGroups)];

    /// <summary>The batches that are known, by how many repairs.</summary>
    public IEnumerable<(string Batch, int Count)> ByBatch => byBatch.Index().Where(batch => batch.Item > 0 && batches[batch.Index].Length > 0).Select(batch => (batches[batch.Index], batch.Item));

    /// <summary>By model only: for a comparison nothing else is asked.</summary>
    public static FaultTally OfModelsIn(Period period)
    {
        var tally = new FaultTally();
        foreach (var day in period.Days)
            tally.Add(day, FaultsOf(period, day));
        return tally;
    }

    public static FaultTally Of(Period period)
    {
        var tally = OfModelsIn(period);
        foreach (var day in period.Days)
            tally.Add(day, period.Rows.Part is { } part ? day.Once(Rollups.Machines(part)) : new DayMachines(day, period.Rows.Rows(day)));
        return tally;
    }

    private static DayFaults FaultsOf(Period period, FactDay day) => period.Rows.Part is { } part ? day.Once(Rollups.Faults(part)) : new DayFaults(day, period.Rows.Rows(day));

    private void Add(FactDay day, DayFaults faults)
    {
        var ofModels = models.Begin(day);
        var ofGroups = groups.Begin(day);
        Repairs += faults.Repairs;
        foreach (var (pair, count) in faults.ByModel)
            byModel.Add(PairCounts.Pair(ofModels[PairCounts.High(pair)], ofGroups[PairCounts.Low(pair)]), count);
    }

    private void Add(FactDay day, DayMachines machines)
    {
        AgeUnknown += machines.AgeUnknown;
        for (var age = 0; age < ByAge.Length; age++)
            ByAge[age] += machines.ByAge[age];
        var ofBatches = batches.Begin(day);
        while (byBatch.Count < batches.Count)
            byBatch.Add(0);
        for (var batch = 0; batch < ofBatches.Length; batch++)
            byBatch[ofBatches[batch]] += machines.ByBatch[batch];
    }
}
