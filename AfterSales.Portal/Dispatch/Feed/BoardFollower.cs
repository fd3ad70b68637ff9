using AfterSales.Core.Dispatch.Live;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>Keeps the feed going; nothing is served before the board has been read once.</summary>
internal sealed class BoardFollower(BoardFeed feed) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await feed.LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await feed.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends, perhaps before it was up: that is no failure of the board.
        }
    }
}
