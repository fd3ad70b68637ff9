namespace AfterSales.Core.Assessment;

/// <summary>Counts a period and what it is compared with at the same time: who waits for a page waits for the longer of the two.</summary>
internal static class Both
{
    public static async Task<(TFirst First, TSecond Second)> OfAsync<TFirst, TSecond>(Func<TFirst> count, Func<TSecond> compared)
    {
        var second = Task.Run(compared);
        try
        {
            return (count(), await second);
        }
        finally
        {
            // Nobody is left counting in memory that has gone back to the pool.
            await ((Task)second).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
