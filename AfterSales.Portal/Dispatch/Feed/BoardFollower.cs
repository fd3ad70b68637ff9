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

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => feed.RunAsync(stoppingToken);
}
