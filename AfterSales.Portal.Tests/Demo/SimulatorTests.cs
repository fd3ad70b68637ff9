using AfterSales.Core.Demo;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Demo;

public sealed class SimulatorTests : IAsyncLifetime
{
    private readonly SetClock clock = new(DemoWorld.Now);
    private TestDatabase database = null!;
    private DemoSimulator simulator = null!;
    private TicketDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        await DemoWorld.MoveInAsync(database);
        desk = new TicketDesk(new TicketWork(database.Gate, clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company));
        simulator = new DemoSimulator(database.Contexts, database.Gate, desk, new PositionDesk(database.Gate, clock), clock);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_department_goes_on_by_itself_and_the_board_stays_filled()
    {
        var before = await StagesAsync();
        await RunAsync(steps: 80);
        var after = await StagesAsync();
        var moved = before.Count(ticket => after[ticket.Key] != ticket.Value);
        Assert.InRange(moved, 15, 60);
        Assert.Contains(before.Keys, id => after[id] == Stage.Closed);
        var filled = after.Values.CountBy(stage => stage).ToDictionary();
        Assert.All(ServiceProcess.OpenStages.Except([Stage.Planning]), stage => Assert.True(filled.GetValueOrDefault(stage) >= 4, $"{stage}: {filled.GetValueOrDefault(stage)}"));
        Assert.InRange(after.Values.Count(stage => stage is not (Stage.Closed or Stage.Cancelled)), 50, 70);
    }

    [Fact]
    public async Task Who_is_on_the_way_moves_and_arrives()
    {
        int[] onTheWay;
        await using (var db = database.Open())
            onTheWay = await db.Set<Visit>().Where(visit => visit.State == VisitState.EnRoute).Select(visit => visit.Id).ToArrayAsync();
        Assert.NotEmpty(onTheWay);
        await RunAsync(steps: 60);
        await using var later = database.Open();
        Assert.True(await later.Set<Visit>().AnyAsync(visit => onTheWay.Contains(visit.Id) && visit.ArrivedAt != null && visit.ArrivedWhere != null));
    }

    [Fact]
    public async Task What_a_person_has_touched_is_theirs_and_the_first_engineer_is_left_to_them()
    {
        long[] open;
        Done[] mine;
        await using (var db = database.Open())
        {
            var tickets = await db.Set<Ticket>().Where(ticket => ticket.Stage != Stage.Closed && ticket.Stage != Stage.Cancelled).OrderBy(ticket => ticket.Id).Take(20).ToListAsync();
            open = [.. tickets.Select(ticket => ticket.Id)];
            mine = await Task.WhenAll(tickets.Select(async ticket => LiveDepartment.Must(await desk.RunAsync(Department.Staff with { EmployeeId = null }, ticket.Number, ticket.Version, new AddNote { Text = "我来处理" }))));
        }
        await RunAsync(steps: 80);
        await using var later = database.Open();
        var versions = await later.Set<Ticket>().Where(ticket => open.Contains(ticket.Id)).OrderBy(ticket => ticket.Id).Select(ticket => ticket.Version).ToListAsync();
        Assert.Equal(mine.Select(done => done.Version), versions);
        var first = await later.Set<Core.People.Employee>().Where(employee => employee.DemoUser == "engineer1").Select(employee => employee.Id).SingleAsync();
        Assert.False(await later.Set<Visit>().AnyAsync(visit => visit.EngineerId == first && visit.State <= VisitState.OnSite));
    }

    private async Task RunAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await simulator.StepAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        }
    }

    private async Task<Dictionary<long, Stage>> StagesAsync()
    {
        await using var db = database.Open();
        return await db.Set<Ticket>().Where(ticket => ticket.ClosedAt == null || ticket.ClosedAt >= DemoWorld.Now.UtcDateTime).ToDictionaryAsync(ticket => ticket.Id, ticket => ticket.Stage);
    }
}
