using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Layouts;
using AfterSales.Portal.Visits.Checklists;
using AfterSales.Portal.Visits.Trips;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AfterSales.Portal.Visits;

/// <summary>The engineers' own pages, and their trips.</summary>
internal static class VisitsFeature
{
    extension(WebApplicationBuilder builder)
    {
        public void AddVisits()
        {
            builder.Services.TryAddSingleton<DutyDesk>();
            builder.Services.AddSingleton<MyDayQueries>();
            builder.Services.AddSingleton(new InBar(typeof(SharingSign)));
            builder.Services.AddSingleton<TripDesk>().AddSingleton<TripQueries>().AddSingleton<ITicketFollower, TripFollower>();
        }
    }

    extension(WebApplication app)
    {
        public void MapVisits()
        {
            var api = app.MapApi();
            TripEndpoints.Map(api);
            ChecklistEndpoints.Map(api);
        }
    }
}
