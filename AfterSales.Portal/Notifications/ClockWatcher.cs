using AfterSales.Core.Notifications;

namespace AfterSales.Portal.Notifications;

/// <summary>
/// Has promised times watched as long as the portal runs, that each ticket has somebody who looks after it, and complaints, checks and
/// actions. At the start, and every hour, the promised times that still run are counted anew: the calendars may be others than before.
/// </summary>
internal sealed partial class ClockWatcher(ClockWatch watch, OwnerWatch owners, QualityWatch quality, TimeProvider time, ILogger<ClockWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Recount = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        DateTimeOffset? counted = null;
        try
        {
            do
            {
                try
                {
                    if (counted is null || time.GetUtcNow() - counted >= Recount)
                    {
                        await watch.RecountAsync(stoppingToken);
                        counted = time.GetUtcNow();
                    }
                    await watch.WarnAsync(stoppingToken);
                    await owners.LookAsync(stoppingToken);
                    await quality.LookAsync(stoppingToken);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // A database that is away now is there at one of the next rounds: nothing that is due is forgotten.
                    LogFailed(exception);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends.
        }
    }

    [LoggerMessage(EventId = 3301, Level = LogLevel.Warning, Message = "Promised times could not be looked after; tried again in half a minute")]
    private partial void LogFailed(Exception exception);
}
