using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Visits.Checklists;

/// <summary>What is checked on machines, and what was found, for programs. Filled in by the ticket's command `FillChecklist`.</summary>
internal static class ChecklistEndpoints
{
    private const string Address = "/api/v1/checklists";

    public static void Map(RouteGroupBuilder api)
    {
        var lists = api.MapGroup("/checklists").WithTags("Checklists");
        lists.MapGet("", ListAsync).WithName("ListChecklists").WithSummary("The department's checklists and work standards, those in use first")
            .Asks(QueryField.Choice<ChecklistUse>("use", "What a filled-in one counts for."), QueryField.YesOrNo("active", "true: only those that are offered."))
            .Produces<ChecklistList>().Refuses(403);
        lists.MapGet("/{id:int}", FindAsync).WithName("GetChecklist").WithSummary("One checklist").Produces<ChecklistFacts>().Refuses(403, 404);
        lists.MapPost("", AddAsync).OnlyFor(Access.Supervisor).WithName("AddChecklist").WithSummary("Writes a new checklist")
            .WithDescription("Without `models` it fits all. What is measured has `reading`, its unit and bounds; everything else is in order or not.")
            .Takes<ChecklistEntry>().Produces<ChecklistFacts>(201).Refuses(400, 403, 415, 422);
        lists.MapPost("/{id:int}", ChangeAsync).OnlyFor(Access.Supervisor).WithName("ChangeChecklist").WithSummary("Writes over a checklist")
            .WithDescription("Filled-in ones keep their own copy. `version` is that of the checklist as the caller read it: another meanwhile is 409 `entry-changed`.")
            .Takes(new BodyShape([(nameof(ChecklistEntry), typeof(ChecklistEntry))], WithVersion: true)).Produces<ChecklistFacts>().Refuses(400, 403, 404, 409, 415, 422);
        api.MapGet("/tickets/{number}/checklists", OfTicketAsync).WithTags("Checklists").WithName("ListChecklistsOfTicket").WithSummary("What can be filled in on a ticket, and what was")
            .WithDescription("Filled in by the ticket's command `FillChecklist`. Engineers get those of their own tickets.")
            .Produces<TicketChecklists>().Refuses(403, 404);
    }

    private static Task<IResult> ListAsync(HttpContext http, ChecklistDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new ChecklistFilter { Use = query.Choice<ChecklistUse>("use"), Active = query.YesOrNo("active") };
        return answers.ListAsync(query, (page, size) => desk.PageAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static async Task<IResult> FindAsync(int id, HttpContext http, ChecklistDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await desk.FindAsync(http.User.Actor(Origin.Api), id, cancel));

    private static async Task<IResult> AddAsync(HttpContext http, ChecklistDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        var body = RequestBody.As<ChecklistEntry>(http);
        return body.Done ? await SavedAsync(http, desk, answers, null, body.Value, cancel) : answers.Of(body.Refusal);
    }

    private static async Task<IResult> ChangeAsync(int id, HttpContext http, ChecklistDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        if (await desk.FindAsync(http.User.Actor(Origin.Api), id, cancel) is null)
            return answers.Of(new NotFound());
        var body = RequestBody.WithVersion(http, typeof(ChecklistEntry));
        return body.Done ? await SavedAsync(http, desk, answers, (id, body.Value.Version), (ChecklistEntry)body.Value.Body, cancel) : answers.Of(body.Refusal);
    }

    private static async Task<IResult> SavedAsync(HttpContext http, ChecklistDesk desk, EntryAnswers answers, (int Id, long Version)? seen, ChecklistEntry entry, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        var saved = await desk.SaveAsync(actor, seen, entry, cancel);
        if (!saved.Done)
            return answers.Of(saved.Refusal);
        if (seen is null)
            http.Response.Headers.Location = $"{Address}/{saved.Value}";
        return TypedResults.Json(await desk.FindAsync(actor, saved.Value, cancel), ApiJson.Answers, statusCode: seen is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> OfTicketAsync(string number, HttpContext http, ChecklistDesk desk, TicketQueries tickets, EntryAnswers answers, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        var file = await tickets.FileAsync(actor, number, cancel);
        return file.Done
            ? answers.Found(new TicketChecklists(await desk.ForTicketAsync(actor, number, cancel), [.. file.Value.Records.Where(record => record.Lines.Any(line => line.Field == "checklist"))]))
            : answers.Of(file.Refusal);
    }

    /// <param name="Offered">Those that fit the ticket's machine and service now.</param>
    /// <param name="Filled">What was found, item by item, in the order it was recorded.</param>
    internal sealed record TicketChecklists(IReadOnlyList<ChecklistFacts> Offered, IReadOnlyList<RecordFacts> Filled);
}
