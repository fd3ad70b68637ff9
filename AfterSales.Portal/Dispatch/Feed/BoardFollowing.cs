using AfterSales.Core.Dispatch.Live;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>Tells one connection what happens on the part of the board that its user may see.</summary>
public sealed partial class BoardFollowing(BoardSight sight, BoardWatch watch, IDispatchClient client, TimeProvider time, ILogger<BoardFollowing> log)
{
    /// <summary>How long a connection may go on after its user has lost the role it was opened with.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    /// <summary>The user's board as the client knows it.</summary>
    public BoardSnapshot Board { get; private set; } = sight.Of(watch.Board);

    /// <summary>Ends with the connection, or ends it: by an error, or when the session no longer stands. Never fails.</summary>
    /// <param name="trust">How often it is asked whether the session stands; null: <see cref="Trust"/>.</param>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> stands, Action abort, CancellationToken cancel, TimeSpan? trust = null)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var (following, guarding) = (FollowAsync(ending.Token), GuardAsync(stands, abort, trust ?? Trust, ending.Token));
        try
        {
            await await Task.WhenAny(following, guarding);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // A client that is told nothing more must not believe that nothing happens; it connects again.
            LogBroken(exception);
            abort();
        }
        await ending.CancelAsync();
        await Task.WhenAll(following, guarding).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task GuardAsync(Func<CancellationToken, Task<bool>> stands, Action abort, TimeSpan trust, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(trust, time);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            if (await stands(cancel))
                continue;
            abort();
            return;
        }
    }

    private async Task FollowAsync(CancellationToken cancel)
    {
        await foreach (var update in watch.Updates.WithCancellation(cancel))
        {
            if (update.Delta is null)
            {
                await client.Changed(BoardChange.Gap(update.Board.Version));
                return;
            }
            // What the user does not see leaves no gap: the next change follows on the last that was sent.
            var delta = sight.Of(update.Delta, Board) with { Since = Board.Version };
            if (delta.Empty)
                continue;
            Board = Board.After(delta, update.Board.AsOf);
            await client.Changed(BoardChange.Of(delta, time.GetUtcNow().UtcDateTime));
        }
    }

    [LoggerMessage(EventId = 3202, Level = LogLevel.Warning, Message = "A connection could not be told of the board's changes and was ended")]
    private partial void LogBroken(Exception exception);
}
