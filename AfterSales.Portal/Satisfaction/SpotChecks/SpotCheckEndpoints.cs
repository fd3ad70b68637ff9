using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Satisfaction.SpotChecks;

/// <summary>Spot checks, for programs.</summary>
internal static class SpotCheckEndpoints
{
    private const string Address = "/api/v1/spot-checks";
    private const string Seen = "`version` is that of the check as the caller read it: another meanwhile is 409 `entry-changed`. Left out: whatever it is. Nobody checks the own work (403 `own-work`).";

    public static void Map(RouteGroupBuilder api)
    {
        var checks = api.MapGroup("/spot-checks").WithTags("Spot checks");
        checks.MapGet("", ListAsync).WithName("ListSpotChecks").WithSummary("Finished jobs that are looked at again")
            .WithDescription("Engineers get what was found in their own jobs.")
            .Asks(QueryField.Choice<CheckChoice>("show", "ToDo (the usual), Done or All."), QueryField.Id("engineerId", "Of one engineer."), QueryField.Id("below", "Only those with a lower score."),
                QueryField.Day("from", "UTC day: those that were checked from then on."), QueryField.Day("to", "UTC day, without itself."))
            .Produces<SpotCheckList>().Refuses(403);
        checks.MapGet("/{id:int}", FindAsync).WithName("GetSpotCheck").WithSummary("One check").Produces<SpotCheckFile>().Refuses(403, 404);
        checks.MapGet("/scores", ScoresAsync).OnlyFor(Access.Supervisor, Access.Engineer).WithName("SpotCheckScores").WithSummary("How each engineer's checked jobs were found in a period")
            .WithDescription("`from` and `to` are days in UTC, the second without itself; the last 30 days where they are left out. Engineers get their own.")
            .Produces<IReadOnlyList<EngineerScore>>().Refuses(403, 422);
        checks.MapPost("/draw", DrawAsync).OnlyFor(Access.Supervisor).WithName("DrawSpotChecks").WithSummary("Draws the sample of a week or month")
            .WithDescription("Of the stretch with `day`, the company's day; today's where it is left out. Drawing again draws what has been finished since, and nothing twice.")
            .Takes<DrawBody>().Produces<DrawnAnswer>().Refuses(400, 403, 415, 422);
        checks.MapPost("", ChooseAsync).OnlyFor(Access.Supervisor).WithName("ChooseSpotCheck").WithSummary("A job that a supervisor wants to be checked")
            .Takes<ChooseBody>().Produces<SpotCheckFile>(201).Refuses(400, 403, 415, 422);
        checks.MapPost("/{id:int}/record", RecordAsync).OnlyFor(Access.Staff, Access.Supervisor).WithName("RecordSpotCheck").WithSummary("What was found, one verdict for each item")
            .WithDescription(Seen).Takes<RecordBody>().Produces<SpotCheckFile>().Refuses(400, 403, 404, 409, 415, 422);
        checks.MapPost("/{id:int}/skip", SkipAsync).OnlyFor(Access.Staff, Access.Supervisor).WithName("SkipSpotCheck").WithSummary("It cannot be checked, and why")
            .WithDescription(Seen).Takes<SkipBody>().Produces<SpotCheckFile>().Refuses(400, 403, 404, 409, 415, 422);
        checks.MapGet("/plan", PlanAsync).OnlyFor(Access.Supervisor).WithName("GetSamplingPlan").WithSummary("Which share is drawn, and what is looked at").Produces<SamplingPlanFacts>().Refuses(403);
        checks.MapPost("/plan", WritePlanAsync).OnlyFor(Access.Supervisor).WithName("WriteSamplingPlan").WithSummary("Writes over the plan")
            .WithDescription("`version` is that of the plan as the caller read it, 0 for the one that ships. Jobs that were drawn keep the items of their time.")
            .Takes(new BodyShape([(nameof(SamplingPlanEntry), typeof(SamplingPlanEntry))], WithVersion: true)).Produces<SamplingPlanFacts>().Refuses(400, 403, 409, 415, 422);
    }

