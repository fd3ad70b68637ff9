using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Portal.Assessment;

/// <summary>The figures: pages and API.</summary>
internal static class AssessmentFeature
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<FigureSignal>().AddSingleton<FactFolder>().AddSingleton<FactStore>().AddSingleton<MachinePark>()
            .AddSingleton<ISaveChangesInterceptor, FactInterceptor>().AddHostedService<FigureFollower>()
            .AddSingleton<FigureQueries>().AddSingleton<SatisfactionQueries>().AddSingleton<TodayQueries>()
            .AddSingleton<TimeQueries>().AddSingleton<FaultQueries>().AddSingleton<RatingQueries>().AddSingleton<KeyFigureQueries>();
    }

    public static void MapAssessment(this WebApplication app)
    {
        app.MapCharts();
        app.MapFigures();
    }
}
