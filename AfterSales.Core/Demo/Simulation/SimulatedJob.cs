using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Demo;

/// <summary>An open ticket that is still the demo's own, as far as the next step needs it. Times UTC, degrees WGS-84.</summary>
internal sealed record SimulatedJob
{
    public required long TicketId { get; init; }
    public required string Number { get; init; }
    public required long Version { get; init; }
    public required Stage Stage { get; init; }
    public required ServiceType ServiceType { get; init; }
    public required Priority Priority { get; init; }
    public required string Fault { get; init; }
    public required string? Model { get; init; }
    public required string? SerialNumber { get; init; }
    public required Contact Contact { get; init; }
    public required int? SiteId { get; init; }
    public required double? Lat { get; init; }
    public required double? Lon { get; init; }
    public required bool Diagnosed { get; init; }
    /// <summary>A plan was submitted and not given back.</summary>
    public required bool Planned { get; init; }
    public required bool PlanApproved { get; init; }
    public required bool Quoted { get; init; }
    public required bool QuoteAccepted { get; init; }
    public required bool Worked { get; init; }
    public required bool Tested { get; init; }
    public required bool Asked { get; init; }
    public required bool Answered { get; init; }
    public required bool Held { get; init; }
    /// <summary>Nobody has said yet that they see to it.</summary>
    public required bool Alarmed { get; init; }
    public required IReadOnlyList<SimulatedVisit> Visits { get; init; }
    /// <summary>When something last happened to it.</summary>
    public required DateTime LastAt { get; init; }

    /// <summary>What happens next is an engineer's.</summary>
    public bool InTheField => Visit is not null && Stage is Stage.Scheduled or Stage.EnRoute or Stage.OnSite or Stage.Accepting or Stage.FollowUp;

    /// <summary>Somebody works on the machine there; what comes back is looked at in the workshop.</summary>
    public bool AtTheCustomers => ServiceProcess.UsualPlace(ServiceType) == Place.Site;

    /// <summary>The visit that goes on: who leads first.</summary>
    public SimulatedVisit? Visit => Visits is [var first, ..] ? first : null;

    public static async Task<List<SimulatedJob>> ReadAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var (tickets, machines) = (db.Tickets, db.Set<Customers.Equipment>());
        return await db.DemoTickets.AsNoTracking()
            .Join(tickets, mine => new { mine.TicketId, mine.Version }, ticket => new { TicketId = ticket.Id, ticket.Version }, (_, ticket) => ticket)
            .Where(ticket => ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled)
            .OrderBy(ticket => ticket.Id)
            .Select(ticket => new SimulatedJob
            {
                TicketId = ticket.Id,
                Number = ticket.Number,
                Version = ticket.Version,
                Stage = ticket.Stage,
                ServiceType = ticket.ServiceType,
                Priority = ticket.Priority,
                Fault = ticket.Fault,
                Model = ticket.Equipment!.Model.Code,
                SerialNumber = ticket.Equipment.SerialNumber,
                Contact = ticket.Contact,
                SiteId = ticket.SiteId ?? ticket.Equipment.SiteId,
                Lat = ticket.Site!.Lat,
                Lon = ticket.Site.Lon,
                Diagnosed = ticket.Solution != null,
                Planned = ticket.Plans.Any(plan => plan.SupersededAt == null && plan.Approved != false),
                PlanApproved = ticket.Plans.Any(plan => plan.SupersededAt == null && plan.Approved == true),
                Quoted = ticket.Quotes.Any(quote => quote.SupersededAt == null),
                QuoteAccepted = ticket.Quotes.Any(quote => quote.SupersededAt == null && quote.Answers.Any(answer => answer.Kind == QuoteAnswerKind.Accepted)),
                Worked = ticket.Action != null,
                Tested = ticket.TestPassed == true,
                Asked = ticket.SurveyAskedAt != null,
                Answered = ticket.SurveyAnsweredAt != null,
                Alarmed = ticket.Impact != Impact.None && !ticket.Records.Any(record => record.Kind == RecordKind.AlarmAcknowledged),
                Held = ticket.Holds.Any(hold => hold.To == null),
                Visits = ticket.Visits.Where(visit => visit.State == VisitState.Confirmed || visit.State == VisitState.EnRoute || visit.State == VisitState.OnSite)
                    .OrderByDescending(visit => visit.Lead).Select(visit => new SimulatedVisit(visit.Id, visit.EngineerId, visit.State, visit.Place)).ToList(),
                LastAt = ticket.Activities.Max(activity => activity.RecordedAt),
            })
            .AsSplitQuery().ToListAsync(cancel);
    }
}

/// <summary>A visit under way.</summary>
internal sealed record SimulatedVisit(int Id, int EngineerId, VisitState State, Place Place);