    private static Task<IResult> ListAsync(HttpContext http, SpotCheckQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new SpotCheckFilter { Show = query.Choice<CheckChoice>("show") ?? CheckChoice.ToDo, EngineerId = query.Id("engineerId"), Below = query.Id("below"), From = query.Day("from"), To = query.Day("to") };
        return answers.ListAsync(query, (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }

    private static async Task<IResult> FindAsync(int id, HttpContext http, SpotCheckQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.FindAsync(http.User.Actor(Origin.Api), id, cancel));

    private static async Task<IResult> ScoresAsync(HttpContext http, SpotCheckQueries queries, SatisfactionAnswers answers, TimeProvider time, CancellationToken cancel)
    {
        var period = PeriodAsked.Of(http, time);
        if (!period.Done)
            return answers.Of(period.Refusal);
        var found = await queries.ScoresAsync(http.User.Actor(Origin.Api), period.Value.From, period.Value.To, cancel);
        return found.Done ? TypedResults.Json(found.Value, ApiJson.Answers) : answers.Of(found.Refusal);
    }

    private static async Task<IResult> DrawAsync(HttpContext http, SpotCheckDesk desk, SatisfactionAnswers answers, CompanyTime company, TimeProvider time, CancellationToken cancel)
    {
        var body = RequestBody.As<DrawBody>(http);
        if (!body.Done)
            return answers.Of(body.Refusal);
        var drawn = await desk.DrawAsync(http.User.Actor(Origin.Api), body.Value.Day ?? company.DayOf(time.GetUtcNow().UtcDateTime), cancel: cancel);
        return drawn.Done ? TypedResults.Json(new DrawnAnswer(drawn.Value), ApiJson.Answers) : answers.Of(drawn.Refusal);
    }

    private static Task<IResult> ChooseAsync(HttpContext http, SpotCheckDesk desk, SpotCheckQueries queries, SatisfactionAnswers answers, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        return answers.WriteAsync<ChooseBody, SpotCheckFile>(http, body => desk.ChooseAsync(actor, body.Ticket, cancel), id => queries.FindAsync(actor, id, cancel), list: Address);
    }

    private static Task<IResult> RecordAsync(int id, HttpContext http, SpotCheckDesk desk, SpotCheckQueries queries, SatisfactionAnswers answers, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        return answers.WriteAsync<RecordBody, SpotCheckFile>(http, body => desk.RecordAsync(actor, id, body.Version, new CheckEntry(body.Verdicts, body.Remark), cancel), written => queries.FindAsync(actor, written, cancel), id);
    }

    private static Task<IResult> SkipAsync(int id, HttpContext http, SpotCheckDesk desk, SpotCheckQueries queries, SatisfactionAnswers answers, CancellationToken cancel)
    {
        var actor = http.User.Actor(Origin.Api);
        return answers.WriteAsync<SkipBody, SpotCheckFile>(http, body => desk.SkipAsync(actor, id, body.Version, body.Reason, cancel), written => queries.FindAsync(actor, written, cancel), id);
    }

    private static async Task<IResult> PlanAsync(HttpContext http, SpotCheckQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.PlanAsync(http.User.Actor(Origin.Api), cancel));

    private static async Task<IResult> WritePlanAsync(HttpContext http, SpotCheckDesk desk, SpotCheckQueries queries, SatisfactionAnswers answers, CancellationToken cancel)
    {
        var body = RequestBody.WithVersion(http, typeof(SamplingPlanEntry));
        if (!body.Done)
            return answers.Of(body.Refusal);
        var actor = http.User.Actor(Origin.Api);
        var written = await desk.WritePlanAsync(actor, body.Value.Version, (SamplingPlanEntry)body.Value.Body, cancel);
        return written.Done ? TypedResults.Json(await queries.PlanAsync(actor, cancel), ApiJson.Answers) : answers.Of(written.Refusal);
    }

    /// <param name="Day">In the stretch that is wanted; the company's day.</param>
    internal sealed record DrawBody(DateOnly? Day = null);

    /// <param name="Drawn">How many jobs were drawn now.</param>
    internal sealed record DrawnAnswer(int Drawn);

    /// <param name="Ticket">Its number.</param>
    internal sealed record ChooseBody([property: Required] string? Ticket);

    internal sealed record RecordBody([property: Required] IReadOnlyList<CheckVerdict>? Verdicts, string? Remark = null, long? Version = null);

    internal sealed record SkipBody([property: Required] string? Reason, long? Version = null);
}
