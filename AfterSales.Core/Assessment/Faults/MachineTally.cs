namespace AfterSales.Core.Assessment;

/// <summary>Which machines came again with the same fault in a period, and how many machines of each batch came.</summary>
/// <param name="Recurring">Those that came most often, twice at least; of those that came as often, the last ones.</param>
/// <param name="ByBatch">Machines by their batch.</param>
internal sealed record MachineTally(IReadOnlyList<MachineFault> Recurring, IReadOnlyDictionary<string, int> ByBatch)
{
    /// <param name="most">So many that came again.</param>
    public static MachineTally Of(Period period, int most)
    {
        var (groups, batches) = (new WordNumbers(FactGroup.FaultGroup), new WordNumbers(FactGroup.Batch));
        using var machines = new MachineRepairs(period.Days.Sum(day => day.Count));
        foreach (var day in period.Days)
            machines.Add(day, period.Rows.Rows(day), groups.Begin(day), batches.Begin(day));
        var (none, byBatch, kept) = (groups.Of(""), new int[batches.Count], new PriorityQueue<MachineFault, MachineFault>(MachineFault.LeastFirst));
        machines.Visit(groups.Count, (machine, fault, count, last) =>
        {
            if (count < 2 || fault == none || (kept.Count == most && count < kept.Peek().Count))
                return;
            var found = new MachineFault(machine, groups[fault], count, last);
            if (kept.Count < most)
                kept.Enqueue(found, found);
            else
                kept.EnqueueDequeue(found, found);
        }, batch => byBatch[batch]++);
        return new MachineTally(
            [.. kept.UnorderedItems.Select(fault => fault.Element).OrderDescending(MachineFault.LeastFirst)],
            byBatch.Index().ToDictionary(batch => batches[batch.Index], batch => batch.Item, StringComparer.Ordinal));
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
