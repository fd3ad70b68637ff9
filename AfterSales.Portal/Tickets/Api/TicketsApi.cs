using AfterSales.Portal.Shell.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>The tickets' part of the API: the same desk and queries as the pages.</summary>
internal static class TicketsApi
{
    public static void Add(IServiceCollection services)
    {
        services.AddTransient<TicketProblems>();
        services.AddTransient<CustomerLinks>();
        ReportLimit.Add(services);
        services.Configure<OpenApiOptions>(ApiDescription.Document, options => options.AddSchemaTransformer(async (schema, context, cancel) =>
        {
            if (context.JsonTypeInfo.Type != typeof(WrittenFields))
                return;
            schema.Type = JsonSchemaType.Array;
            schema.Items = await context.GetOrCreateSchemaAsync(typeof(FieldAnswer), cancellationToken: cancel);
        }));
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapApi();
        CustomerEndpoints.Map(api);
        TicketEndpoints.Map(api);
    }
}
