using AfterSales.Core.Customers;
using AfterSales.Core.Notifications;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Layouts;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Notifications;

/// <summary>What people are told without asking: warnings of promised times, of tickets without an owner, and of complaints, checks and actions, in the portal.</summary>
internal static class NotificationsFeature
{
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OwnerPatience>>().Value);
        services.AddSingleton<ClockRecount>().AddSingleton<ClockWatch>().AddSingleton<OwnerWatch>().AddSingleton<QualityWatch>().AddSingleton<ICalendarFollower>(provider => provider.GetRequiredService<ClockWatch>());
        services.AddSingleton<NoticeDesk>().AddSingleton<ITicketFollower, QuestionFollower>().AddSingleton<ITicketFollower, WithdrawnNotices>();
        services.AddHostedService<ClockWatcher>();
        services.AddScoped<NoticesRead>();
        services.AddSingleton(new InBar(typeof(NoticeBell)));
    }

    public static void MapNotifications(this WebApplication app) => NoticeEndpoints.Map(app.MapApi());
}
