using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>
/// What is counted for clauses and stands on tickets: over those reported in a period, or over what is there now where the clause is
/// about how things stand. A number and the list of its tickets are taken from the same things.
/// </summary>
/// <param name="counted">The tickets reported in the period, cancelled ones left out.</param>
/// <param name="now">UTC.</param>
/// <param name="today">The company's.</param>
internal sealed class ClauseThings(AfterSalesDbContext db, IQueryable<Ticket> counted, CountedPeriod period, DateTime now, DateOnly today)
{
    /// <summary>An open ticket on which nothing happened for so long, and nobody is going, is idle (R1.4).</summary>
    private const int IdleDays = 7;

    private readonly DateOnly first = period.From, end = period.To;

    /// <summary>Null: it is counted in other records than tickets.</summary>
    public async Task<List<CountedThing>?> OfAsync(ClauseCount count, CancellationToken cancel) => count switch
    {
        ClauseCount.QuestionsAnswered => await AnsweredAsync(RecordKind.Question, RecordKind.QuestionAnswer, cancel),
        ClauseCount.TasksAnswered => await AnsweredAsync(RecordKind.DepartmentTask, RecordKind.DepartmentAnswer, cancel),
        ClauseCount.ToStandard => await ToStandardAsync(cancel),
        _ => Rows(count) is { } rows ? await rows.ToListAsync(cancel) : null,
    };

    /// <summary>The same as a number.</summary>
    public async Task<Tally?> TallyAsync(ClauseCount count, CancellationToken cancel)
    {
        if (!ClauseCountKind.IsOfTickets(count))
            return null;
        // Of what is all done, none need be read.
        return !ClauseCountKind.HasWhole(count) && Rows(count) is { } rows ? new Tally(await rows.CountAsync(cancel)) : Tally.Over((await OfAsync(count, cancel))!);
    }

    /// <summary>Dates ahead of a kind that fell due in the period; done are those that somebody has looked after.</summary>
    public IQueryable<CountedThing> Dates(DateKind kind) => db.DatesAhead.Where(date => date.Kind == kind && date.DueOn >= first && date.DueOn < end && date.DueOn <= today)
        .Select(date => new CountedThing { TicketId = date.TicketId, Done = date.DoneAt != null });

    /// <summary>Promised times of some services that are kept or broken by now.</summary>
    public IQueryable<CountedThing> Promises(ClockName clock, IReadOnlyList<ServiceType> types)
    {
        var at = now;
        return counted.Where(ticket => types.Contains(ticket.ServiceType)).SelectMany(ticket => ticket.Clocks, (ticket, own) => new { ticket.Id, Clock = own })
            .Where(one => one.Clock.Name == clock && (one.Clock.Kept != null || one.Clock.DueAt < at)).Select(one => new CountedThing { TicketId = one.Id, Done = one.Clock.Kept == true });
    }

    /// <summary>Tickets of the services of a gate that entered the stage it stands before.</summary>
    public IQueryable<CountedThing> Passed(GateRule rule)
    {
        var (stage, types) = (rule.Before, rule.Types.ToList());
        return counted.Where(ticket => types.Contains(ticket.ServiceType) && ticket.Activities.Any(activity => !activity.Undoes && activity.FromStage != activity.ToStage && activity.ToStage == stage))
            .Select(ticket => new CountedThing { TicketId = ticket.Id, Done = true });
    }

    private IQueryable<CountedThing>? Rows(ClauseCount count) => count switch
    {
        ClauseCount.NotIdle => NotIdle(),
        ClauseCount.Owned => Open.Select(ticket => new CountedThing { TicketId = ticket.Id, Done = ticket.OwnerId != null }),
        ClauseCount.PartsInTime => PartsInTime(),
        ClauseCount.MaintenanceDone => Dates(DateKind.NextMaintenance),
        ClauseCount.WorkOnPlan => counted.SelectMany(ticket => ticket.WorkEntries, (ticket, entry) => new { ticket.Id, Entry = entry }).Where(one => one.Entry.PlanNumber != null)
            .Select(one => new CountedThing { TicketId = one.Id, Done = one.Entry.PlanLine != null }),
        // Who is still there has not left without a word.
        ClauseCount.DeparturesStamped => Stays().Where(stay => stay.Over).Select(stay => new CountedThing { TicketId = stay.TicketId, Done = stay.Stamped }),
        ClauseCount.ArrivalsStamped => Stays().Select(stay => new CountedThing { TicketId = stay.TicketId, Done = true }),
        ClauseCount.FaultsGrouped => counted.Where(ticket => ticket.ServiceType == ServiceType.Repair && ticket.AcceptedAt != null)
            .Select(ticket => new CountedThing { TicketId = ticket.Id, Done = ticket.FaultGroup != null && ticket.FaultGroup != "" }),
        ClauseCount.AdviceGiven => Recorded(RecordKind.Advice),
        ClauseCount.QualityEvaluated => Recorded(RecordKind.QualityEvaluation),
        ClauseCount.CustomersTrained => Recorded(RecordKind.CustomerTraining),
        ClauseCount.DealerReports => All(counted.Where(ticket => ticket.Channel == Channel.Dealer || ticket.Customer!.Kind == CustomerKind.Dealer)),
        ClauseCount.ReportedByUsers => All(counted.Where(ticket => ticket.Channel == Channel.Web)),
        ClauseCount.SolvedRemotely => All(counted.Where(ticket => ticket.Activities.Any(activity => activity.Command == nameof(ResolveRemotely) && !activity.Undoes))),
        ClauseCount.PromisesTold => counted.SelectMany(ticket => ticket.Promises, (ticket, promise) => new CountedThing { TicketId = ticket.Id, Done = true }),
        ClauseCount.RepairWarranty => All(counted.Where(ticket => ticket.Records.Any(record => record.Coverage == Coverage.RepairWarranty))),
        _ => null,
    };

