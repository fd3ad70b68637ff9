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
        database = await DemoWorld.MovedInAsync();
        desk = new TicketDesk(new TicketWork(database.Gate, clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf));
        simulator = new DemoSimulator(database.Contexts, database.Gate, desk, new PositionDesk(database.Gate, clock, new PositionKeeping()), clock, TestDatabase.Company);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_department_goes_on_by_itself_for_hours()
    {
        var before = await StagesAsync();
        for (var hour = 0; hour < 4; hour++)
        {
            var (moved, arrived) = (await PositionsAsync(), await ArrivedAsync());
            await RunAsync(steps: 30);
            Assert.True(await PositionsAsync() > moved, $"nobody moved in part {hour}");
            Assert.True(await ArrivedAsync() > arrived, $"nobody arrived in part {hour}");
            await using var db = database.Open();
            var away = await db.Set<Visit>().Where(visit => visit.State == VisitState.EnRoute || visit.State == VisitState.OnSite)
                .Where(visit => db.Set<DemoTicket>().Any(mine => mine.TicketId == visit.TicketId)).Select(visit => new { visit.EngineerId, visit.TicketId }).Distinct().ToListAsync();
            Assert.Equal(away.Count, away.DistinctBy(visit => visit.EngineerId).Count());
        }
        var after = await StagesAsync();
        Assert.Contains(before.Keys, id => after[id] == Stage.Closed);
        var filled = after.Values.CountBy(stage => stage).ToDictionary();
        Assert.InRange(filled.Where(stage => stage.Key is not (Stage.Closed or Stage.Cancelled)).Sum(stage => stage.Value), 50, 70);
        Assert.All(ServiceProcess.OpenStages.Except([Stage.Planning, Stage.AwaitingParts]), stage => Assert.InRange(filled.GetValueOrDefault(stage), 1, 20));
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
        await RunAsync(steps: 40);
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

    private async Task<double> PositionsAsync()
    {
        await using var db = database.Open();
        return (await db.Set<EngineerPosition>().Select(position => position.At).ToListAsync()).Max().Ticks;
    }

    private async Task<int> ArrivedAsync()
    {
        await using var db = database.Open();
        return await db.Set<Visit>().CountAsync(visit => visit.ArrivedAt != null);
    }

    private async Task<Dictionary<long, Stage>> StagesAsync()
    {
        await using var db = database.Open();
        return await db.Set<Ticket>().Where(ticket => ticket.ClosedAt == null || ticket.ClosedAt >= DemoWorld.Now.UtcDateTime).ToDictionaryAsync(ticket => ticket.Id, ticket => ticket.Stage);
    }
}
