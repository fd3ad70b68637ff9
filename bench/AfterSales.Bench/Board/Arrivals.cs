using System.Diagnostics;

namespace AfterSales.Bench.Board;

/// <summary>How long changes took to the pages that watch, in milliseconds; and how many states of tickets no page was shown, because the next one came first.</summary>
internal sealed record Arrivals(Spread FromSent, Spread FromAnswered, int Skipped, int Missing)
{
    /// <param name="shown">What came to each page.</param>
    public static Arrivals Of(IReadOnlyList<Change> changes, IEnumerable<IReadOnlyList<Batch>> shown)
    {
        var (sent, answered, missing) = (new List<double>(), new List<double>(), 0);
        var told = changes.Where(change => change.BoardVersion > 0).ToList();
        foreach (var page in shown)
        {
            var ordered = page.Where(batch => batch.Version > 0).ToList();
            foreach (var change in told)
            {
                var first = ordered.FirstOrDefault(batch => batch.Version >= change.BoardVersion);
                if (first.At == 0)
                {
                    missing++;
                    continue;
                }
                sent.Add(Stopwatch.GetElapsedTime(change.Sent, first.At).TotalMilliseconds);
                answered.Add(Stopwatch.GetElapsedTime(change.Answered, first.At).TotalMilliseconds);
            }
        }
        return new Arrivals(new Spread(sent), new Spread(answered), changes.Count - told.Count, missing);
    }
}