    private IQueryable<Ticket> Open => db.Tickets.Where(ticket => ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled);

    private static IQueryable<CountedThing> All(IQueryable<Ticket> tickets) => tickets.Select(ticket => new CountedThing { TicketId = ticket.Id, Done = true });

    private IQueryable<CountedThing> NotIdle()
    {
        var since = now.AddDays(-IdleDays);
        return Open.Select(ticket => new CountedThing
        {
            TicketId = ticket.Id,
            Done = ticket.Activities.Any(activity => activity.RecordedAt >= since) || ticket.Visits.Any(visit => visit.End >= since && visit.State != VisitState.Aborted) || ticket.Holds.Any(hold => hold.To == null),
        });
    }

    // What is not there yet, and may still come in time, is not judged.
    private IQueryable<CountedThing> PartsInTime()
    {
        var at = now;
        return counted.SelectMany(ticket => ticket.PartRequests, (ticket, request) => new { ticket.Id, Request = request }).Where(one => one.Request.ReceivedAt != null || one.Request.PromisedAt < at)
            .Select(one => new CountedThing { TicketId = one.Id, Done = one.Request.ReceivedAt != null && one.Request.ReceivedAt <= one.Request.PromisedAt });
    }

    private IQueryable<CountedThing> Recorded(RecordKind kind) => counted.SelectMany(ticket => ticket.Records, (ticket, record) => new { ticket.Id, Record = record })
        .Where(one => one.Record.Kind == kind).Select(one => new CountedThing { TicketId = one.Id, Done = true });

    private IQueryable<Stay> Stays() => counted.SelectMany(ticket => ticket.Visits, (ticket, visit) => new { ticket.Id, Visit = visit })
        .Where(one => one.Visit.Place == Place.Site && one.Visit.ArrivedAt != null)
        .Select(one => new Stay { TicketId = one.Id, Over = one.Visit.State != VisitState.OnSite, Stamped = one.Visit.LeftAt != null });

    // Answers name their question by its number; one that was answered twice counts once.
    private async Task<List<CountedThing>> AnsweredAsync(RecordKind asked, RecordKind answered, CancellationToken cancel)
    {
        var tickets = await counted.Where(ticket => ticket.Records.Any(record => record.Kind == asked)).Select(ticket => new
        {
            ticket.Id,
            Asked = ticket.Records.Count(record => record.Kind == asked),
            Answers = ticket.Records.Where(record => record.Kind == answered).Select(record => record.Count).ToList(),
        }).ToListAsync(cancel);
        return [.. tickets.SelectMany(ticket => Enumerable.Range(0, ticket.Asked).Select(which => new CountedThing
        {
            TicketId = ticket.Id,
            Done = which < ticket.Answers.Count(answer => answer is null) + ticket.Answers.OfType<int>().Distinct().Count(),
        }))];
    }

    private async Task<List<CountedThing>> ToStandardAsync(CancellationToken cancel)
    {
        var lists = await counted.SelectMany(ticket => ticket.Records).Where(record => record.Kind == RecordKind.Checklist).AsNoTracking().Select(record => new { record.TicketId, record.Lines }).ToListAsync(cancel);
        return [.. lists.Select(list => (list.TicketId, Judged: list.Lines.Where(line => line.Standard == true).ToList())).Where(list => list.Judged.Count > 0)
            .Select(list => new CountedThing { TicketId = list.TicketId, Done = list.Judged.TrueForAll(line => line.InOrder == true) })];
    }

    private sealed class Stay
    {
        public required long TicketId { get; init; }
        public required bool Over { get; init; }
        public required bool Stamped { get; init; }
    }
}
