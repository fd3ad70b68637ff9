using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Demo;

public sealed class DemoCompanyTests(DemoWorld world) : IClassFixture<DemoWorld>
{
    private static readonly Stage[] Open = [.. ServiceProcess.OpenStages];

    [Fact]
    public async Task It_has_the_size_of_a_small_department()
    {
        await using var db = world.Database.Open();
        var people = await db.Employees.Where(person => person.DemoUser != null).ToListAsync();
        Assert.True(people.Count(person => person.Roles == Roles.Supervisor) >= 3);
        Assert.Equal(4, people.Count(person => person.Roles == Roles.Staff));
        Assert.Equal(14, people.Count(person => person.Roles == Roles.Engineer));
        Assert.Equal(60, await db.Customers.CountAsync());
        Assert.Equal(12, await db.Customers.CountAsync(customer => customer.Kind == CustomerKind.Dealer));
        Assert.Equal(12, await db.EquipmentModels.CountAsync());
        Assert.Equal(220, await db.Equipment.CountAsync());
        Assert.Equal(900, await db.Tickets.CountAsync(ticket => ticket.Stage == Stage.Closed));
        Assert.Equal(60, await db.Tickets.CountAsync(ticket => Open.Contains(ticket.Stage)));
        Assert.All(Open.Where(stage => stage != Stage.Planning), stage => Assert.True(db.Tickets.Count(ticket => ticket.Stage == stage) >= 4, $"{stage}"));
    }

    [Fact]
    public async Task The_first_engineer_is_free_and_on_duty_and_consents()
    {
        await using var db = world.Database.Open();
        var engineer = await db.Engineers.SingleAsync(engineer => engineer.Employee.DemoUser == "engineer1");
        Assert.True(engineer.OnDuty && engineer.SharesPosition);
        Assert.DoesNotContain(await db.Visits.Where(visit => visit.EngineerId == engineer.Id).ToListAsync(), visit => visit.Live);
    }

