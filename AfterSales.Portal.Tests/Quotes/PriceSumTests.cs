using AfterSales.Core.Rulebooks;
using CsCheck;

namespace AfterSales.Portal.Tests.Quotes;

/// <summary>Amounts are exact: whatever is added up, taxed and rounded, the sum of what is shown is the total.</summary>
public sealed class PriceSumTests
{
    private static readonly Gen<PriceRules> Rules = Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 2]).Select((tax, unit) => new PriceRules { TaxPercent = tax / 100m, RoundTo = new[] { 0.01m, 0.1m, 1m }[unit] });

    [Fact]
    public void Lines_less_discount_with_tax_and_rounding_are_the_total_always() =>
        Gen.Select(Gen.Select(Gen.Long[0, 100_000_000], Gen.Long[1, 500_000]).Array[1, 20], Gen.Int[0, 100], Rules).Sample((priced, share, rules) =>
        {
            var lines = priced.Select(line => new Money(line.Item1).ForThousandths(line.Item2)).ToList();
            var discount = new Money(lines.Sum(line => line.Minor) * share / 100);
            var sum = PriceSum.Of(lines, discount, rules);
            return sum.Lines.Minor == lines.Sum(line => line.Minor) && sum.Lines - sum.Discount == sum.Net && sum.Net + sum.Tax + sum.Rounding == sum.Total
                && sum.Total.Minor % rules.Unit.Minor == 0 && Math.Abs(sum.Rounding.Minor) * 2 <= rules.Unit.Minor;
        });

    [Fact]
    public void A_share_is_the_exact_one_to_the_nearest_hundredth() =>
        Gen.Select(Gen.Long[0, 100_000_000_000], Gen.Long[0, 999_999_000]).Sample((minor, thousandths) =>
            new Money(minor).ForThousandths(thousandths).Minor == (long)decimal.Round((decimal)minor * thousandths / 1000m, 0, MidpointRounding.AwayFromZero));

    [Fact]
    public void What_is_written_is_read_as_the_same_amount() =>
        Gen.Long[0, 999_999_999_999].Sample(minor => Money.TryParse(new Money(minor).ToString(), out var read) && read.Minor == minor);

    [Theory]
    [InlineData("1280.505")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("1,280")]
    [InlineData("10000000000")]
    [InlineData("")]
    [InlineData(null)]
    public void Nothing_else_is_an_amount(string? text) => Assert.False(Money.TryParse(text, out _));

    [Theory]
    [InlineData(13, 0.01, "34000.00", "4420.00", "0.00", "38420.00")]
    [InlineData(13, 1, "100.45", "13.06", "0.49", "114.00")]
    [InlineData(6, 0.1, "99.99", "6.00", "0.01", "106.00")]
    public void Tax_and_rounding_come_from_the_configuration(int tax, double round, string net, string taxed, string rounding, string total)
    {
        _ = Money.TryParse(net, out var lines);
        var sum = PriceSum.Of([lines], Money.Zero, new PriceRules { TaxPercent = tax, RoundTo = (decimal)round });
        Assert.Equal((taxed, rounding, total), (sum.Tax.ToString(), sum.Rounding.ToString(), sum.Total.ToString()));
    }
}
