using System.Security.Claims;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Displays;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Api;

namespace AfterSales.Portal.Dispatch.Feed;

/// <summary>The board and the engineers' positions for programs that do not hold a connection.</summary>
internal static class DispatchEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/board", BoardAsync).AlsoForDisplays().WithTags("Dispatch").WithName("GetBoard").WithSummary("The open tickets and the engineers")
            .WithDescription("Engineers get their own tickets and their own position; a display gets all, without anything by which a customer's people could be called or found. `version` equals the hub's.")
            .Produces<BoardAnswer>().Refuses(429);
        api.MapPost("/positions", ReportAsync).OnlyFor(Access.Engineer).WithTags("Dispatch").WithName("ReportPosition").WithSummary("Where the calling engineer is, WGS-84")
            .WithDescription("Kept on duty and with consent only, for the engineer alone. One older than the newest changes nothing on the board; one sent twice, too old or from before the engineer shared is dropped.")
            .Takes<PositionReport>().Produces(204).Refuses(400, 403, 409, 415, 422);
    }

    // With what the caller has just written: whoever asks after a command must find what it did.
    private static async Task<IResult> BoardAsync(BoardFeed feed, ClaimsPrincipal user, TimeProvider time, CancellationToken cancel) =>
        TypedResults.Json(
            BoardAnswer.Of(SightOf(user, Origin.Api).Of(await feed.CurrentAsync(cancel)), time.GetUtcNow().UtcDateTime), ApiJson.Answers);

    /// <summary>What a person sees by role, and a screen as anybody may read it.</summary>
    public static BoardSight SightOf(ClaimsPrincipal user, Origin origin) => user.DisplayId is null ? new BoardSight(user.Actor(origin)) : BoardSight.OnWall;

    private static async Task<IResult> ReportAsync(HttpContext http, PositionDesk positions, TicketProblems problems, CancellationToken cancel)
    {
        var body = RequestBody.As<PositionReport>(http);
        if (!body.Done)
            return problems.Of(body.Refusal);
        return (await positions.ReportAsync(http.User.Actor(Origin.Api), body.Value, cancel)).Refusal switch
        {
            null => TypedResults.NoContent(),
            NotSharing refusal => Problems.Of(refusal),
            var refusal => problems.Of(refusal),
        };
    }
}
