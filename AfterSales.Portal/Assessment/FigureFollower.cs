using AfterSales.Core.Assessment;

namespace AfterSales.Portal.Assessment;

/// <summary>
/// Has the figures follow what happens as long as the portal runs: every few seconds while somebody looks at them, and once a minute
/// otherwise, so that whoever asks seldom waits and who writes is not held up for nobody. In the background works out those of a
/// database that has none yet.
/// </summary>
internal sealed partial class FigureFollower(FactFolder folder, FigureSignal signal, TimeProvider time, ILogger<FigureFollower> log) : BackgroundService
{
    private static readonly TimeSpan Unwatched = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var worked = TimeSpan.Zero;
        long? last = null;
        try
        {
            while (true)
            {
                await Task.Delay(FactFolder.RestAfter(worked), time, stoppingToken);
                if (!signal.Watched && last is { } then && time.GetElapsedTime(then) < Unwatched)
                    continue;
                var begun = time.GetTimestamp();
                try
                {
                    await folder.CatchUpAsync(stoppingToken);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // A database that is away now is there at one of the next rounds: what has changed is told by its activities.
                    LogFailed(exception);
                }
                last = time.GetTimestamp();
                worked = time.GetElapsedTime(begun);
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
