namespace AfterSales.Core.Assessment;

/// <summary>Counts the parts of a page and what they are compared with at the same time: who waits for it waits for the longest of them.</summary>
internal static class AtOnce
{
    public static async Task<(TFirst First, TSecond Second, TThird Third)> OfAsync<TFirst, TSecond, TThird>(Func<TFirst> count, Func<TSecond> more, Func<TThird> compared)
    {
        var (second, third) = (Task.Run(more), Task.Run(compared));
        try
        {
            return (count(), await second, await third);
        }
        finally
        {
            // Nobody is left counting in memory that has gone back to the pool.
            await Task.WhenAll(second, third).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
