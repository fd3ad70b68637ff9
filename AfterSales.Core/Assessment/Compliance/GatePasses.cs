using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>What happened at the gates: who passed, who was stopped, and where somebody answered for passing all the same.</summary>
internal sealed class GatePasses
{
    private readonly Dictionary<(Stage, ServiceType), int> entered;
    private readonly ILookup<string, StoppedTicket> stops;
    private readonly ILookup<string, GateOverride> overrides;

    private GatePasses(Dictionary<(Stage, ServiceType), int> entered, ILookup<string, StoppedTicket> stops, ILookup<string, GateOverride> overrides) =>
        (this.entered, this.stops, this.overrides) = (entered, stops, overrides);

    /// <param name="counted">The tickets reported in the period.</param>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public static async Task<GatePasses> ReadAsync(AfterSalesDbContext db, IQueryable<Ticket> counted, DateTime from, DateTime to, CancellationToken cancel)
    {
        var entered = await counted.SelectMany(ticket => ticket.Activities.Where(activity => !activity.Undoes && activity.FromStage != activity.ToStage), (ticket, activity) => new { ticket.Id, ticket.ServiceType, activity.ToStage })
            .Distinct().GroupBy(one => new { one.ToStage, one.ServiceType }).Select(same => new { same.Key.ToStage, same.Key.ServiceType, Count = same.Count() }).ToListAsync(cancel);
        var stops = await db.Set<GateStop>().Where(stop => stop.At >= from && stop.At < to).GroupBy(stop => new { stop.Clause, stop.Need, stop.TicketId })
            .Select(same => new StoppedTicket(same.Key.Clause, same.Key.Need, same.Key.TicketId, same.Count())).ToListAsync(cancel);
        // In the period in which somebody answered for it, whenever the ticket was reported: so the stops are counted too. A clock that is
        // corrected once its ticket is closed is not looked for: for these few the activities of all years would have to be read.
        var tickets = db.Tickets;
        var answered = await tickets.Where(ticket => ticket.ClosedAt == null || ticket.ClosedAt >= from).SelectMany(ticket => ticket.Activities.Where(activity => activity.RecordedAt >= from && activity.RecordedAt < to && !activity.Undoes
                && (activity.OnOwnWork || activity.Command == nameof(AcceptUnsigned) || activity.Command == nameof(CorrectClock) || activity.Consequences != null)),
                (ticket, activity) => new { ticket.Number, activity.Id, activity.At, activity.By, activity.Command, activity.Text })
            .OrderByDescending(one => one.Id).ToListAsync(cancel);
        return new GatePasses(
            entered.ToDictionary(one => (one.ToStage, one.ServiceType), one => one.Count),
            stops.ToLookup(one => one.Clause),
            answered.ToLookup(one => one.Command, one => new GateOverride(one.Number, one.At, one.By, one.Command, one.Text)));
    }

    /// <param name="elsewhere">What only other gates of the same clause miss: that is not this one's.</param>
    public GateProof Of(GateRule rule, IReadOnlyList<Need> elsewhere)
    {
        // Before the site: somebody may be there, but does not begin. Who was there has passed.
        var passed = rule.Types.Sum(type => entered.GetValueOrDefault((rule.Before, type)));
        var stopped = stops[rule.Clause].Where(stop => !elsewhere.Contains(stop.Need)).ToList();
        var (times, tickets) = (stopped.Sum(stop => stop.Times), stopped.Select(stop => stop.TicketId).Distinct().Count());
        var answered = CommandsPast(rule.Gate).SelectMany(command => overrides[command]).ToList();
        return passed + times == 0
            ? new GateProof(rule, 0, 0, 0, answered, ClauseState.NoData, NoVerdict.NothingHappened)
            : new GateProof(rule, passed, times, tickets, answered, ClauseState.Kept, null);
    }

    /// <summary>Verdicts of clocks that a supervisor corrected.</summary>
    public IReadOnlyList<GateOverride> Corrections => [.. overrides[nameof(CorrectClock)]];

    /// <summary>Where somebody was sent although something spoke against it, with the reason.</summary>
    public IReadOnlyList<GateOverride> SentWithReason => [.. overrides[nameof(Assign)], .. overrides[nameof(ReassignVisit)]];

    // By which commands somebody passes a gate in own responsibility. An approval counts only where it was of own work.
    private static IEnumerable<string> CommandsPast(string gate) => gate switch
    {
        "CustomerAccepted" => [nameof(AcceptUnsigned)],
        Gates.PlanApproved => [nameof(ApprovePlan)],
        "TripApproved" => [nameof(ApproveTrip)],
        _ => [],
    };

    private sealed record StoppedTicket(string Clause, Need Need, long TicketId, int Times);
}
