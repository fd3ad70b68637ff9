using AfterSales.Core.Assessment;
using CsCheck;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>What stands at a rank is what sorting puts there, of few values and of many, of equal ones and of any size.</summary>
public sealed class OrderStatisticsTests
{
    [Fact]
    public void What_is_found_is_what_sorting_finds()
    {
        var small = Gen.Long[0, 300];
        var any = Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62], (value, shift) => value >> shift);
        var values = Gen.Frequency((1, small.Array[1, 4_000]), (3, any.Array[1, 4_000]), (1, Gen.Frequency((9, Gen.Const(36_000_000_000L)), (1, any)).Array[1_500, 3_000]));
        Gen.Select(values, Gen.Double[0, 1].Array[1, 8]).Sample((all, shares) =>
        {
            var ranks = shares.Select(share => (int)(share * (all.Length - 1))).Order().ToArray();
            var (found, before) = (new long[ranks.Length], all.ToArray());
            OrderStatistics.Find(all, ranks, found);
            Assert.Equal(before, all);
            var sorted = all.Order().ToArray();
            Assert.Equal(ranks.Select(rank => sorted[rank]), found);
        }, iter: 400);
    }
}
