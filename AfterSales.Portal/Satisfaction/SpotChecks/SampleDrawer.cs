using AfterSales.Core.Satisfaction.SpotChecks;

namespace AfterSales.Portal.Satisfaction.SpotChecks;

/// <summary>Draws the sample of a stretch that is over, where the plan says so: looked at when the portal starts and every hour, drawn once.</summary>
internal sealed partial class SampleDrawer(SpotCheckDesk desk, TimeProvider time, ILogger<SampleDrawer> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                try
                {
                    if (await desk.DrawByItselfAsync(stoppingToken) is > 0 and var drawn)
                        LogDrawn(drawn);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // A database that is away now is there in an hour.
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

    [LoggerMessage(EventId = 2601, Level = LogLevel.Information, Message = "{Drawn} finished jobs were drawn to be checked")]
    private partial void LogDrawn(int drawn);

    [LoggerMessage(EventId = 2602, Level = LogLevel.Warning, Message = "The sample of finished jobs could not be drawn; tried again in an hour")]
    private partial void LogFailed(Exception exception);
}
