namespace AfterSales.Portal.Tickets;

/// <summary>The pages around tickets, and the words for what Core says in codes.</summary>
internal static class TicketsFeature
{
    extension(WebApplicationBuilder builder)
    {
        public void AddTickets() => builder.Services.AddTransient<TicketWords>();
    }
}
