using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets.Papers;
using Bunit;

namespace AfterSales.Portal.Tests.Tickets.Papers;

/// <summary>Sheets are printed of what is recorded, and of nothing else.</summary>
public sealed class PapersOnThePageTests
{
    [Fact]
    public async Task The_report_shows_work_tests_and_hours_and_there_is_none_before_any_work()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await OnSiteAsync(pages);
        pages.SignInAs(pages.Engineer);
        Assert.Empty(Sheet(pages, ticket, nameof(PaperKind.ServiceReport)).FindAll("[data-testid=paper-sheet]"));
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RecordWork { Cause = "配流盘拉伤", Action = "更换主泵", Minutes = 90 });
        await pages.RunAsync(pages.Engineer, ticket, new RecordTest { Passed = true, Readings = [new ReadingInput { Name = "系统压力", Value = 14.2, Unit = "MPa" }] });

        var text = Sheet(pages, ticket, nameof(PaperKind.ServiceReport)).Find("[data-testid=paper-sheet]").TextContent;
        Assert.All(["配流盘拉伤", "更换主泵", "1.5", "系统压力", "14.2 MPa", "赵强"], words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_of_the_plan_that_no_longer_holds_says_so()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RunAsync(pages.Engineer, await OnSiteAsync(pages), Department.Plan("换泵"));
        await pages.RunAsync(pages.Engineer, ticket, Department.Plan("换油缸"));
        pages.SignInAs(pages.Staff);
        Assert.Contains("No longer holds", Sheet(pages, ticket, nameof(PaperKind.RepairPlan)).Find("[role=note]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Sheet(pages, ticket, nameof(PaperKind.RepairPlan), 2).FindAll("[role=note]"));
        Assert.Empty(Sheet(pages, ticket, "Nothing").FindAll("[data-testid=paper-sheet]"));
    }

    [Fact]
    public async Task The_ticket_lists_its_papers_and_its_files_and_says_why_one_was_not_taken()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await OnSiteAsync(pages);
        pages.SignInAs(pages.Staff);
        var file = await pages.FileAsync(ticket.Number);
        var papers = pages.Render<PapersPanel>(panel => panel.Add(one => one.File, file));
        Assert.Equal("0 / 2", papers.Find("[data-testid=papers-count]").TextContent.Trim());
        Assert.Contains("lacking", papers.Find("[data-testid=paper-TestRecord]").TextContent, StringComparison.Ordinal);

        var files = pages.Render<Portal.Tickets.Attachments.AttachmentsPanel>(panel => panel.Add(one => one.File, file).Add(one => one.Refused, "too-large"));
        Assert.Contains("10 MB at most", files.Find("[data-testid=attach-refused]").TextContent, StringComparison.Ordinal);
        Assert.Equal($"/tickets/{ticket.Number}/attachments", files.Find("form").GetAttribute("action"));
    }

    [Fact]
    public async Task A_test_a_list_of_parts_or_of_operators_and_a_trip_have_a_sheet_of_their_own_and_what_no_longer_holds_says_so()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await OnSiteAsync(pages);
        foreach (var command in new TicketCommand[]
        {
            new RequestTrip { Route = "太原—长治", FirstDay = DateOnly.FromDateTime(TicketPages.Noon), LastDay = DateOnly.FromDateTime(TicketPages.Noon).AddDays(1), Cost = "860" },
            new RecordWork { Action = "更换主泵", Minutes = 90 },
            new RecordFittedParts { Fitted = [new FittedPartInput { PartNo = "P-1", Quantity = 2, Batch = "B77", PurchaseRef = "CG-2026-15" }] },
            new RecordFittedParts { Fitted = [new FittedPartInput { PartNo = "P-2", Quantity = 3, Batch = "B78", PurchaseRef = "CG-2026-16" }] },
            new NoteOperators { Operators = [new OperatorInput { Name = "张师傅", Phone = "13512345678" }] },
            new RecordTest { Passed = true, Readings = [new ReadingInput { Name = "系统压力", Value = 14.2, Unit = "MPa" }] },
            new RequestAcceptance { ResultNote = "运行正常" },
        })
            ticket = await pages.RunAsync(pages.Engineer, ticket, command);
        pages.SignInAs(pages.Staff);

        foreach (var (kind, which, words) in new[] { (PaperKind.TripRequest, 1, "太原—长治"), (PaperKind.PartsList, 2, "B78"), (PaperKind.OperatorList, 1, "张师傅"), (PaperKind.TestRecord, 1, "14.2 MPa") })
        {
            var sheet = Sheet(pages, ticket, kind.ToString(), which);
            Assert.Contains(words, sheet.Find("[data-testid=paper-sheet]").TextContent, StringComparison.Ordinal);
            Assert.Empty(sheet.FindAll("[role=note]"));
        }
        Assert.Contains("No longer holds", Sheet(pages, ticket, nameof(PaperKind.PartsList)).Find("[role=note]").TextContent, StringComparison.Ordinal);

        await pages.RunAsync(pages.Supervisor, ticket, new RefuseAcceptance { Reason = "还漏油" });
        Assert.Contains("No longer holds", Sheet(pages, ticket, nameof(PaperKind.TestRecord)).Find("[role=note]").TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<PaperPage> Sheet(TicketPages pages, Done ticket, string kind, int which = 1) =>
        pages.Render<PaperPage>(page => page.Add(one => one.Number, ticket.Number).Add(one => one.Kind, kind).Add(one => one.Which, which));

    private static async Task<Done> OnSiteAsync(TicketPages pages)
    {
        var ticket = await pages.RunAsync(pages.Staff, await pages.RegisteredAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        ticket = await pages.RunAsync(pages.Supervisor, ticket, new Assign { EngineerIds = [pages.Engineer.EmployeeId!.Value], Start = TicketPages.Noon, End = TicketPages.Noon.AddHours(4) });
        ticket = await pages.RunAsync(pages.Engineer, ticket, new Depart());
        return await pages.RunAsync(pages.Engineer, ticket, new Arrive());
    }
}
