using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Files;
using Bunit;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>Which visits a ticket's page lists, and how it calls those that are not made.</summary>
public sealed class VisitsOnThePageTests
{
    [Fact]
    public async Task A_visit_whose_move_was_undone_is_not_listed_and_one_that_was_called_off_before_the_way_is_withdrawn()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RunAsync(pages.Staff, await pages.RegisteredAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        var assign = new Assign { EngineerIds = [pages.Engineer.EmployeeId!.Value], Start = TicketPages.Noon, End = TicketPages.Noon.AddHours(4) };

        ticket = await pages.RunAsync(pages.Supervisor, await pages.RunAsync(pages.Supervisor, ticket, assign), new UndoMove());
        Assert.Contains("Nobody has been sent yet", await VisitsAsync(), StringComparison.Ordinal);
        // What happened stays in the timeline.
        Assert.Equal([nameof(Assign), nameof(Unassign)], (await pages.FileAsync(ticket.Number)).Activities.TakeLast(2).Select(activity => activity.Command));

        ticket = await pages.RunAsync(pages.Supervisor, await pages.RunAsync(pages.Supervisor, ticket, assign), new Unassign { Reason = "客户改期" });
        Assert.Contains("Withdrawn", await VisitsAsync(), StringComparison.Ordinal);

        ticket = await pages.RunAsync(pages.Engineer, await pages.RunAsync(pages.Supervisor, ticket, assign), new Depart());
        await pages.RunAsync(pages.Engineer, ticket, new AbortVisit { Reason = "道路中断" });
        Assert.Contains("Called off", await VisitsAsync(), StringComparison.Ordinal);

        async Task<string> VisitsAsync()
        {
            var file = await pages.FileAsync(ticket.Number);
            return pages.Render<RecordedPanels>(parameters => parameters.Add(view => view.File, file)).Find("[data-testid=visits]").TextContent;
        }
    }
}
