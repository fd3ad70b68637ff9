using AfterSales.Core.Assessment;

namespace AfterSales.Portal.Assessment;

/// <summary>
/// Has the figures follow what happens, every few seconds as long as the portal runs, so that whoever asks seldom waits; and in the
/// background works out those of a database that has none yet.
/// </summary>
internal sealed partial class FigureFollower(FactFolder folder, TimeProvider time, ILogger<FigureFollower> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await folder.CatchUpAsync(stoppingToken);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // A database that is away now is there at one of the next rounds: what has changed is told by its activities.
                    LogFailed(exception);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends.
        }
    }

    [LoggerMessage(EventId = 3401, Level = LogLevel.Warning, Message = "The figures could not follow what happened; tried again in a few seconds")]
    private partial void LogFailed(Exception exception);
}
