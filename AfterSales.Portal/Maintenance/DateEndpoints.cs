using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Maintenance;

/// <summary>The dates that lie ahead, for programs. They are made by tickets: `PlanFollowUp`, `SetNextMaintenance`, and what the rulebook wants.</summary>
internal static class DateEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var dates = api.MapGroup("/dates").WithTags("Dates ahead").OnlyFor(Access.Staff, Access.Supervisor);
        dates.MapGet("", ListAsync).WithName("ListDates").WithSummary("Follow-ups, watches and maintenance that lie ahead")
            .WithDescription("They are made by tickets: by `PlanFollowUp`, `SetNextMaintenance`, and by what the rulebook wants after the acceptance. `overdue` beside the items counts all that are past and open.")
            .Asks(QueryField.Choice<DateChoice>("show", "Due (the usual): past, or within two weeks. Open: all that nothing was done for. Done: the last first."), QueryField.Choice<DateKind>("kind", "Of one kind."))
            .Produces<DateList>().Refuses(403);
        dates.MapPost("/{id:int}/done", DoneAsync).WithName("FinishDate").WithSummary("Somebody looked after it")
            .WithDescription("A second time changes nothing.")
            .Takes<DoneBody>().Produces<MadeAnswer>().Refuses(400, 403, 404, 415, 422);
    }

    private static Task<IResult> ListAsync(HttpContext http, DateDesk desk, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var (show, kind) = (query.Choice<DateChoice>("show"), query.Choice<DateKind>("kind"));
        return answers.ListAsync(query, (page, size) => desk.ListAsync(http.User.Actor(Origin.Api), show ?? DateChoice.Due, kind, page, size, cancel));
    }

    private static Task<IResult> DoneAsync(int id, HttpContext http, DateDesk desk, EntryAnswers answers, CancellationToken cancel) =>
        answers.WriteAsync<DoneBody>(http, body => desk.DoneAsync(http.User.Actor(Origin.Api), id, body.Note, cancel));

    /// <param name="Note">What came of it.</param>
    internal sealed record DoneBody([property: Required] string? Note);
}
