using System.Threading.RateLimiting;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>How many faults one client address may report a minute.</summary>
internal static class ReportLimit
{
    public const string Name = "reports";

    public static void Add(IServiceCollection services) => services.AddOptions<RateLimiterOptions>()
        .Configure<IOptions<RateLimitSettings>>((limits, settings) => limits.AddPolicy(Name, http => For(http, settings.Value.ReportsPerMinute)));

    private static RateLimitPartition<string> For(HttpContext http, int aMinute)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        // Opening the form reports nothing yet. Under a key of its own: what an address is limited by is decided once per key.
        return aMinute == 0 || HttpMethods.IsGet(http.Request.Method)
            ? RateLimitPartition.GetNoLimiter("unlimited")
            : RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = aMinute, Window = TimeSpan.FromMinutes(1) });
    }
}
