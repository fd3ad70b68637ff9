using System.Threading.Channels;
using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.People;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Tickets;
using Channel = System.Threading.Channels.Channel;

namespace AfterSales.Portal.Dispatch.Wall;

/// <summary>
/// Tells all walls together how the day goes: the figures are read once for all of them, after a change and every ten
/// seconds, and not at all while no wall is open. A wall that is slow gets the latest and none of those before.
/// </summary>
public sealed partial class WallPulse(BoardFeed feed, TodayQueries figures, PeopleQueries people, TimeProvider time, ILogger<WallPulse> log) : BackgroundService
{
    private const int MostCounted = 60;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly Actor Portal = new(null, "AfterSales", Roles.Staff, Origin.System);
    private readonly Lock turn = new();
    private readonly HashSet<Channel<WallDay>> walls = [];
    private readonly SemaphoreSlim reading = new(1, 1);
    private (WallDay Day, long Board, long At)? last;

    private bool Watched
    {
        get
        {
            lock (turn)
                return walls.Count > 0;
        }
    }

    /// <summary>How the day goes now, at most a second ago.</summary>
    public async Task<WallDay> NowAsync(CancellationToken cancel)
    {
        await reading.WaitAsync(cancel);
        try
        {
            if (last is not { } known || time.GetElapsedTime(known.At) > Look)
                last = known = (await ReadAsync(last?.Day, cancel), feed.Board.Version, time.GetTimestamp());
            return known.Day;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Tells one wall until it is gone; one that cannot be told is ended, and connects again. Never fails.</summary>
    public async Task TellAsync(IDispatchClient wall, Action abort, CancellationToken cancel)
    {
        var days = Channel.CreateBounded<WallDay>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (turn)
            walls.Add(days);
        try
        {
            await foreach (var day in days.Reader.ReadAllAsync(cancel))
                await wall.Day(day);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            LogBroken(exception);
            abort();
        }
        finally
        {
            lock (turn)
                walls.Remove(days);
        }
    }

    public override void Dispose()
    {
        reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends, perhaps before it was up: that is no failure of the walls.
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        if (!Watched || last is { } known && known.Board == feed.Board.Version && time.GetElapsedTime(known.At) < Beat)
            return;
        var day = await NowAsync(cancel);
        lock (turn)
        {
            foreach (var wall in walls)
                wall.Writer.TryWrite(day);
        }
    }

    private async Task<WallDay> ReadAsync(WallDay? before, CancellationToken cancel)
    {
        var (now, board) = (time.GetUtcNow().UtcDateTime, feed.Board);
        try
        {
            var today = await figures.TodayAsync(Portal, cancel);
            var names = await people.NamesAsync(cancel);
            return new WallDay(
                now, feed.BehindSince, WallBuild.Id, today.ShareInTime is { } share ? (int)Math.Floor(share * 100) : null, today.Accepted, today.Satisfaction,
                [.. Counted(board, now)], [.. PeopleOf(board).Where(names.ContainsKey).Select(id => new WallPerson(id, names[id]))]);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            LogUnread(exception);
            return (before ?? new WallDay(now, now, WallBuild.Id, null, 0, null, [], [])) with { Now = now, BehindSince = before?.BehindSince ?? feed.BehindSince ?? now };
        }
    }

    private static IEnumerable<CountedClock> Counted(BoardSnapshot board, DateTime now) => board.Cards.Values
        .Where(card => card.Clock is { Calendar: not null, Paused: false }).OrderBy(card => card.Clock!.DueAt).Take(MostCounted)
        .Select(card => new CountedClock(card.Number, (int)Math.Clamp(ClockFace.Of(card.Clock!, now).Left.TotalMinutes, int.MinValue, int.MaxValue)));

    private static IEnumerable<int> PeopleOf(BoardSnapshot board) =>
        board.Cards.Values.Select(card => card.OwnerId).OfType<int>().Concat(board.Engineers.Keys).Distinct().Order();

    [LoggerMessage(EventId = 3204, Level = LogLevel.Warning, Message = "A wall could not be told how the day goes and was ended")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(EventId = 3205, Level = LogLevel.Warning, Message = "The figures of the day could not be read; the walls say that they are old")]
    private partial void LogUnread(Exception exception);
}
