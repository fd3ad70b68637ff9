using System.Globalization;
using System.Text.Json.Nodes;
using AfterSales.Core.Data;
using Microsoft.OpenApi;

namespace AfterSales.Portal.Shell.Http;

/// <summary>
/// The query of a list: its page, and what narrows it. Read by the endpoint once it knows that the caller may; what cannot be read is a
/// problem of its parameter.
/// </summary>
internal sealed class ListQuery(HttpContext http)
{
    public const int LargestPage = 200;
    public const int UsualPage = 50;
    private readonly Dictionary<string, IReadOnlyList<Problem>> errors = [];

    /// <summary>Null: every parameter could be read.</summary>
    public Invalid? Wrong => errors.Count > 0 ? new Invalid(errors) : null;

    /// <summary>From 1.</summary>
    public int Page => Within("page", 1, int.MaxValue) ?? 1;

    public int PageSize => Within("pageSize", 1, LargestPage) ?? UsualPage;

    public string? Text(string name) => http.Request.Query[name] is [{ Length: > 0 } text, ..] ? text : null;

    public int? Id(string name) => Within(name, 1, int.MaxValue);

    /// <summary>As 2026-03-02.</summary>
    public DateOnly? Day(string name) => Read(name, IsDay, out DateOnly day, "not-a-date") ? day : null;

    public bool? YesOrNo(string name) => Read(name, bool.TryParse, out bool said) ? said : null;

    public T? Choice<T>(string name) where T : struct, Enum => Read(name, EnumNames.TryRead, out T chosen) ? chosen : null;

    /// <summary>Each of those that are named; the parameter is repeated for several.</summary>
    public IReadOnlyList<T> Choices<T>(string name) where T : struct, Enum
    {
        List<T> chosen = [];
        foreach (var text in http.Request.Query[name])
        {
            if (EnumNames.TryRead(text, out T one))
                chosen.Add(one);
            else
                errors[name] = [new Problem("unknown")];
        }
        return chosen;
    }

    private int? Within(string name, int low, int high)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high)
            return number;
        errors[name] = [new Problem("out-of-range", high == int.MaxValue ? $"≥ {low}" : $"{low}–{high}")];
        return null;
    }

    private static bool IsDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private bool Read<T>(string name, Reading<T> read, out T value, string problem = "unknown")
    {
        value = default!;
        if (Text(name) is not { } text)
            return false;
        if (read(text, out value))
            return true;
        errors[name] = [new Problem(problem)];
        return false;
    }

    private delegate bool Reading<T>(string text, out T value);
}

/// <summary>A query parameter of a list, as it is described.</summary>
internal sealed record QueryField(string Name, string Description, OpenApiSchema Schema)
{
    public static QueryField Text(string name, string description) => new(name, description, new OpenApiSchema { Type = JsonSchemaType.String });

    public static QueryField Id(string name, string description) => new(name, description, new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" });

    public static QueryField Day(string name, string description) => new(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });

    public static QueryField YesOrNo(string name, string description) => new(name, description, new OpenApiSchema { Type = JsonSchemaType.Boolean });

    public static QueryField Choice<T>(string name, string description) where T : struct, Enum =>
        new(name, description, OneOf<T>());

    /// <summary>Repeated for several.</summary>
    public static QueryField Choices<T>(string name, string description) where T : struct, Enum =>
        new(name, description, new OpenApiSchema { Type = JsonSchemaType.Array, Items = OneOf<T>() });

    private static OpenApiSchema OneOf<T>() where T : struct, Enum =>
        new() { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames<T>().Select(value => JsonValue.Create(value))] };
}

/// <summary>Describes what a list may be asked.</summary>
internal static class ListQueries
{
    private static readonly QueryField[] Paging =
    [
        new("page", "From 1.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Default = JsonValue.Create(1) }),
        new("pageSize", "Entries on a page.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{ListQuery.LargestPage}", Default = JsonValue.Create(ListQuery.UsualPage) }),
    ];

    /// <summary>The endpoint reads these, and which page is wanted, by <see cref="ListQuery"/>.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint, params QueryField[] fields) =>
        endpoint.Refuses(422).AddOpenApiOperationTransformer((operation, _, _) =>
        {
            foreach (var field in fields.Concat(Paging))
                (operation.Parameters ??= []).Add(new OpenApiParameter { Name = field.Name, In = ParameterLocation.Query, Description = field.Description, Schema = field.Schema });
            return Task.CompletedTask;
        });
}
