using System.Text;

namespace AfterSales.Portal.Shell.Http;

/// <summary>An answer taken down before it is sent, so that it can be kept and sent again.</summary>
internal sealed record KeptAnswer(int Status, string ContentType, string? Location, byte[] Body) : IResult
{
    private bool again;

    /// <summary>Lets a result write itself into memory.</summary>
    public static async Task<KeptAnswer> CaptureAsync(HttpContext http, object? result)
    {
        var (response, wire) = (http.Response, http.Response.Body);
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await (result as IResult ?? TypedResults.Json(result, ApiJson.Answers)).ExecuteAsync(http);
            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            response.Body = wire;
        }
        return new KeptAnswer(response.StatusCode, response.ContentType ?? "", Blank(response.Headers.Location), buffer.ToArray());
    }

    /// <summary>As it is kept: a line with the location, then the body.</summary>
    public byte[] Pack() => [.. Encoding.UTF8.GetBytes((Location ?? "") + '\n'), .. Body];

    public static KeptAnswer Unpack(int status, string contentType, byte[] packed)
    {
        var end = Array.IndexOf(packed, (byte)'\n');
        return new KeptAnswer(status, contentType, Blank(Encoding.UTF8.GetString(packed, 0, end)), packed[(end + 1)..]) { again = true };
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType.Length == 0 ? null : ContentType;
        if (Location is not null)
            response.Headers.Location = Location;
        if (again)
            response.Headers[Idempotency.Replayed] = "true";
        if (Body.Length == 0)
            return;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
