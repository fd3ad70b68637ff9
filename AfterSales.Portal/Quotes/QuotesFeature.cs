using AfterSales.Core.Quotes;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Http;

namespace AfterSales.Portal.Quotes;

/// <summary>What work and parts cost, and the quotes that are made of it.</summary>
internal static class QuotesFeature
{
    public static void AddQuotes(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<PriceList>().AddSingleton<QuoteDrafts>().AddSingleton<ITicketFollower, ListPrices>();

    public static void MapQuotes(this WebApplication app) => PriceEndpoints.Map(app.MapApi());
}
