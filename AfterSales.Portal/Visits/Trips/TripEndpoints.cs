using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tickets.Api;

namespace AfterSales.Portal.Visits.Trips;

/// <summary>Trips, for programs. What is said of a trip is said on each of its tickets, so that their refusals may come back.</summary>
internal static class TripEndpoints
{
    private const string Address = "/api/v1/trips";

    public static void Map(RouteGroupBuilder api)
    {
        var trips = api.MapGroup("/trips").WithTags("Trips");
        trips.MapGet("", ListAsync).WithName("ListTrips").WithSummary("Trips, the newest first")
            .WithDescription("Engineers get their own. Days are the company's; `cost` is estimated, as \"1280.50\".")
            .Asks(QueryField.Choice<TripState>("state", "Where it stands."), QueryField.Id("engineerId", "Of one engineer."), QueryField.Text("ticket", "Those that lead to a ticket, by its number."))
            .Produces<TripList>().Refuses(403);
        trips.MapGet("/{id:int}", FindAsync).WithName("GetTrip").WithSummary("One trip with its stops, and what the caller can do with it").Produces<TripFile>().Refuses(403, 404);
        trips.MapPost("", RequestAsync).WithName("RequestTrip").WithSummary("Asks for one trip to one or several tickets")
            .WithDescription("`engineerId` is who travels; engineers ask for themselves. Each ticket needs a planned visit of that engineer, and is on one trip at a time.")
            .Takes<TripEntry>().Produces<TripFile>(201).Refuses(400, 403, 404, 409, 415, 422);
        trips.MapPost("/{id:int}/tickets", AddAsync).WithName("AddTicketToTrip").WithSummary("Takes a further ticket along, as long as the trip waits for its approval")
            .Takes<TicketBody>().Produces<TripFile>().Refuses(400, 403, 404, 409, 415, 422);
        trips.MapPost("/{id:int}/decide", DecideAsync).WithName("DecideTrip").WithSummary("Approves the trip for all of its tickets, or returns it with a reason")
            .WithDescription("For supervisors and who decides instead of one today; never on one's own trip while somebody else could (403 `own-work`).")
            .Takes<DecisionBody>().Produces<TripFile>().Refuses(400, 403, 404, 409, 415, 422);
        trips.MapPost("/{id:int}/end", EndAsync).WithName("EndTrip").WithSummary("Everybody is back: what was done")
            .Takes<EndBody>().Produces<TripFile>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static Task<IResult> ListAsync(HttpContext http, TripQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new TripFilter { State = query.Choice<TripState>("state"), EngineerId = query.Id("engineerId"), Ticket = query.Text("ticket") };
        return answers.ListAsync(query, (page, size) => queries.PageAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static async Task<IResult> FindAsync(int id, HttpContext http, TripQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel));

    private static Task<IResult> RequestAsync(HttpContext http, TripDesk desk, TripQueries queries, TicketProblems problems, CancellationToken cancel) =>
        WriteAsync<TripEntry>(null, http, queries, problems, (actor, entry) => desk.RequestAsync(actor, entry, cancel), cancel);

    private static Task<IResult> AddAsync(int id, HttpContext http, TripDesk desk, TripQueries queries, TicketProblems problems, CancellationToken cancel) =>
        WriteAsync<TicketBody>(id, http, queries, problems, (actor, body) => desk.AddTicketAsync(actor, id, body.Number ?? "", cancel), cancel);

    private static Task<IResult> DecideAsync(int id, HttpContext http, TripDesk desk, TripQueries queries, TicketProblems problems, CancellationToken cancel) =>
        WriteAsync<DecisionBody>(id, http, queries, problems, async (actor, body) => body.Approved is { } approved
            ? await desk.DecideAsync(actor, id, approved, body.Note, cancel) : Invalid.Field("approved", "required"), cancel);

    private static Task<IResult> EndAsync(int id, HttpContext http, TripDesk desk, TripQueries queries, TicketProblems problems, CancellationToken cancel) =>
        WriteAsync<EndBody>(id, http, queries, problems, (actor, body) => desk.EndAsync(actor, id, body.Result, cancel), cancel);

    // Whoever may not see the trip learns nothing from what is wrong with the body.
    private static async Task<IResult> WriteAsync<TBody>(
        int? id, HttpContext http, TripQueries queries, TicketProblems problems, Func<Actor, TBody, Task<Outcome<int>>> write, CancellationToken cancel) where TBody : class
    {
        var actor = http.User.Actor(Origin.Api);
        if (id is { } known && await queries.FindAsync(actor, known, cancel) is null)
            return problems.Of(new NotFound());
        var body = RequestBody.As<TBody>(http);
        if (!body.Done)
            return problems.Of(body.Refusal);
        var written = await write(actor, body.Value);
        if (!written.Done)
            return problems.Of(written.Refusal);
        if (id is null)
            http.Response.Headers.Location = $"{Address}/{written.Value}";
        return TypedResults.Json(await queries.FindAsync(actor, written.Value, cancel), ApiJson.Answers, statusCode: id is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <param name="Number">The ticket's.</param>
    internal sealed record TicketBody([property: Required] string? Number);

    /// <param name="Note">Why it is returned, or what is said with the approval.</param>
    internal sealed record DecisionBody([property: Required] bool? Approved, string? Note = null);

    /// <param name="Result">What was done.</param>
    internal sealed record EndBody([property: Required] string? Result);
}
