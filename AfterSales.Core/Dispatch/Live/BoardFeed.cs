using System.Collections.Immutable;
using AfterSales.Core.Rulebooks;
using Microsoft.Extensions.Logging;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>How long changes are gathered when they come in quick succession; the first after a quiet moment goes out at once.</summary>
/// <param name="Unwatched">As long as nobody watches or asks: an import at night is not read ten times a second for nobody.</param>
public sealed record BoardPace(TimeSpan Changes, TimeSpan Moves, TimeSpan Unwatched, TimeSpan Retry)
{
    public static readonly BoardPace Usual = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(700), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
}

/// <summary>
/// The live board, one per process: keeps the present snapshot, reads again what commits touched, and tells all
/// who watch. One reader at a time, always after the commit, so that the last state wins whatever the order of telling.
/// </summary>
public sealed partial class BoardFeed(
    BoardQueries queries, BoardTouches touches, CompanyTime company, TimeProvider time, BoardPace pace, ILogger<BoardFeed> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Lock turn = new();
    private readonly HashSet<BoardSlot> watchers = [];
    // Of the tickets on the board, and of some that were since it was last read whole: a change names the id.
    private readonly Dictionary<long, string> numbers = [];
    private DateOnly day;
    private bool asked;
    private BoardCommits through;
    private TaskCompletionSource read = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The board as it is now.</summary>
    public BoardSnapshot Board { get; private set; } = BoardSnapshot.Empty;

    /// <summary>Since when the database could not be read, UTC; null while the board is live.</summary>
    public DateTime? BehindSince { get; private set; }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The board of this moment and every change from then on.</summary>
    /// <param name="cancel">Ends the watching; must be cancelled by who watches, whether the updates were ever read or not.</param>
    public BoardWatch Watch(CancellationToken cancel)
    {
        lock (turn)
        {
            var slot = new BoardSlot();
            watchers.Add(slot);
            touches.Wake();
            cancel.Register(() => Leave(slot));
            return new BoardWatch(Board, slot.ReadAsync(cancel));
        }
    }

    /// <summary>
    /// The board with everything that has been committed so far; the present one if that takes too long. While somebody watches,
    /// mere moves are read in their own time and not waited for.
    /// </summary>
    public async Task<BoardSnapshot> CurrentAsync(CancellationToken cancel)
    {
        var wanted = touches.Added;
        try
        {
            while (NextRead(wanted) is { } next)
                await next.WaitAsync(Patience, time, cancel);
        }
        catch (TimeoutException)
        {
        }
        return Board;
    }

    /// <summary>Has read what waits while nobody watches; who begins to watch then begins with the board of now.</summary>
    public Task CatchUpAsync(CancellationToken cancel) => Watchers > 0 ? Task.CompletedTask : CurrentAsync(cancel);

    /// <summary>How many watch.</summary>
    public int Watchers
    {
        get
        {
            lock (turn)
                return watchers.Count;
        }
    }

    /// <summary>Reads the whole board.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var now = Now;
        var cards = await queries.CardsAsync(null, cancel);
        var engineers = await queries.EngineersAsync(null, now, cancel);
        day = company.DayOf(now);
        BehindSince = null;
        Publish(new BoardSnapshot(
            NextVersion(now), now, cards.ToImmutableDictionary(card => card.Number), engineers.ToImmutableDictionary(engineer => engineer.Id)), delta: null);
    }

    /// <summary>Follows the commits until cancelled. <see cref="LoadAsync"/> comes first.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var (lastChange, lastMove) = (0L, 0L);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var (changes, moves, next) = touches.Look();
            var toMidnight = company.StartOf(day.AddDays(1)) - Now;
            var (changesPace, movesPace) = PaceNow();
            var toMoves = Rest(lastMove, movesPace);
            var wait = toMidnight;
            if (changes && Rest(lastChange, changesPace) is var toChanges && toChanges < wait)
                wait = toChanges;
            if (moves && toMoves < wait)
                wait = toMoves;
            if (wait > TimeSpan.Zero)
            {
                await WaitAsync(wait, next, cancel);
                continue;
            }
            var withMoves = toMoves <= TimeSpan.Zero;
            // From here, not from the end of the reading: what is committed meanwhile waits for the window and no longer.
            lastChange = time.GetTimestamp();
            lastMove = withMoves ? lastChange : lastMove;
            var (touch, upTo) = touches.Take(withMoves);
            if (await RefreshAsync(touch, toMidnight <= TimeSpan.Zero, cancel))
                TellRead(upTo);
        }
    }

    private (TimeSpan Changes, TimeSpan Moves) PaceNow()
    {
        lock (turn)
            return watchers.Count > 0 ? (pace.Changes, pace.Moves) : asked ? default : (pace.Unwatched, pace.Unwatched);
    }

    // Measured by the timer, not by the clock on the wall, which may be set.
    private TimeSpan Rest(long last, TimeSpan window) => last == 0 ? TimeSpan.Zero : window - time.GetElapsedTime(last);

    private async Task<bool> RefreshAsync(BoardTouch touch, bool newDay, CancellationToken cancel)
    {
        try
        {
            if (touch.Everything || newDay || touch.Tickets.Count > BoardUpdate.MostChanges)
                await LoadAsync(cancel);
            else
                await ReadAgainAsync(touch, cancel);
            return true;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            // What was touched must not be forgotten: from here on nothing short of the whole board is certain.
            LogBehind(exception);
            touches.Add(new BoardTouch { Everything = true });
            if (BehindSince is null)
            {
                BehindSince = Now;
                // Nothing has changed but that: who watches must not go on taking the board for live.
                Publish(Board, BoardDelta.None(Board.Version));
            }
            await Task.Delay(pace.Retry, time, cancel);
            return false;
        }
    }

    private async Task ReadAgainAsync(BoardTouch touch, CancellationToken cancel)
    {
        var (old, now) = (Board, Now);
        var cards = await queries.CardsAsync(touch.Tickets, cancel);
        var before = touch.Tickets.Select(id => numbers.GetValueOrDefault(id)).OfType<string>().Select(old.Cards.GetValueOrDefault).OfType<BoardCard>().ToList();
        // A ticket's state shows in the days of its engineers, of those before and of those now.
        var people = touch.Engineers.Union(touch.Moved).Union(before.Concat(cards).SelectMany(card => card.EngineerIds)).ToList();
        var engineers = await queries.EngineersAsync(people, now, cancel);
        if (people.Exists(id => old.Engineers.ContainsKey(id) && engineers.All(engineer => engineer.Id != id)))
        {
            await LoadAsync(cancel);
            return;
        }
        var delta = new BoardDelta(
            old.Version, NextVersion(now),
            cards.ToImmutableDictionary(card => card.Number),
            [.. before.Select(card => card.Number).Except(cards.Select(card => card.Number))],
            engineers.ToImmutableDictionary(engineer => engineer.Id));
        if (!delta.Empty)
            Publish(old.After(delta, now), delta);
    }

    private void Publish(BoardSnapshot board, BoardDelta? delta)
    {
        if (delta is null)
            numbers.Clear();
        foreach (var card in (delta?.Cards ?? board.Cards).Values)
            numbers[card.Id] = card.Number;
        lock (turn)
        {
            Board = board;
            foreach (var watcher in watchers)
                watcher.Put(new BoardUpdate(board, delta));
        }
    }

    private Task? NextRead(BoardCommits wanted)
    {
        lock (turn)
        {
            if (through.Changes >= wanted.Changes && (watchers.Count > 0 || through.All >= wanted.All))
                return null;
            asked = true;
            touches.Wake();
            return read.Task;
        }
    }

    private void TellRead(BoardCommits upTo)
    {
        lock (turn)
        {
            (through, asked) = (upTo, false);
            read.SetResult();
            read = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Leave(BoardSlot slot)
    {
        lock (turn)
            watchers.Remove(slot);
    }

    // Begins with the time, so that a client from before a restart never takes a new delta for its own next one.
    private long NextVersion(DateTime now) => Math.Max(Board.Version + 1, new DateTimeOffset(now).ToUnixTimeMilliseconds());

    private async Task WaitAsync(TimeSpan wait, Task next, CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(next, Task.Delay(wait, time, ended.Token));
        await ended.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    [LoggerMessage(EventId = 3101, Level = LogLevel.Error, Message = "The board could not be read; it stays as it is until it can")]
    private partial void LogBehind(Exception exception);
}
