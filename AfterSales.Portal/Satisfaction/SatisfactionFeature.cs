using AfterSales.Core.Satisfaction;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Satisfaction.Actions;
using AfterSales.Portal.Satisfaction.Complaints;
using AfterSales.Portal.Satisfaction.SpotChecks;
using AfterSales.Portal.Shell.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Portal.Satisfaction;

/// <summary>Complaints, spot checks, and the measures that come out of them.</summary>
internal static class SatisfactionFeature
{
    public static void AddSatisfaction(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<QualitySignal>().AddSingleton<ISaveChangesInterceptor, QualityInterceptor>();
        services.AddSingleton<ReplyTime>().AddSingleton<ComplaintDesk>().AddSingleton<ComplaintQueries>().AddSingleton<ITicketFollower, LowRatings>();
        services.AddSingleton<SpotCheckDesk>().AddSingleton<SpotCheckQueries>().AddHostedService<SampleDrawer>();
        services.AddSingleton<ActionDesk>().AddSingleton<ActionQueries>();
        services.AddTransient<SatisfactionAnswers>();
    }

    public static void MapSatisfaction(this WebApplication app)
    {
        var api = app.MapApi();
        ComplaintEndpoints.Map(api);
        SpotCheckEndpoints.Map(api);
        ActionEndpoints.Map(api);
    }
}
