using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Data;
using AfterSales.Portal.Assessment.Addresses;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.OpenApi;

namespace AfterSales.Portal.Assessment.Performance;

/// <summary>Performance, rewards and penalties, for programs.</summary>
internal static class PerformanceEndpoints
{
    private const string Merits = "/api/v1/merits";
    private const string Month = "month";
    private const string MonthSay = "As 2026-11; the present one without.";

    public static void Map(RouteGroupBuilder api)
    {
        var performance = api.MapGroup("/performance").WithTags("Performance");
        performance.MapGet("", MonthAsync).OnlyFor(Access.Supervisor, Access.Engineer).WithName("GetPerformance").WithSummary("A month in points, engineer by engineer")
            .WithDescription("Engineers get their own line. 75 points are what such jobs usually come to in this company.").Reads(Month, MonthSay, new OpenApiSchema { Type = JsonSchemaType.String }).Produces<PerformanceMonth>().Refuses(403, 422);
        performance.MapGet("/{id:int}", FindAsync).OnlyFor(Access.Supervisor, Access.Engineer).WithName("GetEngineerPerformance").WithSummary("An engineer's month, job by job")
            .WithDescription("`id` is the engineer's. Engineers get their own.").Reads(Month, MonthSay, new OpenApiSchema { Type = JsonSchemaType.String }).Produces<PerformanceFile>().Refuses(403, 404, 422);
        performance.MapPost("/{id:int}/comments", CommentAsync).OnlyFor(Access.Supervisor, Access.Engineer).WithName("CommentPerformance").WithSummary("Says something about an engineer's month: the engineer, or a supervisor")
            .Takes<CommentBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 415, 422);
        performance.MapPost("/weights", WeightsAsync).OnlyFor(Access.Supervisor).WithName("SetPerformanceWeights").WithSummary("What counts how much from this month on: four whole numbers that add up to 100")
            .Takes<WeightsEntry>().Produces<MadeAnswer>().Refuses(400, 403, 415, 422);
        var merits = api.MapGroup("/merits").WithTags("Performance");
        merits.MapGet("", MeritsAsync).OnlyFor(Access.Supervisor, Access.Engineer).WithName("ListMerits").WithSummary("Rewards and penalties, the newest first")
            .WithDescription("Engineers get those of their own that were approved.").Asks(QueryField.Choice<MeritState>("state", "Where it stands.")).Produces<MeritList>().Refuses(403);
        merits.MapPost("", ProposeAsync).OnlyFor(Access.Supervisor).WithName("ProposeMerit").WithSummary("Proposes a reward or a penalty")
            .WithDescription("`amount` for `Bonus` and `Fine`, as \"500.00\".").Takes<MeritEntry>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        merits.MapPost("/{id:int}/decide", DecideAsync).OnlyFor(Access.Supervisor).WithName("DecideMerit").WithSummary("Approves or declines it")
            .WithDescription("Nobody decides on an own proposal while another supervisor could (403 `own-work`).").Takes<DecisionBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 409, 415, 422);
    }

    private static Task<IResult> MonthAsync(HttpContext http, PerformanceQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        InMonthAsync(http, queries, answers, month => queries.MonthAsync(http.User.Actor(Origin.Api), month, cancel));

    private static Task<IResult> FindAsync(int id, HttpContext http, PerformanceQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        InMonthAsync(http, queries, answers, month => queries.FindAsync(http.User.Actor(Origin.Api), id, month, cancel));

    private static async Task<IResult> InMonthAsync<T>(HttpContext http, PerformanceQueries queries, EntryAnswers answers, Func<DateOnly, Task<Outcome<T>>> read)
    {
        var text = new ListQuery(http).Text(Month);
        if (text is not null && MonthAddress.Read(text) is null)
            return answers.Of(Invalid.Field(Month, "not-a-date"));
        var found = await read(MonthAddress.Read(text) ?? queries.ThisMonth);
        return found.Done ? answers.Found(found.Value) : answers.Of(found.Refusal);
    }

    private static Task<IResult> CommentAsync(int id, HttpContext http, PerformanceDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<CommentBody>(http, body => MonthAddress.Read(body.Month) is { } month
            ? desk.CommentAsync(http.User.Actor(Origin.Api), id, month, body.Text, cancel) : Task.FromResult<Outcome<int>>(Invalid.Field(Month, "not-a-date")));

    private static Task<IResult> WeightsAsync(HttpContext http, PerformanceDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<WeightsEntry>(http, entry => desk.SetWeightsAsync(http.User.Actor(Origin.Api), entry, cancel));

    private static async Task<IResult> MeritsAsync(HttpContext http, PerformanceQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var state = query.Choice<MeritState>("state");
        var (page, size) = (query.Page, query.PageSize);
        if (query.Wrong is { } wrong)
            return answers.Of(wrong);
        var list = await queries.MeritsAsync(http.User.Actor(Origin.Api), state, page, size, cancel);
        return list.Done ? answers.Found(list.Value) : answers.Of(list.Refusal);
    }

    private static Task<IResult> ProposeAsync(HttpContext http, PerformanceDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<MeritEntry>(http, entry => desk.ProposeAsync(http.User.Actor(Origin.Api), entry, cancel), Merits);

    private static Task<IResult> DecideAsync(int id, HttpContext http, PerformanceDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<DecisionBody>(http, body => body.Approved is { } approved
            ? desk.DecideAsync(http.User.Actor(Origin.Api), id, approved, body.Note, cancel) : Task.FromResult<Outcome<int>>(Invalid.Field("approved", "required")));

    /// <param name="Month">As 2026-11.</param>
    internal sealed record CommentBody([property: Required] string? Month, [property: Required] string? Text);

    /// <param name="Note">Why it is declined, or what is said with the approval.</param>
    internal sealed record DecisionBody([property: Required] bool? Approved, string? Note = null);
}
