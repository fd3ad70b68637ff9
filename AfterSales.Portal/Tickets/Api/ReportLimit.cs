using System.Threading.RateLimiting;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>How much of what customers send is taken: so many faults, and so many answers by link, a minute from one client address; and none that nobody types.</summary>
internal static class ReportLimit
{
    public const string Name = "reports";

    /// <summary>The same for what is sent by links.</summary>
    public const string Links = "links";

    /// <summary>Bytes of a report: more than its fields take in any script, and no more.</summary>
    public const int LargestReport = 96 * 1024;

    /// <summary>Bytes of what is sent by a link: a drawn signature, and a remark to each line.</summary>
    public const int LargestByLink = 512 * 1024;

    public static void Add(IServiceCollection services) => services.AddOptions<RateLimiterOptions>()
        .Configure<IOptions<RateLimitSettings>>((limits, settings) => limits
            .AddPolicy(Name, http => For(http, settings.Value.ReportsPerMinute))
            .AddPolicy(Links, http => For(http, settings.Value.LinksPerMinute)));

    private static RateLimitPartition<string> For(HttpContext http, int aMinute)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        // Opening the form sends nothing yet. Under a key of its own: what an address is limited by is decided once per key.
        return aMinute == 0 || HttpMethods.IsGet(http.Request.Method)
            ? RateLimitPartition.GetNoLimiter("unlimited")
            : RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = aMinute, Window = TimeSpan.FromMinutes(1) });
    }
}
