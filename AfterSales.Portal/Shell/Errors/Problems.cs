using System.Text.Json.Serialization;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Shell.Errors;

/// <summary>Answers for programs: RFC 9457 problem details with a stable code, never a page and never a redirect.</summary>
public static class Problems
{
    /// <summary>Requests that expect an answer for programs.</summary>
    public static bool IsForPrograms(HttpRequest request) => IsForPrograms(request.Path);

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs") || path.StartsWithSegments("/openapi");

    /// <summary>The one mapping of Core's families of refusals to HTTP.</summary>
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        Malformed => StatusCodes.Status400BadRequest,
        UnknownRefusal => StatusCodes.Status404NotFound,
        NotAllowedRefusal => StatusCodes.Status403Forbidden,
        StaleRefusal => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>A refusal without facts of its own.</summary>
    public static ProblemAnswer Of(Refusal refusal) => new(StatusOf(refusal), refusal.Code);

    public static Task WriteAsync(HttpContext context, int status, string code) => new ProblemAnswer(status, code).ExecuteAsync(context);

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
            // The request itself has been sent on to the page of failures by now.
            if (httpContext.Features.Get<IExceptionHandlerPathFeature>() is not { } failed || !IsForPrograms(failed.Path))
                return false;
            await WriteAsync(httpContext, StatusCodes.Status500InternalServerError, "failure");
            return true;
        }
    }
}

/// <summary>One problem answer. <see cref="Facts"/> are what belongs to its code, by their names in the answer.</summary>
public sealed record ProblemAnswer(int Status, string Code) : IResult
{
    /// <summary>In the reader's language; without one, what the code always means.</summary>
    public string? Detail { get; init; }

    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var words = httpContext.RequestServices.GetRequiredService<IStringLocalizer<ProblemTexts>>()[$"Code_{Code.Replace('-', '_')}"];
        httpContext.Response.StatusCode = Status;
        await httpContext.Response.WriteAsJsonAsync(
            new Body(ReasonPhrases.GetReasonPhrase(Status), Status, Detail ?? (words.ResourceNotFound ? null : words.Value), Code) { Facts = new(Facts) },
            ApiJson.Answers, "application/problem+json", httpContext.RequestAborted);
    }

    private sealed record Body(
        string Title, int Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail, string Code)
    {
        [JsonExtensionData]
        public Dictionary<string, object?> Facts { get; init; } = [];
    }
}
