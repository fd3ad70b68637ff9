using AfterSales.Core.Assessment.Reports;

namespace AfterSales.Portal.Assessment.Reports;

/// <summary>Has the report on the month before made on its day; a portal that was off makes what it missed when it is on again.</summary>
internal sealed partial class ReportDay(ReportDesk desk, TimeProvider time, ILogger<ReportDay> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not at once: a portal that has just been started has people waiting for pages first.
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    if (await desk.MakeDueAsync(stoppingToken) is > 0 and var made)
                        LogMade(made);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    // Nothing is lost: it is due until it is there.
                    LogFailed(exception);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The portal ends.
        }
    }

    [LoggerMessage(EventId = 3501, Level = LogLevel.Information, Message = "Monthly reports were made: {Count}")]
    private partial void LogMade(int count);

    [LoggerMessage(EventId = 3502, Level = LogLevel.Warning, Message = "The monthly report could not be made; tried again in ten minutes")]
    private partial void LogFailed(Exception exception);
}
