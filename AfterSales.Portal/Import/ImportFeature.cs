using AfterSales.Core.Import;

namespace AfterSales.Portal.Import;

/// <summary>History of other systems, by a page and by the command line.</summary>
internal static class ImportFeature
{
    public static void AddImport(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<HistoryImport>().AddSingleton<ImportQueries>().AddSingleton<ImportUndo>();
        services.AddSingleton<Uploads>().AddSingleton<ReportCsv>();
        services.AddSingleton<ImportRunner>().AddHostedService(provider => provider.GetRequiredService<ImportRunner>());
    }

    public static void MapImport(this WebApplication app) => app.MapImportFiles();
}
