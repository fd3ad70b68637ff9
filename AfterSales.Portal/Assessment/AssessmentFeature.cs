using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;

namespace AfterSales.Portal.Assessment;

/// <summary>The figures: pages and API.</summary>
internal static class AssessmentFeature
{
    public static void AddAssessment(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<FigureSignal>()
        .AddSingleton<FigureQueries>().AddSingleton<SatisfactionQueries>().AddSingleton<TodayQueries>()
        .AddSingleton<TimeQueries>().AddSingleton<FaultQueries>().AddSingleton<RatingQueries>().AddSingleton<KeyFigureQueries>();

    public static void MapAssessment(this WebApplication app) => app.MapCharts();
}
