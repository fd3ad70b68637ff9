using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>
/// A roadheader is repaired at the customer's expense as its rulebook wants it (R3): planned, approved, quoted, agreed by
/// link, contracted, and only then worked on.
/// </summary>
public sealed class RoadheaderStoryTests(BrowserFixture browser)
{
    private const int Phone = 390;
    private const string TotalInCapitals = "人民币贰万零叁佰肆拾元整";

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_repair_out_of_warranty_is_quoted_contracted_worked_on_and_archived(string language)
    {
        await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["Rulebook:Preset"] = "R3" } };
        var work = await FieldWork.BeginAsync(portal);
        await using var customer = await browser.OpenAsync(portal, language: language, width: Phone, height: 844);
        await using var staff = await browser.OpenAsync(portal, "staff1", language);
        await using var supervisor = await browser.OpenAsync(portal, "supervisor1", language);
        await using var colleague = await browser.OpenAsync(portal, "engineer2", language, width: Phone, height: 844);
        await using var engineer = await browser.OpenAsync(portal, "engineer1", language, width: Phone, height: 844);

        var number = await ReportAsync(customer.Page);
        await DiagnoseAsync(staff.Page, number);
        await AgreePlanAsync(staff.Page, supervisor.Page, number);
        var link = await QuoteAsync(staff.Page);
        await AcceptAsync(customer.Page, link);
        await SeeClauseAsync(staff.Page);
        await SeeWorkRefusedAsync(portal, work, colleague);
        await SignAsync(customer.Page, "sign-contract", "answered");
        await Expect(customer.Page.GetByTestId("contract-sheet").GetByTestId("signature")).ToBeVisibleAsync();
        await Expect(Way(staff.Page, Stage.ToDispatch)).ToHaveAttributeAsync("aria-current", "step");
        await SeeContractOnPaperAsync(staff.Page, number);

        await DispatchAsync(supervisor.Page, work.Engineer.EmployeeId!.Value);
        await AgreeTimeAsync(staff.Page, engineer.Page, number);
        await customer.GoToAsync(await WorkAsync(engineer.Page));
        await SignAsync(customer.Page, "accept", "thanks");
        await engineer.GoToAsync($"/my/{number}");
        await DoAsync(engineer.Page, nameof(LeaveSite));
        Assert.True(await work.WasDrawnAsync(number));

        await RateAsync(customer.Page, await FollowUpAsync(staff.Page, number));
        await Expect(staff.Page.GetByTestId("missing")).ToHaveCountAsync(0);
        await staff.Page.GetByTestId("next-action").ClickAsync();
        await SendAsync(staff.Page);
        await Expect(Way(staff.Page, Stage.Closed)).ToHaveAttributeAsync("aria-current", "step");

        foreach (var tab in new[] { customer, staff, supervisor, colleague, engineer })
            Assert.Empty(tab.Complaints);
    }

    private static async Task<string> ReportAsync(IPage page)
    {
        await page.GotoAsync("/report?serial=T-EBZ200-0387");
        await page.GetByTestId("fault").FillAsync("液压泵噪声大，油温 85 °C");
        await page.GetByTestId("contactName").FillAsync("王工");
        await page.GetByTestId("phone").FillAsync("13812345678");
        await page.GetByTestId("send").ClickAsync();
        return (await page.GetByTestId("number").InnerTextAsync()).Trim();
    }

    // Verified, charged, diagnosed.
    private static async Task DiagnoseAsync(IPage page, string number)
    {
        await page.GotoAsync($"/tickets/{number}");
        await page.GetByTestId("next-action").ClickAsync();
        await SendAsync(page);
        await Expect(Way(page, Stage.Diagnosing)).ToHaveAttributeAsync("aria-current", "step");

        await page.GetByTestId("record-commands").ClickAsync();
        await page.GetByTestId($"command-{nameof(DecideEntitlement)}").ClickAsync();
        await page.GetByTestId("coverage").SelectOptionAsync(nameof(Coverage.OutOfWarranty));
        await SendAsync(page, ("reason", "主泵属易损件，不在质保范围"));
        // What was decided is said, no longer what the calendar says.
        await Expect(page.Locator(".ticket > .about")).Not.ToContainTextAsync("2027");

        await page.GetByTestId("next-action").ClickAsync();
        await SendAsync(page, ("cause", "主泵磨损"), ("solution", "更换主泵"), ("faultGroup", "液压"));
        await Expect(page.GetByTestId($"need-{Need.RepairPlan}")).ToBeVisibleAsync();
    }

    private static async Task AgreePlanAsync(IPage staff, IPage supervisor, string number)
    {
        await SupplyAsync(staff, Need.RepairPlan);
        await SendAsync(staff, ("work[0].task", "更换主泵"), ("work[0].hours", "6"), ("parts[0].partNo", "P-1"), ("parts[0].name", "主泵"), ("parts[0].quantity", "2"));
        await Expect(staff.GetByTestId("plan-1")).ToBeVisibleAsync();

        await supervisor.GotoAsync($"/tickets/{number}");
        await SupplyAsync(supervisor, Need.PlanApproval);
        await SendAsync(supervisor);
        await Expect(supervisor.GetByTestId($"need-{Need.PlanApproval}")).ToHaveCountAsync(0);
    }

    private static async Task<string> QuoteAsync(IPage page)
    {
        await page.GetByTestId("make-quote").ClickAsync();
        await page.GetByTestId("price-0").FillAsync("300");
        await page.GetByTestId("price-1").FillAsync("8100");
        await Expect(page.GetByTestId("total")).ToContainTextAsync("20,340.00");
        await page.GetByTestId("send-quote").ClickAsync();
        var link = await page.GetByTestId("sent").GetByTestId("link").InputValueAsync();
        await page.GetByTestId("back").ClickAsync();
        return link;
    }

    private static async Task AcceptAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await Expect(page.GetByTestId("quote-sheet").GetByTestId("capitals")).ToHaveTextAsync(TotalInCapitals);
        await page.GetByTestId("signerName").FillAsync("王工");
        await page.GetByTestId("accept-quote").GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("contract-sheet")).ToBeVisibleAsync();
    }

    // Everything is agreed but the contract: the clause that wants it is said, and leads to its words.
    private static async Task SeeClauseAsync(IPage page)
    {
        var contract = page.GetByTestId($"need-{Need.Contract}");
        var clause = contract.GetByRole(AriaRole.Link, new() { Name = "R3.4.4", Exact = true });
        await Expect(clause).ToBeVisibleAsync();
        await Expect(page.GetByTestId($"need-{Need.QuoteAcceptance}")).ToHaveCountAsync(0);
        await clause.ClickAsync();
        await Expect(page.Locator("[id='R3.4.4']")).ToBeInViewportAsync();
        await page.GoBackAsync();
        await Expect(contract).ToBeVisibleAsync();
    }

    // Another engineer, sent to look at a machine, stands before it already.
    private static async Task SeeWorkRefusedAsync(PortalFactory portal, FieldWork work, BrowserTab phone)
    {
        var (colleague, now) = (await portal.ActorAsync("engineer2"), DateTime.UtcNow);
        var job = await work.RepairAtAsync(Stage.ToDispatch, diagnosed: false);
        foreach (var (actor, command) in new (Actor, TicketCommand)[]
        {
            (work.Staff, new ConfirmAppointment { From = now.AddHours(2), To = now.AddHours(4) }),
            (work.Supervisor, new Assign { EngineerIds = [colleague.EmployeeId!.Value], Start = now.AddMinutes(30), End = now.AddHours(4) }),
            (colleague, new Depart()),
            (colleague, new Arrive()),
            (colleague, new Diagnose { Cause = "主泵磨损", Solution = "更换主泵", FaultGroup = "液压" }),
            (colleague, Department.Plan()),
            (work.Supervisor, new ApprovePlan()),
        })
            job = await work.RunAsync(job, actor, command);

        await phone.GoToAsync($"/my/{job.Number}");
        await Expect(Next(phone.Page)).ToHaveAttributeAsync("data-command", nameof(RecordWork));
        await Expect(Next(phone.Page)).ToBeDisabledAsync();
        await Expect(Next(phone.Page)).ToContainTextAsync("R3.4.4");
    }

    private static async Task SeeContractOnPaperAsync(IPage page, string number)
    {
        await page.GotoAsync($"/tickets/{number}/quotes/1?contract=true");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var sheet = page.GetByTestId("contract-sheet");
        await Expect(sheet.GetByTestId("capitals")).ToHaveTextAsync(TotalInCapitals);
        await Expect(sheet.GetByTestId("signature")).ToBeVisibleAsync();
        await Expect(page.Locator(".shell > nav")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
    }

    private static async Task DispatchAsync(IPage page, int engineerId)
    {
        await Expect(Way(page, Stage.ToDispatch)).ToHaveAttributeAsync("aria-current", "step");
        await page.GetByTestId("next-action").ClickAsync();
        await page.Locator($"[name=engineerIds][value='{engineerId}']").CheckAsync();
        await SendAsync(page);
        await Expect(Way(page, Stage.Scheduled)).ToHaveAttributeAsync("aria-current", "step");
    }

    // Nobody sets out before the customer has agreed to a time.
    private static async Task AgreeTimeAsync(IPage staff, IPage engineer, string number)
    {
        await engineer.GotoAsync("/my");
        await engineer.GetByTestId($"card-{number}").ClickAsync();
        await Expect(Next(engineer)).ToHaveAttributeAsync("data-command", nameof(Depart));
        await Expect(Next(engineer)).ToBeDisabledAsync();
        await Expect(Next(engineer)).ToContainTextAsync("R3.4.1");

        await staff.GotoAsync($"/tickets/{number}");
        await SupplyAsync(staff, Need.Appointment);
        var day = DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await SendAsync(staff, ("from", $"{day}T09:00"), ("to", $"{day}T11:00"));
        await Expect(staff.GetByTestId($"need-{Need.Appointment}")).ToHaveCountAsync(0);
        await engineer.GotoAsync($"/my/{number}");
        await Expect(Next(engineer)).ToBeEnabledAsync();
    }

    private static async Task<string> WorkAsync(IPage page)
    {
        await DoAsync(page, nameof(Depart));
        await DoAsync(page, nameof(Arrive));
        await DoAsync(page, nameof(RecordWork), ("action", "更换主泵，清洗油路"), ("minutes", "90"));
        await Expect(Next(page)).ToHaveAttributeAsync("data-command", nameof(RecordTest));
        await page.GetByTestId("passed-true").CheckAsync();
        await DoAsync(page, nameof(RecordTest));
        await DoAsync(page, nameof(RequestAcceptance), ("resultNote", "主泵已更换，压力正常"));
        return (await page.GetByTestId("accept-qr").GetAttributeAsync("data-url"))!;
    }

    private static async Task<string> FollowUpAsync(IPage page, string number)
    {
        await page.GotoAsync($"/tickets/{number}");
        await SupplyAsync(page, Need.Feedback);
        await SendAsync(page, ("text", "已告知王工：主泵已换，一周后复查油样"));
        await Expect(page.GetByTestId($"need-{Need.Feedback}")).ToHaveCountAsync(0);
        await SupplyAsync(page, Need.SurveyAsked);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByTestId("command-send").ClickAsync();
        var link = await dialog.GetByTestId("link").InputValueAsync();
        await dialog.GetByTestId("command-close").ClickAsync();
        return link;
    }

    private static async Task RateAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        foreach (var choice in new[] { "response-5", "quality-5", "attitude-4" })
            await page.GetByTestId(choice).CheckAsync();
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
    }

    private static async Task SignAsync(IPage page, string form, string told)
    {
        await page.GetByTestId(form).GetByTestId("signerName").FillAsync("王工");
        var canvas = page.GetByTestId("signature-canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 60);
        await page.Mouse.MoveAsync(box.X + 200, box.Y + 40);
        await page.Mouse.UpAsync();
        await Expect(page.GetByTestId("signature")).Not.ToHaveValueAsync("");
        await page.GetByTestId(form).GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId(told)).ToBeVisibleAsync();
    }

    private static ILocator Next(IPage page) => page.GetByTestId("next-action");

    private static ILocator Way(IPage page, Stage stage) => page.GetByTestId($"way-{stage}");

    // What is missing stands on the ticket with the step that supplies it.
    private static async Task SupplyAsync(IPage page, Need need)
    {
        var (button, dialog) = (page.GetByTestId($"need-{need}").GetByRole(AriaRole.Button), page.GetByRole(AriaRole.Dialog));
        await button.ClickAsync();
        // The list may have moved under the mouse: whoever sees no form clicks again.
        try
        {
            await dialog.WaitForAsync(new() { Timeout = 8000 });
        }
        catch (TimeoutException)
        {
            await button.ClickAsync();
            await dialog.WaitForAsync();
        }
    }

    private static async Task SendAsync(IPage page, params (string Field, string Value)[] fields)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        foreach (var (field, value) in fields)
            await dialog.GetByTestId(field).FillAsync(value);
        await dialog.GetByTestId("command-send").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task DoAsync(IPage page, string command, params (string Field, string Value)[] fields)
    {
        await Expect(Next(page)).ToHaveAttributeAsync("data-command", command);
        foreach (var (field, value) in fields)
            await page.GetByTestId(field).FillAsync(value);
        await Next(page).ClickAsync();
        await Expect(page.Locator($"[data-testid=next-action][data-command={command}]")).ToHaveCountAsync(0);
    }
}
