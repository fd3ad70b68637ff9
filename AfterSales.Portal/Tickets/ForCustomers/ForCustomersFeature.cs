using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.ForCustomers.Told;

namespace AfterSales.Portal.Tickets.ForCustomers;

/// <summary>What the customers' pages need of the host.</summary>
internal static class ForCustomersFeature
{
    extension(WebApplicationBuilder builder)
    {
        public void AddForCustomers() => builder.Services.AddSingleton<LinkQueries>().AddScoped<TimeSayings>();
    }
}
