using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Assessment.Today;
using AfterSales.Portal.Assessment.Performance;
using AfterSales.Portal.Assessment.Reports;
using AfterSales.Portal.Assessment.Today;
using AfterSales.Portal.Shell.Http;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Assessment;

/// <summary>What is told of the figures: today, yesterday, the month to the leaders, and everybody's performance.</summary>
internal static class ReportingFeature
{
    public static void AddReporting(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<GlanceQueries>().AddSingleton<BriefingQueries>();
        services.AddSingleton<PerformanceQueries>().AddSingleton<PerformanceDesk>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReportRhythm>>().Value);
        services.AddSingleton<ReportMaker>().AddSingleton<ReportDesk>().AddSingleton<ReportQueries>();
        services.AddHostedService<ReportDay>();
    }

    public static void MapReporting(this WebApplication app)
    {
        var api = app.MapApi();
        TodayEndpoints.Map(api);
        ReportEndpoints.Map(api);
        PerformanceEndpoints.Map(api);
    }
}
