using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Serialization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Tests.World;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Queue = System.Threading.Channels.Channel;

namespace AfterSales.Portal.Tests.Dispatch;

/// <summary>The hub with real connections to a listening portal, in both protocols.</summary>
public sealed class DispatchHubTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly PortalFactory portal = new();
    private readonly List<HubConnection> connections = [];

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("s1", "李婷", Roles.Staff);
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        foreach (var (user, name) in new[] { ("e1", "赵强"), ("e2", "周敏") })
            await portal.SendToWorkAsync(await portal.HireAsync(user, name, Roles.Engineer));
        await portal.Get<BoardFeed>().CurrentAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
        await portal.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watcher_gets_the_board_and_then_what_changes(bool messagePack)
    {
        var first = await RegisterAsync();
        await portal.Get<BoardFeed>().CurrentAsync(TestContext.Current.CancellationToken);
        var (hub, changes) = await ConnectAsync("v1", messagePack);
        var board = await hub.InvokeAsync<BoardAnswer>("Watch");
        var card = board.Cards.Single(card => card.Number == first.Number);
        Assert.Equal((Stage.Diagnosing, Priority.High, ClockState.Running, first.Version), (card.Stage, card.Priority, card.Clock!.State, card.Version));

        var second = await RegisterAsync();
        var change = await NextAsync(changes);
        Assert.Equal(board.Version, change.Since);
        Assert.Equal(second.Number, Assert.Single(change.Cards).Number);

        await CancelAsync(first);
        var next = await NextAsync(changes);
        Assert.Equal(change.Version, next.Since);
        Assert.Equal([first.Number], next.Gone);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_engineer_reports_where_they_are_and_the_board_shows_it(bool messagePack)
    {
        var (watcher, changes) = await ConnectAsync("s1", messagePack);
        await watcher.InvokeAsync<BoardAnswer>("Watch");
        var engineer = await portal.ActorAsync("e1");
        var (own, _) = await ConnectAsync("e1", messagePack);
        await own.InvokeAsync("ReportPosition", new PositionReport { Lat = 36.2, Lon = 113.1, AccuracyM = 12, At = DateTime.UtcNow });
        var moved = Assert.Single((await NextAsync(changes)).Engineers);
        Assert.Equal((engineer.EmployeeId!.Value, 36.2, 113.1), (moved.Id, moved.Lat!.Value, moved.Lon!.Value));

        var refused = await Assert.ThrowsAsync<HubException>(() => own.InvokeAsync("ReportPosition", new PositionReport { Lat = 91, Lon = 0, At = DateTime.UtcNow }));
        Assert.Contains("validation", refused.Message, StringComparison.Ordinal);
        // Not to share is nothing that went wrong: it is answered.
        await portal.SendToWorkAsync(engineer.EmployeeId!.Value, onDuty: false);
        Assert.Equal("not-sharing", (await own.InvokeAsync<PositionAnswer>("ReportPosition", new PositionReport { Lat = 36.3, Lon = 113.1, At = DateTime.UtcNow })).Code);
        refused = await Assert.ThrowsAsync<HubException>(() => watcher.InvokeAsync("ReportPosition", new PositionReport { Lat = 1, Lon = 1, At = DateTime.UtcNow }));
        Assert.Contains("forbidden", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engineer_sees_own_tickets_come_and_go_and_nobody_elses_position()
    {
        var (hub, changes) = await ConnectAsync("e1", messagePack: false);
        var board = await hub.InvokeAsync<BoardAnswer>("Watch");
        var engineer = await portal.ActorAsync("e1");
        var supervisor = await portal.ActorAsync("v1");
        Assert.Empty(board.Cards);
        Assert.Equal(engineer.EmployeeId, Assert.Single(board.Engineers).Id);

        var (watcher, all) = await ConnectAsync("v1", messagePack: false);
        await watcher.InvokeAsync<BoardAnswer>("Watch");
        var strange = await RegisterAsync();
        while (!(await NextAsync(all)).Cards.Any(card => card.Number == strange.Number))
            continue;
        var mine = await RunAsync(supervisor, await DiagnosedAsync(await RegisterAsync()), Assign(engineer));
        var change = await NextAsync(changes);
        Assert.Equal(board.Version, change.Since);
        Assert.Equal(mine.Number, Assert.Single(change.Cards).Number);
        Assert.Equal(engineer.EmployeeId, Assert.Single(change.Engineers).Id);

        await RunAsync(supervisor, await RunAsync(supervisor, mine, new Unassign { Reason = "改派" }), new Cancel { Reason = "重复" });
        while (change.Gone.Count == 0)
        {
            var next = await NextAsync(changes);
            Assert.Equal(change.Version, next.Since);
            change = next;
        }
        Assert.Equal([mine.Number], change.Gone);
    }

    [Fact]
    public async Task Without_a_session_there_is_no_connection()
    {
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(portal.Address, "/hubs/dispatch")).Build();
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => hub.StartAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_board_that_was_read_afresh_is_told_as_a_gap_and_watching_again_closes_it()
    {
        var (hub, changes) = await ConnectAsync("v1", messagePack: false);
        var board = await hub.InvokeAsync<BoardAnswer>("Watch", TestContext.Current.CancellationToken);
        // As at midnight, or when a customer's name has changed.
        portal.Get<BoardTouches>().Add(new BoardTouch { Everything = true });
        var gap = await NextAsync(changes);
        Assert.NotEqual(board.Version, gap.Since);
        Assert.Equal((gap.Since, 0, 0, 0), (gap.Version, gap.Cards.Count, gap.Gone.Count, gap.Engineers.Count));

        var again = await hub.InvokeAsync<BoardAnswer>("Watch", TestContext.Current.CancellationToken);
        var ticket = await RegisterAsync();
        var change = await NextAsync(changes);
        Assert.Equal(again.Version, change.Since);
        Assert.Equal(ticket.Number, Assert.Single(change.Cards).Number);
    }

    [Fact]
    public async Task Who_has_lost_the_role_reports_no_position_and_is_disconnected()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        await using var later = new PortalFactory { Clock = clock };
        var engineer = await later.HireAsync("e1", "赵强", Roles.Engineer);
        await later.SendToWorkAsync(engineer);
        var (hub, _) = await ConnectAsync("e1", messagePack: false, later);
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var here = new PositionReport { Lat = 36.2, Lon = 113.1, At = clock.Now.UtcDateTime };
        await hub.InvokeAsync("ReportPosition", here, TestContext.Current.CancellationToken);

        await later.ChangeRolesAsync(engineer, Roles.Staff);
        // What is known of a session is kept for seconds, not for the hours that a connection lasts.
        clock.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<Exception>(() => hub.InvokeAsync("ReportPosition", here, TestContext.Current.CancellationToken));
        await closed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Connections_that_come_and_go_leave_no_watcher_behind()
    {
        var feed = portal.Get<BoardFeed>();
        // Other portals of the same process have the same meter.
        var factory = portal.Get<IMeterFactory>();
        int? told = null;
        using var meter = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter is { Name: "AfterSales.Dispatch", Scope: { } of } && of == factory) listener.EnableMeasurementEvents(instrument); } };
        meter.SetMeasurementEventCallback<int>((_, watchers, _, _) => told = watchers);
        meter.Start();
        for (var round = 0; round < 3; round++)
        {
            var some = new List<HubConnection>();
            while (some.Count < 10)
            {
                var (hub, _) = await ConnectAsync("v1", messagePack: true);
                some.Add(hub);
                // Who asks again has one watcher all the same.
                await hub.InvokeAsync<BoardAnswer>("Watch");
                await hub.InvokeAsync<BoardAnswer>("Watch");
            }
            Assert.Equal(10, feed.Watchers);
            meter.RecordObservableInstruments();
            Assert.Equal(10, told);
            await Task.WhenAll(some.Select(hub => hub.DisposeAsync().AsTask()));
            using var patience = new CancellationTokenSource(Patience);
            while (feed.Watchers > 0)
                await Task.Delay(10, patience.Token);
        }
    }

    // Whoever waits in vain is told where.
    private static Task<BoardChange> NextAsync(System.Threading.Channels.ChannelReader<BoardChange> changes) =>
        changes.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    private async Task<(HubConnection Hub, System.Threading.Channels.ChannelReader<BoardChange> Changes)> ConnectAsync(
        string user, bool messagePack, PortalFactory? other = null)
    {
        var cookies = await (other ?? portal).CookiesAsync(user);
        var builder = new HubConnectionBuilder().WithUrl(new Uri((other ?? portal).Address, "/hubs/dispatch"), options => options.Cookies = cookies);
        if (messagePack)
            builder.AddMessagePackProtocol();
        else
            builder.AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        var hub = builder.Build();
        connections.Add(hub);
        var changes = Queue.CreateUnbounded<BoardChange>();
        hub.On<BoardChange>("Changed", change => changes.Writer.TryWrite(change));
        await hub.StartAsync();
        return (hub, changes.Reader);
    }

    private async Task<Done> RegisterAsync() => LiveDepartment.Must(await portal.Get<TicketDesk>().RegisterAsync(await portal.ActorAsync("s1"), new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, CustomerName = "余吾煤业",
        Site = new SiteInput { Name = "副井口", Address = "长治" }, Fault = "液压泵噪声大", Contact = Department.Contact,
    }));

    private async Task<Done> DiagnosedAsync(Done ticket) =>
        await RunAsync(await portal.ActorAsync("s1"), ticket, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });

    private async Task CancelAsync(Done ticket) => await RunAsync(await portal.ActorAsync("v1"), ticket, new Cancel { Reason = "重复" });

    private async Task<Done> RunAsync(Actor actor, Done ticket, TicketCommand command) =>
        LiveDepartment.Must(await portal.Get<TicketDesk>().RunAsync(actor, ticket.Number, ticket.Version, command));

    private static Assign Assign(Actor engineer) =>
        new() { EngineerIds = [engineer.EmployeeId!.Value], Start = DateTime.UtcNow, End = DateTime.UtcNow.AddHours(4) };
}
