using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Performance;

/// <summary>Reads from the tickets what engineers did on them: one job for each engineer on each ticket that was accepted.</summary>
internal static class PerformedJobs
{
    /// <summary>A fault that comes back within these days was not mended.</summary>
    private static readonly TimeSpan ComesBack = TimeSpan.FromDays(30);

    /// <summary>
    /// The jobs whose tickets were accepted between two moments (UTC, the second exclusive), in the order of the acceptance. Whether a
    /// repair was right the first time is known 30 days after it.
    /// </summary>
    public static async Task<List<PerformedJob>> BetweenAsync(AfterSalesDbContext db, CompanyTime company, DateTime from, DateTime to, DateTime now, CancellationToken cancel)
    {
        var (tickets, until) = (db.Tickets, to + ComesBack);
        var rows = await tickets.AsNoTracking().Where(ticket => ticket.Stage != Stage.Cancelled && ticket.AcceptedAt >= from && ticket.AcceptedAt < to)
            .OrderBy(ticket => ticket.AcceptedAt).ThenBy(ticket => ticket.Id)
            .Select(ticket => new Row(
                ticket.Number, ticket.AcceptedAt!.Value, ticket.ServiceType, ticket.Priority, ticket.Equipment!.Model.Code, ticket.EquipmentId, ticket.FaultGroup,
                ticket.Visits.Where(visit => visit.EverConfirmed && visit.State != VisitState.Aborted)
                    .Select(visit => new Went(visit.EngineerId, visit.Start, visit.ConfirmedAt, visit.ArrivedAt, visit.LeftAt)).ToList(),
                ticket.Surveys.Select(answer => answer.Response + answer.Quality + answer.Attitude).ToList())).ToListAsync(cancel);
        var later = (await tickets.AsNoTracking()
            .Where(ticket => ticket.Stage != Stage.Cancelled && ticket.EquipmentId != null && ticket.FaultGroup != null && ticket.CreatedAt >= from && ticket.CreatedAt < until)
            .Select(ticket => new { ticket.EquipmentId, ticket.FaultGroup, ticket.CreatedAt }).ToListAsync(cancel))
            .ToLookup(ticket => (ticket.EquipmentId, ticket.FaultGroup), ticket => ticket.CreatedAt);
        var checks = (await db.Set<SpotCheck>().AsNoTracking().Where(check => check.Score != null && check.Ticket.AcceptedAt >= from && check.Ticket.AcceptedAt < to)
            .Select(check => new { check.Ticket.Number, check.EngineerId, check.Score }).ToListAsync(cancel)).ToLookup(check => (check.Number, check.EngineerId), check => (double)check.Score!.Value);
        return [.. rows.SelectMany(row => row.Visits.Select(visit => visit.EngineerId).Distinct().Order().Select(engineer => JobOf(row, engineer, checks[(row.Number, engineer)], later[(row.EquipmentId, row.FaultGroup)], company, now)))];
    }

    private static PerformedJob JobOf(Row row, int engineer, IEnumerable<double> scores, IEnumerable<DateTime> reportedAgain, CompanyTime company, DateTime now) => new(
        row.Number, company.DayOf(row.AcceptedAt), engineer, row.ServiceType, row.Priority, row.Model ?? "",
        ResponseOf(row.Visits.Where(visit => visit.EngineerId == engineer)),
        scores.Any() ? scores.Average() : null,
        row.Ratings.Count == 0 ? null : row.Ratings.Average() / 3,
        row.ServiceType != ServiceType.Repair || row.AcceptedAt + ComesBack > now ? null : IsFirstFix(row, reportedAgain) ? 1 : 0);

    // From when it was the engineer's to be there: the planned beginning, or when it was told, whichever is later. Being early counts as no time.
    private static double? ResponseOf(IEnumerable<Went> visits) => visits.Where(visit => visit.ArrivedAt is not null).MinBy(visit => visit.ArrivedAt) is { ArrivedAt: { } arrived } first
        ? Math.Max(0, (arrived - (first.ConfirmedAt > first.Start ? first.ConfirmedAt.Value : first.Start)).TotalHours)
        : null;

    // Nobody had to come after somebody had left, and the machine did not come back with the same kind of fault.
    private static bool IsFirstFix(Row row, IEnumerable<DateTime> reportedAgain)
    {
        var arrivals = row.Visits.Where(visit => visit.ArrivedAt is not null).OrderBy(visit => visit.ArrivedAt).ToList();
        return arrivals.Count > 0
            && !arrivals.Exists(visit => arrivals.Exists(earlier => earlier.LeftAt <= visit.ArrivedAt && earlier != visit))
            && !reportedAgain.Any(at => at > row.AcceptedAt && at <= row.AcceptedAt + ComesBack);
    }

    private sealed record Row(
        string Number, DateTime AcceptedAt, ServiceType ServiceType, Priority Priority, string? Model, int? EquipmentId, string? FaultGroup, List<Went> Visits, List<int> Ratings);

    private sealed record Went(int EngineerId, DateTime Start, DateTime? ConfirmedAt, DateTime? ArrivedAt, DateTime? LeftAt);
}
