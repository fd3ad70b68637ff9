using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Tickets.Merging;

/// <summary>The story of the dealer and the operator who report the same machine.</summary>
public sealed class MergeTests
{
    [Fact]
    public async Task Dealer_and_operator_report_the_same_machine_and_one_ticket_goes_on()
    {
        await using var pages = await TicketPages.NewAsync();
        var first = await pages.RegisteredAsync("液压泵噪声大");
        var second = await ReportedAsync(pages, "主泵有噪声");

        var same = (await new DuplicateReports(pages.Database.Contexts).FindAsync(pages.Staff, [second.Number]))[second.Number];
        Assert.Equal((first.Number, true), (same.Number, same.SameMachine));
        await pages.RunAsync(pages.Staff, second, new MergeInto { Into = same.Number, IntoVersion = (int)same.Version, Reason = "同一故障" });

        var (ended, goesOn) = (await pages.FileAsync(second.Number), await pages.FileAsync(first.Number));
        Assert.Equal((Stage.Cancelled, first.Number), (ended.Stage, ended.MergedInto));
        Assert.Equal((Stage.Diagnosing, CommandNames.Merged), (goesOn.Stage, goesOn.Activities[^1].Command));
        var merged = Assert.Single(goesOn.Related);
        Assert.Equal((TicketRelation.Merged, second.Number, "孙经理"), (merged.Relation, merged.Number, merged.Reporter!.Name));
        Assert.Equal([nameof(Report), nameof(MergeInto)], merged.Activities.Select(activity => activity.Command));
        Assert.True(goesOn.Version > first.Version);
    }

    [Fact]
    public async Task Who_reported_the_merged_ticket_follows_the_other_one_and_never_signs()
    {
        await using var pages = await TicketPages.NewAsync();
        var first = await pages.RegisteredAsync();
        var second = await ReportedAsync(pages, "主泵有噪声");
        var links = new LinkQueries(pages.Database.Contexts, pages.Clock, new PromiseTimes(), TestDatabase.Whole);
        Assert.Equal(second.Number, (await links.FindAsync(second.Token!))!.Number);

        await pages.RunAsync(pages.Staff, second, new MergeInto { Into = first.Number, Reason = "同一故障" });

        var view = (await links.FindAsync(second.Token!))!;
        Assert.Equal((first.Number, LinkPurpose.Track, Stage.Diagnosing), (view.Number, view.Purpose, view.Stage));
        Assert.Equal(first.Token, (await pages.FileAsync(first.Number)).TrackToken);
        Assert.IsType<NotFound>((await pages.Desk.AcceptByLinkAsync(second.Token!, new SignAcceptance { SignerName = "孙经理" })).Refusal);
    }

    [Fact]
    public async Task Who_only_follows_neither_asks_nor_reads_what_the_contact_asked()
    {
        await using var pages = await TicketPages.NewAsync();
        var first = await pages.RegisteredAsync();
        var second = await ReportedAsync(pages, "主泵有噪声");
        var links = new LinkQueries(pages.Database.Contexts, pages.Clock, new PromiseTimes(), TestDatabase.Whole);
        await pages.RunAsync(pages.Staff, second, new MergeInto { Into = first.Number, Reason = "同一故障" });
        Assert.True((await pages.Desk.AskByLinkAsync(first.Token!, new AskQuestion { Question = "请回电 13812345678" })).Done);

        var view = (await links.FindAsync(second.Token!))!;
        Assert.False(view.CanAsk);
        Assert.Empty(view.Told.Questions);
        Assert.NotEmpty(view.Told.Times);
        Assert.IsType<NotFound>((await pages.Desk.AskByLinkAsync(second.Token!, new AskQuestion { Question = "何时修好？" })).Refusal);
        Assert.Single((await links.FindAsync(first.Token!))!.Told.Questions);
    }

    [Fact]
    public async Task Who_only_follows_neither_sends_files_nor_reports_again()
    {
        await using var pages = await TicketPages.NewAsync();
        var first = await pages.RegisteredAsync();
        var second = await ReportedAsync(pages, "主泵有噪声");
        var links = new LinkQueries(pages.Database.Contexts, pages.Clock, new PromiseTimes(), TestDatabase.Whole);
        await pages.RunAsync(pages.Staff, second, new MergeInto { Into = first.Number, Reason = "同一故障" });

        Assert.Equal((true, false), ((await links.FindAsync(first.Token!))!.CanSend, (await links.FindAsync(second.Token!))!.CanSend));
        Assert.IsType<NotFound>((await pages.Desk.AttachByLinkAsync(second.Token!, new Attach { FileName = "x.jpg" })).Refusal);
        await using (var db = pages.Database.Open())
            await db.Tickets.Where(ticket => ticket.Number == first.Number).ExecuteUpdateAsync(set => set.SetProperty(ticket => ticket.Stage, Stage.Closed), TestContext.Current.CancellationToken);
        Assert.Equal((true, false), ((await links.FindAsync(first.Token!))!.CanRepeat, (await links.FindAsync(second.Token!))!.CanRepeat));
        Assert.IsType<NotFound>((await pages.Desk.RepeatByLinkAsync(second.Token!, new ReportRepeat { Fault = "又漏油" })).Refusal);
    }

