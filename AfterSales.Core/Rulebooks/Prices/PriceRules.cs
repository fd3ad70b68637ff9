namespace AfterSales.Core.Rulebooks;

/// <summary>
/// How prices become what is to be paid. Configured under <c>Prices</c>, e.g. <c>Prices:TaxPercent = 13</c>,
/// <c>Prices:RoundTo = 0.10</c>.
/// </summary>
public sealed class PriceRules
{
    public const string Section = "Prices";

    /// <summary>Value-added tax on top of the prices, 0 to 50, up to two places.</summary>
    public decimal TaxPercent { get; init; } = 13;

    /// <summary>What the total is a multiple of, in yuan: 0.01, 0.1 or 1.</summary>
    public decimal RoundTo { get; init; } = 0.01m;

    /// <summary>How many days a quote holds, unless it says otherwise.</summary>
    public int ValidDays { get; init; } = 15;

    public int TaxHundredths => (int)(TaxPercent * 100);

    public Money Unit => new((long)(RoundTo * 100));
}

/// <summary>What is to be paid, and how it comes to that: <c>Net = lines − discount</c>, <c>Total = Net + Tax + Rounding</c>, always.</summary>
/// <param name="TaxHundredths">Hundredths of a percent.</param>
/// <param name="Rounding">What was added or taken off to come to a round total.</param>
public sealed record PriceSum(Money Lines, Money Discount, Money Net, int TaxHundredths, Money Tax, Money Rounding, Money Total)
{
    /// <param name="discount">At most the sum of the lines.</param>
    public static PriceSum Of(IEnumerable<Money> lines, Money discount, PriceRules rules)
    {
        var sum = lines.Aggregate(Money.Zero, (all, line) => all + line);
        var net = sum - discount;
        var tax = net.Part(rules.TaxHundredths);
        var total = (net + tax).RoundedTo(rules.Unit);
        return new PriceSum(sum, discount, net, rules.TaxHundredths, tax, total - net - tax, total);
    }
}
