using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Tickets that may be of one fault: the dealer and the operator both report, and nobody noticed while taking the call.
/// Found by machine, by symptom and by time; whether it is one fault is for a person to say.
/// </summary>
public sealed class DuplicateReports(IDbContextFactory<AfterSalesDbContext> contexts)
{
    /// <summary>Further apart than this two reports are two faults.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(14);

    private const int Most = 400;

    /// <summary>For each of the tickets that has one: the earlier open ticket that it may be the same as. For staff and supervisors.</summary>
    public async Task<IReadOnlyDictionary<string, EarlierReport>> FindAsync(Actor actor, IReadOnlyCollection<string> numbers, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets || numbers.Count == 0)
            return new Dictionary<string, EarlierReport>();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var open = db.Tickets.AsNoTracking().VisibleTo(actor).Where(ticket => OpenStages.Contains(ticket.Stage));
        var asked = await Reports(open.Where(ticket => numbers.Contains(ticket.Number))).ToListAsync(cancel);
        var (machines, places, serials) = (Known(asked, one => one.EquipmentId), Known(asked, one => one.SiteId), asked.Select(one => one.Serial).OfType<string>().Distinct().ToList());
        var others = await Reports(open
            .Where(ticket => machines.Contains(ticket.EquipmentId) || places.Contains(ticket.SiteId) || serials.Contains(ticket.SerialNumber!))
            .OrderByDescending(ticket => ticket.Id).Take(Most)).ToListAsync(cancel);
        var found = new Dictionary<string, EarlierReport>();
        foreach (var report in asked)
        {
            var near = others.Where(other => other.Id < report.Id && report.CreatedAt - other.CreatedAt <= Apart).Select(other => other.Beside(report)).OfType<EarlierReport>().ToList();
            if (RepeatedReports.Like(near, report.Fault, 1) is [var first])
                found[report.Number] = first;
        }
        return found;
    }

    private static readonly Rulebooks.Stage[] OpenStages = [.. ServiceProcess.OpenStages];

    private static List<int?> Known(IEnumerable<OpenReport> reports, Func<OpenReport, int?> of) => [.. reports.Select(of).Where(id => id is not null).Distinct()];

    private static IQueryable<OpenReport> Reports(IQueryable<Ticket> tickets) => tickets.Select(ticket => new OpenReport(
        ticket.Id, ticket.Number, ticket.Version, ticket.Stage, ticket.Fault, ticket.Equipment!.SerialNumber ?? ticket.SerialNumber,
        ticket.Equipment == null ? null : ticket.Equipment.Model.Code + " " + ticket.Equipment.Model.Name, ticket.EquipmentId, ticket.SiteId, ticket.Site!.Name, ticket.CreatedAt));

    private sealed record OpenReport(
        long Id, string Number, long Version, Rulebooks.Stage Stage, string Fault, string? Serial, string? Machine, int? EquipmentId, int? SiteId, string? Site, DateTime CreatedAt)
    {
        // Beside a machine stands another machine: its fault is another one.
        public EarlierReport? Beside(OpenReport later)
        {
            var sameMachine = Serial is not null && Serial == later.Serial;
            return sameMachine || SiteId is not null && SiteId == later.SiteId && (Serial is null || later.Serial is null)
                ? new EarlierReport(Number, Version, Stage, Fault, Serial, Machine, Site, CreatedAt, null, sameMachine)
                : null;
        }
    }
}
