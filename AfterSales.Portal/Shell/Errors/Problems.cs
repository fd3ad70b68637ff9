using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace AfterSales.Portal.Shell.Errors;

/// <summary>Answers for programs: RFC 9457 problem details with a stable code, never a page and never a redirect.</summary>
public static class Problems
{
    /// <summary>Requests that expect an answer for programs.</summary>
    public static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/hubs") || request.Path.StartsWithSegments("/openapi");

    public static async Task WriteAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Extensions = { ["code"] = code } };
        await context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem });
    }

    /// <summary>A program that finds nothing here gets a problem, and a person a page.</summary>
    internal static void UseProblemsForPrograms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var forPrograms = IsForPrograms(context.Request);
        if (forPrograms && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        await next(context);
        if (forPrograms && !context.Response.HasStarted && context.Response.ContentLength is null && context.Response.ContentType is null && CodeOf(context.Response.StatusCode) is { } code)
            await WriteAsync(context, context.Response.StatusCode, code);
    });

    private static string? CodeOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        _ => null,
    };

    /// <summary>A defect behind an API call: the caller learns that it was ours, the log learns what.</summary>
    internal sealed class Failures : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (!IsForPrograms(httpContext.Request))
                return false;
            await WriteAsync(httpContext, StatusCodes.Status500InternalServerError, "failure");
            return true;
        }
    }
}
