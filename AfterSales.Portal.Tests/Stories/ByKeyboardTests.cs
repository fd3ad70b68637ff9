using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Import;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>Everybody's whole way by keyboard alone; wherever it stops, the focus can be seen.</summary>
public sealed class ByKeyboardTests(BrowserFixture browser) : IAsyncDisposable
{
    private readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Staff_take_a_call_diagnose_it_and_verify_what_a_customer_has_reported()
    {
        var reported = await ReportAsync();
        await using var tab = await browser.OpenAsync(portal, "staff1");
        var page = tab.Page;
        await tab.GoToAsync("/desk");
        await Expect(page.GetByTestId("call-form")).ToHaveAttributeAsync("data-ready", "");
        await Expect(page.GetByTestId("contact.phone")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("13900001111");
        await page.TypeIntoAsync("contact.name", "孙师傅");
        await page.TypeIntoAsync("site.name", "北区");
        await page.TabToAsync("priority");
        await page.Keyboard.TypeAsync("Urgent");
        await page.TypeIntoAsync("fault", "水泵漏水");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("saved")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("contact.phone")).ToBeFocusedAsync();

        // What the portal has reported for a customer waits on the same page.
        await page.PressOnAsync($"{nameof(Verify)}-{reported.Number}");
        await page.TypeIntoAsync(page.GetByRole(AriaRole.Dialog).GetByTestId("site.name"), "副井口");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(Stage.Diagnosing, await portal.StageOfAsync(reported.Number));

        await page.TabToAsync(page.GetByTestId("saved").GetByRole(AriaRole.Link));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("ticket")).ToContainTextAsync("Urgent");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.PressOnAsync("next-action");
        await page.TypeIntoAsync("cause", "密封老化");
        await page.TypeIntoAsync("solution", "换密封");
        await page.TypeIntoAsync("faultGroup", "泵");
        await page.PressOnAsync("command-send");
        await Expect(page.GetByTestId($"way-{Stage.ToDispatch}")).ToHaveAttributeAsync("aria-current", "step");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_supervisor_finds_a_ticket_raises_its_priority_and_sends_an_engineer()
    {
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = (await portal.ActorAsync("engineer1")).EmployeeId;
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await page.GoToBoardAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByTestId("search-text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(ticket.Number[^3..]);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("ticket")).ToBeVisibleAsync();
        await Expect(page.Locator("h1")).ToBeFocusedAsync();

        await ChooseAsync(page, nameof(ChangePriority));
        await page.TabToAsync("priority");
        await page.Keyboard.TypeAsync("Urgent");
        await page.TypeIntoAsync("reason", "停产");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByTestId("ticket")).ToContainTextAsync("Urgent");

        await page.PressOnAsync("next-action");
        await page.TabToAsync(page.Locator($"[name=engineerIds][value='{engineer}']"));
        await page.Keyboard.PressAsync(" ");
        await page.PressOnAsync("command-send");
        await Expect(page.GetByTestId($"way-{Stage.Scheduled}")).ToHaveAttributeAsync("aria-current", "step");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_supervisor_walks_the_board_by_arrows_and_sends_an_engineer_from_a_cards_menu()
    {
        var other = await portal.RegisteredAsync();
        var ticket = await portal.WaitingForDispatchAsync();
        var engineer = (await portal.ActorAsync("engineer1")).EmployeeId;
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await page.GoToBoardAsync();
        await page.TabToAsync(page.CardIn(Stage.Diagnosing, other.Number));
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.CardIn(Stage.ToDispatch, ticket.Number)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("card-menu").GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.ArrowToAsync($"menu-engineer-{engineer}");
        await page.Keyboard.PressAsync("Enter");
        await page.PressOnAsync("command-send");

        await Expect(page.CardIn(Stage.Scheduled, ticket.Number)).ToBeVisibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task An_engineer_works_through_a_job_and_the_customer_signs_with_a_typed_name()
    {
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Scheduled);
        await using var tab = await browser.OpenAsync(portal, "engineer1", width: 390, height: 844);
        var page = tab.Page;
        await tab.GoToAsync("/my");
        await page.PressOnAsync($"card-{ticket.Number}");
        await NextAsync(page, nameof(Depart));
        await NextAsync(page, nameof(Arrive));
        await page.TypeIntoAsync("action", "更换主泵");
        await NextAsync(page, nameof(RecordWork));
        await page.PressOnAsync("passed-true", " ");
        await NextAsync(page, nameof(RecordTest));
        await page.TypeIntoAsync("resultNote", "运行正常");
        await NextAsync(page, nameof(RequestAcceptance));
        await page.TypeIntoAsync("signerName", "王工");
        await NextAsync(page, nameof(SignAcceptance));
        await NextAsync(page, nameof(LeaveSite));

        await Expect(page.GetByTestId("next-action")).ToHaveCountAsync(0);
        Assert.Equal(Stage.FollowUp, (await work.StandingAsync(ticket.Number)).Stage);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_customer_reports_signs_with_a_typed_name_and_rates()
    {
        var work = await FieldWork.BeginAsync(portal);
        await using var tab = await browser.OpenAsync(portal, width: 390, height: 844);
        var page = tab.Page;
        await tab.GoToAsync("/report");
        await page.TypeIntoAsync("fault", "液压泵噪声大");
        await page.TypeIntoAsync("contactName", "王工");
        await page.TypeIntoAsync("phone", "13812345678");
        await page.PressOnAsync("send");
        await page.PressOnAsync("tracking-link");
        await Expect(page.GetByTestId("progress")).ToBeVisibleAsync();

        var accepting = await work.RepairAtAsync(Stage.Accepting);
        await tab.GoToAsync($"/t/{accepting.Token}");
        await page.TypeIntoAsync("signerName", "王工");
        await page.PressOnAsync("send");
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
        Assert.False(await work.WasDrawnAsync(accepting.Number));

        var (_, version) = await work.StandingAsync(accepting.Number);
        var survey = await work.RunAsync(accepting with { Version = version }, work.Staff, new SendSurvey());
        await tab.GoToAsync($"/t/{survey.Token}");
        foreach (var score in new[] { "response", "quality", "attitude" })
        {
            await page.PressOnAsync($"{score}-1", " ");
            for (var more = 2; more <= 5; more++)
                await page.Keyboard.PressAsync("ArrowRight");
            await Expect(page.GetByTestId($"{score}-5")).ToBeCheckedAsync();
        }
        await page.PressOnAsync("send");
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_supervisor_imports_a_history_reads_its_figures_in_tables_and_takes_it_back()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1");
        var page = tab.Page;
        await tab.GoToAsync("/import");
        await Expect(page.GetByTestId("drop")).ToHaveAttributeAsync("data-ready", "");
        // The chooser that a key opens there is the browser's own.
        await page.TabToAsync("file");
        await page.Locator("input[type=file]").SetInputFilesAsync(ForeignFile.Sample("incidents-a.csv"));
        await Expect(page.GetByTestId("column-Number")).ToHaveValueAsync("number");
        await page.TypeIntoAsync("source", "service-desk-2016");
        await page.PressOnAsync("check");
        await Expect(page.GetByTestId("Count_WouldImport")).ToHaveTextAsync("445");
        await page.PressOnAsync("import");
        await Expect(page.GetByTestId("Count_Imported")).ToHaveTextAsync("445");

        await tab.GoToAsync("/charts/response");
        await page.PressOnAsync("as-table");
        await Expect(page.GetByTestId("table-buckets")).ToBeVisibleAsync();
        await page.TabToAsync(page.GetByTestId("table-buckets").GetByRole(AriaRole.Link).Nth(2));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("behind").Locator("tbody tr")).ToHaveCountAsync(44);
        await page.TabToAsync("from");
        await page.Keyboard.TypeAsync("02292016");
        await Expect(page.GetByTestId("figure-count")).ToContainTextAsync("437");
        await page.TabToAsync("to");
        await page.Keyboard.TypeAsync("02292016");
        await Expect(page.GetByTestId("figure-count")).ToContainTextAsync("213");
        await page.PressOnAsync("period-30");
        await Expect(page.GetByTestId("figure-count")).ToContainTextAsync("0");
        await Expect(page.GetByTestId("behind")).ToHaveCountAsync(0);

        await tab.GoToAsync("/import");
        await page.PressOnAsync("undo");
        await page.PressOnAsync("undo-yes");
        await Expect(page.GetByTestId("undone")).ToBeVisibleAsync();
        Assert.Empty(tab.Complaints);
    }

    private async Task<Done> ReportAsync()
    {
        var made = await portal.Get<TicketDesk>().ReportAsync(
            Actor.Anonymous("王工", Origin.Page), new Report { Channel = Channel.Web, Fault = "液压泵噪声大", Impact = Impact.None, Contact = Department.Contact });
        Assert.True(made.Done, made.Refusal?.ToString());
        return made.Value;
    }

    private static async Task ChooseAsync(IPage page, string command)
    {
        await page.TabToAsync(page.GetByTestId("more-commands").GetByRole(AriaRole.Button).Or(page.Locator("button[data-testid=more-commands]")));
        await page.Keyboard.PressAsync("Enter");
        await page.ArrowToAsync($"command-{command}");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("command-send")).ToBeEnabledAsync();
    }

    private static async Task NextAsync(IPage page, string command)
    {
        await Expect(page.GetByTestId("next-action")).ToHaveAttributeAsync("data-command", command);
        await page.PressOnAsync("next-action");
        await Expect(page.Locator($"[data-testid=next-action][data-command={command}]")).ToHaveCountAsync(0);
    }
}
