using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>How often something was done, and of how many.</summary>
/// <param name="Of">Null where there is no whole.</param>
internal readonly record struct Tally(int Done, int? Of = null);

/// <summary>
/// Counts in the records what speaks for clauses: over the tickets reported in a period, or over what is there now where the
/// clause is about how things stand.
/// </summary>
/// <param name="counted">The tickets reported in the period, cancelled ones left out.</param>
/// <param name="now">UTC.</param>
internal sealed class ClauseCounts(AfterSalesDbContext db, IQueryable<Ticket> counted, CountedPeriod period, DateTime now, DateOnly today, CancellationToken cancel)
{
    private readonly DateTime from = period.Begin, to = period.End;
    private readonly DateOnly first = period.From, end = period.To;

    /// <summary>An open ticket on which nothing happened for so long, and nobody is going, is idle (R1.4).</summary>
    public const int IdleDays = 7;

    public async Task<Tally?> OfAsync(ClauseCount count) => count switch
    {
        ClauseCount.NotIdle => await NotIdleAsync(),
        ClauseCount.Owned => await Open.GroupBy(_ => 1).Select(all => new { Done = all.Count(ticket => ticket.OwnerId != null), All = all.Count() }).FirstOrDefaultAsync(cancel) is { } owned ? new(owned.Done, owned.All) : new Tally(0, 0),
        ClauseCount.QuestionsAnswered => await AnsweredAsync(RecordKind.Question, RecordKind.QuestionAnswer),
        ClauseCount.TasksAnswered => await AnsweredAsync(RecordKind.DepartmentTask, RecordKind.DepartmentAnswer),
        ClauseCount.PartsInTime => await PartsInTimeAsync(),
        ClauseCount.MaintenanceDone => await DatesAsync(DateKind.NextMaintenance),
        ClauseCount.ToStandard => await ToStandardAsync(),
        ClauseCount.WorkOnPlan => await WorkOnPlanAsync(),
        ClauseCount.DeparturesStamped => await StampsAsync(left: true),
        ClauseCount.ArrivalsStamped => new((await StampsAsync(left: false)).Done),
        ClauseCount.Certified => await CertifiedAsync(),
        ClauseCount.Configured => await ConfiguredAsync(),
        ClauseCount.FaultsGrouped => await FaultsGroupedAsync(),
        ClauseCount.AdviceGiven => await RecordedAsync(RecordKind.Advice),
        ClauseCount.QualityEvaluated => await RecordedAsync(RecordKind.QualityEvaluation),
        ClauseCount.CustomersTrained => await RecordedAsync(RecordKind.CustomerTraining),
        ClauseCount.ServiceTypes => new(await counted.Select(ticket => ticket.ServiceType).Distinct().CountAsync(cancel), Enum.GetValues<ServiceType>().Length),
        ClauseCount.Channels => new(await counted.Where(ticket => ticket.Channel != Channel.Import).Select(ticket => ticket.Channel).Distinct().CountAsync(cancel), Enum.GetValues<Channel>().Length - 1),
        ClauseCount.DealerReports => new(await counted.CountAsync(ticket => ticket.Channel == Channel.Dealer || ticket.Customer!.Kind == CustomerKind.Dealer, cancel)),
        ClauseCount.ReportedByUsers => new(await counted.CountAsync(ticket => ticket.Channel == Channel.Web, cancel)),
        ClauseCount.SolvedRemotely => new(await counted.CountAsync(ticket => ticket.Activities.Any(activity => activity.Command == nameof(ResolveRemotely) && !activity.Undoes), cancel)),
        ClauseCount.PromisesTold => new(await counted.SelectMany(ticket => ticket.Promises).CountAsync(cancel)),
        ClauseCount.RepairWarranty => new(await counted.CountAsync(ticket => ticket.Records.Any(record => record.Coverage == Coverage.RepairWarranty), cancel)),
        ClauseCount.RolesFilled => await RolesFilledAsync(),
        ClauseCount.ReviewsHeld => await ReviewsHeldAsync(),
        ClauseCount.ActionsDone => await ActionsDoneAsync(),
        ClauseCount.ReportsHandedIn => new(await db.MonthlyReports.CountAsync(report => report.SignedAt >= from && report.SignedAt < to, cancel)),
        ClauseCount.ProposalsAnswered => await ProposalsAnsweredAsync(),
        ClauseCount.MeritsDecided => await MeritsDecidedAsync(),
        _ => null,
    };

