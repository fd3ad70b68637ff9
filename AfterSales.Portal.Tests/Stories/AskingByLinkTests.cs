using System.Globalization;
using AfterSales.Core.Notifications;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Stories;

/// <summary>A customer with a telephone: a time is wished and confirmed, a question asked and answered, all by the tracking link.</summary>
public sealed class AskingByLinkTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("zh-CN", false)]
    [InlineData("en", true)]
    public async Task A_wished_time_is_confirmed_and_a_question_answered_on_the_customers_page(string language, bool dark)
    {
        await using var portal = new PortalFactory();
        await FieldWork.BeginAsync(portal);
        await using var customer = await browser.OpenAsync(portal, language: language, dark: dark, width: 390, height: 844);
        await using var staff = await browser.OpenAsync(portal, "staff1", language, dark);
        var day = portal.Get<CompanyTime>().DayOf(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await customer.Page.GotoAsync("/report?serial=T-EBZ200-0387");
        foreach (var (field, value) in new[] { ("fault", "液压泵噪声大"), ("appointment.day", day), ("appointment.from", "09:00"), ("appointment.to", "12:00"), ("contactName", "王工"), ("phone", "13812345678") })
            await customer.Page.GetByTestId(field).FillAsync(value);
        await customer.AssertAccessibleAsync();
        await customer.Page.GetByTestId("send").ClickAsync();
        await Expect(customer.Page.GetByTestId("appointment")).ToContainTextAsync("09:00–12:00");
        var number = (await customer.Page.GetByTestId("number").InnerTextAsync()).Trim();

        await staff.GoToAsync($"/tickets/{number}");
        await staff.Page.GetByTestId("next-action").ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Dialog).GetByTestId("appointment-wished")).ToContainTextAsync("09:00–12:00");
        await SendAsync(staff.Page);
        await RecordAsync(staff.Page, nameof(ConfirmAppointment));
        await Expect(staff.Page.GetByTestId("from")).ToHaveValueAsync($"{day}T09:00");
        await SendAsync(staff.Page);
        await Expect(staff.Page.GetByTestId("appointment-agreed")).ToContainTextAsync("09:00–12:00");

        await customer.Page.GetByTestId("question").FillAsync("多久换一次油？");
        await customer.Page.GetByTestId("send-question").ClickAsync();
        await Expect(customer.Page.GetByTestId("asked")).ToBeVisibleAsync();
        await customer.AssertAccessibleAsync();

        await staff.GoToAsync("/notices");
        await staff.Page.GetByTestId($"notice-{number}-{NoticeKind.Asked}").GetByRole(AriaRole.Link).ClickAsync();
        await RecordAsync(staff.Page, nameof(AnswerQuestion));
        await SendAsync(staff.Page, ("text", "每 500 小时"));

        await customer.Page.ReloadAsync();
        await Expect(customer.Page.GetByTestId("question-1")).ToContainTextAsync("每 500 小时");
        await Expect(customer.Page.GetByTestId("appointment").Locator(".chief")).ToContainTextAsync("09:00–12:00");
        await customer.AssertAccessibleAsync();
        foreach (var tab in new[] { customer, staff })
            Assert.Empty(tab.Complaints);
    }

    private static async Task RecordAsync(IPage page, string command)
    {
        await page.GetByTestId("record-commands").ClickAsync();
        await page.GetByTestId($"command-{command}").ClickAsync();
    }

    private static async Task SendAsync(IPage page, params (string Field, string Value)[] fields)
    {
        var send = page.GetByTestId("command-send");
        await Expect(send).ToBeEnabledAsync();
        foreach (var (field, value) in fields)
            await page.GetByTestId(field).FillAsync(value);
        await send.ClickAsync();
        await Expect(send).ToHaveCountAsync(0);
    }
}
