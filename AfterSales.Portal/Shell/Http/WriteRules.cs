using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Security;

namespace AfterSales.Portal.Shell.Http;

/// <summary>What holds for everything that writes: JSON, sent by ourselves or by no browser, and of a size that people type.</summary>
internal sealed class WriteRules : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return await next(context);
        if (!IsJson(request))
            return new ProblemAnswer(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type");
        if (request.ComesFromElsewhere())
            return new ProblemAnswer(StatusCodes.Status403Forbidden, "origin");
        try
        {
            await RequestBody.ReadAsync(http);
        }
        catch (BadHttpRequestException bad)
        {
            return new ProblemAnswer(bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "malformed");
        }
        return await next(context);
    }

    private static bool IsJson(HttpRequest request)
    {
        var type = request.GetTypedHeaders().ContentType;
        return type is not null && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
    }
}
