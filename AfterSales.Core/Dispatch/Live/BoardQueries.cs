using System.Linq.Expressions;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>Reads cards and engineers as the board shows them; for the feed, which keeps what is read here.</summary>
public sealed class BoardQueries(IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, CompanyCalendars calendars)
{
    /// <summary>The open tickets, or those of them with one of <paramref name="ids"/>.</summary>
    internal async Task<IReadOnlyList<BoardCard>> CardsAsync(IReadOnlyCollection<long>? ids, CancellationToken cancel)
    {
        if (ids is { Count: 0 })
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var open = db.Tickets.AsNoTracking().Where(ticket => ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled);
        if (ids is not null)
            // As one parameter: several would make the statement anew at every reading.
            open = open.Where(ticket => EF.Parameter(ids).Contains(ticket.Id));
        var rows = await open.Select(Row).ToListAsync(cancel);
        return rows.ConvertAll(Card);
    }

    /// <summary>The active engineers, or those of them with one of <paramref name="ids"/>.</summary>
    /// <param name="now">UTC; the visits are those of its day in the company's time zone.</param>
    internal async Task<IReadOnlyList<BoardEngineer>> EngineersAsync(IReadOnlyCollection<int>? ids, DateTime now, CancellationToken cancel)
    {
        if (ids is { Count: 0 })
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var today = company.DayOf(now);
        var (from, to) = (company.StartOf(today), company.StartOf(today.AddDays(1)));
        var engineers = db.Engineers.AsNoTracking().Where(engineer => engineer.Employee.Active);
        var visits = db.Visits.AsNoTracking().Where(visit => visit.State == VisitState.EnRoute || visit.State == VisitState.OnSite
            || (visit.State != VisitState.Aborted && visit.Start < to && visit.End > from));
        if (ids is not null)
        {
            engineers = engineers.Where(engineer => EF.Parameter(ids).Contains(engineer.Id));
            visits = visits.Where(visit => EF.Parameter(ids).Contains(visit.EngineerId));
        }
        var (tickets, positions) = (db.Tickets, db.EngineerPositions);
        var days = (await visits.OrderBy(visit => visit.Start)
                .Join(tickets, visit => visit.TicketId, ticket => ticket.Id, (visit, ticket) => new BoardVisit(
                    visit.Id, ticket.Number, visit.EngineerId, visit.Lead, visit.Place, visit.State, visit.Start, visit.End))
                .ToListAsync(cancel))
            .ToLookup(visit => visit.EngineerId);
        var rows = await engineers.Select(engineer => new
        {
            Engineer = engineer,
            engineer.Employee.Name,
            Position = positions.Where(position => position.EngineerId == engineer.Id)
                .Select(position => new BoardPosition(position.Lat, position.Lon, position.AccuracyM, position.At)).FirstOrDefault(),
        }).ToListAsync(cancel);
        return rows.ConvertAll(row => Engineer(row.Engineer, row.Name, row.Position, [.. days[row.Engineer.Id].OrderBy(visit => visit.Start)]));
    }

    private static BoardEngineer Engineer(Engineer engineer, string name, BoardPosition? position, IReadOnlyList<BoardVisit> visits) => new()
    {
        Id = engineer.Id,
        Name = name,
        State = BoardEngineer.StateOf(engineer.OnDuty, visits),
        Skills = engineer.Skills,
        HomeCity = engineer.HomeCity,
        Home = Spot.Of(engineer.HomeLat, engineer.HomeLon),
        Position = engineer is { OnDuty: true, SharesPosition: true } ? position : null,
        Visits = visits,
    };

