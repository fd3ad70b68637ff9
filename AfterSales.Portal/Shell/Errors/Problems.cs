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
