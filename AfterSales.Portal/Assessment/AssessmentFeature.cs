using AfterSales.Core.Assessment;

namespace AfterSales.Portal.Assessment;

/// <summary>The figures: pages and API.</summary>
internal static class AssessmentFeature
{
    public static void AddAssessment(this WebApplicationBuilder builder) => builder.Services.AddSingleton<FigureQueries>().AddSingleton<SatisfactionQueries>().AddSingleton<TodayQueries>();

    public static void MapAssessment(this WebApplication app) => app.MapCharts();
}
