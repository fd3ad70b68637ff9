using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Satisfaction.SpotChecks;

/// <summary>The jobs that were finished in a stretch: accepted by the customer, done by an engineer of ours, not history of another system.</summary>
internal static class FinishedJobs
{
    /// <param name="from">UTC, with it.</param>
    /// <param name="to">UTC, without it.</param>
    /// <param name="newForDays">For how many days after the first visit an engineer counts as new.</param>
    public static async Task<IReadOnlyList<FinishedJob>> OfAsync(AfterSalesDbContext db, DateTime from, DateTime to, int newForDays, CancellationToken cancel)
    {
        var (tickets, visits) = (db.Tickets.AsNoTracking(), db.Visits);
        // Found by when they were accepted; asked for the stage as well, the database would look through all that were ever closed.
        var rows = await tickets.Where(ticket => ticket.AcceptedAt >= from && ticket.AcceptedAt < to && ticket.ExternalSource == null)
            .Select(ticket => new
            {
                ticket.Id,
                ticket.Stage,
                ticket.Priority,
                ticket.Impact,
                Repeats = ticket.RepeatOf != null,
                // Who led it; of several the last one.
                Engineer = ticket.Visits.Where(visit => visit.EverConfirmed && visit.ArrivedAt != null).OrderByDescending(visit => visit.Lead).ThenByDescending(visit => visit.Id).Select(visit => (int?)visit.EngineerId).FirstOrDefault(),
                Ratings = ticket.Surveys.Select(rating => new { rating.Response, rating.Quality, rating.Attitude }).ToList(),
            }).ToListAsync(cancel);
        // Whoever travelled before that is not new: one visit is enough to know it, found by the engineer's own.
        var begins = from.AddDays(-newForDays);
        var engineers = rows.Select(row => row.Engineer).OfType<int>().Distinct().ToList();
        var known = (await db.Employees.Where(one => engineers.Contains(one.Id) && visits.Any(visit => visit.EngineerId == one.Id && visit.EverConfirmed && visit.Start <= begins)).Select(one => one.Id).ToListAsync(cancel)).ToHashSet();
        return [.. rows.Where(row => row is { Engineer: not null, Stage: Stage.FollowUp or Stage.Closed }).Select(row => new FinishedJob(row.Id, row.Engineer!.Value, [.. RisksOf(
            row.Priority, row.Impact, row.Repeats,
            !known.Contains(row.Engineer.Value),
            row.Ratings.Exists(rating => LowRatings.IsLow(rating.Response, rating.Quality, rating.Attitude)))]))];
    }

    private static IEnumerable<SampleReason> RisksOf(Priority priority, Impact impact, bool repeats, bool young, bool low)
    {
        if (priority == Priority.Urgent)
            yield return SampleReason.Urgent;
        if (impact == Impact.Safety)
            yield return SampleReason.Safety;
        if (repeats)
            yield return SampleReason.Repeat;
        if (young)
            yield return SampleReason.NewEngineer;
        if (low)
            yield return SampleReason.LowRating;
    }
}
