using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AfterSales.Core.Data;

namespace AfterSales.Portal.Shell.Http;

/// <summary>The body is no JSON of the shape that is taken: unreadable, unknown fields, values of another type.</summary>
/// <param name="Field">Where, if that is known.</param>
public sealed record Malformed(string? Field) : InvalidRefusal("malformed");

/// <summary>What was sent. Read once by <see cref="WriteRules"/>; taken apart by the endpoint, after it knows that the caller may.</summary>
internal static class RequestBody
{
    public const int Largest = 1024 * 1024;
    private const string Version = "version";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static async Task ReadAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        context.Items[typeof(RequestBody)] = buffer.ToArray();
    }

    public static byte[] Bytes(HttpContext context) => (byte[])context.Items[typeof(RequestBody)]!;

    public static Outcome<T> As<T>(HttpContext context) where T : class
    {
        var body = Root(context);
        if (!body.Done)
            return body.Refusal;
        var read = Read(body.Value, typeof(T));
        return read.Done ? (T)read.Value : read.Refusal;
    }

    /// <summary>A body with the version that the caller saw beside the fields of <paramref name="type"/>.</summary>
    public static Outcome<Versioned> WithVersion(HttpContext context, Type type)
    {
        var body = Root(context);
        if (!body.Done)
            return body.Refusal;
        if (body.Value[Version] is not JsonValue given || given.GetValueKind() != JsonValueKind.Number || !given.TryGetValue<long>(out var version))
            return new Malformed(Version);
        body.Value.Remove(Version);
        var read = Read(body.Value, type);
        return read.Done ? new Versioned(version, read.Value) : read.Refusal;
    }

    private static Outcome<JsonObject> Root(HttpContext context)
    {
        try
        {
            var bytes = Bytes(context);
            return Utf8.IsValid(bytes) && JsonNode.Parse(bytes, documentOptions: Strict) is JsonObject root ? root : new Malformed(null);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new Malformed(null);
        }
    }

    private static Outcome<object> Read(JsonObject body, Type type)
    {
        try
        {
            return body.Deserialize(type, ApiJson.Bodies)!;
        }
        catch (WrongValueException wrong)
        {
            return Invalid.Field(FieldOf(wrong) ?? "", wrong.Problem);
        }
        catch (JsonException wrong)
        {
            return new Malformed(FieldOf(wrong));
        }
        catch (InvalidOperationException)
        {
            // Half a character, as \ud800 alone: valid as JSON, but no text.
            return new Malformed(null);
        }
    }

    private static string? FieldOf(JsonException wrong) => wrong.Path is { Length: > 2 } path ? path[2..] : null;
}

/// <param name="Version">Of the ticket as the caller saw it.</param>
internal sealed record Versioned(long Version, object Body);
