using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AfterSales.Portal.Shell;

/// <summary>Tells a developer in one line where the portal is to be opened, once it can be.</summary>
internal sealed class WhereToOpen(IServer server, IHostEnvironment environment, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (environment.IsDevelopment())
            lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The after-sales portal is open at {Address}"));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string? Address => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal);
}
