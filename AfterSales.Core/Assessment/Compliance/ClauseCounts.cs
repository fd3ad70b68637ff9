using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>
/// Counts in the records what speaks for clauses: over the tickets reported in a period, or over what is there now where the
/// clause is about how things stand.
/// </summary>
/// <param name="counted">The tickets reported in the period, cancelled ones left out.</param>
internal sealed class ClauseCounts(AfterSalesDbContext db, IQueryable<Ticket> counted, ClauseThings things, CountedPeriod period, DateOnly today, CancellationToken cancel)
{
    private readonly DateTime from = period.Begin, to = period.End;
    private readonly DateOnly first = period.From, end = period.To;

    public async Task<Tally?> OfAsync(ClauseCount count) => count switch
    {
        ClauseCount.Certified => await CertifiedAsync(),
        ClauseCount.Configured => await ConfiguredAsync(),
        ClauseCount.ServiceTypes => new(await counted.Select(ticket => ticket.ServiceType).Distinct().CountAsync(cancel), Enum.GetValues<ServiceType>().Length),
        ClauseCount.Channels => new(await counted.Where(ticket => ticket.Channel != Channel.Import).Select(ticket => ticket.Channel).Distinct().CountAsync(cancel), Enum.GetValues<Channel>().Length - 1),
        ClauseCount.RolesFilled => await RolesFilledAsync(),
        ClauseCount.ReviewsHeld => await ReviewsHeldAsync(),
        ClauseCount.ActionsDone => await ActionsDoneAsync(),
        ClauseCount.ReportsHandedIn => new(await db.MonthlyReports.CountAsync(report => report.SignedAt >= from && report.SignedAt < to, cancel)),
        ClauseCount.ProposalsAnswered => await ProposalsAnsweredAsync(),
        ClauseCount.MeritsDecided => await MeritsDecidedAsync(),
        _ => await things.TallyAsync(count, cancel),
    };

    /// <summary>Dates ahead of a kind that fell due in the period, and how many of them somebody has looked after.</summary>
    public async Task<Tally> DatesAsync(DateKind kind) => Tally.Over(await things.Dates(kind).ToListAsync(cancel));

    /// <summary>Promised times of some services, and how many of them are kept, of those that are kept or broken by now.</summary>
    public async Task<Tally> PromisesAsync(ClockName clock, IReadOnlyList<ServiceType> types) => Tally.Over(await things.Promises(clock, types).ToListAsync(cancel));

    private async Task<Tally> CertifiedAsync()
    {
        var certificates = db.Certificates;
        var engineers = await db.Engineers.Where(engineer => engineer.Employee.Active).Select(engineer => certificates.Any(certificate =>
            certificate.EngineerId == engineer.Id && certificate.Proof == CertificateProof.Qualification && certificate.WithdrawnAt == null
            && (certificate.ValidUntil == null || certificate.ValidUntil >= today))).ToListAsync(cancel);
        return new(engineers.Count(held => held), engineers.Count);
    }

    private async Task<Tally> ConfiguredAsync()
    {
        var machines = await db.Equipment.Where(machine => machine.ReplacedById == null).Select(machine => machine.Configuration.Count > 0).ToListAsync(cancel);
        return new(machines.Count(known => known), machines.Count);
    }

    private async Task<Tally> ProposalsAnsweredAsync()
    {
        var proposals = await db.MonthlyReports.Where(report => report.SignedAt >= from && report.SignedAt < to).SelectMany(report => report.Proposals)
            .Select(proposal => proposal.Decision != null).ToListAsync(cancel);
        return new(proposals.Count(answered => answered), proposals.Count);
    }

    private async Task<Tally> MeritsDecidedAsync()
    {
        var merits = await db.Set<Merit>().Where(merit => merit.ProposedAt >= from && merit.ProposedAt < to).Select(merit => merit.State != MeritState.Proposed).ToListAsync(cancel);
        return new(merits.Count(decided => decided), merits.Count);
    }

    // What falls due later may still be done.
    private async Task<Tally> ActionsDoneAsync()
    {
        var due = await db.ImprovementActions.Where(action => action.DueOn >= first && action.DueOn < end && action.State != ActionState.Dropped && (action.DueOn < today || action.State != ActionState.Open))
            .Select(action => action.State != ActionState.Open).ToListAsync(cancel);
        return new(due.Count(done => done), due.Count);
    }

    private async Task<Tally> ReviewsHeldAsync()
    {
        return new(await db.PeriodicReviews.CountAsync(review => review.ConcludedAt != null && review.HeldOn >= first && review.HeldOn < end, cancel));
    }

    private async Task<Tally> RolesFilledAsync()
    {
        var roles = await db.Employees.Where(employee => employee.Active).Select(employee => employee.Roles).Distinct().ToListAsync(cancel);
        Roles[] all = [Roles.Supervisor, Roles.Engineer, Roles.Staff];
        return new(all.Count(role => roles.Exists(held => held.HasFlag(role))), all.Length);
    }
}
