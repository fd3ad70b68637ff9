using AfterSales.Core.Parts;

namespace AfterSales.Portal.Parts;

/// <summary>The parts that came in, and what is left of them.</summary>
internal static class PartsFeature
{
    public static void AddParts(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<PurchasedPartsDesk>().AddSingleton<PurchasedPartsQueries>();
}
