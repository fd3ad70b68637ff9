using AfterSales.Core.Dispatch;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>Has positions thinned out and deleted that are no longer to be kept, as long as the portal runs.</summary>
internal sealed partial class PositionRetention(PositionDesk positions, TimeProvider time, ILogger<PositionRetention> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await positions.ForgetAsync(stoppingToken);
                await positions.ThinOutAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away now is there at one of the next rounds.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 3201, Level = LogLevel.Warning, Message = "Old positions could not be deleted; tried again in ten minutes")]
    private partial void LogFailed(Exception exception);
}
