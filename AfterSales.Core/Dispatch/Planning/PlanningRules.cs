namespace AfterSales.Core.Dispatch;

/// <summary>What is reckoned with before somebody is sent.</summary>
public sealed class PlanningRules
{
    public const string Section = "Dispatch:Planning";

    /// <summary>How much longer the road is than the great circle.</summary>
    public double Detour { get; set; } = 1.35;

    /// <summary>How fast one gets there, stops and towns with it, in km/h.</summary>
    public double KilometresPerHour { get; set; } = 55;

    /// <summary>Planned work and ways of one day, in hours: who is planned with more is planned with a reason.</summary>
    public double HoursADay { get; set; } = 8;

    /// <summary>Before this hour of the company's day nobody sets out who need not: a longer way is begun on the day before.</summary>
    public TimeOnly SetsOut { get; set; } = new(6, 0);

    /// <summary>By road, about.</summary>
    internal double Road(Spot from, Spot to) => from.KilometresTo(to) * Detour;

    /// <summary>In whole minutes, rounded up.</summary>
    internal int Minutes(double roadKilometres) => (int)Math.Ceiling(roadKilometres / KilometresPerHour * 60);
}
