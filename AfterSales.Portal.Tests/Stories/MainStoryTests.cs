using System.Text.RegularExpressions;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>
/// The main job, end to end, by the people who do it, each in a browser of their own: reported, verified, dispatched
/// while a second board and the wall follow by themselves, repaired, signed, rated, charted.
/// </summary>
public sealed partial class MainStoryTests(BrowserFixture browser)
{
    private const int Phone = 390;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_fault_is_reported_dispatched_repaired_signed_rated_and_charted(string language)
    {
        await using var portal = new PortalFactory();
        await using var customer = await browser.OpenAsync(portal, language: language, width: Phone, height: 844);
        await using var staff = await browser.OpenAsync(portal, "staff1", language);
        await using var supervisor = await browser.OpenAsync(portal, "supervisor1", language);
        await using var colleague = await browser.OpenAsync(portal, "supervisor2", language);
        await using var wall = await browser.OpenAsync(portal, "staff2", language, width: 1920, height: 1080);
        await using var engineer = await browser.OpenAsync(portal, "engineer1", language, width: Phone, height: 844);
        await colleague.GoToAsync("/board");
        await wall.GoToAsync("/wall");

        var number = await ReportAsync(customer.Page);
        await VerifyAndDiagnoseAsync(staff.Page, number);

        await supervisor.Page.GoToBoardAsync();
        await Expect(supervisor.Page.CardIn(Stage.ToDispatch, number)).ToBeVisibleAsync();
        await Expect(colleague.Page.CardIn(Stage.ToDispatch, number)).ToBeVisibleAsync();
        await Expect(wall.Page.GetByTestId($"wall-row-{number}")).ToBeVisibleAsync();
        var engineerId = (await portal.ActorAsync("engineer1")).EmployeeId;
        await supervisor.Page.DragAsync(supervisor.Page.CardIn(Stage.ToDispatch, number), supervisor.Page.GetByTestId($"engineer-{engineerId}"));
        await supervisor.Page.GetByTestId("command-send").ClickAsync();
        await Expect(supervisor.Page.CardIn(Stage.Scheduled, number)).ToBeVisibleAsync();
        await Expect(colleague.Page.CardIn(Stage.Scheduled, number)).ToBeVisibleAsync();
        await Expect(wall.Page.GetByTestId($"wall-row-{number}")).ToContainTextAsync((await portal.ActorAsync("engineer1")).Name);

        await engineer.GoToAsync("/my");
        await engineer.Page.GetByTestId($"card-{number}").ClickAsync();
        await NextAsync(engineer.Page, "Depart");
        await Expect(colleague.Page.CardIn(Stage.EnRoute, number)).ToBeVisibleAsync();
        await NextAsync(engineer.Page, "Arrive");
        await Expect(colleague.Page.CardIn(Stage.OnSite, number)).ToBeVisibleAsync();
        await NextAsync(engineer.Page, "RecordWork", ("action", "更换主泵，清洗油路"), ("minutes", "90"));
        await engineer.Page.GetByTestId("passed-true").CheckAsync();
        await NextAsync(engineer.Page, "RecordTest");
        await NextAsync(engineer.Page, "RequestAcceptance", ("resultNote", "主泵已更换，压力正常"));
        await Expect(colleague.Page.CardIn(Stage.Accepting, number)).ToBeVisibleAsync();

        await SignAsync(customer.Page, await AcceptLinkAsync(engineer.Page));
        await Expect(colleague.Page.CardIn(Stage.FollowUp, number)).ToBeVisibleAsync();
        await RateAsync(customer.Page, await SurveyLinkAsync(staff.Page, number));
        await supervisor.GoToAsync("/charts/satisfaction");
        await Expect(supervisor.Page.Locator("main")).ToContainTextAsync("4.67");
        foreach (var chart in new[] { "response", "cycle" })
        {
            await supervisor.GoToAsync($"/charts/{chart}?fate=Completed");
            await Expect(supervisor.Page.GetByTestId("behind").GetByRole(AriaRole.Link, new() { Name = number })).ToBeVisibleAsync();
        }

        foreach (var tab in new[] { customer, staff, supervisor, colleague, wall, engineer })
            Assert.Empty(tab.Complaints);
    }

    private static async Task<string> ReportAsync(IPage page)
    {
        await page.GotoAsync("/report");
        await page.GetByTestId("fault").FillAsync("液压泵噪声大，油温 85 °C");
        await page.GetByTestId("contactName").FillAsync("王工");
        await page.GetByTestId("phone").FillAsync("138 1234 5678");
        await page.GetByTestId("address").FillAsync("长治市屯留区余吾镇副井口");
        await page.GetByTestId("send").ClickAsync();
        var number = NumberPattern().Match(await page.GetByTestId("number").InnerTextAsync()).Value;
        await page.GetByTestId("tracking-link").ClickAsync();
        await Expect(page.GetByTestId("progress")).ToBeVisibleAsync();
        return number;
    }

    private static async Task VerifyAndDiagnoseAsync(IPage page, string number)
    {
        await page.GotoAsync($"/tickets/{number}");
        await CommandAsync(page, Stage.Diagnosing, ("site.name", "余吾煤业副井口"), ("site.city", "长治"));
        await CommandAsync(page, Stage.ToDispatch, ("cause", "主泵磨损"), ("solution", "更换主泵"), ("faultGroup", "液压"));
    }

    private static async Task CommandAsync(IPage page, Stage reached, params (string Field, string Value)[] fields)
    {
        await page.GetByTestId("next-action").ClickAsync();
        foreach (var (field, value) in fields)
            await page.GetByTestId(field).FillAsync(value);
        await page.GetByTestId("command-send").ClickAsync();
        await Expect(page.GetByTestId($"way-{reached}")).ToHaveAttributeAsync("aria-current", "step");
    }

    private static async Task NextAsync(IPage page, string command, params (string Field, string Value)[] fields)
    {
        var next = page.GetByTestId("next-action");
        await Expect(next).ToHaveAttributeAsync("data-command", command);
        foreach (var (field, value) in fields)
            await page.GetByTestId(field).FillAsync(value);
        await next.ClickAsync();
        await Expect(page.Locator($"[data-testid=next-action][data-command={command}]")).ToHaveCountAsync(0);
    }

    private static async Task<string> AcceptLinkAsync(IPage page) =>
        (await page.GetByTestId("accept-qr").GetAttributeAsync("data-url"))!;

    private static async Task SignAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await Expect(page.Locator("main")).ToContainTextAsync("主泵已更换");
        await page.GetByTestId("signerName").FillAsync("王工");
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
    }

    private static async Task<string> SurveyLinkAsync(IPage page, string number)
    {
        await page.GotoAsync($"/tickets/{number}");
        await page.GetByTestId("next-action").ClickAsync();
        await page.GetByTestId("command-send").ClickAsync();
        return await page.GetByRole(AriaRole.Dialog).GetByTestId("link").InputValueAsync();
    }

    private static async Task RateAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        foreach (var choice in new[] { "response-5", "quality-4", "attitude-5" })
            await page.GetByTestId(choice).CheckAsync();
        await page.GetByTestId("comment").FillAsync("来得快");
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"AS-\d{8}-\d{3,}")]
    private static partial Regex NumberPattern();
}