    [Fact]
    public async Task Positions_are_only_known_of_those_on_duty_who_consent()
    {
        await using var db = world.Database.Open();
        var positions = await db.EngineerPositions.ToListAsync();
        Assert.True(positions.Count >= 8);
        var consenting = await db.Engineers.Where(engineer => engineer.OnDuty && engineer.SharesPosition).Select(engineer => engineer.Id).ToListAsync();
        Assert.All(positions, position => Assert.Contains(position.EngineerId, consenting));
        Assert.All(positions, position => Assert.InRange(DemoWorld.Now.UtcDateTime - position.At, TimeSpan.Zero, TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public async Task The_board_shows_calm_soon_broken_and_paused_promises()
    {
        await using var db = world.Database.Open();
        var tickets = await db.Tickets.Include(ticket => ticket.Clocks).Where(ticket => Open.Contains(ticket.Stage)).ToListAsync();
        var states = tickets.CountBy(ticket => ticket.PressingClock?.StateAt(DemoWorld.Now.UtcDateTime).ToString() ?? "none").ToDictionary();
        Assert.InRange(states["Broken"], 4, 6);
        Assert.InRange(states["Soon"], 4, 6);
        Assert.InRange(states["Paused"], 5, 9);
        Assert.True(states["Running"] > 30);
    }

    [Fact]
    public async Task Two_hundred_days_look_like_a_department_that_works_mostly_well()
    {
        var now = DemoWorld.Now.UtcDateTime;
        await using var db = world.Database.Open();
        var tickets = await db.Tickets.Include(ticket => ticket.Clocks).Where(ticket => ticket.Stage == Stage.Closed).ToListAsync();
        Assert.InRange((now - tickets.Min(ticket => ticket.CreatedAt)).TotalDays, 190, 206);
        Assert.All(tickets, ticket => Assert.True(ticket.CreatedAt <= ticket.RespondedAt && ticket.RespondedAt < ticket.ClosedAt && ticket.ClosedAt < now, ticket.Number));

        var response = tickets.Select(ticket => (ticket.RespondedAt!.Value - ticket.CreatedAt).TotalMinutes).Order().ToList();
        Assert.InRange(response[response.Count / 2], 12, 40);
        var cycle = tickets.Where(ticket => ticket.AcceptedAt is not null).Select(ticket => (ticket.AcceptedAt!.Value - ticket.CreatedAt).TotalHours).Order().ToList();
        Assert.InRange(cycle[cycle.Count / 2], 10, 60);
        Assert.InRange(tickets.Count(ticket => ticket.Clocks.Exists(clock => clock.StateAt(now) == ClockState.Broken)) / 900.0, 0.05, 0.3);
        Assert.True(tickets.Where(ticket => ticket.FaultGroup is not null).CountBy(ticket => (ticket.EquipmentId, ticket.FaultGroup)).Count(group => group.Value > 1) > 20);
    }

    [Fact]
    public async Task Customers_are_mostly_content_and_some_say_why_they_are_not()
    {
        await using var db = world.Database.Open();
        var answers = await db.SurveyAnswers.ToListAsync();
        Assert.InRange(answers.Count, 420, 620);
        Assert.InRange(answers.Average(answer => answer.Mean), 4.2, 4.6);
        Assert.Contains(answers, answer => answer.Comment is not null && answer.Mean < 3.4);
    }

    [Fact]
    public async Task What_happened_stands_in_the_order_it_happened()
    {
        await using var db = world.Database.Open();
        var activities = await db.Activities.OrderBy(activity => activity.Id).ToListAsync();
        Assert.All(activities.GroupBy(activity => activity.TicketId), steps => Assert.Equal(steps.Select(step => step.At).Order(), steps.Select(step => step.At)));
        Assert.All(activities, activity => Assert.True(activity.At <= DemoWorld.Now.UtcDateTime, activity.Command));
    }

    [Fact]
    public async Task Numbers_follow_the_reports_without_a_gap_and_the_next_one_goes_on()
    {
        await using var db = world.Database.Open();
        var tickets = await db.Tickets.Select(ticket => new { ticket.NumberDay, ticket.NumberSequence, ticket.CreatedAt }).ToListAsync();
        Assert.All(tickets.GroupBy(ticket => ticket.NumberDay), day =>
        {
            Assert.Equal(Enumerable.Range(1, day.Count()), day.OrderBy(ticket => ticket.CreatedAt).Select(ticket => ticket.NumberSequence));
            Assert.All(day, ticket => Assert.Equal(World.TestDatabase.Company.DayOf(ticket.CreatedAt), ticket.NumberDay));
        });
        var today = tickets.Max(ticket => ticket.NumberDay);
        var key = (today.Year * 10_000) + (today.Month * 100) + today.Day;
        Assert.Equal(tickets.Count(ticket => ticket.NumberDay == today), await db.Set<NumberCounter>().Where(counter => counter.Day == key).Select(counter => counter.Last).SingleAsync());
    }

    [Fact]
    public async Task Work_and_tests_belong_to_a_visit_of_their_ticket_and_nobody_is_at_two_places_at_once()
    {
        await using var db = world.Database.Open();
        var tickets = await db.Tickets.Include(ticket => ticket.WorkEntries).Include(ticket => ticket.Tests).Include(ticket => ticket.Visits).ToListAsync();
        Assert.All(tickets, ticket => Assert.Subset(ticket.Visits.Select(visit => visit.Id).ToHashSet(),
            ticket.WorkEntries.Select(work => work.VisitId).Concat(ticket.Tests.Select(test => test.VisitId)).ToHashSet()));
        var away = tickets.SelectMany(ticket => ticket.Visits).Where(visit => visit.State is VisitState.EnRoute or VisitState.OnSite).Select(visit => visit.EngineerId).ToList();
        Assert.Equal(away.Count, away.Distinct().Count());
    }

    [Fact]
    public async Task Every_machine_stands_at_a_site_of_its_customer_that_the_map_can_show()
    {
        await using var db = world.Database.Open();
        var machines = await db.Equipment.Include(machine => machine.Site).ToListAsync();
        Assert.All(machines, machine => Assert.Equal(machine.CustomerId, machine.Site!.CustomerId));
        Assert.All(await db.Sites.ToListAsync(), site => Assert.True(site is { Lat: > 18 and < 54, Lon: > 73 and < 135 }, site.Name));
    }

    [Theory]
    [InlineData("截割头")]
    [InlineData("上党煤业")]
    [InlineData("EBZ200")]
    public async Task Tickets_are_found_by_their_words(string word)
    {
        await using var db = world.Database.Open();
        Assert.NotEmpty(await TicketText.Find(db, word)!.ToListAsync());
    }
}
