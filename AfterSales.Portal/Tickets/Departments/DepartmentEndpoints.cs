using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Tickets.Departments;

/// <summary>What other departments were asked for, for programs. Asked and answered by the tickets' commands `AskDepartment` and `AnswerDepartment`.</summary>
internal static class DepartmentEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/department-tasks", ListAsync).OnlyFor(Access.Staff, Access.Supervisor).WithTags("Departments").WithName("ListDepartmentTasks").WithSummary("Tasks of factory, sales and purchase, what is due first, first")
            .WithDescription("Asked and answered by the ticket's commands `AskDepartment` and `AnswerDepartment` (its `taskNo` is `task.no`). `answer` is null while the task is open.")
            .Asks(QueryField.Choice<OtherDepartment>("department", "Of one department."), QueryField.YesOrNo("open", "true: only those without an answer, on open tickets; false: only those with one."), QueryField.Text("ticket", "Of one ticket, by its number."))
            .Produces<DepartmentTaskList>().Refuses(403);

    private static Task<IResult> ListAsync(HttpContext http, DepartmentQueries queries, EntryAnswers answers, CancellationToken cancel)
    {
        var query = new ListQuery(http);
        var filter = new DepartmentFilter { Department = query.Choice<OtherDepartment>("department"), Open = query.YesOrNo("open"), Ticket = query.Text("ticket") };
        return answers.ListAsync(query, (page, size) => queries.ListAsync(http.User.Actor(Origin.Api), filter, page, size, cancel));
    }
}
