using AfterSales.Core.Maintenance;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Maintenance;

/// <summary>The dates that lie ahead.</summary>
internal static class MaintenanceFeature
{
    public static void AddMaintenance(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<DateDesk>().AddSingleton<ITicketFollower, DateFollower>();
}