    [Fact]
    public async Task A_link_runs_what_its_own_page_offers_and_nothing_else()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RegisteredAsync();
        var work = new TicketWork(pages.Database.Gate, pages.Clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf);
        Assert.IsType<NotFound>((await work.OnLinkAsync(ticket.Token!, LinkPurpose.Track, new SignAcceptance { SignerName = "王工" }, null, TestContext.Current.CancellationToken)).Refusal);
        Assert.True((await work.OnLinkAsync(ticket.Token!, LinkPurpose.Track, new AskQuestion { Question = "何时来？" }, null, TestContext.Current.CancellationToken)).Done);
    }

    [Fact]
    public async Task Both_versions_are_checked_and_nothing_is_changed_by_half()
    {
        await using var pages = await TicketPages.NewAsync();
        var first = await pages.RegisteredAsync();
        var second = await ReportedAsync(pages, "主泵有噪声");
        await pages.RunAsync(pages.Staff, first, new AddNote { Text = "已回电" });

        var refused = await pages.Desk.RunAsync(pages.Staff, second.Number, second.Version, new MergeInto { Into = first.Number, IntoVersion = (int)first.Version, Reason = "同一故障" });

        Assert.IsType<VersionConflict>(refused.Refusal);
        Assert.Equal((Stage.Reported, null), ((await pages.FileAsync(second.Number)).Stage, (await pages.FileAsync(second.Number)).MergedInto));
        Assert.Empty((await pages.FileAsync(first.Number)).Related);
    }

    [Fact]
    public async Task A_ticket_is_merged_into_an_open_one_that_is_another_one()
    {
        await using var pages = await TicketPages.NewAsync();
        var first = await pages.RegisteredAsync();
        var second = await ReportedAsync(pages, "主泵有噪声");
        await pages.RunAsync(pages.Supervisor, first, new Cancel { Reason = "误报" });
        foreach (var (into, problem) in new[] { (second.Number, "same-ticket"), (first.Number, "not-open"), ("AS-19990101-001", "unknown") })
        {
            var refused = await pages.Desk.RunAsync(pages.Staff, second.Number, second.Version, new MergeInto { Into = into, Reason = "同一故障" });
            Assert.Equal(problem, Assert.IsType<Invalid>(refused.Refusal).Errors["into"].Single().Code);
        }
    }

    [Fact]
    public async Task Tickets_that_have_nothing_in_common_are_merged_by_a_supervisor_and_each_merging_says_why()
    {
        await using var pages = await TicketPages.NewAsync();
        var first = await pages.RegisteredAsync();
        var other = (await pages.Desk.ReportAsync(Actor.Anonymous("陈工", Origin.Page), new Report { Contact = new ContactInput { Name = "陈工", Phone = "139 8888 7777" }, Fault = "主泵有噪声" })).Value!;
        var merge = new MergeInto { Into = first.Number, Reason = "同一故障" };

        Assert.Equal("of-somebody-else", Assert.IsType<Invalid>((await pages.Desk.RunAsync(pages.Staff, other.Number, other.Version, merge)).Refusal).Errors["into"].Single().Code);
        Assert.Equal("required", Assert.IsType<Invalid>((await pages.Desk.RunAsync(pages.Supervisor, other.Number, other.Version, merge with { Reason = " " })).Refusal).Errors["reason"].Single().Code);
        Assert.True((await pages.Desk.RunAsync(pages.Supervisor, other.Number, other.Version, merge)).Done);
    }

    [Fact]
    public async Task Two_reports_a_fortnight_apart_are_two_faults()
    {
        await using var pages = await TicketPages.NewAsync();
        await pages.RegisteredAsync("液压泵噪声大");
        pages.Clock.Advance(DuplicateReports.Apart + TimeSpan.FromHours(1));
        var second = await ReportedAsync(pages, "液压泵噪声大");
        Assert.Empty(await new DuplicateReports(pages.Database.Contexts).FindAsync(pages.Staff, [second.Number]));
        Assert.Empty(await new DuplicateReports(pages.Database.Contexts).FindAsync(pages.Engineer, [second.Number]));
    }

    private static async Task<Done> ReportedAsync(TicketPages pages, string fault) => TicketPages.Must(await pages.Desk.ReportAsync(
        Actor.Anonymous("孙经理", Origin.Page), new Report { Contact = new ContactInput { Name = "孙经理", Phone = "13900001111" }, SerialNumber = "EBZ200-0387", Fault = fault, Channel = Channel.Dealer }));
}
