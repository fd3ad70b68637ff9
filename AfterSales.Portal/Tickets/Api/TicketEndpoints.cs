using System.Security.Claims;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Tickets.Api;

/// <summary>Tickets as lists and whole, the desk's form, and the commands.</summary>
internal static class TicketEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("Tickets");
        tickets.MapGet("", ListAsync).WithName("ListTickets").WithSummary("Tickets, newest number first")
            .WithDescription("Engineers get their own: those with a visit ever confirmed for them. `query` finds number, customer, serial number, telephone and words of the fault, Chinese ones of one character and more. `stage` may be given several times; `pageSize` is 1 to 200. With `waits` they come in the order in which they are to be looked at.")
            .Asks(QueryField.Text("query", "Words that they hold."), QueryField.Choices<Stage>("stage", "Repeated for several."), QueryField.Choice<TicketWait>("waits", "Open ones, by what they wait for."),
                QueryField.Choice<TicketEvent>("happened", "What happened to them from `from` to `to`; left out: they were reported."),
                QueryField.Day("from", "The company's day, inclusive."), QueryField.Day("to", "The company's day, exclusive."))
            .Produces<TicketList>();
        tickets.MapPost("", RegisterAsync).WithName("RegisterTicket").WithSummary("The desk's form: reported and verified in one transaction, owned by the caller")
            .Takes<Intake>().Produces<TicketAnswer>(201).Refuses(400, 403, 415, 422);
        tickets.MapGet("/{number}", FileAsync).WithName("GetTicket").WithSummary("The whole ticket, with what the caller can do next")
            .Produces<TicketAnswer>().Refuses(404);
        tickets.MapPost("/{number}/commands/{command}", RunAsync).WithName("RunCommand").WithSummary("Runs one command on a ticket")
            .WithDescription("The body holds the command's fields, as `commands[]` of the ticket lists them, and the `version` of the ticket that the caller saw. `RequestAcceptance` adds `acceptUrl`, `SendSurvey` adds `surveyUrl`. `Attach` takes a JPEG, PNG, WebP or PDF as a data URL, as far as the body may go.")
            .Takes(new BodyShape([.. ServiceProcess.Rows.Where(row => row.IsOffered).Select(row => (row.Command, row.Form))], WithVersion: true)).Produces<TicketAnswer>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static async Task<IResult> ListAsync(HttpContext http, TicketQueries tickets, TicketProblems problems, CompanyTime company, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var (page, size) = (query.Page, query.PageSize);
        var filter = new TicketFilter
        {
            Query = query.Text("query"),
            Stages = query.Choices<Stage>("stage"),
            Waits = query.Choice<TicketWait>("waits"),
            Happened = query.Choice<TicketEvent>("happened"),
            From = query.Day("from") is { } from ? company.StartOf(from) : null,
            To = query.Day("to") is { } to ? company.StartOf(to) : null,
        };
        return query.Wrong is { } wrong ? problems.Of(wrong) : TypedResults.Json(await tickets.ListAsync(http.User.Actor(Origin.Api), filter, page, size, cancel), ApiJson.Answers);
    }

    private static async Task<IResult> FileAsync(
        string number, TicketQueries tickets, PeopleQueries people, TicketWords words, TicketProblems problems, ClaimsPrincipal user, CancellationToken cancel)
    {
        var file = await tickets.FileAsync(user.Actor(Origin.Api), number, cancel);
        return file.Done ? TypedResults.Json(TicketAnswer.Of(file.Value, words, await people.ChoicesAsync(cancel)), ApiJson.Answers) : problems.Of(file.Refusal);
    }

    private static async Task<IResult> RegisterAsync(
        HttpContext http, TicketDesk desk, TicketQueries tickets, PeopleQueries people, TicketWords words, TicketProblems problems, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        if (!actor.SeesAllTickets)
            return problems.Of(new Forbidden());
        var intake = RequestBody.As<Intake>(http);
        if (!intake.Done)
            return problems.Of(intake.Refusal);
        var done = await desk.RegisterAsync(actor, intake.Value, cancel);
        if (!done.Done)
            return problems.Of(done.Refusal);
        var file = await tickets.FileAsync(actor, done.Value, cancel);
        http.Response.Headers.Location = $"/api/v1/tickets/{done.Value.Number}";
        return TypedResults.Json(TicketAnswer.Of(file.Value!, words, await people.ChoicesAsync(cancel)), ApiJson.Answers, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RunAsync(
        string number, string command, HttpContext http, TicketDesk desk, TicketQueries tickets, PeopleQueries people, TicketWords words, TicketProblems problems, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        // Asked before the body is read, so that nobody learns from its problems what is not theirs to see or do.
        var permit = await tickets.PermitAsync(actor, number, command, cancel);
        if (!permit.Done)
            return problems.Of(permit.Refusal);
        var body = RequestBody.WithVersion(http, permit.Value.Row.Form);
        if (!body.Done)
            return problems.Of(body.Refusal);
        var done = await desk.RunAsync(actor, number, body.Value.Version, (TicketCommand)body.Value.Body, cancel);
        if (!done.Done)
            return problems.Of(done.Refusal, permit.Value.Type);
        // A command that makes another ticket answers with that one, where the caller may see it.
        var file = await tickets.FileAsync(actor, done.Value.Number, cancel);
        if (!file.Done)
            file = await tickets.FileAsync(actor, number, cancel);
        var link = done.Value.Token is { } token ? http.Request.LinkOf(token) : null;
        var answer = TicketAnswer.Of(file.Value!, words, await people.ChoicesAsync(cancel)) with
        {
            AcceptUrl = permit.Value.Row.Form == typeof(RequestAcceptance) ? link : null,
            QuoteUrl = permit.Value.Row.Form == typeof(SendQuote) ? link : null,
            SurveyUrl = permit.Value.Row.Form == typeof(SendSurvey) ? link : null,
        };
        return TypedResults.Json(answer, ApiJson.Answers);
    }
}
