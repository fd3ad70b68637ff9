using AfterSales.Core.People;
using AfterSales.Core.Visits;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AfterSales.Portal.Visits;

/// <summary>What the engineers' pages need of the host.</summary>
internal static class VisitsFeature
{
    extension(WebApplicationBuilder builder)
    {
        public void AddVisits()
        {
            builder.Services.TryAddSingleton<DutyDesk>();
            builder.Services.AddSingleton<MyDayQueries>();
        }
    }
}
