using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Displays;
using AfterSales.Portal.Dispatch.Wall;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>What the hub calls at a client.</summary>
public interface IDispatchClient
{
    /// <summary>A client whose own version is not the change's <c>Since</c> calls <c>Watch</c> again.</summary>
    Task Changed(BoardChange change);

    /// <summary>To walls: how the day goes, every ten seconds and soon after a change. Without it for longer what they show is old.</summary>
    Task Day(WallDay day);
}

/// <summary>What became of a position.</summary>
/// <param name="Code">Why it was not kept; null when it was.</param>
public sealed record PositionAnswer(string? Code);

/// <summary>
/// The live board for any SignalR client, over JSON and MessagePack: <c>Watch</c> answers the board, <c>Changed</c>
/// tells what happens to it. Engineers see their own tickets and report their own position; displays only watch. A
/// connection outlives the session or the key that opened it by half a minute at most.
/// </summary>
[Authorize(AuthenticationSchemes = Access.WithDisplays, Roles = $"{Access.Staff},{Access.Engineer},{Access.Supervisor},{Access.Display}")]
internal sealed class DispatchHub(
    BoardFeed feed, PositionDesk positions, DisplaySessions sessions, WallPulse pulse, IHubContext<DispatchHub, IDispatchClient> connections, TimeProvider time,
    ILogger<BoardFollowing> log) : Hub<IDispatchClient>
{
    private static readonly object Watching = new();
    private Action? begin;

    private Actor Actor => Context.User!.Actor(Origin.Hub);

    /// <summary>The board as it is now; from then on its changes are sent.</summary>
    public Task<BoardAnswer> Watch() => WatchAsync(DispatchEndpoints.SightOf(Context.User!, Origin.Hub), wall: false);

    /// <summary>The same as a wall shows it to anybody, whoever opened it, and how the day goes.</summary>
    public async Task<WallAnswer> WatchWall()
    {
        // A display's key opens the wall to an engineer's browser too; the page and what it watches go by the same rule.
        if (Context.User!.KeyOf is null && !Actor.SeesAllTickets)
            throw new HubException(new Forbidden().Code);
        var day = await pulse.NowAsync(Context.ConnectionAborted);
        return new WallAnswer(await WatchAsync(BoardSight.OnWall, wall: true), day);
    }

    private async Task<BoardAnswer> WatchAsync(BoardSight sight, bool wall)
    {
        await StopAsync();
        await feed.CatchUpAsync(Context.ConnectionAborted);
        var watching = CancellationTokenSource.CreateLinkedTokenSource(Context.ConnectionAborted);
        Context.Items[Watching] = watching;
        // Both are asked for here: once the connection has gone the source is disposed of, and the hub with its context.
        var (connection, end) = (Context, watching.Token);
        var client = connections.Clients.Client(connection.ConnectionId);
        var byKey = wall && !Actor.SeesAllTickets;
        var follower = new BoardFollowing(sight, feed.Watch(end), client, time, log);
        begin = () =>
        {
            _ = follower.RunAsync(asked => byKey ? sessions.StandByKeyAsync(connection.User!, asked) : sessions.StandsAsync(connection.User!, asked), connection.Abort, end, DisplaySessions.TrustIn(connection.User!));
            if (wall)
                _ = pulse.TellAsync(client, connection.Abort, end);
        };
        return BoardAnswer.Of(follower.Board, time.GetUtcNow().UtcDateTime);
    }

    /// <summary>Where the engineer is. Who shares no position is told so, which is nothing that went wrong; any other refusal comes as an error with its code.</summary>
    public async Task<PositionAnswer> ReportPosition(PositionReport report)
    {
        if (!await sessions.StandsAsync(Context.User!, Context.ConnectionAborted))
        {
            Context.Abort();
            throw new HubException(new Forbidden().Code);
        }
        return (await positions.ReportAsync(Actor, report, Context.ConnectionAborted)).Refusal switch
        {
            null => new PositionAnswer(null),
            NotSharing refusal => new PositionAnswer(refusal.Code),
            var refusal => throw new HubException(refusal.Code),
        };
    }

    public override Task OnDisconnectedAsync(Exception? exception) => StopAsync();

    /// <summary>Called when a method's answer has been written: no change may overtake the board that it follows on.</summary>
    protected override void Dispose(bool disposing)
    {
        begin?.Invoke();
        base.Dispose(disposing);
    }

    private async Task StopAsync()
    {
        if (!Context.Items.Remove(Watching, out var item) || item is not CancellationTokenSource watching)
            return;
        await watching.CancelAsync();
        watching.Dispose();
    }
}