    private static readonly Expression<Func<Ticket, CardRow>> Row = ticket => new CardRow(
        ticket.Id, ticket.Number, ticket.NumberDay, ticket.NumberSequence, ticket.Version,
        ticket.Stage, ticket.ServiceType, ticket.Priority, ticket.Impact, ticket.Fault, ticket.Contact.Name,
        ticket.Customer == null ? null : new CustomerRef(ticket.Customer.Id, ticket.Customer.Name, ticket.Customer.Vip),
        ticket.Equipment == null ? null : new EquipmentRef(
            ticket.Equipment.SerialNumber, ticket.Equipment.Model.Code, ticket.Equipment.Model.Name, ticket.Equipment.WarrantyUntil),
        ticket.SerialNumber,
        ticket.Site == null ? null : new SiteRef(
            ticket.Site.Id, ticket.Site.Name, ticket.Site.Address, ticket.Site.City, ticket.Site.Lat, ticket.Site.Lon),
        ticket.OwnerId, ticket.CreatedAt, ticket.RepeatOf,
        ticket.Impact == Impact.None ? null : ticket.Records.Where(record => record.Kind == RecordKind.AlarmAcknowledged).Select(record => record.By).FirstOrDefault(),
        ticket.Impact == Impact.None ? null : ticket.Records.Where(record => record.Kind == RecordKind.AlarmAcknowledged).Select(record => (DateTime?)record.At).FirstOrDefault(),
        ticket.Holds.Where(hold => hold.To == null).Select(hold => (HoldReason?)hold.Reason).FirstOrDefault(),
        ticket.Clocks.AsQueryable().Where(clock => clock.StoppedAt == null).Select(ClockReading.Columns).ToList(),
        ticket.Visits.Select(visit => new VisitRow(
            visit.Id, visit.EngineerId, visit.Lead, visit.Place, visit.State, visit.Start, visit.End, visit.EverConfirmed)).ToList(),
        ticket.Site == null ? null : ticket.Site.Province,
        ticket.Equipment == null ? null : ticket.Equipment.Model.ProductLine,
        new Waits(
            ticket.PartRequests.Any(request => request.ReceivedAt == null),
            ticket.Plans.Any(plan => plan.SupersededAt == null && plan.Approved == null),
            ticket.Quotes.Any(quote => quote.SupersededAt == null && quote.Answers.Count == 0),
            ticket.Quotes.Any(quote => quote.SupersededAt == null && quote.Answers.Any(answer => answer.Kind == QuoteAnswerKind.Accepted)
                && !quote.Answers.Any(answer => answer.Kind == QuoteAnswerKind.Contracted)),
            ticket.Records.Any(trip => trip.Kind == RecordKind.TripRequest
                && !ticket.Records.Any(decided => decided.Kind == RecordKind.TripApproval && decided.EngineerId == trip.EngineerId && decided.Id > trip.Id)),
            ticket.Records.Count(task => task.Kind == RecordKind.DepartmentTask) > ticket.Records.Count(answer => answer.Kind == RecordKind.DepartmentAnswer)),
        ticket.Pinned == null ? null : new BoardPin(ticket.Pinned.EngineerId, ticket.Pinned.Engineer, ticket.Pinned.Until, ticket.Pinned.Reason),
        ticket.Customer != null && ticket.Customer.Contacts.Any(contact => contact.Name == ticket.Customer.Name),
        ticket.Site == null ? ticket.ReportedAddress : null);

    private BoardCard Card(CardRow row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Order = new TicketNumber(row.Day, row.Sequence),
        Version = row.Version,
        Stage = row.Stage,
        ServiceType = row.ServiceType,
        Priority = row.Priority,
        Impact = row.Impact,
        Fault = row.Fault,
        Customer = row.Customer,
        ContactName = row.ContactName,
        Equipment = row.Equipment ?? (row.SerialNumber is { } serial ? new EquipmentRef(serial, null, null, null) : null),
        Site = row.Site,
        OwnerId = row.OwnerId,
        CreatedAt = row.CreatedAt,
        RepeatOf = row.RepeatOf,
        OutOfWarranty = row.Equipment?.WarrantyUntil < company.DayOf(row.CreatedAt),
        Hold = row.Hold,
        Alarm = row.Impact == Impact.None ? null : new BoardAlarm(row.AlarmBy, row.AlarmAt),
        Clock = ClockReading.Pressing(row.Clocks)?.In(calendars),
        Visits = [.. row.Visits.Where(visit => visit.Live).OrderByDescending(visit => visit.Lead).ThenBy(visit => visit.Start).Select(visit => visit.On(row.Number))],
        Pin = row.Pin,
        OwnOf = [.. row.Visits.Where(visit => visit.EverConfirmed).Select(visit => visit.EngineerId).Distinct()],
        Blocked = row.Waits.At(row.Stage, row.Hold),
        Province = row.Province,
        ProductLine = row.ProductLine,
        OfPerson = row.OfPerson,
        ReportedCity = ReportedPlace.CityIn(row.ReportedAddress),
    };

    private sealed record CardRow(
        long Id, string Number, DateOnly Day, int Sequence, long Version, Stage Stage, ServiceType ServiceType, Priority Priority, Impact Impact,
        string Fault, string ContactName, CustomerRef? Customer, EquipmentRef? Equipment, string? SerialNumber, SiteRef? Site, int? OwnerId,
        DateTime CreatedAt, string? RepeatOf, string? AlarmBy, DateTime? AlarmAt, HoldReason? Hold, List<ClockReading> Clocks, List<VisitRow> Visits, string? Province, string? ProductLine, Waits Waits, BoardPin? Pin, bool OfPerson, string? ReportedAddress);

    private sealed record VisitRow(int Id, int EngineerId, bool Lead, Place Place, VisitState State, DateTime Start, DateTime End, bool EverConfirmed)
    {
        public bool Live => State is VisitState.Planned or VisitState.Confirmed or VisitState.EnRoute or VisitState.OnSite;

        public BoardVisit On(string number) => new(Id, number, EngineerId, Lead, Place, State, Start, End);
    }
}
