using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;

namespace AfterSales.Portal.Assessment;

/// <summary>The figures: pages and API; and what is told of them.</summary>
internal static class AssessmentFeature
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FigureQueries>().AddSingleton<SatisfactionQueries>().AddSingleton<TodayQueries>().AddSingleton<KeyFigureQueries>();
        builder.AddReporting();
    }

    public static void MapAssessment(this WebApplication app)
    {
        app.MapCharts();
        app.MapReporting();
    }
}
