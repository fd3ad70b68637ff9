namespace AfterSales.Core.Rulebooks;

/// <summary>
/// The default promise per clock and priority, in elapsed hours, until a service commitment says otherwise.
/// Configured under <c>Promises</c>, e.g. <c>Promises:Response:Urgent = 0.5</c>.
/// </summary>
public sealed class PromiseTimes
{
    public const string Section = "Promises";

    /// <summary>A year.</summary>
    public const double MostHours = 8760;

    public PromiseByPriority Response { get; init; } = new() { Urgent = 0.5, High = 1, Normal = 2, Low = 4 };
    /// <summary>R3.5.1 wants staff arranged within 24 elapsed hours.</summary>
    public PromiseByPriority Arrange { get; init; } = new() { Urgent = 4, High = 8, Normal = 24, Low = 24 };
    public PromiseByPriority Arrival { get; init; } = new() { Urgent = 12, High = 24, Normal = 48, Low = 96 };
    public PromiseByPriority Repair { get; init; } = new() { Urgent = 24, High = 48, Normal = 96, Low = 168 };
    public PromiseByPriority Acceptance { get; init; } = new() { Urgent = 48, High = 48, Normal = 72, Low = 72 };
    public PromiseByPriority Reply { get; init; } = new() { Urgent = 4, High = 8, Normal = 24, Low = 48 };

    /// <summary>How long a repair is answered for after it was accepted 维修质保期 (R3.5.2), in days; 0: not at all.</summary>
    public int RepairWarrantyDays { get; init; } = 90;

    public TimeSpan RepairWarranty => TimeSpan.FromDays(RepairWarrantyDays);

    public TimeSpan Of(ClockName clock, Priority priority) => Hours(clock).TimeOf(priority);

    public PromiseByPriority Hours(ClockName clock) => clock switch
    {
        ClockName.Response => Response,
        ClockName.Arrange => Arrange,
        ClockName.Arrival => Arrival,
        ClockName.Repair => Repair,
        ClockName.Acceptance => Acceptance,
        _ => Reply,
    };

    /// <summary>The first clock and priority whose hours are no time that could be promised, or null.</summary>
    public (ClockName Clock, Priority Priority, double Hours)? FirstWrong()
    {
        foreach (var clock in Enum.GetValues<ClockName>())
        {
            foreach (var priority in Enum.GetValues<Priority>())
            {
                if (Hours(clock).Of(priority) is not (> 0 and <= MostHours) and var hours)
                    return (clock, priority, hours);
            }
        }
        return null;
    }
}

/// <summary>Hours, each above 0.</summary>
public sealed class PromiseByPriority
{
    public double Low { get; init; }
    public double Normal { get; init; }
    public double High { get; init; }
    public double Urgent { get; init; }

    public TimeSpan TimeOf(Priority priority) => TimeSpan.FromHours(Of(priority));

    public double Of(Priority priority) => priority switch
    {
        Priority.Low => Low,
        Priority.Normal => Normal,
        Priority.High => High,
        _ => Urgent,
    };
}
