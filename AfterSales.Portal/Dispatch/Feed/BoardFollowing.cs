using AfterSales.Core.Dispatch.Live;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>Tells one connection what happens on the part of the board that its user may see.</summary>
internal sealed class BoardFollowing(BoardSight sight, BoardWatch watch, IDispatchClient client, TimeProvider time)
{
    /// <summary>The user's board as the client knows it.</summary>
    public BoardSnapshot Board { get; private set; } = sight.Of(watch.Board);

    public async Task RunAsync(CancellationToken cancel)
    {
        try
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
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
    }
}
