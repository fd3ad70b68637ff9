using System.Runtime.InteropServices;

namespace AfterSales.Core.Assessment;

/// <summary>Counts the faults of a period.</summary>
internal sealed class FaultTally
{
    private readonly WordNumbers models = new(FactGroup.Model), groups = new(FactGroup.FaultGroup), batches = new(FactGroup.Batch);
    // By two numbers in one: counting a fault must not cost making a key of words.
    private readonly Dictionary<long, int> byModel = [];
    private readonly Dictionary<long, (int Count, int Last)> byMachine = [];
    private readonly HashSet<long> machinesOfBatches = [];
    private readonly List<int> byBatch = [];

    public int Repairs { get; private set; }
    public int AgeUnknown { get; private set; }
    public int[] ByAge { get; } = new int[MachineAge.LimitMonths.Count + 1];

    public Dictionary<(string Model, string Group), int> ByModel =>
        byModel.ToDictionary(fault => (models[High(fault.Key)], groups[Low(fault.Key)]), fault => fault.Value);

    public IEnumerable<FaultsOfBatch> ByBatch
    {
        get
        {
            var machines = machinesOfBatches.GroupBy(High).ToDictionary(batch => batch.Key, batch => batch.Count());
            return byBatch.Index().Where(batch => batches[batch.Index].Length > 0).Select(batch => new FaultsOfBatch(batches[batch.Index], batch.Item, machines.GetValueOrDefault(batch.Index)));
        }
    }

    /// <summary>Machine and group with twice or more, and the last day.</summary>
    public IEnumerable<(int Machine, string Group, int Count, int Last)> Recurring =>
        byMachine.Where(fault => fault.Value.Count > 1).Select(fault => (High(fault.Key), groups[Low(fault.Key)], fault.Value.Count, fault.Value.Last));

    /// <param name="onlyModels">For a comparison nothing else is asked.</param>
    public static FaultTally Of(Period period, bool onlyModels)
    {
        var tally = new FaultTally();
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
            CollectionsMarshal.GetValueRefOrAddDefault(byModel, Pair(ofModels[model[row]], ofGroups[group[row]]), out _)++;
    }

    private void AddMachines(FactDay day, ReadOnlySpan<int> rows)
    {
        var (ofGroups, ofBatches, none) = (groups.Begin(day).ToArray(), batches.Begin(day).ToArray(), groups.Of(""));
        var group = day.Numbers(FactGroup.FaultGroup);
        var batch = day.Numbers(FactGroup.Batch);
        var machines = day.Machines;
        var ages = day.MachineDays;
        while (byBatch.Count < batches.Count)
            byBatch.Add(0);
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
            machinesOfBatches.Add(Pair(made, machine));
            if (fault == none)
                continue;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(byMachine, Pair(machine, fault), out _);
            known = (known.Count + 1, day.Day);
        }
    }

    private static long Pair(int high, int low) => (long)high << 32 | (uint)low;

    private static int High(long pair) => (int)(pair >> 32);

    private static int Low(long pair) => (int)pair;
}
