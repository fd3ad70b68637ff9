using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class RepeatedReportsTests
{
    private const string Serial = "EBZ200-0387";

    [Fact]
    public async Task An_open_ticket_of_the_same_machine_is_found_whatever_the_fault()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RegisteredAsync();
        var found = Assert.Single(RepeatedReports.Like(await FindAsync(pages, $" {Serial} ", null), "跑偏"));
        Assert.Equal((ticket.Number, Stage.Diagnosing, true, true, "EBZ200 掘进机"), (found.Number, found.Stage, found.SameMachine, found.Open, found.Machine));
    }

    [Theory]
    [InlineData("油泵有噪声", true)]
    [InlineData("噪声", true)]
    [InlineData("行走无力", false)]
    [InlineData("85", false)]
    [InlineData(null, false)]
    public async Task At_the_same_place_a_word_of_the_fault_has_to_be_shared(string? fault, bool shown)
    {
        await using var pages = await TicketPages.NewAsync();
        await WithoutMachineAsync(pages, "液压泵噪声大，油温 85");
        var found = await FindAsync(pages, null, pages.SiteId);
        Assert.Equal(shown, RepeatedReports.Like(found, fault).Count == 1);
    }

    [Fact]
    public async Task A_machine_that_is_not_on_file_is_found_by_its_number()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RegisteredAsync(serial: "没见过-1");
        Assert.Equal([ticket.Number], (await FindAsync(pages, "没见过-1", null)).Select(report => report.Number));
        Assert.True(Assert.Single(await FindAsync(pages, "没见过-1", pages.SiteId)).SameMachine);
        Assert.Empty(await FindAsync(pages, "没见过", null));
    }

    [Fact]
    public async Task Another_machine_of_the_same_place_has_another_fault()
    {
        await using var pages = await TicketPages.NewAsync();
        await pages.RegisteredAsync("液压泵噪声大");
        Assert.Empty(await FindAsync(pages, "EBZ160-0001", pages.SiteId));
        Assert.Single(await FindAsync(pages, null, pages.SiteId));
    }

    [Theory]
    [InlineData(29, true, true)]
    [InlineData(31, true, false)]
    [InlineData(91, false, false)]
    public async Task A_closed_one_is_shown_for_ninety_days_at_its_machine_and_thirty_at_its_place(int days, bool atMachine, bool atPlace)
    {
        await using var pages = await TicketPages.NewAsync();
        await ClosedAsync(pages);
        pages.Clock.Advance(TimeSpan.FromDays(days));
        Assert.Equal(atMachine, (await FindAsync(pages, Serial, null)).Count == 1);
        Assert.Equal(atPlace, (await FindAsync(pages, null, pages.SiteId)).Count == 1);
    }

    [Fact]
    public async Task Who_may_not_see_every_ticket_finds_none()
    {
        await using var pages = await TicketPages.NewAsync();
        await pages.RegisteredAsync();
        var repeats = pages.Services.GetRequiredService<RepeatedReports>();
        Assert.Empty(await repeats.FindAsync(pages.Engineer, Serial, pages.SiteId, TestContext.Current.CancellationToken));
        Assert.Empty(await repeats.FindAsync(Actor.Anonymous("谁", Origin.Page), Serial, null, TestContext.Current.CancellationToken));
    }

    private static Task<IReadOnlyList<EarlierReport>> FindAsync(TicketPages pages, string? serial, int? site) =>
        pages.Services.GetRequiredService<RepeatedReports>().FindAsync(pages.Staff, serial, site, TestContext.Current.CancellationToken);

    private static async Task WithoutMachineAsync(TicketPages pages, string fault) => TicketPages.Must(await pages.Desk.RegisterAsync(pages.Staff, new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.Normal, SiteId = pages.SiteId, Fault = fault,
        Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
    }));

    private static async Task ClosedAsync(TicketPages pages)
    {
        var ticket = await pages.RegisteredAsync();
        ticket = await pages.RunAsync(pages.Staff, ticket, new ResolveRemotely { Cause = "油位低", Action = "加油", ResultNote = "正常", ConfirmedBy = "王工" });
        ticket = await pages.RunAsync(pages.Supervisor, ticket, new SignAcceptance { SignerName = "王工" });
        ticket = await pages.RunAsync(pages.Staff, ticket, new SendSurvey());
        await pages.RunAsync(pages.Staff, ticket, new Close());
    }
}
