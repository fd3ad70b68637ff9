using System.Text.Json.Serialization;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Dispatch.Board.Moves;
using AfterSales.Portal.Dispatch.Board.Sheets;
using AfterSales.Portal.Dispatch.Displays;
using AfterSales.Portal.Dispatch.Feed;
using AfterSales.Portal.Dispatch.Map;
using AfterSales.Portal.Dispatch.Wall;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.Settings;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Sending;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.RateLimiting;
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
        services.AddSingleton<BoardFeed>().AddSingleton<BoardMeter>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PositionKeeping>>().Value);
        services.AddSingleton<PositionDesk>().AddSingleton<PositionHistory>();
        services.AddHostedService<BoardFollower>();
        services.AddHostedService<PositionRetention>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PlanningRules>>().Value);
        services.AddSingleton<PlanningQueries>();
        services.AddSingleton<DisplaysSeen>();
        services.AddSingleton<DisplayDesk>();
        services.AddSingleton<DisplaySessions>();
        services.AddDisplayLimit();
        services.AddHostedService<DisplaysKept>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, DisplaySignIn>(Access.Display, null);
        services.AddSingleton<WallPulse>();
        services.AddHostedService(portal => portal.GetRequiredService<WallPulse>());
        services.AddSingleton<RecentMoves>();
        services.AddSingleton<ManyTickets>();
        services.AddSingleton<IForesight, EngineersForesight>();
        services.AddScoped<Reconnections>();
        services.AddScoped<CircuitHandler>(circuit => circuit.GetRequiredService<Reconnections>());
        services.AddSingleton<SavedViewDesk>();
        services.AddSingleton<BoardSheets>();
        services.AddSingleton<FacePrinter>();
        services.AddSingleton<CardFaces>();
        services.AddSingleton<ColumnFaces>();
        services.AddTransient<CardPulse>();
        services.AddSingleton<PeopleFaces>();
        services.AddSingleton<PlacesOfBoards>();
        services.AddScoped<MapSigns>();
        services.AddScoped<MoveWords>();
        services.AddScoped<MoveNews>();
        services.AddScoped<MoveOrders>();
        services.AddScoped<IEngineersAtHand, EngineersAtHand>();
        services.AddSignalR()
            .AddJsonProtocol(json => json.PayloadSerializerOptions.Converters.Add(new JsonStringEnumConverter()))
            .AddMessagePackProtocol();
    }

    public static void MapDispatch(this WebApplication app)
    {
        // Nobody asks for it: it only has to be there.
        app.Services.GetRequiredService<BoardMeter>();
        app.MapHub<DispatchHub>("/hubs/dispatch", connection => connection.CloseOnAuthenticationExpiration = true)
            // Where a connection begins; what is asked over it afterwards is not counted.
            .Add(endpoint =>
            {
                if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.EndsWith("/negotiate", StringComparison.Ordinal))
                    endpoint.Metadata.Add(new EnableRateLimitingAttribute(DisplayLimit.Policy));
            });
        var api = app.MapApi();
        DispatchEndpoints.Map(api);
        DisplayEndpoints.Map(api);
    }

    private static BoardPace PaceOf(BoardSettings board) =>
        BoardPace.Usual with { Changes = TimeSpan.FromMilliseconds(board.ChangesMs), Moves = TimeSpan.FromMilliseconds(board.MovesMs) };
}
