using AfterSales.Core.Assessment;
using CsCheck;

namespace AfterSales.Portal.Tests.Assessment;

public sealed class PercentileTests
{
    [Fact]
    public void Known_values_come_out_as_by_hand()
    {
        Assert.Null(Percentile.Of([], 0.5));
        Assert.Equal(7, Percentile.Of([7], 0.9));
        Assert.Equal(2.5, Percentile.Of([1, 2, 3, 4], 0.5));
        Assert.Equal(3.7, Percentile.Of([1, 2, 3, 4], 0.9)!.Value, 12);
    }

    /// <summary>The values are drawn as a line through (0, first) … (1, last), and the line is walked in small steps.</summary>
    [Fact]
    public void Any_percentile_lies_on_the_line_through_the_sorted_values() =>
        Gen.Select(Gen.Double[0, 500].Array[1, 40], Gen.Int[0, 1000]).Sample((values, thousandths) =>
        {
            Array.Sort(values);
            // 1000 steps between each two ranks: the wanted rank falls on one of them exactly.
            var line = values.Zip(values.Skip(1)).SelectMany(pair => Enumerable.Range(0, 1000).Select(step => pair.First + step * (pair.Second - pair.First) / 1000)).Append(values[^1]).ToList();
            Assert.Equal(line[thousandths * (values.Length - 1)], Percentile.Of(values, thousandths / 1000.0)!.Value, 1e-6);
        });

    [Fact]
    public void A_higher_share_is_never_a_lower_value() =>
        Gen.Select(Gen.Double[0, 500].Array[1, 40], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, one, other) =>
        {
            Array.Sort(values);
            Assert.True(Percentile.Of(values, Math.Min(one, other)) <= Percentile.Of(values, Math.Max(one, other)) + 1e-9);
        });
}
