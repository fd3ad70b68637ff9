using AfterSales.Core.Assessment;
using CsCheck;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>What stands at a rank of many sorted lists is what sorting them together puts there: of alike ones, of unlike ones, of equal values.</summary>
public sealed class SortedRunsTests
{
    private static readonly Gen<long> AnySize = Gen.Select(Gen.Long[0, long.MaxValue], Gen.Int[0, 62], (value, shift) => value >> shift);

    [Fact]
    public void What_is_found_in_many_lists_is_what_sorting_them_together_finds()
    {
        var few = Gen.Long[0, 40].Array[0, 300];
        var alike = AnySize.Array[0, 900];
        // Each list lies somewhere else.
        var apart = Gen.Select(AnySize, Gen.Long[0, 50_000].Array[0, 600], (from, more) => more.Select(value => (from >> 1) + value).ToArray());
        var runs = Gen.Frequency((1, few.Array[1, 40]), (3, alike.Array[1, 40]), (2, apart.Array[1, 25]), (1, Gen.OneOf(few, alike, apart).Array[1, 30]));
        Gen.Select(runs, Gen.Double[0, 1].Array[1, 8]).Sample((lists, shares) =>
        {
            foreach (var list in lists)
                Array.Sort(list);
            var sorted = lists.SelectMany(list => list).Order().ToArray();
            if (sorted.Length == 0)
                return;
            var ranks = shares.Select(share => (int)(share * (sorted.Length - 1))).Order().ToArray();
            var found = new long[ranks.Length];
            SortedRuns.Find(lists, ranks, found);
            Assert.Equal(ranks.Select(rank => sorted[rank]), found);
        }, iter: 400);
    }

    [Fact]
    public void As_many_are_counted_up_to_a_value_as_there_are() =>
        Gen.Select(Gen.Long[-5, 60].Array[0, 200], Gen.OneOf(Gen.Long[-10, 70], Gen.Const(long.MaxValue), Gen.Const(long.MinValue))).Sample((values, limit) =>
        {
            Array.Sort(values);
            Assert.Equal(values.Count(value => value <= limit), SortedRuns.CountUpTo(values, limit));
        });
}
