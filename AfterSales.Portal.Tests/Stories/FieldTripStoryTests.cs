using System.Globalization;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>
/// An installation under the field-trip procedure (R9), by the people who do it, each in a browser of their own: what the
/// procedure wants is the next thing to do, whoever has to do it, from the request of the trip to the archive.
/// </summary>
public sealed class FieldTripStoryTests(BrowserFixture browser)
{
    private const int Phone = 390;
    private const int Tall = 844;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_machine_is_installed_on_a_field_trip_as_the_procedure_wants_it(string language)
    {
        await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["Rulebook:Preset"] = "R9" } };
        var work = await FieldWork.BeginAsync(portal);
        var number = await InstallationAsync(portal, work);
        await using var engineer = await browser.OpenAsync(portal, "engineer1", language, width: Phone, height: Tall);
        await using var supervisor = await browser.OpenAsync(portal, "supervisor1", language);
        await using var customer = await browser.OpenAsync(portal, language: language, width: Phone, height: Tall);
        await using var staff = await browser.OpenAsync(portal, "staff1", language);
        var today = DateOnly.FromDateTime(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);

        await engineer.GoToAsync("/my");
        await engineer.Page.GetByTestId($"card-{number}").ClickAsync();
        await NextAsync(engineer.Page, nameof(RequestTrip), ("route", "西安–长治"), ("firstDay", Iso(today.AddDays(1))), ("lastDay", Iso(today.AddDays(3))), ("cost", "1280.50"));
        await NextAsync(engineer.Page, nameof(PrepareVisit), ("contactCalled", "true"), ("customerTools", "行车"), ("documents", "液压图、电气图"));
        await IsRefusedAsync(engineer.Page, nameof(Depart), "R9.2");
        await ApproveAsync(supervisor.Page, "西安–长治");

        // The way opens by itself on the phone.
        await NextAsync(engineer.Page, nameof(Depart));
        await NextAsync(engineer.Page, nameof(Arrive));
        await NextAsync(engineer.Page, nameof(CountPackages), ("expected", "12"), ("counted", "12"));
        await NextAsync(engineer.Page, nameof(RecordWork), ("action", "就位、接电、接油路，空载试运行"));
        await AskAsync(engineer.Page, "截割头多久换一次齿？");
        await NextAsync(engineer.Page, nameof(FillChecklist), [.. Enumerable.Range(0, 6).Select(item => item == 2 ? ($"checks[{item}].value", "2.5") : ($"checks[{item}].ok", "true"))]);
        await NextAsync(engineer.Page, nameof(TrainCustomer), ("attendees", "王工、刘师傅"), ("content", "操作、日常维护、急停"));
        await NextAsync(engineer.Page, nameof(RequestAcceptance), ("resultNote", "掘进机已安装，运行正常"));
        await NextAsync(engineer.Page, nameof(NoteOperators), ("operators[0].name", "刘师傅"), ("operators[0].phone", "13900001111"));
        await SignAsync(customer.Page, engineer.Page);
        await NextAsync(engineer.Page, nameof(LeaveSite));
        await Expect(engineer.Page.GetByTestId("next-action")).ToHaveCountAsync(0);

        var due = today.AddMonths(3).AddDays(2);
        await staff.GoToAsync($"/tickets/{number}");
        await SupplyAsync(staff.Page, Need.Papers, "R9.13", ("complete", "true"), ("expenseClaim", "BX-2026-031"));
        await SupplyAsync(staff.Page, Need.QuestionsAnswered, "R9.9", ("text", "每掘进 500 米检查，磨损超限即换"));
        await SupplyAsync(staff.Page, Need.ReportFiling, "R9.14", ("reference", "档案柜 3-12"));
        await SupplyAsync(staff.Page, Need.FollowUpVisit, "R9.15", ("day", Iso(due)));
        await staff.Page.GetByTestId("next-action").ClickAsync();
        await staff.Page.GetByTestId("command-send").ClickAsync();
        await Expect(staff.Page.GetByTestId($"way-{Stage.Closed}")).ToHaveAttributeAsync("aria-current", "step");

        await supervisor.GoToAsync("/maintenance/dates?show=Open&kind=FollowUp");
        await Expect(supervisor.Page.GetByTestId("dates").GetByRole(AriaRole.Row).Filter(new() { HasText = number }))
            .ToContainTextAsync(due.ToString(language == "en" ? "d MMM yyyy" : "yyyy年M月d日", CultureInfo.GetCultureInfo(language)));

        foreach (var tab in new[] { engineer, supervisor, customer, staff })
            Assert.Empty(tab.Complaints);
    }

    /// <summary>Taken by staff on the telephone, and given to engineer1 by the supervisor.</summary>
    private static async Task<string> InstallationAsync(PortalFactory portal, FieldWork work)
    {
        var taken = await portal.Get<TicketDesk>().RegisterAsync(work.Staff, new Intake
        {
            ServiceType = ServiceType.Installation,
            Channel = Channel.Phone,
            Priority = Priority.Normal,
            SiteId = work.SiteId,
            SerialNumber = "T-EBZ200-0387",
            Fault = "掘进机到货，请派人安装",
            Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
        });
        Assert.True(taken.Done, taken.Refusal?.ToString());
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        var sent = await work.RunAsync(taken.Value, work.Supervisor, new Assign { EngineerIds = [work.Engineer.EmployeeId!.Value], Start = now.AddMinutes(30), End = now.AddHours(8) });
        Assert.Equal(Stage.Scheduled, sent.Stage);
        return sent.Number;
    }

    private static async Task NextAsync(IPage page, string command, params (string Field, string Value)[] fields)
    {
        var next = page.GetByTestId("next-action");
        await Expect(next).ToHaveAttributeAsync("data-command", command);
        foreach (var (field, value) in fields)
            await (value == "true" ? page.GetByTestId($"{field}-true").CheckAsync() : page.GetByTestId(field).FillAsync(value));
        await next.ClickAsync();
        await Expect(page.Locator($"[data-testid=next-action][data-command={command}]")).ToHaveCountAsync(0);
    }

    private static async Task IsRefusedAsync(IPage page, string command, string clause)
    {
        var next = page.GetByTestId("next-action");
        await Expect(next).ToHaveAttributeAsync("data-command", command);
        await Expect(next).ToBeDisabledAsync();
        await Expect(next).ToContainTextAsync(clause);
    }

    private static async Task ApproveAsync(IPage page, string route)
    {
        await page.GotoAsync("/trips");
        await page.GetByTestId("trips-waiting").GetByRole(AriaRole.Link, new() { Name = route }).ClickAsync();
        await Expect(page.GetByTestId("prepared")).ToContainTextAsync("液压图");
        await page.GetByTestId("approve").ClickAsync();
        await Expect(page.GetByTestId("decision")).ToBeVisibleAsync();
    }

    /// <summary>What the customer asks beside the work, chosen from the menu.</summary>
    private static async Task AskAsync(IPage page, string question)
    {
        await page.GetByTestId("more").ClickAsync();
        await page.GetByTestId($"do-{nameof(AskQuestion)}").ClickAsync();
        await page.GetByTestId("question").FillAsync(question);
        await page.GetByTestId("run-command").ClickAsync();
        await Expect(page.GetByTestId("run-command")).ToHaveCountAsync(0);
    }

    /// <summary>On the customer's own telephone, by the code that the engineer's shows.</summary>
    private static async Task SignAsync(IPage page, IPage shown)
    {
        await page.GotoAsync((await shown.GetByTestId("accept-qr").GetAttributeAsync("data-url"))!);
        await Expect(page.GetByTestId("answers")).ToContainTextAsync("王工、刘师傅");
        await page.GetByTestId("signerName").FillAsync("王工");
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
    }

    private static async Task SupplyAsync(IPage page, Need need, string clause, params (string Field, string Value)[] fields)
    {
        var missing = page.GetByTestId($"need-{need}");
        await Expect(missing).ToContainTextAsync(clause);
        await page.GetByTestId("next-action").ClickAsync();
        foreach (var (field, value) in fields)
            await (value == "true" ? page.GetByTestId(field).CheckAsync() : page.GetByTestId(field).FillAsync(value));
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(missing).ToHaveCountAsync(0);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
