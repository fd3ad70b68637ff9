using AfterSales.Portal.Shell.Errors;

namespace AfterSales.Portal.Shell.Security;

/// <summary>
/// Browsers let any site open a web socket here, with our cookie; the origin they name is the only thing that tells
/// them apart.
/// </summary>
public static class OwnOrigin
{
    /// <summary>A browser sent this request for another site than our own.</summary>
    public static bool ComesFromElsewhere(this HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        // A page whose address is a secret tells no origin, and its browser still says that the form is of this very site. No script can claim that.
        if (origin == "null" && request.Headers["Sec-Fetch-Site"] == "same-origin")
            return false;
        return origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Refuses circuits and hub connections that other sites open.</summary>
    internal static void UseOwnOrigin(this IApplicationBuilder app) => app.Use((context, next) =>
        (context.Request.Path.StartsWithSegments("/_blazor") || context.Request.Path.StartsWithSegments("/hubs")) && context.Request.ComesFromElsewhere()
            ? Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "origin")
            : next(context));

    /// <summary>For plain forms that carry no antiforgery token.</summary>
    internal static TBuilder OnlyFromHere<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter((call, next) => call.HttpContext.Request.ComesFromElsewhere()
            ? ValueTask.FromResult<object?>(Results.Problem(statusCode: StatusCodes.Status403Forbidden, extensions: new Dictionary<string, object?> { ["code"] = "origin" }))
            : next(call));
}
