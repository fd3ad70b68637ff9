using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Demo;

/// <summary>That a newcomer finds every step of the process under way.</summary>
public sealed class DemoProcessTests(DemoWorld world) : IClassFixture<DemoWorld>
{
    [Fact]
    public async Task Plans_and_quotes_stand_at_each_of_their_steps()
    {
        await using var db = world.Database.Open();
        var tickets = db.Tickets;
        var planning = await tickets.Where(ticket => ticket.Stage == Stage.Planning).Include(ticket => ticket.Plans).Include(ticket => ticket.Quotes).ThenInclude(quote => quote.Answers).ToListAsync();
        Assert.Contains(planning, ticket => ticket is { PlanWaits: true, Plans.Count: 1 });
        Assert.Contains(planning, ticket => ticket.Plan is { Approved: false });
        Assert.Contains(planning, ticket => ticket is { PlanWaits: true, Plans.Count: 2 });
        Assert.Contains(planning, ticket => ticket.QuoteWaits);
        Assert.Contains(planning, ticket => ticket.Quote?.Answers.Exists(answer => answer.Kind == QuoteAnswerKind.Declined) == true);
        Assert.True(await tickets.AnyAsync(ticket => ticket.Stage == Stage.ToDispatch && ticket.Quotes.Any(quote => quote.Answers.Any(answer => answer.Kind == QuoteAnswerKind.Accepted))));
    }

    [Fact]
    public async Task Every_service_has_an_open_ticket()
    {
        await using var db = world.Database.Open();
        var open = await db.Tickets.Where(ticket => ticket.ClosedAt == null).Select(ticket => ticket.ServiceType).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<ServiceType>().Order(), open.Order());
    }

    [Fact]
    public async Task Trips_are_asked_for_approved_and_under_way_with_two_tickets_each()
    {
        await using var db = world.Database.Open();
        var trips = await db.Trips.Include(trip => trip.Tickets).ToListAsync();
        Assert.Equal([TripState.Requested, TripState.Approved, TripState.UnderWay], trips.Select(trip => trip.State).Order());
        Assert.All(trips, trip => Assert.Equal(2, trip.Tickets.Count));
    }

    [Fact]
    public async Task Other_departments_have_answered_are_asked_and_are_late()
    {
        await using var db = world.Database.Open();
        var records = db.Set<ServiceRecord>();
        var today = World.TestDatabase.Company.DayOf(DemoWorld.Now.UtcDateTime);
        Assert.True(await records.CountAsync(record => record.Kind == RecordKind.DepartmentTask && record.Day >= today) >= 2);
        Assert.True(await records.AnyAsync(record => record.Kind == RecordKind.DepartmentTask && record.Day < today));
        Assert.True(await records.AnyAsync(record => record.Kind == RecordKind.DepartmentAnswer));
    }

    [Fact]
    public async Task A_signature_is_void_a_reservation_has_its_ticket_and_a_handover_is_offered()
    {
        await using var db = world.Database.Open();
        Assert.True(await db.Set<AcceptanceEntry>().AnyAsync(entry => entry.VoidedAt != null));
        var reservations = await db.Tickets.Where(ticket => ticket.ReservationOf != null).Select(ticket => ticket.Stage).ToListAsync();
        Assert.Equal([Stage.Reported], reservations);
        Assert.True(await db.Tickets.AnyAsync(ticket => ticket.HandoverToId != null));
    }

    [Fact]
    public async Task Complaints_stand_at_each_of_their_steps_jobs_are_checked_and_measures_are_under_way()
    {
        await using var db = world.Database.Open();
        var complaints = await db.Complaints.Include(complaint => complaint.Events).ToListAsync();
        Assert.Equal(Enum.GetValues<ComplaintState>(), complaints.Select(complaint => complaint.State).Distinct().Order());
        Assert.Contains(complaints, complaint => complaint.State == ComplaintState.Open && complaint.DueAt < DemoWorld.Now.UtcDateTime);
        Assert.Contains(complaints, complaint => complaint.Channel == ComplaintChannel.Rating);
        Assert.Contains(complaints, complaint => complaint.Reopened > 0);
        Assert.All(complaints.Where(complaint => complaint.State == ComplaintState.Closed), complaint => Assert.Contains(complaint.Events, one => one.Call == CallOutcome.Content));
        var checks = await db.SpotChecks.ToListAsync();
        Assert.Equal(5, checks.Count(check => check.State == CheckState.Drawn));
        Assert.True(checks.Count(check => check.State == CheckState.Done) >= 10);
        Assert.Equal([ActionState.Open, ActionState.Done, ActionState.Confirmed], (await db.ImprovementActions.Select(action => action.State).Distinct().ToListAsync()).Order());
    }

    [Fact]
    public async Task Last_months_report_is_signed_off_half_answered_and_people_were_rewarded_or_shall_pay()
    {
        await using var db = world.Database.Open();
        var report = await db.MonthlyReports.Include(one => one.Proposals).SingleAsync();
        Assert.Equal((new DateOnly(2026, 10, 1), ReportState.SignedOff, false), (report.Month, report.State, report.SignedAlone));
        Assert.Equal([LeadersDecision.Accepted, null], report.Proposals.OrderBy(proposal => proposal.Id).Select(proposal => proposal.Decision));
        var action = await db.ImprovementActions.SingleAsync(one => one.Source == ActionSource.MonthlyReport);
        Assert.Equal(action.Id, report.Proposals.Single(proposal => proposal.Decision is not null).ActionId);
        var content = (await new ReportQueries(world.Database.Contexts).FindAsync(new Core.Data.Actor(null, "?", Core.Data.Roles.Supervisor, Core.Data.Origin.Page), report.Month)).Value!.Content;
        Assert.True(content.Figures.Count > 15 && content.Figures.Count(figure => figure.Value is not null) > 12);
        var merits = await db.Merits.ToListAsync();
        Assert.Equal([MeritState.Proposed, MeritState.Approved, MeritState.Approved], merits.Select(merit => merit.State).Order());
        Assert.All(merits, merit => Assert.False(merit.DecidedAlone));
        Assert.Equal((await db.Set<Core.People.Employee>().SingleAsync(one => one.DemoUser == "engineer1")).Id, (await db.Set<PerformanceComment>().SingleAsync()).ById);
    }

    [Fact]
    public async Task Dates_lie_ahead_gates_have_stopped_somebody_and_an_edition_is_being_written()
    {
        await using var db = world.Database.Open();
        var dates = await db.DatesAhead.ToListAsync();
        Assert.Equal(Enum.GetValues<DateKind>().Order(), dates.Where(date => date.DoneAt is null).Select(date => date.Kind).Distinct().Order());
        Assert.Contains(dates, date => date.DoneAt is not null);
        Assert.True(await db.Set<GateStop>().Select(stop => stop.TicketId).Distinct().CountAsync() >= 5);
        Assert.True(await db.RulebookVersions.AnyAsync(version => version.PublishedAt == null));
        Assert.True(await db.Set<Core.People.Deputising>().AnyAsync());
    }
}
