using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.People.Deputies;

/// <summary>Who decides while a supervisor is away, for programs.</summary>
internal static class DeputyEndpoints
{
    private const string Address = "/api/v1/deputies";

    public static void Map(RouteGroupBuilder api)
    {
        var deputies = api.MapGroup("/deputies").WithTags("Deputies").OnlyFor(Access.Supervisor);
        deputies.MapGet("", ListAsync).WithName("ListDeputies").WithSummary("Who decides instead of whom, today and later")
            .Asks(QueryField.YesOrNo("now", "true: only those of today; false: only those to come."))
            .Produces<DeputyList>().Refuses(403);
        deputies.MapPost("", NameAsync).WithName("NameDeputy").WithSummary("The calling supervisor names who decides instead, on plans, quotes and trips")
            .WithDescription("Days are the company's, both included; a year at most.")
            .Takes<DeputyEntry>().Produces<MadeAnswer>(201).Refuses(400, 403, 415, 422);
        deputies.MapPost("/{id:int}/end", EndAsync).WithName("EndDeputy").WithSummary("Taken back before its end")
            .Takes<NoFields>().Produces<MadeAnswer>().Refuses(400, 403, 404, 415);
    }

    private static Task<IResult> ListAsync(HttpContext http, DeputyDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var now = query.YesOrNo("now");
        return answers.ListAsync(query, (page, size) => desk.PageAsync(http.User.Actor(Origin.Api), now, page, size, cancel));
    }

    private static Task<IResult> NameAsync(HttpContext http, DeputyDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<DeputyEntry>(http, entry => desk.NameAsync(http.User.Actor(Origin.Api), entry.DeputyId, entry.FirstDay, entry.LastDay, cancel), Address);

    private static Task<IResult> EndAsync(int id, HttpContext http, DeputyDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<NoFields>(http, _ => desk.EndAsync(http.User.Actor(Origin.Api), id, cancel));
}
