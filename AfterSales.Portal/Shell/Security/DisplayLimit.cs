using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace AfterSales.Portal.Shell.Security;

/// <summary>How often one address may ask by a display's key: a screen is told what happens, it need not ask all the time.</summary>
internal static class DisplayLimit
{
    public const string Policy = "displays";
    private const int AnswersPerMinute = 120;
    private const int WrongKeysPerMinute = 20;

    public static void AddDisplayLimit(this IServiceCollection services)
    {
        services.AddSingleton<WrongKeys>();
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(Policy, context => ShowsKey(context)
            ? RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), static _ => PerMinute(AnswersPerMinute))
            : RateLimitPartition.GetNoLimiter("")));
    }

    // Whose session stands is known by now; a cookie that only has its name is nobody.
    private static bool ShowsKey(HttpContext context) => context.User.Identity?.IsAuthenticated != true
        && (context.Request.Headers.Authorization.Count > 0 || context.Request.Cookies.ContainsKey(DisplayCookie.Name) || context.Request.Query.ContainsKey("key"));

    /// <summary>Too many wrong keys have come from where this one came from.</summary>
    public static bool IsOver(HttpContext context) => context.Items.ContainsKey(typeof(WrongKeys));

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    /// <summary>Keys that opened nothing, by the address they came from: whoever tries many is told to wait.</summary>
    public sealed class WrongKeys : IDisposable
    {
        private readonly PartitionedRateLimiter<HttpContext> tried =
            PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(AddressOf(context), static _ => PerMinute(WrongKeysPerMinute)));

        public void Count(HttpContext context)
        {
            using var counted = tried.AttemptAcquire(context);
            if (!counted.IsAcquired)
                context.Items[typeof(WrongKeys)] = true;
        }

        public void Dispose() => tried.Dispose();
    }
}

/// <summary>Where a screen's browser keeps the key of its display.</summary>
internal static class DisplayCookie
{
    public const string Name = "display";
    // No browser keeps one longer; each look at the wall begins it anew.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static void Set(HttpContext context, string key) => context.Response.Cookies.Append(Name, key, Options(context.Request, Kept));

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context.Request, null));

    private static CookieOptions Options(HttpRequest request, TimeSpan? kept) =>
        new() { HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = kept, IsEssential = true, Path = "/" };
}
