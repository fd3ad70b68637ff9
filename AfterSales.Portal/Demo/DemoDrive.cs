using AfterSales.Core.Demo;

namespace AfterSales.Portal.Demo;

/// <summary>Lets the demo company live as long as the portal runs.</summary>
internal sealed partial class DemoDrive(DemoPace pace, IServiceProvider services, TimeProvider time, ILogger<DemoDrive> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!pace.Possible)
            return;
        var simulator = services.GetRequiredService<DemoSimulator>();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pace.Wait, time, stoppingToken);
            if (pace.Paused)
                continue;
            try
            {
                await simulator.StepAsync(DemoPace.Passing, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The demo is there to be looked at: a step that fails must not end the portal.
                LogFailed(exception);
            }
        }
    }

    [LoggerMessage(EventId = 9101, Level = LogLevel.Warning, Message = "A step of the demo company failed; it goes on with the next one")]
    private partial void LogFailed(Exception exception);
}
