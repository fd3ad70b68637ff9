using AfterSales.Portal.Tickets.Api;

namespace AfterSales.Portal.Tickets;

/// <summary>The pages around tickets, their part of the API, and the words for what Core says in codes.</summary>
internal static class TicketsFeature
{
    extension(WebApplicationBuilder builder)
    {
        public void AddTickets()
        {
            builder.Services.AddTransient<TicketWords>();
            TicketsApi.Add(builder.Services);
        }
    }

    extension(WebApplication app)
    {
        public void MapTickets() => TicketsApi.Map(app);
    }
}
