using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.Extensions.Logging.Abstractions;

namespace AfterSales.Portal.Tests.World;

/// <summary>A small department on a real database, with its live board running: staff 1, supervisor 2, engineers 3 to 5.</summary>
internal sealed class LiveDepartment : IAsyncDisposable
{
    public static readonly Actor Staff = new(1, "李婷", Roles.Staff, Origin.Api);
    public static readonly Actor Supervisor = new(2, "李主管", Roles.Supervisor, Origin.Api);
    public static readonly Actor[] Engineers = [.. new[] { "赵强", "周敏", "孙磊" }.Select((name, i) => new Actor(3 + i, name, Roles.Engineer, Origin.Api))];
    private readonly CancellationTokenSource ending = new();
    private readonly Task running;

    private LiveDepartment(TestDatabase database, BoardFeed feed, BoardTouches touches, BoardQueries queries, SetClock clock)
    {
        (Database, Feed, Touches, Queries, Clock) = (database, feed, touches, queries, clock);
        Desk = new TicketDesk(new TicketWork(database.Gate, clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf,
            foresight: new EngineersForesight(feed, TestDatabase.Company, new PlanningRules())));
        running = feed.RunAsync(ending.Token);
    }

    public TestDatabase Database { get; }
    public BoardFeed Feed { get; }
    public BoardTouches Touches { get; }
    public BoardQueries Queries { get; }
    public SetClock Clock { get; }
    public TicketDesk Desk { get; }
    public DateTime Now => Clock.Now.UtcDateTime;

    public static async Task<LiveDepartment> OpenAsync(BoardPace? pace = null)
    {
        var touches = new BoardTouches();
        var clock = new SetClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        var database = await TestDatabase.NewAsync(new BoardInterceptor(touches));
        await database.AddAsync(
            new Employee { Name = "李婷", Roles = Roles.Staff },
            new Employee { Name = "李主管", Roles = Roles.Supervisor });
        foreach (var engineer in Engineers)
            await database.AddAsync(new Employee { Name = engineer.Name, Roles = Roles.Engineer, Engineer = new Engineer { OnDuty = true, SharesPosition = true, Skills = ["液压 3"] } });
        await database.AddAsync(new Customer { Name = "余吾煤业", Vip = true, Sites = { new Site { Name = "副井口", City = "长治", Lat = 36.2, Lon = 113.1 } } });
        var queries = new BoardQueries(database.Contexts, TestDatabase.Company, TestDatabase.Calendars);
        var feed = new BoardFeed(queries, touches, TestDatabase.Company, clock, pace ?? new BoardPace(default, default, default, default), NullLogger<BoardFeed>.Instance);
        await feed.LoadAsync(TestContext.Current.CancellationToken);
        return new LiveDepartment(database, feed, touches, queries, clock);
    }

    public async Task<Done> RegisterAsync() => Must(await Desk.RegisterAsync(Staff, new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, SiteId = 1, Fault = "液压泵噪声大", Contact = Department.Contact,
    }));

    public async Task<Done> RunAsync(Actor actor, Done ticket, TicketCommand command) =>
        Must(await Desk.RunAsync(actor, ticket.Number, ticket.Version, command));

    public async Task<Done> AssignedAsync(params int[] engineers)
    {
        var ticket = await RunAsync(Staff, await RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        return await RunAsync(Supervisor, ticket, new Assign { EngineerIds = [.. engineers], Start = Now, End = Now.AddHours(4) });
    }

    /// <summary>The board once it shows what is looked for; whoever waits in vain is ended by the test's time limit.</summary>
    public async Task<BoardSnapshot> WhenAsync(Func<BoardSnapshot, bool> shows)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watch = Feed.Watch(leave.Token);
        try
        {
            if (shows(watch.Board))
                return watch.Board;
            return await watch.Updates.Select(update => update.Board).FirstAsync(shows, leave.Token);
        }
        finally
        {
            await leave.CancelAsync();
        }
    }

    /// <summary>The cards as a feed that starts now would read them.</summary>
    public async Task<IReadOnlyList<BoardCard>> FreshCardsAsync()
    {
        var fresh = new BoardFeed(Queries, new BoardTouches(), TestDatabase.Company, Clock, BoardPace.Usual, NullLogger<BoardFeed>.Instance);
        await fresh.LoadAsync(TestContext.Current.CancellationToken);
        return [.. fresh.Board.Cards.Values];
    }

    public static Done Must(Outcome<Done> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        ending.Dispose();
        await Database.DisposeAsync();
    }
}
