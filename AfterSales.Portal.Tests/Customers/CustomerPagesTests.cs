using AfterSales.Core.Customers;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Customers;

/// <summary>The files of customers and machines, in a real browser.</summary>
public sealed class CustomerPagesTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Serial = "T-EBZ200-0387";
    private readonly PortalFactory portal = new();
    private int customer;
    private FieldWork work = null!;
    private string number = "";

    public async ValueTask InitializeAsync()
    {
        work = await FieldWork.BeginAsync(portal);
        number = (await work.RepairAtAsync(Stage.ToDispatch)).Number;
        customer = Assert.Single(await portal.Get<CustomerQueries>().FindCallersAsync(work.Staff, "1381234")).CustomerId;
    }

    public async ValueTask DisposeAsync() => await portal.DisposeAsync();

    [Fact]
    public async Task From_the_list_to_the_customer_to_the_machine()
    {
        await using var tab = await browser.OpenAsync(portal, "staff1", "zh-CN");
        await tab.GoToAsync("/customers");
        await tab.Page.GetByTestId("query").FillAsync("余吾");
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("query="));
        await tab.AssertAccessibleAsync();
        await tab.Page.GetByTestId($"customer-{customer}").GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(tab.Page.GetByTestId("open-tickets")).ToContainTextAsync(number);
        await Expect(tab.Page.Locator("[data-testid=sites-map] .sign")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByTestId("contacts").Locator("a[href='tel:13812345678']")).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        // What is reported meanwhile appears by itself.
        await Expect(tab.Page.GetByTestId("open-tickets")).ToContainTextAsync((await work.RepairAtAsync(Stage.ToDispatch)).Number);
        await tab.Page.GetByTestId("machines").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(tab.Page.GetByTestId("warranty")).ToContainTextAsync("2027年6月30日");
        await Expect(tab.Page.GetByTestId("history")).ToContainTextAsync("主泵磨损");
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_clocks_of_a_sites_tickets_count_by_the_calendar_that_is_chosen_for_it()
    {
        await using var ruled = new PortalFactory { Settings = new Dictionary<string, string?> { ["Rulebook:Preset"] = "R3" } };
        var there = await FieldWork.BeginAsync(ruled);
        var ticket = (await there.RepairAtAsync(Stage.Diagnosing)).Number;
        var owner = Assert.Single(await ruled.Get<CustomerQueries>().FindCallersAsync(there.Staff, "1381234")).CustomerId;
        Assert.Equal(CompanyCalendars.Office, await CalendarAsync());
        await using var tab = await browser.OpenAsync(ruled, "staff1", "zh-CN");
        await tab.GoToAsync($"/customers/{owner}");
        await tab.Page.GetByTestId("sites").GetByRole(AriaRole.Button, new() { Name = "副井口" }).First.ClickAsync();
        var form = tab.Page.GetByTestId("entry");
        await form.Locator("[name=calendar]").SelectOptionAsync(CompanyCalendars.AroundTheClock);
        await form.GetByTestId("entry-save").ClickAsync();
        await Expect(form).ToHaveCountAsync(0);
        await Expect(tab.Page.GetByTestId("sites")).ToContainTextAsync("工作日历");

        Assert.Equal(CompanyCalendars.AroundTheClock, await CalendarAsync());
        Assert.Empty(tab.Complaints);

        async Task<string?> CalendarAsync() =>
            (await ruled.Get<TicketQueries>().FileAsync(there.Staff, ticket, TestContext.Current.CancellationToken)).Value!.Clocks.Single(clock => clock.Name == ClockName.Repair).Calendar;
    }

    [Fact]
    public async Task A_contact_is_corrected_where_it_stands()
    {
        await using var tab = await browser.OpenAsync(portal, "staff1", dark: true);
        await tab.GoToAsync($"/customers/{customer}");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Edit 王工" }).ClickAsync();
        var form = tab.Page.GetByTestId("entry");
        await Expect(form.Locator("[name=name]")).ToBeFocusedAsync();
        await form.Locator("[name=phone]").FillAsync("12");
        await form.GetByTestId("entry-save").ClickAsync();
        await Expect(form.Locator("[name=phone]")).ToHaveAttributeAsync("aria-invalid", "true");
        await tab.AssertAccessibleAsync();
        await form.Locator("[name=phone]").FillAsync("139 8765 4321");
        await form.Locator("[name=phone]").PressAsync("Enter");
        await Expect(tab.Page.GetByTestId("contacts").Locator("a[href='tel:13987654321']")).ToBeVisibleAsync();
        await tab.Page.GetByTestId("set-vip").ClickAsync();
        await Expect(tab.Page.GetByTestId("vip")).ToBeVisibleAsync();
        await tab.Page.GetByTestId("add-sites").ClickAsync();
        await form.Locator("[name=name]").FillAsync("风井");
        await form.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.GetByTestId("sites")).ToContainTextAsync("风井");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_label_opens_the_report_with_the_machine_and_nothing_of_its_customer()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", dark: true);
        await tab.GoToAsync($"/customers/{customer}/labels");
        var code = tab.Page.GetByTestId("label-qr");
        await Expect(code).ToHaveCountAsync(1);
        var address = await code.GetAttributeAsync("data-url");
        Assert.Equal($"{portal.Address}report?serial={Serial}", address);
        // The picture is that of this address: who scans it comes there.
        Assert.Equal(QrCodeOf(address!), await code.GetAttributeAsync("src"));
        await tab.AssertAccessibleAsync();
        await tab.GoToAsync($"/equipment/{Serial}/label");
        Assert.Equal(address, await code.GetAttributeAsync("data-url"));

        using var anybody = portal.Anonymous();
        var page = await anybody.OpenAsync(address!);
        Assert.Equal(Serial, page.QuerySelector("[name=serialNumber]")!.GetAttribute("value"));
        Assert.DoesNotContain("余吾", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王工", page.Source.Text, StringComparison.Ordinal);
        Assert.Empty(tab.Complaints);
    }

    [Theory]
    [InlineData("/customers")]
    [InlineData("/equipment")]
    [InlineData($"/equipment/{Serial}")]
    [InlineData($"/equipment/{Serial}/label")]
    public async Task Engineers_are_told_that_these_pages_are_not_theirs(string page)
    {
        using var engineer = await portal.AsAsync("engineer1");
        using var answer = await engineer.GetAsync(page, TestContext.Current.CancellationToken);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    private static string QrCodeOf(string address)
    {
        using var data = QRCoder.QRCodeGenerator.GenerateQrCode(address, QRCoder.QRCodeGenerator.ECCLevel.M);
        return $"data:image/png;base64,{Convert.ToBase64String(new QRCoder.PngByteQRCode(data).GetGraphic(6))}";
    }
}
