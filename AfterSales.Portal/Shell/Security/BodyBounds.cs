using AfterSales.Portal.Shell.Layouts;
using Microsoft.AspNetCore.Http.Metadata;

namespace AfterSales.Portal.Shell.Security;

/// <summary>
/// A form that says itself that it is larger than its page takes is refused before anybody reads it, so that people are told so. One that
/// does not say it is cut off while it is read.
/// </summary>
internal static class BodyBounds
{
    internal static void UseBodyBounds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.PageKind.Kind != PageKind.Public
            || context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize is not { } largest || !(context.Request.ContentLength > largest))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        // The page for this status is shown as one that was opened: as a form's it would read what was sent.
        context.Request.Method = HttpMethods.Get;
        return Task.CompletedTask;
    });
}
