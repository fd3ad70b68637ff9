namespace AfterSales.Core.Assessment;

/// <summary>Counts the faults of a period.</summary>
internal sealed class FaultTally
{
    public int Repairs { get; private set; }
    public int AgeUnknown { get; private set; }
    public Dictionary<(string Model, string Group), int> ByModel { get; } = [];
    public Dictionary<string, (int Count, HashSet<int> Machines)> ByBatch { get; } = new(StringComparer.Ordinal);
    public int[] ByAge { get; } = new int[MachineAge.LimitMonths.Count + 1];
    /// <summary>By machine and group: how often, and the last day.</summary>
    public Dictionary<(int Machine, string Group), (int Count, int Last)> ByMachine { get; } = [];

    public static FaultTally Of(Period period)
    {
        var tally = new FaultTally();
        foreach (var day in period.Days)
        {
            foreach (var row in period.Rows.Rows(day))
                tally.Add(day, row);
        }
        return tally;
    }

    private void Add(FactDay day, int row)
    {
        Repairs++;
        var (model, group, batch) = (Word(day, FactGroup.Model, row), Word(day, FactGroup.FaultGroup, row), Word(day, FactGroup.Batch, row));
        var (machine, age) = (day.Machines[row], day.MachineDays[row]);
        ByModel[(model, group)] = ByModel.GetValueOrDefault((model, group)) + 1;
        if (age >= 0)
            ByAge[MachineAge.BucketOf(age)]++;
        else
            AgeUnknown++;
        if (batch.Length > 0)
        {
            var (count, machines) = ByBatch.TryGetValue(batch, out var known) ? known : (0, []);
            machines.Add(machine);
            ByBatch[batch] = (count + 1, machines);
        }
        if (machine != 0 && group.Length > 0)
            ByMachine[(machine, group)] = (ByMachine.GetValueOrDefault((machine, group)).Count + 1, day.Day);
    }

    private static string Word(FactDay day, FactGroup column, int row) => day.WordsOf(column)[day.Numbers(column)[row]];
}
