using AfterSales.Core.Demo;
using AfterSales.Portal.Shell.Settings;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Demo;

/// <summary>The demo company; while developing only.</summary>
internal static class DemoFeature
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DeskTools>();
        services.AddSingleton<DemoCompany>();
        services.AddSingleton<DemoSimulator>();
        services.AddSingleton(provider => new DemoPace
        {
            Possible = builder.Environment.IsDevelopment() && provider.GetRequiredService<IOptions<DemoSettings>>().Value is { Enabled: true, Simulate: true },
        });
        services.AddHostedService<DemoDrive>();
    }

    /// <summary>An empty database gets the demo's people, and where it is wanted the customers and tickets too.</summary>
    public static async Task PrepareDemoAsync(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
            await app.Services.GetRequiredService<DemoCompany>().MoveInAsync(app.Services.GetRequiredService<IOptions<DemoSettings>>().Value.Enabled);
    }
}
