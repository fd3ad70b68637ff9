using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Portal.Assessment;

/// <summary>The figures: pages and API; and what is told of them.</summary>
internal static class AssessmentFeature
{
    public static void AddAssessment(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<FigureSignal>().AddSingleton<FactFolder>().AddSingleton<FactStore>().AddSingleton<MachinePark>()
            .AddSingleton<ISaveChangesInterceptor, FactInterceptor>().AddHostedService<FigureFollower>()
            .AddSingleton<FigureQueries>().AddSingleton<SatisfactionQueries>().AddSingleton<TodayQueries>()
            .AddSingleton<TimeQueries>().AddSingleton<FaultQueries>().AddSingleton<RatingQueries>().AddSingleton<KeyFigureQueries>();
        builder.AddReporting();
    }

    public static void MapAssessment(this WebApplication app)
    {
        app.MapCharts();
        app.MapReporting();
        app.MapFigures();
    }
}
