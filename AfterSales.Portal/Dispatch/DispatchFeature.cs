using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Board.Cards;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Portal.Dispatch;

/// <summary>The live board: the feed and what shows it.</summary>
internal static class DispatchFeature
{
    public static void AddDispatch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<BoardTouches>();
        services.AddSingleton<ISaveChangesInterceptor, BoardInterceptor>();
        services.AddSingleton<BoardQueries>();
        services.AddSingleton(BoardPace.Usual);
        services.AddSingleton<BoardFeed>();
        services.AddHostedService<BoardFollower>();
        services.AddSingleton<PlanningQueries>();
        services.AddScoped<MoveWords>();
    }
}
