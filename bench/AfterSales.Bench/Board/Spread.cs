namespace AfterSales.Bench.Board;

/// <summary>The middle and the ends of what was measured.</summary>
internal sealed class Spread
{
    private readonly List<double> values;

    public Spread(IEnumerable<double> measured) => values = [.. measured.Order()];

    public int Count => values.Count;

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public double Least => At(0);

    public double Most => At(1);

    public static double MedianOf(IEnumerable<double> measured) => new Spread(measured).Median;

    public override string ToString() => $"median {Median:0.0}, p95 {P95:0.0}, most {Most:0.0} ({Count})";

    private double At(double share) => values.Count == 0 ? double.NaN : values[Math.Min(values.Count - 1, (int)(values.Count * share))];
}
