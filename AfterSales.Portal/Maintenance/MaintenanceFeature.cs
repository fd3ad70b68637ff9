using AfterSales.Core.Maintenance;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Http;

namespace AfterSales.Portal.Maintenance;

/// <summary>The dates that lie ahead.</summary>
internal static class MaintenanceFeature
{
    public static void AddMaintenance(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<DateDesk>().AddSingleton<ITicketFollower, DateFollower>();

    public static void MapMaintenance(this WebApplication app) => DateEndpoints.Map(app.MapApi());
}
