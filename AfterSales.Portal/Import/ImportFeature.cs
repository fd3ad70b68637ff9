using AfterSales.Core.Import;

namespace AfterSales.Portal.Import;

/// <summary>History of other systems, by the command line.</summary>
internal static class ImportFeature
{
    public static void AddImport(this WebApplicationBuilder builder) => builder.Services.AddSingleton<HistoryImport>();
}
