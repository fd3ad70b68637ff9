namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>A job that was finished in the stretch, and the risks that it had.</summary>
/// <param name="EngineerId">Who led it.</param>
public sealed record FinishedJob(long TicketId, int EngineerId, IReadOnlyCollection<SampleReason> Risks);

/// <summary>A job that is to be checked, and why it was drawn.</summary>
public sealed record DrawnJob(FinishedJob Job, SampleReason Why);

/// <summary>
/// Draws a random sample that anybody can draw again: each job's place in the queue follows from the seed and its ticket alone, so that
/// neither the order of the jobs nor when it is drawn makes a difference, and drawing twice draws nothing more.
/// </summary>
public static class Sampling
{
    /// <summary>The jobs that are drawn besides those that were: first of each risk, then of each engineer, as many as are still wanted.</summary>
    /// <param name="drawn">Tickets of the jobs that were drawn before.</param>
    public static IReadOnlyList<DrawnJob> Draw(IReadOnlyCollection<FinishedJob> jobs, SamplingPlanEntry plan, long seed, IReadOnlySet<long> drawn)
    {
        var queue = jobs.OrderBy(job => PlaceOf(seed, job.TicketId)).ThenBy(job => job.TicketId).ToList();
        var taken = new HashSet<long>(drawn);
        var sample = new List<DrawnJob>();
        foreach (var risk in (plan.Risks ?? []).OrderBy(risk => risk.Risk))
            Take(queue.FindAll(job => job.Risks.Contains(risk.Risk)), risk.Percent, 0, risk.Risk);
        foreach (var engineer in queue.GroupBy(job => job.EngineerId).OrderBy(jobsOf => jobsOf.Key))
            Take([.. engineer], plan.SharePercent ?? 0, plan.Least ?? 0, SampleReason.Share);
        return sample;

        void Take(List<FinishedJob> from, int percent, int least, SampleReason why)
        {
            var wanted = Math.Min(from.Count, Math.Max(least, ShareOf(from.Count, percent))) - from.Count(job => taken.Contains(job.TicketId));
            foreach (var job in from.Where(job => !taken.Contains(job.TicketId)).Take(Math.Max(wanted, 0)).ToList())
            {
                taken.Add(job.TicketId);
                sample.Add(new DrawnJob(job, why));
            }
        }
    }

    /// <summary>So many percent, rounded up.</summary>
    public static int ShareOf(int count, int percent) => (int)((((long)count * percent) + 99) / 100);

    // SplitMix64: every bit of seed and ticket counts, and it is the same on every machine.
    private static ulong PlaceOf(long seed, long ticketId)
    {
        var mixed = unchecked((ulong)seed + ((ulong)ticketId * 0x9E3779B97F4A7C15));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return mixed ^ (mixed >> 31);
    }
}
