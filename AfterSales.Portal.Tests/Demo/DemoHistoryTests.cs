using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Demo;

/// <summary>That somebody of the trade believes the demo company's past.</summary>
public sealed class DemoHistoryTests(DemoWorld world) : IClassFixture<DemoWorld>
{
    private static readonly DateTime Now = DemoWorld.Now.UtcDateTime;

    private async Task<List<Ticket>> ClosedAsync()
    {
        await using var db = world.Database.Open();
        var all = db.Tickets;
        return await all.Include(ticket => ticket.Clocks).Where(ticket => ticket.Stage == Stage.Closed).ToListAsync();
    }

    [Fact]
    public async Task Responses_take_from_minutes_to_the_next_morning_and_are_mostly_as_promised()
    {
        var tickets = await ClosedAsync();
        var hours = tickets.Select(ticket => (ticket.RespondedAt!.Value - ticket.CreatedAt).TotalHours).Order().ToList();
        Assert.InRange(hours[hours.Count / 2], 0.2, 0.6);
        foreach (var (from, to, share) in new (double, double, double)[] { (0, 0.25, 0.2), (0.25, 1, 0.2), (1, 4, 0.08), (4, 8, 0.003), (8, 16, 0.01) })
            Assert.True(hours.Count(one => one > from && one <= to) >= share * hours.Count, $"{from}–{to}");
        Assert.InRange(Kept(tickets, ClockName.Response), 0.9, 0.95);
    }

    [Fact]
    public async Task Most_repairs_are_as_promised_but_not_all() => Assert.InRange(Kept(await ClosedAsync(), ClockName.Repair), 0.85, 0.93);

    [Fact]
    public async Task At_night_only_what_cannot_wait_is_reported()
    {
        var night = (await ClosedAsync()).FindAll(ticket => TestDatabase.Company.ToLocal(ticket.CreatedAt).TimeOfDay.TotalHours is >= 22 or < 6);
        Assert.InRange(night.Count, 9, 90);
        Assert.All(night, ticket => Assert.Equal(Priority.Urgent, ticket.Priority));
    }

    [Fact]
    public async Task Nobody_is_away_for_two_customers_at_once_or_works_through_the_night()
    {
        await using var db = world.Database.Open();
        var visits = await db.Visits.Where(visit => visit.DepartedAt != null).OrderBy(visit => visit.DepartedAt).ToListAsync();
        foreach (var ofOne in visits.GroupBy(visit => visit.EngineerId))
        {
            foreach (var (earlier, later) in ofOne.Zip(ofOne.Skip(1)))
                Assert.True((earlier.LeftAt ?? Now) <= later.DepartedAt, $"{ofOne.Key}: {earlier.DepartedAt:u}–{earlier.LeftAt:u}, {later.DepartedAt:u}");
        }
        Assert.All(visits.Where(visit => visit.ArrivedAt is not null), visit =>
            Assert.InRange(((visit.LeftAt ?? Now) - visit.ArrivedAt!.Value).TotalHours, 0, 12));
    }

    private static double Kept(List<Ticket> tickets, ClockName name)
    {
        var states = tickets.SelectMany(ticket => ticket.Clocks).Where(clock => clock.Name == name).Select(clock => clock.StateAt(Now)).ToList();
        return (double)states.Count(state => state == ClockState.Met) / states.Count;
    }
}
