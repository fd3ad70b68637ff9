namespace AfterSales.Core.Assessment;

/// <summary>Counts the faults of a period.</summary>
internal sealed class FaultTally
{
    private const int MostGroups = 8;

    private readonly WordNumbers models = new(FactGroup.Model), groups = new(FactGroup.FaultGroup), batches = new(FactGroup.Batch);
    // By two numbers in one: counting a fault must not cost making a key of words.
    private readonly PairCounts byModel = new(expected: 1_000), byMachine, machinesOfBatches;
    private readonly List<int> byBatch = [], machinesByBatch = [];

    private FaultTally(int machines) => (byMachine, machinesOfBatches) = (new PairCounts(machines), new PairCounts(machines / 2));

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

    public IEnumerable<FaultsOfBatch> ByBatch =>
        byBatch.Index().Where(batch => batch.Item > 0 && batches[batch.Index].Length > 0).Select(batch => new FaultsOfBatch(batches[batch.Index], batch.Item, machinesByBatch[batch.Index]));

    /// <summary>The machines that came most often with the same fault, twice at least; of those that came as often, the last ones.</summary>
    public List<MachineFault> Recurring(int most)
    {
        var kept = new PriorityQueue<MachineFault, MachineFault>(MachineFault.LeastFirst);
        foreach (var (pair, count, last) in byMachine.All)
        {
            if (count < 2)
                continue;
            var fault = new MachineFault(PairCounts.High(pair), groups[PairCounts.Low(pair)], count, last);
            if (kept.Count < most)
                kept.Enqueue(fault, fault);
            else
                kept.EnqueueDequeue(fault, fault);
        }
        return [.. kept.UnorderedItems.Select(fault => fault.Element).OrderDescending(MachineFault.LeastFirst)];
    }

    /// <param name="onlyModels">For a comparison nothing else is asked.</param>
    public static FaultTally Of(Period period, bool onlyModels)
    {
        var tally = new FaultTally(onlyModels ? 0 : period.Days.Sum(day => day.Count));
        foreach (var day in period.Days)
        {
            var rows = period.Rows.Rows(day);
            if (rows.Length == 0)
                continue;
            tally.AddModels(day, rows);
            if (!onlyModels)
                tally.AddMachines(day, rows);
        }
        return tally;
    }

    private void AddModels(FactDay day, ReadOnlySpan<int> rows)
    {
        var (ofModels, ofGroups) = (models.Begin(day).ToArray(), groups.Begin(day).ToArray());
        var model = day.Numbers(FactGroup.Model);
        var group = day.Numbers(FactGroup.FaultGroup);
        Repairs += rows.Length;
        foreach (var row in rows)
            byModel.Add(PairCounts.Pair(ofModels[model[row]], ofGroups[group[row]]), day.Day);
    }

    private void AddMachines(FactDay day, ReadOnlySpan<int> rows)
    {
        var (ofGroups, ofBatches, none) = (groups.Begin(day).ToArray(), batches.Begin(day).ToArray(), groups.Of(""));
        var group = day.Numbers(FactGroup.FaultGroup);
        var batch = day.Numbers(FactGroup.Batch);
        var machines = day.Machines;
        var ages = day.MachineDays;
        while (byBatch.Count < batches.Count)
        {
            byBatch.Add(0);
            machinesByBatch.Add(0);
        }
        foreach (var row in rows)
        {
            var (fault, made, machine) = (ofGroups[group[row]], ofBatches[batch[row]], machines[row]);
            if (ages[row] >= 0)
                ByAge[MachineAge.BucketOf(ages[row])]++;
            else
                AgeUnknown++;
            byBatch[made]++;
            if (machine == 0)
                continue;
            if (machinesOfBatches.Add(PairCounts.Pair(made, machine), day.Day))
                machinesByBatch[made]++;
            if (fault != none)
                byMachine.Add(PairCounts.Pair(machine, fault), day.Day);
        }
    }
}

/// <param name="Last">Day number.</param>
internal readonly record struct MachineFault(int Machine, string Group, int Count, int Last)
{
    public static readonly IComparer<MachineFault> LeastFirst = Comparer<MachineFault>.Create((one, other) =>
        one.Count != other.Count ? one.Count.CompareTo(other.Count)
        : one.Last != other.Last ? one.Last.CompareTo(other.Last)
        : one.Machine != other.Machine ? other.Machine.CompareTo(one.Machine)
        : string.CompareOrdinal(other.Group, one.Group));
}
