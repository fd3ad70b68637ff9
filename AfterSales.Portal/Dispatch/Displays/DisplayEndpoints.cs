using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Dispatch.Displays;

/// <summary>The screens on the walls and their keys, for programs.</summary>
internal static class DisplayEndpoints
{
    private const string Address = "/api/v1/displays";

    public static void Map(RouteGroupBuilder api)
    {
        var displays = api.MapGroup("/displays").WithTags("Displays").OnlyFor(Access.Supervisor);
        displays.MapGet("", ListAsync).WithName("ListDisplays").WithSummary("The screens on the walls, those in use first").Produces<IReadOnlyList<DisplayLine>>().Refuses(403);
        displays.MapPost("", MakeAsync).WithName("MakeDisplay").WithSummary("Makes a display and its key")
            .WithDescription("The key is answered this once. A browser shows it by the link `/wall?key=…`, a program as `Authorization: Display <key>`: it reads the board and the hub, and nothing else. Times of day are the company's.")
            .Takes<DisplayEntry>().Produces<MadeDisplay>(201).Refuses(400, 403, 415, 422);
        displays.MapPost("/{id:int}", ChangeAsync).WithName("ChangeDisplay").WithSummary("Writes over a display's name and settings; its key stays")
            .Takes<DisplayEntry>().Produces<MadeAnswer>().Refuses(400, 403, 404, 415, 422);
        displays.MapPost("/{id:int}/revoke", RevokeAsync).WithName("RevokeDisplay").WithSummary("Its key opens nothing from now on; open connections end within half a minute")
            .Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 415);
    }

    private static async Task<IResult> ListAsync(HttpContext http, DisplayDesk desk, CancellationToken cancel) =>
        TypedResults.Json(await desk.ListAsync(http.User.Actor(Origin.Api), cancel), ApiJson.Answers);

    private static async Task<IResult> MakeAsync(HttpContext http, DisplayDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        var body = RequestBody.As<DisplayEntry>(http);
        if (!body.Done)
            return answers.Of(body.Refusal);
        var made = await desk.MakeAsync(http.User.Actor(Origin.Api), body.Value, cancel);
        if (!made.Done)
            return answers.Of(made.Refusal);
        http.Response.Headers.Location = $"{Address}/{made.Value.Id}";
        return TypedResults.Json(made.Value, ApiJson.Answers, statusCode: StatusCodes.Status201Created);
    }

    private static Task<IResult> ChangeAsync(int id, HttpContext http, DisplayDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<DisplayEntry>(http, entry => desk.ChangeAsync(http.User.Actor(Origin.Api), id, entry, cancel));

    private static Task<IResult> RevokeAsync(int id, HttpContext http, DisplayDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<NoFields>(http, _ => desk.RevokeAsync(http.User.Actor(Origin.Api), id, cancel));
}
