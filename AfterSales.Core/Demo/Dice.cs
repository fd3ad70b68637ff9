namespace AfterSales.Core.Demo;

/// <summary>Chance that falls the same way at every first start.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(double share) => random.NextDouble() < share;

    public double Between(double low, double high) => low + (random.NextDouble() * (high - low));

    public int Below(int end) => random.Next(end);

    public T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    public TimeSpan Minutes(double low, double high) => TimeSpan.FromMinutes(Between(low, high));

    public TimeSpan Hours(double low, double high) => TimeSpan.FromHours(Between(low, high));

    /// <summary>Minutes as delays are: mostly about the median, now and then much longer.</summary>
    public TimeSpan Delay(double median, double spread)
    {
        var bell = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromMinutes(median * Math.Exp(Math.Clamp(bell, -2.5, 2.5) * spread));
    }

    /// <summary>An index, by weights.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        var drawn = random.NextDouble() * sum;
        for (var i = 0; i < weights.Length; i++)
        {
            drawn -= weights[i];
            if (drawn < 0)
                return i;
        }
        return weights.Length - 1;
    }
}
