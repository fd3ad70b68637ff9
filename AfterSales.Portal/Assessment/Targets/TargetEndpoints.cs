using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Assessment.Targets;

/// <summary>The goals of the figures, for programs.</summary>
internal static class TargetEndpoints
{
    private const string Address = "/api/v1/targets";

    public static void Map(RouteGroupBuilder api)
    {
        var targets = api.MapGroup("/targets").WithTags("Targets");
        targets.MapGet("", AllAsync).OnlyFor(Access.Staff, Access.Engineer, Access.Supervisor).WithName("ListTargets").WithSummary("What is aimed at with each figure: now, next, and ever")
            .WithDescription("Goals are in the unit of their figure: shares from 0 to 1, elapsed hours, scores from 1 to 5. An entry whose `goal` is null ended the one before; `replaced`: another was set for the same day.")
            .Produces<IReadOnlyList<FigureTarget>>().Refuses(403);
        targets.MapPost("", SetAsync).OnlyFor(Access.Supervisor).WithName("SetTarget").WithSummary("Sets a goal from a day on, today at the earliest")
            .WithDescription("What was set before is kept. With `ends` there is no goal from that day on.")
            .Takes<TargetInput>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
    }

    private static async Task<IResult> AllAsync(HttpContext http, TargetQueries queries, EntryAnswers answers, CancellationToken cancel) =>
        answers.Found(await queries.AllAsync(http.User.Actor(Origin.Api), cancel));

    private static Task<IResult> SetAsync(HttpContext http, TargetDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<TargetInput>(http, input => desk.SetAsync(http.User.Actor(Origin.Api), input, cancel), Address);
}
