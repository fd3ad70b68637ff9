using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>What happened at the gates: who passed, who was stopped, and where somebody answered for passing all the same.</summary>
internal sealed class GatePasses
{
    private readonly Dictionary<(Stage, ServiceType), int> entered;
    private readonly Dictionary<string, (int Times, int Tickets)> stops;
    private readonly ILookup<string, GateOverride> overrides;

    private GatePasses(Dictionary<(Stage, ServiceType), int> entered, Dictionary<string, (int, int)> stops, ILookup<string, GateOverride> overrides) =>
        (this.entered, this.stops, this.overrides) = (entered, stops, overrides);

    /// <param name="counted">The tickets reported in the period.</param>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public static async Task<GatePasses> ReadAsync(AfterSalesDbContext db, IQueryable<Ticket> counted, DateTime from, DateTime to, CancellationToken cancel)
    {
        var entered = await counted.SelectMany(ticket => ticket.Activities.Where(activity => !activity.Undoes && activity.FromStage != activity.ToStage), (ticket, activity) => new { ticket.Id, ticket.ServiceType, activity.ToStage })
            .Distinct().GroupBy(one => new { one.ToStage, one.ServiceType }).Select(same => new { same.Key.ToStage, same.Key.ServiceType, Count = same.Count() }).ToListAsync(cancel);
        var stops = await db.Set<GateStop>().Where(stop => stop.At >= from && stop.At < to).GroupBy(stop => stop.Clause)
            .Select(same => new { Clause = same.Key, Times = same.Count(), Tickets = same.Select(stop => stop.TicketId).Distinct().Count() }).ToListAsync(cancel);
        var answered = await counted.SelectMany(ticket => ticket.Activities.Where(activity => !activity.Undoes
                && (activity.OnOwnWork || activity.Command == nameof(AcceptUnsigned) || activity.Command == nameof(CorrectClock) || activity.Consequences != null)),
                (ticket, activity) => new { ticket.Number, activity.Id, activity.At, activity.By, activity.Command, activity.Text })
            .OrderByDescending(one => one.Id).ToListAsync(cancel);
        return new GatePasses(
            entered.ToDictionary(one => (one.ToStage, one.ServiceType), one => one.Count),
            stops.ToDictionary(one => one.Clause, one => (one.Times, one.Tickets)),
            answered.ToLookup(one => one.Command, one => new GateOverride(one.Number, one.At, one.By, one.Command, one.Text)));
    }

    public GateProof Of(GateRule rule)
    {
        // Before the site: somebody may be there, but does not begin. Who was there has passed.
        var passed = rule.Types.Sum(type => entered.GetValueOrDefault((rule.Before, type)));
        var (times, tickets) = stops.GetValueOrDefault(rule.Clause);
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
}
