namespace AfterSales.Portal.Tickets;

/// <summary>What the Tickets pages need of the host.</summary>
internal static class TicketsFeature
{
    extension(IServiceCollection services)
    {
        public void AddTickets() => services.AddTransient<TicketWords>();
    }
}
