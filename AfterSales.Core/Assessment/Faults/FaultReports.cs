namespace AfterSales.Core.Assessment;

/// <summary>The age of machines when they failed 机龄: the columns of its distribution.</summary>
public static class MachineAge
{
    /// <summary>Upper bounds in months since the sale, each exclusive; a last column holds what is older.</summary>
    public static IReadOnlyList<int> LimitMonths { get; } = [3, 6, 12, 24, 36, 60];

    internal static int BucketOf(int days)
    {
        var bucket = 0;
        while (bucket < LimitMonths.Count && days >= LimitMonths[bucket] * 365 / 12)
            bucket++;
        return bucket;
    }
}

/// <summary>Feedback to the factory (R2.9): which machines fail by what, over reported repairs.</summary>
/// <param name="Groups">The fault groups that occurred most often, the most first: those that a table names.</param>
/// <param name="ByModel">Every model with every fault group that occurred, the most first.</param>
/// <param name="ByBatch">Machines made or sold together, as their serial numbers tell; empty where they do not.</param>
/// <param name="ByAge">Repairs by the machine's age at the report, see <see cref="MachineAge"/>.</param>
/// <param name="AgeUnknown">Repairs of machines whose sale is not on file.</param>
/// <param name="Recurring">The same machine and fault group twice or more in the period, the most first; the first 50.</param>
/// <param name="Trending">Model and fault group that became more frequent against the period before; empty without one.</param>
public sealed record FaultReport(
    int Repairs, IReadOnlyList<string> Groups, IReadOnlyList<FaultsOfModel> ByModel, IReadOnlyList<FaultsOfBatch> ByBatch, IReadOnlyList<int> ByAge, int AgeUnknown,
    IReadOnlyList<RecurringFault> Recurring, IReadOnlyList<TrendingFault> Trending);

/// <param name="Model">The model's code; empty: no machine known.</param>
/// <param name="FaultGroup">Empty: not diagnosed yet.</param>
public sealed record FaultsOfModel(string Model, string FaultGroup, int Count);

/// <param name="Batch">Model and the year and month in the serial number: EBZ200-2301.</param>
/// <param name="Machines">How many different ones failed.</param>
public sealed record FaultsOfBatch(string Batch, int Count, int Machines);

/// <summary>One machine that came with the same fault again and again.</summary>
public sealed record RecurringFault(int EquipmentId, string SerialNumber, string Model, string FaultGroup, int Count, DateOnly Last);

/// <summary>A fault that became more frequent: at least 3 now, and at least half as many again as before.</summary>
public sealed record TrendingFault(string Model, string FaultGroup, int Count, int Before);

/// <summary>How dependable a model is.</summary>
/// <param name="Repairs">Reported in the period.</param>
/// <param name="MttrHours">平均修复时间: mean elapsed hours from the report to the acceptance of those accepted; null without any.</param>
/// <param name="Accepted">Those that <paramref name="MttrHours"/> is taken from.</param>
/// <param name="MachineDays">Days of the period in which its machines were in use: since each was sold, until it was replaced, up to now.</param>
/// <param name="MtbfDays">平均故障间隔: machine days for one repair; null without repairs or without machines on file.</param>
public sealed record ModelReliability(string Model, int Repairs, double? MttrHours, int Accepted, double MachineDays, double? MtbfDays);
