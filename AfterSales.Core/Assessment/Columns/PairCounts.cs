using System.Numerics;

namespace AfterSales.Core.Assessment;

/// <summary>Counts pairs of numbers, very many of them: a table with open places, a few nanoseconds for each.</summary>
internal sealed class PairCounts
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private long[] pairs = [];
    private int[] counts = [];
    private int used, shift;

    public PairCounts(int expected) => Make(Math.Max(16, expected * 2));

    public void Add(long pair, int more = 1)
    {
        var at = PlaceOf(pair);
        if (counts[at] == 0 && ++used > counts.Length * 2L / 3)
        {
            Grow();
            at = PlaceOf(pair);
        }
        pairs[at] = pair;
        counts[at] += more;
    }

    public IEnumerable<(long Pair, int Count)> All
    {
        get
        {
            for (var at = 0; at < counts.Length; at++)
            {
                if (counts[at] > 0)
                    yield return (pairs[at], counts[at]);
            }
        }
    }

    public static long Pair(int high, int low) => (long)high << 32 | (uint)low;

    public static int High(long pair) => (int)(pair >> 32);

    public static int Low(long pair) => (int)pair;

    private int PlaceOf(long pair)
    {
        var at = (int)((ulong)pair * Golden >> shift);
        while (counts[at] > 0 && pairs[at] != pair)
            at = at + 1 & counts.Length - 1;
        return at;
    }

    private void Make(int least)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)least);
        // Only the counts say what is there: the pairs need not be cleared.
        (pairs, counts, shift) = (GC.AllocateUninitializedArray<long>(size), new int[size], 64 - BitOperations.Log2((uint)size));
    }

    private void Grow()
    {
        var (oldPairs, oldCounts) = (pairs, counts);
        Make(counts.Length * 2);
        for (var i = 0; i < oldCounts.Length; i++)
        {
            if (oldCounts[i] == 0)
                continue;
            var at = PlaceOf(oldPairs[i]);
            (pairs[at], counts[at]) = (oldPairs[i], oldCounts[i]);
        }
    }
}
