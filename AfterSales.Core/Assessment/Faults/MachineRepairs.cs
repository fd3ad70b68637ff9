using System.Buffers;

namespace AfterSales.Core.Assessment;

/// <summary>Puts the repairs of each machine side by side, to find which fault came again and how many machines of a batch there were.</summary>
/// <param name="most">So many at most are added.</param>
internal sealed class MachineRepairs(int most) : IDisposable
{
    private Repair[] all = ArrayPool<Repair>.Shared.Rent(Math.Max(1, most));
    private int count, highest;

    /// <summary>Those of a day; what it calls its faults and batches by its own numbers is given by the numbers of the period.</summary>
    public void Add(FactDay day, ReadOnlySpan<int> rows, ReadOnlySpan<int> faults, ReadOnlySpan<int> batches)
    {
        var machines = day.Machines;
        var fault = day.Numbers(FactGroup.FaultGroup);
        var batch = day.Numbers(FactGroup.Batch);
        foreach (var row in rows)
        {
            var machine = machines[row];
            if (machine == 0)
                continue;
            all[count++] = new Repair(machine, faults[fault[row]], batches[batch[row]], day.Day);
            highest = Math.Max(highest, machine);
        }
    }

    /// <summary>Goes through the machines in the order of their ids, and through the repairs of each in the order of the days.</summary>
    /// <param name="faults">How many numbers of faults there are.</param>
    /// <param name="ofFault">A machine, a fault, how often it came, and the last day.</param>
    /// <param name="ofBatch">A batch, once for each of its machines.</param>
    public void Visit(int faults, Action<int, int, int, int> ofFault, Action<int> ofBatch)
    {
        var (starts, sorted) = (ArrayPool<int>.Shared.Rent(highest + 2), ArrayPool<Repair>.Shared.Rent(Math.Max(1, count)));
        try
        {
            PutSideBySide(starts.AsSpan(0, highest + 2), sorted);
            var (times, last, met, batches) = (new int[faults], new int[faults], new List<int>(), new List<int>());
            for (var from = 0; from < count;)
            {
                var machine = sorted[from].Machine;
                for (; from < count && sorted[from].Machine == machine; from++)
                {
                    var (_, fault, batch, day) = sorted[from];
                    if (times[fault]++ == 0)
                        met.Add(fault);
                    last[fault] = day;
                    if (!batches.Contains(batch))
                        batches.Add(batch);
                }
                foreach (var fault in met)
                {
                    ofFault(machine, fault, times[fault], last[fault]);
                    times[fault] = 0;
                }
                batches.ForEach(ofBatch);
                met.Clear();
                batches.Clear();
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(starts);
            ArrayPool<Repair>.Shared.Return(sorted);
        }
    }

    public void Dispose()
    {
        if (all.Length > 0)
            ArrayPool<Repair>.Shared.Return(all);
        (all, count) = ([], 0);
    }

    // How many each machine has tells where its own begin: two passes instead of a table that is looked up for each repair.
    private void PutSideBySide(Span<int> starts, Repair[] sorted)
    {
        starts.Clear();
        foreach (ref readonly var repair in all.AsSpan(0, count))
            starts[repair.Machine + 1]++;
        for (var machine = 1; machine < starts.Length; machine++)
            starts[machine] += starts[machine - 1];
        foreach (ref readonly var repair in all.AsSpan(0, count))
            sorted[starts[repair.Machine]++] = repair;
    }

    private readonly record struct Repair(int Machine, int Fault, int Batch, int Day);
}
