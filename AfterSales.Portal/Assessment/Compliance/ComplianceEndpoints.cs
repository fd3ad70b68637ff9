using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.OpenApi;

namespace AfterSales.Portal.Assessment.Compliance;

/// <summary>How the rulebook is kept, for programs.</summary>
internal static class ComplianceEndpoints
{
    private const int UsualDays = 90;
    private const string Days = "`from` (inclusive) and `to` (exclusive) are UTC dates of the report, as 2026-11-01; without them the last 90 days.";
    private static readonly QueryField[] Period = [QueryField.Day("from", "Inclusive."), QueryField.Day("to", "Exclusive.")];

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/rulebook/compliance", AskAsync).OnlyFor(Access.Supervisor).WithTags("Rulebook").WithName("RulebookCompliance").WithSummary("How each clause of the rulebook in force is kept")
            .WithDescription($"{Days} A clause is `Kept` only where all of its proofs are, `NotKept` where one speaks against it, else `NoData`.")
            .Over(Period).Produces<ComplianceReport>().Refuses(403, 404, 422);
        api.MapGet("/rulebook/compliance/{kind}/{name}/tickets", TicketsAsync).OnlyFor(Access.Supervisor, Access.Staff).WithTags("Rulebook").WithName("RulebookProofTickets").WithSummary("The tickets behind something that is counted for clauses")
            .WithDescription($"`kind` and `name`: `count/Owned`, `promise/Arrange`, `dates/NextMaintenance`, or `gate/TestPassed` with `clause` and `before` (a stage), as the proofs have them. `left` true: those with what is not as it should be. By pages of {TicketsBehind.PageSize}. {Days}")
            .Over([.. Period, QueryField.YesOrNo("left", "The other side."), QueryField.Text("clause", "Of a gate."), QueryField.Choice<Stage>("before", "Of a gate."), QueryField.Id("page", "From 1.")])
            .Produces<ClauseTickets>().Refuses(403, 404, 422);
    }

    private static RouteHandlerBuilder Over(this RouteHandlerBuilder endpoint, QueryField[] fields) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        foreach (var field in fields)
            (operation.Parameters ??= []).Add(new OpenApiParameter { Name = field.Name, In = ParameterLocation.Query, Description = field.Description, Schema = field.Schema });
        return Task.CompletedTask;
    });

    private static async Task<IResult> AskAsync(HttpContext http, ComplianceQueries queries, TimeProvider clock, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var (from, to) = PeriodOf(query, clock);
        if (query.Wrong is { } wrong)
            return answers.Of(wrong);
        return to <= from ? answers.Of(Invalid.Field("to", "before-first-day")) : answers.Found(await queries.InForceAsync(http.User.Actor(Origin.Api), from, to, cancel));
    }

    private static async Task<IResult> TicketsAsync(string kind, string name, HttpContext http, ClauseTicketQueries queries, TimeProvider clock, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var (from, to) = PeriodOf(query, clock);
        var (left, page, part) = (query.YesOrNo("left") == true, query.Page, PartAddress.Read(kind, name, query.Text("clause"), query.Text("before")));
        if (query.Wrong is { } wrong)
            return answers.Of(wrong);
        return to <= from ? answers.Of(Invalid.Field("to", "before-first-day"))
            : answers.Found(part is null ? null : await queries.BehindAsync(http.User.Actor(Origin.Api), part, from, to, !left, page, cancel));
    }

    private static (DateOnly From, DateOnly To) PeriodOf(ListQuery query, TimeProvider clock)
    {
        var to = query.Day("to") ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        return (query.Day("from") ?? to.AddDays(-UsualDays), to);
    }
}
