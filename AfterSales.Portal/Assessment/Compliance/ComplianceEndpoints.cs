using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.OpenApi;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>How the rulebook is kept, for programs.</summary>
internal static class ComplianceEndpoints
{
    private const int UsualDays = 90;
    private static readonly string[] Ends = ["from", "to"];

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/rulebook/compliance", AskAsync).OnlyFor(Access.Supervisor).WithTags("Rulebook").WithName("RulebookCompliance").WithSummary("How each clause of the rulebook in force is kept")
            .WithDescription("`from` (inclusive) and `to` (exclusive) are UTC dates of the report, as 2026-11-01; without them the last 90 days. A clause is `Kept` only where all of its proofs are, `NotKept` where one speaks against it, else `NoData`.")
            .AddOpenApiOperationTransformer((operation, _, _) =>
            {
                foreach (var name in Ends)
                    (operation.Parameters ??= []).Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" } });
                return Task.CompletedTask;
            })
            .Produces<ComplianceReport>().Refuses(403, 404, 422);

    private static async Task<IResult> AskAsync(HttpContext http, ComplianceQueries queries, TimeProvider clock, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var to = query.Day("to") ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        var from = query.Day("from") ?? to.AddDays(-UsualDays);
        if (query.Wrong is { } wrong)
            return answers.Of(wrong);
        return to <= from ? answers.Of(Invalid.Field("to", "before-first-day")) : answers.Found(await queries.InForceAsync(http.User.Actor(Origin.Api), from, to, cancel));
    }
}
