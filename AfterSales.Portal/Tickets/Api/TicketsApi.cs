using AfterSales.Portal.Shell.Http;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>The tickets' part of the API: the same desk and queries as the pages.</summary>
internal static class TicketsApi
{
    public static void Add(IServiceCollection services)
    {
        services.AddTransient<TicketProblems>();
        services.AddTransient<CustomerLinks>();
        ReportLimit.Add(services);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapApi();
        CustomerEndpoints.Map(api);
        TicketEndpoints.Map(api);
    }
}