    /// <summary>Dates ahead of a kind that fell due in the period, and how many of them somebody has looked after.</summary>
    public async Task<Tally> DatesAsync(DateKind kind)
    {
        var due = await db.DatesAhead.Where(date => date.Kind == kind && date.DueOn >= first && date.DueOn < end && date.DueOn <= today).Select(date => date.DoneAt != null).ToListAsync(cancel);
        return new(due.Count(done => done), due.Count);
    }

    private IQueryable<Ticket> Open => db.Tickets.Where(ticket => ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled);

    private async Task<Tally> NotIdleAsync()
    {
        var since = now.AddDays(-IdleDays);
        var open = await Open.Select(ticket =>
            ticket.Activities.Any(activity => activity.RecordedAt >= since) || ticket.Visits.Any(visit => visit.End >= since && visit.State != VisitState.Aborted)
            || ticket.Holds.Any(hold => hold.To == null)).ToListAsync(cancel);
        return new(open.Count(moving => moving), open.Count);
    }

    // Answers name their question by its number; one that was answered twice counts once.
    private async Task<Tally> AnsweredAsync(RecordKind asked, RecordKind answered)
    {
        var tickets = await counted.Where(ticket => ticket.Records.Any(record => record.Kind == asked)).Select(ticket => new
        {
            Asked = ticket.Records.Count(record => record.Kind == asked),
            Answers = ticket.Records.Where(record => record.Kind == answered).Select(record => record.Count).ToList(),
        }).ToListAsync(cancel);
        return new(tickets.Sum(ticket => Math.Min(ticket.Asked, ticket.Answers.Count(answer => answer is null) + ticket.Answers.OfType<int>().Distinct().Count())), tickets.Sum(ticket => ticket.Asked));
    }

    // What is not there yet, and may still come in time, is not judged.
    private async Task<Tally> PartsInTimeAsync()
    {
        var requests = await counted.SelectMany(ticket => ticket.PartRequests).Where(request => request.ReceivedAt != null || request.PromisedAt < now)
            .Select(request => request.ReceivedAt != null && request.ReceivedAt <= request.PromisedAt).ToListAsync(cancel);
        return new(requests.Count(inTime => inTime), requests.Count);
    }

    private async Task<Tally> ToStandardAsync()
    {
        var lists = await counted.SelectMany(ticket => ticket.Records).Where(record => record.Kind == RecordKind.Checklist).AsNoTracking().Select(record => record.Lines).ToListAsync(cancel);
        var judged = lists.ConvertAll(lines => lines.Where(line => line.Standard == true).ToList()).FindAll(lines => lines.Count > 0);
        return new(judged.Count(lines => lines.TrueForAll(line => line.InOrder == true)), judged.Count);
    }

    private async Task<Tally> WorkOnPlanAsync()
    {
        var work = await counted.SelectMany(ticket => ticket.WorkEntries).Where(entry => entry.PlanNumber != null).Select(entry => entry.PlanLine != null).ToListAsync(cancel);
        return new(work.Count(onPlan => onPlan), work.Count);
    }

    // Who is still there has not left without a word.
    private async Task<Tally> StampsAsync(bool left)
    {
        var visits = await counted.SelectMany(ticket => ticket.Visits).Where(visit => visit.Place == Place.Site && visit.ArrivedAt != null && (!left || visit.State != VisitState.OnSite))
            .Select(visit => visit.LeftAt != null).ToListAsync(cancel);
        return left ? new(visits.Count(gone => gone), visits.Count) : new(visits.Count);
    }

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

    private async Task<Tally> FaultsGroupedAsync()
    {
        var repairs = await counted.Where(ticket => ticket.ServiceType == ServiceType.Repair && ticket.AcceptedAt != null)
            .Select(ticket => ticket.FaultGroup != null && ticket.FaultGroup != "").ToListAsync(cancel);
        return new(repairs.Count(grouped => grouped), repairs.Count);
    }

    private async Task<Tally> RecordedAsync(RecordKind kind) => new(await counted.SelectMany(ticket => ticket.Records).CountAsync(record => record.Kind == kind, cancel));

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
