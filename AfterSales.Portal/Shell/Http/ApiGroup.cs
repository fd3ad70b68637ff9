using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AfterSales.Portal.Shell.Http;

/// <summary>
/// Where every endpoint of the API hangs. What holds for all of them sits here, in the order the contract gives:
/// session, media type, origin, idempotency key; the endpoint itself then looks, permits, reads and runs.
/// </summary>
public static class ApiGroup
{
    /// <summary>The group `/api/v1`. Open one endpoint to everybody by <c>AllowAnonymous()</c>.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app) => app.MapGroup("/api/v1")
        .RequireAuthorization(policy => policy.RequireAuthenticatedUser())
        .WithMetadata(new RequestSizeLimitAttribute(RequestBody.Largest))
        .AddEndpointFilter<WriteRules>()
        // The one of the process: a filter made for each request would not know what else is running.
        .AddEndpointFilter((call, next) => call.HttpContext.RequestServices.GetRequiredService<Idempotency>().InvokeAsync(call, next))
        .AddEndpointFilter((call, next) => MayEnter(call.HttpContext)
            ? next(call)
            : ValueTask.FromResult<object?>(Problems.Of(new Forbidden())));

    /// <summary>Only for these roles; others get 403, at the place in the order that the contract has for it.</summary>
    public static TBuilder OnlyFor<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter((call, next) => roles.Any(call.HttpContext.User.IsInRole)
            ? next(call)
            : ValueTask.FromResult<object?>(Problems.Of(new Forbidden())));

    /// <summary>Also for a screen that shows the key of a display: it may read this, whatever else it may not.</summary>
    public static TBuilder AlsoForDisplays<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint
        .WithMetadata(new ForDisplays())
        .RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = Access.WithDisplays })
        .RequireRateLimiting(DisplayLimit.Policy)
        .DescribesDisplays();

    // Signed in without any role of the department: somebody of the company, but not of ours.
    private static bool MayEnter(HttpContext http) =>
        http.GetEndpoint()?.Metadata is { } endpoint
        && (endpoint.GetMetadata<IAllowAnonymous>() is not null || Access.All.Any(http.User.IsInRole) || endpoint.GetMetadata<ForDisplays>() is not null && http.User.IsInRole(Access.Display));

    private sealed class ForDisplays;
}
