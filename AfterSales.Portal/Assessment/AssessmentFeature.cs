using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Choices;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Evaluation;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Reviews;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Portal.Assessment.Compliance;
using AfterSales.Portal.Assessment.Contents;
using AfterSales.Portal.Assessment.Evaluation;
using AfterSales.Portal.Assessment.Figures;
using AfterSales.Portal.Assessment.Reviews;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Assessment.Targets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Http;
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
            .AddSingleton<TodayQueries>().AddSingleton<TimeQueries>().AddSingleton<FaultQueries>().AddSingleton<RatingQueries>().AddSingleton<ComplaintRateQueries>().AddSingleton<KeyFigureQueries>()
            .AddSingleton<FilterChoiceQueries>().AddSingleton<ChartContents>().AddScoped<ContentFiles>();
        builder.Services.AddSingleton<KeyFigureWords>();
        builder.Services.AddSingleton<ComplianceQueries>().AddSingleton<ClauseTicketQueries>().AddTransient<ProofWords>().AddTransient<ProofPlaces>().AddTransient<ProofCells>().AddSingleton(new WithClauses(typeof(KeptClauses), typeof(ClauseProofs)));
        builder.Services.AddSingleton<EvaluationDesk>().AddSingleton<EvaluationQueries>();
        builder.Services.AddSingleton<ReviewDesk>().AddSingleton<ReviewQueries>();
        builder.Services.AddSingleton<TargetDesk>().AddSingleton<TargetQueries>();
        builder.AddReporting();
    }

    public static void MapAssessment(this WebApplication app)
    {
        app.MapCharts();
        app.MapReporting();
        app.MapFigures();
        var api = app.MapApi();
        TargetEndpoints.Map(api);
        ComplianceEndpoints.Map(api);
        ReviewEndpoints.Map(api);
        EvaluationEndpoints.Map(api);
    }
}
