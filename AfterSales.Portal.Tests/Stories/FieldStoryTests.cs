using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

public sealed class FieldStoryTests(BrowserFixture browser)
{
    private const int Width = 390;
    private const int Height = 844;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task An_engineer_goes_through_a_whole_job_with_one_thumb(string language)
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.Scheduled, diagnosed: false);
        await using var phone = await browser.OpenAsync(portal, "engineer1", language, width: Width, height: Height);
        var page = phone.Page;

        await phone.GoToAsync("/my");
        await page.GetByTestId($"card-{ticket.Number}").ClickAsync();
        await DoAsync(page, nameof(Depart));
        await DoAsync(page, nameof(Arrive));
        await DoAsync(page, nameof(Diagnose), ("cause", "主泵磨损"), ("solution", "更换主泵"), ("faultGroup", "液压"));
        await DoAsync(page, nameof(RecordWork), ("action", "更换主泵，清洗油路"));
        await Expect(Next(page)).ToHaveAttributeAsync("data-command", nameof(RecordTest));
        await page.GetByTestId("passed-true").CheckAsync();
        await DoAsync(page, nameof(RecordTest), ("readings[0].name", "系统压力"), ("readings[0].value", "16.2"), ("readings[0].unit", "MPa"));
        await DoAsync(page, nameof(RequestAcceptance), ("resultNote", "已更换主泵，运行正常"));

        await Expect(page.GetByTestId("accept-qr")).ToBeVisibleAsync();
        await DrawAsync(page);
        // A refused form keeps the drawing: nobody signs twice.
        await Next(page).ClickAsync();
        await Expect(page.GetByTestId("problem-signerName")).ToBeVisibleAsync();
        await DoAsync(page, nameof(SignAcceptance), ("signerName", "王工"));
        await DoAsync(page, nameof(LeaveSite));

        await Expect(Next(page)).ToHaveCountAsync(0);
        Assert.Equal(Stage.FollowUp, (await work.StandingAsync(ticket.Number)).Stage);
        Assert.True(await work.WasDrawnAsync(ticket.Number));
    }

    [Fact]
    public async Task A_lost_connection_is_said_and_what_was_typed_stays()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var ticket = await work.RepairAtAsync(Stage.OnSite);
        await using var phone = await browser.OpenAsync(portal, "engineer1", "zh-CN", width: Width, height: Height);
        await phone.GoToAsync($"/my/{ticket.Number}");
        await phone.Page.GetByTestId("action").FillAsync("更换主泵");

        await phone.Page.Context.SetOfflineAsync(true);
        await Next(phone.Page).ClickAsync();
        await Expect(phone.Page.Locator("#lost")).ToBeVisibleAsync();
        await Expect(phone.Page.GetByTestId("action")).ToHaveValueAsync("更换主泵");

        await phone.Page.Context.SetOfflineAsync(false);
        await Next(phone.Page).ClickAsync();
        await Expect(Next(phone.Page)).ToHaveAttributeAsync("data-command", nameof(RecordTest));
    }

    [Fact]
    public async Task A_customer_reports_follows_signs_and_rates_on_a_phone()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        await using var phone = await browser.OpenAsync(portal, language: "zh-CN", width: Width, height: Height);
        var page = phone.Page;

        await phone.GoToAsync("/report?serial=T-EBZ200-0387");
        await page.GetByTestId("fault").FillAsync("液压泵噪声大");
        await page.GetByTestId("contactName").FillAsync("王工");
        await page.GetByTestId("phone").FillAsync("13812345678");
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("number")).ToBeVisibleAsync();
        await page.GetByTestId("tracking-link").ClickAsync();
        await Expect(page.GetByTestId("progress")).ToBeVisibleAsync();

        var accepting = await work.RepairAtAsync(Stage.Accepting);
        await phone.GoToAsync($"/t/{accepting.Token}");
        await page.GetByTestId("signerName").FillAsync("王工");
        await DrawAsync(page);
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
        Assert.True(await work.WasDrawnAsync(accepting.Number));

        var (_, version) = await work.StandingAsync(accepting.Number);
        var survey = await work.RunAsync(accepting with { Version = version }, work.Staff, new SendSurvey());
        await phone.GoToAsync($"/t/{survey.Token}");
        foreach (var score in new[] { "response-5", "quality-4", "attitude-5" })
            await page.GetByTestId(score).CheckAsync();
        await page.GetByTestId("send").ClickAsync();
        await Expect(page.GetByTestId("thanks")).ToBeVisibleAsync();
        Assert.Empty(phone.Complaints);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_page_of_the_field_has_a_serious_fault_of_access(bool dark)
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        var onSite = await work.RepairAtAsync(Stage.OnSite);
        var accepting = await work.RepairAtAsync(Stage.Accepting);
        await using var phone = await browser.OpenAsync(portal, "engineer1", "zh-CN", dark, Width, Height);

        foreach (var path in new[] { "/my", $"/my/{onSite.Number}", $"/my/{accepting.Number}", $"/my/{onSite.Number}?do=RequestParts", "/report", $"/t/{accepting.Token}" })
        {
            await phone.GoToAsync(path);
            await phone.AssertAccessibleAsync();
        }
    }

    private static ILocator Next(IPage page) => page.GetByTestId("next-action");

    private static async Task DoAsync(IPage page, string command, params (string Field, string Value)[] fields)
    {
        await Expect(Next(page)).ToHaveAttributeAsync("data-command", command);
        foreach (var (field, value) in fields)
            await page.GetByTestId(field).FillAsync(value);
        await Next(page).ClickAsync();
        await Expect(page.Locator($"[data-testid=next-action][data-command={command}]")).ToHaveCountAsync(0);
    }

    private static async Task DrawAsync(IPage page)
    {
        var canvas = page.GetByTestId("signature-canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 40);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 120, box.Y + 60);
        await page.Mouse.MoveAsync(box.X + 200, box.Y + 40);
        await page.Mouse.UpAsync();
        await Expect(page.GetByTestId("signature")).Not.ToHaveValueAsync("");
    }
}
