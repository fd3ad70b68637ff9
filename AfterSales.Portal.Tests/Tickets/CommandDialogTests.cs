using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using AfterSales.Portal.Tickets.Attachments;
using AfterSales.Portal.Tickets.Commands;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class CommandDialogTests
{
    [Fact]
    public async Task The_form_has_the_fields_that_Core_names_and_the_ordinary_case_filled_in()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RunAsync(pages.Staff, await pages.RegisteredAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        pages.SignInAs(pages.Supervisor);
        var (dialog, _) = await OpenAsync(pages, ticket.Number, nameof(Assign));

        Assert.Equal("2026-11-23T13:30", dialog.Find("[name=start]").GetAttribute("value"));
        Assert.Equal("2026-11-23T15:30", dialog.Find("[name=end]").GetAttribute("value"));
        Assert.Equal(2, dialog.FindAll("[name=engineerIds]").Count);
    }

    [Fact]
    public async Task Problems_stand_beside_the_fields_and_what_was_typed_stays()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RegisteredAsync();
        pages.SignInAs(pages.Staff);
        var (dialog, _) = await OpenAsync(pages, ticket.Number, nameof(Diagnose));
        await dialog.Find("[name=cause]").InputAsync("泵磨损");
        await dialog.Find("[data-testid=command-send]").ClickAsync(new());

        Assert.Contains("Please fill this in.", dialog.Find("[data-testid=problem-solution]").TextContent, StringComparison.Ordinal);
        Assert.Empty(dialog.FindAll("[data-testid=problem-cause]"));
        Assert.Equal("泵磨损", dialog.Find("[name=cause]").GetAttribute("value"));
        Assert.Contains("Nothing was saved", dialog.Find("[data-testid=refusal]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filled_form_runs_the_command_and_closes_with_what_it_did()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RunAsync(pages.Staff, await pages.RegisteredAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        pages.SignInAs(pages.Supervisor);
        var (dialog, answer) = await OpenAsync(pages, ticket.Number, nameof(Assign));
        await dialog.Find($"[name=engineerIds][value='{pages.Engineer.EmployeeId}']").ChangeAsync(true);
        await dialog.Find("[data-testid=command-send]").ClickAsync(new());

        Assert.Equal(Stage.Scheduled, (await answer)?.Stage);
        var visit = Assert.Single((await pages.FileAsync(ticket.Number)).Visits);
        Assert.Equal((pages.Engineer.EmployeeId, TicketPages.Noon.AddMinutes(90)), (visit.Engineer.Id, visit.Start));
    }

    [Fact]
    public async Task Somebody_elses_change_is_told_and_the_next_attempt_stands_on_the_new_state()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RegisteredAsync();
        pages.SignInAs(pages.Staff);
        var (dialog, answer) = await OpenAsync(pages, ticket.Number, nameof(AddNote));
        await dialog.Find("[name=text]").InputAsync("客户下午不在");
        await pages.RunAsync(pages.Supervisor, ticket, new AddNote { Text = "催" });
        await dialog.Find("[data-testid=command-send]").ClickAsync(new());
        Assert.StartsWith("李主管 changed this ticket", dialog.Find("[data-testid=refusal]").TextContent, StringComparison.Ordinal);

        await dialog.Find("[data-testid=command-send]").ClickAsync(new());
        Assert.NotNull(await answer);
        Assert.Equal(["催", "客户下午不在"], (await pages.FileAsync(ticket.Number)).Activities.Where(activity => activity.Command == nameof(AddNote)).Select(activity => activity.Text));
    }

    [Fact]
    public async Task What_is_missing_stands_there_before_the_button_can_be_pressed()
    {
        await using var pages = await TicketPages.NewAsync("zh-CN");
        var ticket = await OnSiteAsync(pages);
        pages.SignInAs(pages.Supervisor);
        var (dialog, _) = await OpenAsync(pages, ticket.Number, nameof(RequestAcceptance));

        Assert.Contains("功能测试未通过", dialog.Find(".missing").TextContent, StringComparison.Ordinal);
        Assert.True(dialog.Find("[data-testid=command-send]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_link_that_was_made_is_shown_to_copy_and_to_scan()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await OnSiteAsync(pages);
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RecordWork { Action = "更换主泵", Minutes = 90 });
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RecordTest { Passed = true });
        pages.SignInAs(pages.Supervisor);
        var (dialog, _) = await OpenAsync(pages, ticket.Number, nameof(RequestAcceptance));
        await dialog.Find("[data-testid=command-send]").ClickAsync(new());

        Assert.Contains("/t/", dialog.Find("[data-testid=link]").GetAttribute("value"), StringComparison.Ordinal);
        Assert.NotNull(dialog.Find(".qr svg"));
    }

    [Fact]
    public async Task Readings_of_a_test_are_sent_line_by_line()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await OnSiteAsync(pages);
        pages.SignInAs(pages.Supervisor);
        var (dialog, answer) = await OpenAsync(pages, ticket.Number, nameof(RecordTest));
        await dialog.Find("[name=passed]").ChangeAsync("true");
        await dialog.Find("[name='readings[0].name']").InputAsync("系统压力");
        await dialog.Find("[name='readings[0].value']").InputAsync("16.2");
        await dialog.Find("[data-testid=command-send]").ClickAsync(new());

        Assert.NotNull(await answer);
        Assert.Equal(16.2, Assert.Single(Assert.Single((await pages.FileAsync(ticket.Number)).Tests).Readings).Value);
    }

    [Fact]
    public async Task The_photograph_of_a_stamped_sheet_is_taken_along_from_where_it_waits()
    {
        await using var pages = await TicketPages.NewAsync();
        var ticket = await pages.RunAsync(pages.Engineer, await OnSiteAsync(pages), new RecordWork { Action = "更换主泵", Minutes = 90 });
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RecordTest { Passed = true });
        ticket = await pages.RunAsync(pages.Engineer, ticket, new RequestAcceptance { ResultNote = "已换泵" });
        pages.SignInAs(pages.Staff);
        var (dialog, answer) = await OpenAsync(pages, ticket.Number, nameof(AcceptStamped));
        await dialog.Find("[name=sheetNumber]").InputAsync("YS-0042");
        var photos = pages.Services.GetRequiredService<ParkedPhotos>();
        await dialog.Find("[data-parked]").ChangeAsync(photos.Add("somebody else", Pictures.Jpeg("别人的"), "别人的.jpg"));
        Assert.Empty(dialog.Find("[data-testid=photo-taken]").TextContent);
        await dialog.Find("[data-parked]").ChangeAsync(photos.Add("", Pictures.Jpeg("盖章单"), "盖章单.jpg"));
        Assert.Contains("盖章单.jpg", dialog.Find("[data-testid=photo-taken]").TextContent, StringComparison.Ordinal);

        await dialog.Find("[data-testid=command-send]").ClickAsync(new());
        Assert.NotNull(await answer);
        Assert.Equal(Pictures.Jpeg("盖章单"), Assert.Single((await pages.FileAsync(ticket.Number)).Acceptances).Photo);
    }

    private static async Task<Done> OnSiteAsync(TicketPages pages)
    {
        var ticket = await pages.RunAsync(pages.Staff, await pages.RegisteredAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        ticket = await pages.RunAsync(pages.Supervisor, ticket, new Assign { EngineerIds = [pages.Engineer.EmployeeId!.Value], Start = TicketPages.Noon, End = TicketPages.Noon.AddHours(4) });
        ticket = await pages.RunAsync(pages.Engineer, ticket, new Depart());
        return await pages.RunAsync(pages.Engineer, ticket, new Arrive());
    }

    private static async Task<(IRenderedComponent<MudDialogProvider> Dialog, Task<Done?> Answer)> OpenAsync(TicketPages pages, string number, string command)
    {
        var dialog = pages.Dialogs();
        Task<Done?> answer = null!;
        await dialog.InvokeAsync(() => { answer = pages.Services.GetRequiredService<IDialogService>().AskAsync(number, command); });
        await dialog.WaitForElementAsync("[data-testid=command-send]:not([disabled]), .missing");
        return (dialog, answer);
    }
}
