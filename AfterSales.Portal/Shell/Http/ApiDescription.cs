using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AfterSales.Portal.Shell.Http;

/// <summary>The OpenAPI document at `/openapi/v1.json`.</summary>
public static class ApiDescription
{
    /// <summary>The document's name, for features that describe types of their own.</summary>
    public const string Document = "v1";

    private const string Session = "session";
    private const string Display = "display";

    internal static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            ApiJson.Configure(json.SerializerOptions);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.AddOpenApi(Document, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "AfterSales Portal",
                    Version = "1",
                    Description = "What a page can do, an integration can do. Times are ISO 8601 in UTC; enumerations go by name, read without regard to case. Refusals are RFC 9457 problem details with a stable `code`; `Accept-Language` chooses the language of texts. Unknown fields in a body are refused.",
                };
                document.Servers?.Clear();
                document.AddComponent(Display, new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "Authorization",
                    Description = "The key of a display, as `Display dk-…`: made by a supervisor for a screen, shown once, revocable, read-only.",
                });
                document.AddComponent(Session, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = Session, Description = "The session's cookie, set by signing in." });
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(DescribeSessionAsync);
            options.AddOperationTransformer(DescribeBodyAsync);
            options.AddOperationTransformer(DescribeKeyAsync);
        });
    }

    internal static void MapApiDescription(this WebApplication app) => app.MapOpenApi().AllowAnonymous();

    /// <summary>The body that the endpoint takes. (Described here and not by <c>Accepts</c>, which would refuse other media types before it is known who calls.)</summary>
    public static TBuilder Takes<TBuilder>(this TBuilder endpoint, BodyShape shape) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(shape);

    /// <inheritdoc cref="Takes{TBuilder}(TBuilder, BodyShape)"/>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) => endpoint.Takes(new BodyShape([(typeof(T).Name, typeof(T))]));

    /// <summary>The problems that the endpoint answers, besides 401.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemShape>(status, "application/problem+json");
        return endpoint;
    }

    /// <summary>A query parameter that the endpoint reads by itself.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, string parameter, string description, OpenApiSchema schema) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.Parameters?.FirstOrDefault(known => known.Name == parameter) is OpenApiParameter known)
                (known.Description, known.Schema) = (description, schema);
            return Task.CompletedTask;
        });

    /// <summary>The endpoint takes the key of a display in place of a session.</summary>
    internal static TBuilder DescribesDisplays<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddOpenApiOperationTransformer((operation, context, _) =>
        {
            (operation.Security ??= []).Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Display, context.Document)] = [] });
            return Task.CompletedTask;
        });

    private static async Task DescribeSessionAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            return;
        (operation.Security ??= []).Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Session, context.Document)] = [] });
        (operation.Responses ??= [])["401"] = new OpenApiResponse
        {
            Description = "No session.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(ProblemShape), cancellationToken: cancel) },
            },
        };
    }

    private static async Task DescribeBodyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyShape>().LastOrDefault() is not { } shape)
            return;
        var schemas = new List<IOpenApiSchema>();
        foreach (var (name, type) in shape.OneOf)
        {
            var schema = await context.GetOrCreateSchemaAsync(type, cancellationToken: cancel);
            schemas.Add(schema);
            schema.Title = name;
            schema.AdditionalPropertiesAllowed = false;
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            foreach (var fixedOne in type.GetProperties().Where(property => !property.CanWrite))
                schema.Properties.Remove(JsonNamingPolicy.CamelCase.ConvertName(fixedOne.Name));
            // What a record may do without is none of what its constructor needs.
            foreach (var optional in type.GetProperties().Where(property => !property.IsDefined(typeof(RequiredAttribute), inherit: true)))
                schema.Required?.Remove(JsonNamingPolicy.CamelCase.ConvertName(optional.Name));
            foreach (var required in schema.Required ?? new HashSet<string>())
            {
                if (schema.Properties.TryGetValue(required, out var property) && property is OpenApiSchema { Type: { } known } field)
                    field.Type = known & ~JsonSchemaType.Null;
            }
            if (!shape.WithVersion)
                continue;
            schema.Properties["version"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64", Description = "Of the ticket as the caller saw it." };
            (schema.Required ??= new HashSet<string>()).Add("version");
        }
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new() { Schema = schemas is [var only] ? only : new OpenApiSchema { OneOf = schemas } },
            },
        };
    }

    private static Task DescribeKeyAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.HttpMethod == HttpMethods.Post)
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Idempotency.Header,
                In = ParameterLocation.Header,
                Description = "Up to 100 printable characters. A repeat within 24 hours gets the first answer and does nothing.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 100 },
            });
        }
        return Task.CompletedTask;
    }
}

/// <summary>What a body may look like: one of these, by the name of each.</summary>
/// <param name="WithVersion">Each also takes the version of the ticket that the caller saw.</param>
public sealed record BodyShape(IReadOnlyList<(string Name, Type Type)> OneOf, bool WithVersion = false);
