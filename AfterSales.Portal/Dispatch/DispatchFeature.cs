using System.Text.Json.Serialization;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Dispatch.Board.Sheets;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Dispatch.Map;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Tickets.Sending;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Dispatch;

/// <summary>The live board: the feed, the hub, and the engineers' positions.</summary>
internal static class DispatchFeature
{
    public static void AddDispatch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<BoardTouches>();
        services.AddSingleton<ISaveChangesInterceptor, BoardInterceptor>();
        services.AddSingleton<BoardQueries>();
        services.AddSingleton(portal => PaceOf(portal.GetRequiredService<IOptions<BoardSettings>>().Value));
        services.AddSingleton<BoardFeed>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PositionKeeping>>().Value);
        services.AddSingleton<PositionDesk>().AddSingleton<PositionHistory>();
        services.AddHostedService<BoardFollower>();
        services.AddHostedService<PositionRetention>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PlanningRules>>().Value);
        services.AddSingleton<PlanningQueries>();
        services.AddSingleton<RecentMoves>();
        services.AddSingleton<ManyTickets>();
        services.AddSingleton<IForesight, EngineersForesight>();
        services.AddScoped<Reconnections>();
        services.AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<Reconnections>());
        services.AddSingleton<BoardSheets>();
        services.AddSingleton<FacePrinter>();
        services.AddSingleton<CardFaces>();
        services.AddScoped<MapSigns>();
        services.AddScoped<MoveWords>();
        services.AddScoped<MoveNews>();
        services.AddScoped<IEngineersAtHand, EngineersAtHand>();
        services.AddSignalR()
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter()))
            .AddMessagePackProtocol();
    }

    public static void MapDispatch(this WebApplication app)
    {
        app.MapHub<DispatchHub>("/hubs/dispatch", connection => connection.CloseOnAuthenticationExpiration = true);
        DispatchEndpoints.Map(app.MapApi());
    }

    private static BoardPace PaceOf(BoardSettings board) =>
        BoardPace.Usual with { Changes = TimeSpan.FromMilliseconds(board.ChangesMs), Moves = TimeSpan.FromMilliseconds(board.MovesMs) };
}
