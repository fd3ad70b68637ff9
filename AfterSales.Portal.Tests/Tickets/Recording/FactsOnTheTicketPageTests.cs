using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets.Commands;
using AfterSales.Portal.Tickets.Files;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MudBlazor;

namespace AfterSales.Portal.Tests.Tickets.Recording;

public sealed class FactsOnTheTicketPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("en", "Out of warranty, charged", "Not approved")]
    [InlineData("zh-CN", "保外（收费）", "未批准")]
    public async Task The_records_are_said_in_the_readers_language(string language, string coverage, string approval)
    {
        await using var pages = await TicketPages.NewAsync(language);
        var ticket = await pages.RegisteredAsync();
        ticket = await pages.RunAsync(pages.Staff, ticket, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        ticket = await pages.RunAsync(pages.Staff, ticket, new DecideEntitlement { Coverage = Coverage.OutOfWarranty, Reason = "已过保" });
        ticket = await pages.RunAsync(pages.Supervisor, ticket, new Assign { EngineerIds = [pages.Engineer.EmployeeId!.Value], Start = TicketPages.Noon, End = TicketPages.Noon.AddHours(4) });
        ticket = await pages.RunAsync(pages.Staff, ticket, new RequestTrip { Route = "太原—长治", FirstDay = new DateOnly(2026, 11, 23), LastDay = new DateOnly(2026, 11, 25), Cost = "860" });
        ticket = await pages.RunAsync(pages.Supervisor, ticket, new ApproveTrip { Approved = false, Note = "改乘火车" });

        var panel = pages.Render<RecordsPanel>(parameters => parameters.Add(shown => shown.Records, pages.FileAsync(ticket.Number).Result.Records));
        Assert.Equal(["record-TripApproval", "record-TripRequest", "record-Entitlement"], panel.FindAll(".entry").Select(entry => entry.GetAttribute("data-testid")));
        Assert.Contains(approval, panel.Find("[data-testid=record-TripApproval]").TextContent, StringComparison.Ordinal);
        Assert.Contains(coverage, panel.Find("[data-testid=record-Entitlement]").TextContent, StringComparison.Ordinal);
        Assert.Contains("已过保", panel.Find("[data-testid=record-Entitlement] .said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_typed_reaches_the_ticket_as_that_day()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RegisteredAsync();
        ticket = await pages.RunAsync(pages.Staff, ticket, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        ticket = await pages.RunAsync(pages.Supervisor, ticket, new Assign { EngineerIds = [pages.Engineer.EmployeeId!.Value], Start = TicketPages.Noon, End = TicketPages.Noon.AddHours(4) });
        pages.SignInAs(pages.Staff);
        var dialog = pages.Dialogs();
        Task<Done?> answer = null!;
        await dialog.InvokeAsync(() => { answer = pages.Services.GetRequiredService<IDialogService>().AskAsync(ticket.Number, nameof(RequestTrip)); });
        await dialog.WaitForElementAsync("[data-testid=command-send]:not([disabled])");
        Assert.Equal("2026-11-23", dialog.Find("[name=firstDay]").GetAttribute("value"));
        await dialog.Find("[name=route]").InputAsync("太原—长治");
        await dialog.Find("[name=lastDay]").InputAsync("2026-11-25");
        await dialog.Find("[name=cost]").InputAsync("12.345");
        await dialog.Find("[data-testid=command-send]").ClickAsync(new());
        Assert.Contains("as 1280.50", dialog.Find("[data-testid=problem-cost]").TextContent, StringComparison.Ordinal);
        await dialog.Find("[name=cost]").InputAsync("1280.5");
        await dialog.Find("[data-testid=command-send]").ClickAsync(new());

        Assert.NotNull(await answer);
        var trip = Assert.Single((await pages.FileAsync(ticket.Number)).Records);
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 25), "1280.50"), (trip.Day, trip.LastDay, trip.Lines.Single().Value));
    }

    [Fact]
    public async Task Records_have_a_menu_of_their_own_and_appear_beside_the_timeline()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Diagnosing);
        await using var tab = await browser.OpenAsync(portal, "staff1", "zh-CN");
        await tab.GoToAsync($"/tickets/{ticket.Number}");
        await tab.Page.GetByTestId("more-commands").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(tab.Page.GetByTestId("command-AddNote")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.GetByTestId("command-DecideEntitlement")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.GetByTestId("record-commands").GetByRole(AriaRole.Button).ClickAsync();
        await tab.Page.GetByTestId("command-DecideEntitlement").ClickAsync();
        await tab.Page.GetByTestId("coverage").SelectOptionAsync("Misuse");
        await tab.Page.GetByTestId("reason").FillAsync("加错油");
        await tab.Page.GetByTestId("command-send").ClickAsync();

        await Assertions.Expect(tab.Page.GetByTestId("record-Entitlement")).ToContainTextAsync("使用不当（收费）");
        await Assertions.Expect(tab.Page.GetByTestId("timeline")).ToContainTextAsync("已判定保内保外");
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }
}
