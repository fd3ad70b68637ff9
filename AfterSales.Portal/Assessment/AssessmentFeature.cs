using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Choices;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Assessment.Sheets;

namespace AfterSales.Portal.Assessment;

/// <summary>The figures: pages, files and API.</summary>
internal static class AssessmentFeature
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<FigureQueries>().AddSingleton<SatisfactionQueries>().AddSingleton<TodayQueries>();
        services.AddSingleton<FigureSignal>().AddSingleton<TimeQueries>().AddSingleton<RatingQueries>().AddSingleton<FaultQueries>().AddSingleton<KeyFigureQueries>();
        services.AddSingleton<FilterChoiceQueries>().AddSingleton<ChartContents>().AddScoped<ContentFiles>();
    }

    public static void MapAssessment(this WebApplication app) => app.MapCharts();
}
