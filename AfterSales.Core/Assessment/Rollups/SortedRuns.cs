using System.Buffers;

namespace AfterSales.Core.Assessment;

/// <summary>Finds the values at given ranks of many sorted lists taken together, without putting them together.</summary>
public static class SortedRuns
{
    private const int Few = 512, Samples = 32, Short = 16;

    /// <param name="runs">Each ascending.</param>
    /// <param name="ranks">Ascending, from 0, below the number of all values.</param>
    /// <param name="found">The values at the ranks.</param>
    public static void Find(ReadOnlySpan<long[]> runs, ReadOnlySpan<int> ranks, Span<long> found)
    {
        var windows = ArrayPool<Window>.Shared.Rent(runs.Length);
        try
        {
            var (count, total) = (0, 0);
            for (var run = 0; run < runs.Length; run++)
            {
                if (runs[run].Length == 0)
                    continue;
                windows[count++] = new Window(run, 0, runs[run].Length);
                total += runs[run].Length;
            }
            Find(runs, windows.AsSpan(0, count), total, 0, ranks, found);
        }
        finally
        {
            ArrayPool<Window>.Shared.Return(windows);
        }
    }

    /// <summary>How many of a sorted list are not greater than a value.</summary>
    public static int CountUpTo(ReadOnlySpan<long> sorted, long value) => value == long.MaxValue ? sorted.Length : CountBelow(sorted, value + 1);

    private static int CountBelow(ReadOnlySpan<long> sorted, long value)
    {
        var (low, length) = (0, sorted.Length);
        while (length > 0)
        {
            var half = length / 2;
            // No branch to be guessed: the half that is left is a matter of adding.
            low += sorted[low + half] < value ? length - half : 0;
            length = half;
        }
        return low;
    }

    // Splits what is left of every run at one value, and goes on in the parts that hold a rank.
    private static void Find(ReadOnlySpan<long[]> runs, ReadOnlySpan<Window> windows, int total, int below, ReadOnlySpan<int> ranks, Span<long> found)
    {
        if (ranks.IsEmpty)
            return;
        if (total <= Few || total < windows.Length * Short)
        {
            Gather(runs, windows, total, below, ranks, found);
            return;
        }
        var pivot = Pivot(runs, windows, total, ranks[ranks.Length / 2] - below);
        var (lower, upper) = (ArrayPool<Window>.Shared.Rent(windows.Length), ArrayPool<Window>.Shared.Rent(windows.Length));
        try
        {
            var (lowers, uppers, less, more) = (0, 0, 0, 0);
            foreach (var window in windows)
            {
                var values = window.Of(runs);
                var from = CountBelow(values, pivot);
                var to = from < values.Length && values[from] == pivot ? CountUpTo(values, pivot) : from;
                if (from > 0)
                    lower[lowers++] = window with { To = window.From + from };
                if (to < values.Length)
                    upper[uppers++] = window with { From = window.From + to };
                (less, more) = (less + from, more + values.Length - to);
            }
            var (first, last) = (0, 0);
            while (first < ranks.Length && ranks[first] < below + less)
                first++;
            for (last = first; last < ranks.Length && ranks[last] < below + total - more; last++)
                found[last] = pivot;
            Find(runs, lower.AsSpan(0, lowers), less, below, ranks[..first], found[..first]);
            Find(runs, upper.AsSpan(0, uppers), more, below + total - more, ranks[last..], found[last..]);
        }
        finally
        {
            ArrayPool<Window>.Shared.Return(lower);
            ArrayPool<Window>.Shared.Return(upper);
        }
    }

    // Days are alike: what lies as far into each of some of them as the rank into all is close to it.
    private static long Pivot(ReadOnlySpan<long[]> runs, ReadOnlySpan<Window> windows, int total, int rank)
    {
        Span<long> guesses = stackalloc long[Samples];
        var (step, count, passed, next) = (Math.Max(1, total / Samples), 0, 0, 0);
        foreach (var window in windows)
        {
            // The long ones count more often.
            for (passed += window.Length; next < passed && count < Samples; next += step)
                guesses[count++] = runs[window.Run][window.From + (int)((long)window.Length * rank / total)];
        }
        var all = guesses[..count];
        all.Sort();
        return all[count / 2];
    }

    private static void Gather(ReadOnlySpan<long[]> runs, ReadOnlySpan<Window> windows, int total, int below, ReadOnlySpan<int> ranks, Span<long> found)
    {
        var (gathered, places) = (ArrayPool<long>.Shared.Rent(total), ranks.ToArray());
        try
        {
            var at = 0;
            foreach (var window in windows)
            {
                window.Of(runs).CopyTo(gathered.AsSpan(at));
                at += window.Length;
            }
            for (var i = 0; i < places.Length; i++)
                places[i] -= below;
            OrderStatistics.Find(gathered.AsSpan(0, total), places, found);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(gathered);
        }
    }

    /// <summary>What is left of a run.</summary>
    private readonly record struct Window(int Run, int From, int To)
    {
        public int Length => To - From;

        public ReadOnlySpan<long> Of(ReadOnlySpan<long[]> runs) => runs[Run].AsSpan(From, To - From);
    }
}
