using System.Security.Cryptography;
using AfterSales.Portal.Shell.Layouts;
using AfterSales.Portal.Shell.Settings;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Shell.Security;

/// <summary>
/// What a page may load and who may frame it, by its kind. MudBlazor writes style elements and attributes that no
/// nonce reaches, so working pages allow inline styles; no page allows inline scripts.
/// </summary>
internal static class ContentPolicy
{
    private const string Common =
        "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self' https://login.microsoftonline.com; frame-ancestors 'none'; " +
        "connect-src 'self'; worker-src 'self'; font-src 'self'; ";
    // Files that people sent are opened in a place where nothing of ours is.
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'";
    private const string OwnImages = "img-src 'self' data: blob:";

    /// <summary>The request's nonce, made when the first inline script asks for it.</summary>
    public static string NonceOf(HttpContext context) =>
        (string)(context.Items[typeof(ContentPolicy)] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)));

    /// <summary>Set when the answer starts: by then the endpoint that answers is known, an error page's as well.</summary>
    public static void UseContentPolicy(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = PolicyFor(context);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = context.Request.Path.StartsWithSegments("/t") ? "no-referrer" : "same-origin";
            headers["Permissions-Policy"] = "geolocation=(self), camera=(self), microphone=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (IsPage(context))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static string PolicyFor(HttpContext context) => !IsPage(context)
        ? context.Response.Headers.ContentDisposition.Count == 0 ? Nothing : $"{Nothing}; sandbox"
        : context.PageKind.Kind switch
        {
            PageKind.Working => $"{Common}{OwnImages}{TilesOf(context)}; script-src 'self' 'nonce-{NonceOf(context)}'; style-src 'self' 'unsafe-inline'",
            PageKind.Engineer => $"{Common}{OwnImages}{TilesOf(context)}; script-src 'self' 'nonce-{NonceOf(context)}'; style-src 'self'",
            PageKind.Wall => $"{Common}{OwnImages}{TilesOf(context)}; script-src 'self'; style-src 'self'",
            _ => $"{Common}{OwnImages}; script-src 'self'; style-src 'self'",
        };

    private static string TilesOf(HttpContext context) =>
        string.Concat(context.RequestServices.GetRequiredService<IOptions<MapSettings>>().Value.Origins.Select(origin => $" {origin}"));

    private static bool IsPage(HttpContext context) =>
        context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
