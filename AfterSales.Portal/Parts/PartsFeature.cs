using AfterSales.Core.Parts;
using AfterSales.Portal.Shell.Http;

namespace AfterSales.Portal.Parts;

/// <summary>The parts that came in, and what is left of them.</summary>
internal static class PartsFeature
{
    public static void AddParts(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<PurchasedPartsDesk>().AddSingleton<PurchasedPartsQueries>();

    public static void MapParts(this WebApplication app) => PurchasedPartEndpoints.Map(app.MapApi());
}
