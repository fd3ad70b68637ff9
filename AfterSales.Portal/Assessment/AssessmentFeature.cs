using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Choices;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Assessment.Sheets;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Portal.Assessment;

/// <summary>The figures: pages, files and API; and what is told of them.</summary>
internal static class AssessmentFeature
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<FigureSignal>().AddSingleton<FactFolder>().AddSingleton<FactStore>().AddSingleton<MachinePark>()
            .AddSingleton<ISaveChangesInterceptor, FactInterceptor>().AddHostedService<FigureFollower>()
            .AddSingleton<TodayQueries>().AddSingleton<TimeQueries>().AddSingleton<FaultQueries>().AddSingleton<RatingQueries>().AddSingleton<KeyFigureQueries>()
            .AddSingleton<FilterChoiceQueries>().AddSingleton<ChartContents>().AddScoped<ContentFiles>();
        builder.AddReporting();
    }

    public static void MapAssessment(this WebApplication app)
    {
        app.MapCharts();
        app.MapReporting();
        app.MapFigures();
    }
}
