using System.Net;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.ForCustomers;

public sealed class ReportPageTests(FieldPortal field) : IClassFixture<FieldPortal>
{
    private static readonly (string, string)[] Filled =
    [
        ("fault", "液压泵噪声大"), ("impact", "MachineStopped"), ("serialNumber", "T-EBZ200-0387"), ("address", "长治市屯留区"),
        ("contactName", "王工"), ("phone", "138 1234 5678"), ("email", ""),
    ];

    [Fact]
    public async Task A_report_leads_to_a_page_with_number_and_tracking_link()
    {
        await using var portal = new PortalFactory();
        await FieldWork.BeginAsync(portal);
        using var client = portal.Anonymous();

        using var sent = await client.SendAsync("/report", await client.OpenAsync("/report"), "report", Filled);
        var page = await client.OpenAsync(sent.LeadsTo());

        Assert.Matches(@"^AS-\d{8}-\d{3,}$", page.Text("number"));
        Assert.StartsWith($"{portal.Address}t/", page.Text("tracking-link"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-testid=progress]"));
        Assert.DoesNotContain("13812345678", page.Body!.TextContent.Replace(" ", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wished_time_is_kept_with_the_report_and_what_is_wrong_with_one_is_said_beside_its_field()
    {
        await using var portal = new PortalFactory();
        await FieldWork.BeginAsync(portal);
        using var client = portal.Anonymous();
        var day = DateTime.UtcNow.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        using var half = await client.SendAsync("/report", await client.OpenAsync("/report"), "report", [.. Filled, ("appointment.day", day), ("appointment.from", "13:00"), ("appointment.to", "09:00")]);
        Assert.NotEmpty((await half.ReadPageAsync()).Text("problem-appointment.to"));
        using var sent = await client.SendAsync("/report", await client.OpenAsync("/report"), "report", [.. Filled, ("appointment.day", day), ("appointment.from", "09:00"), ("appointment.to", "12:00")]);

        Assert.Contains("09:00–12:00", (await client.OpenAsync(sent.LeadsTo())).Text("appointment"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_reports_once()
    {
        await using var portal = new PortalFactory();
        var work = await FieldWork.BeginAsync(portal);
        using var client = portal.Anonymous();
        var page = await client.OpenAsync("/report");

        using var first = await client.SendAsync("/report", page, "report", Filled);
        using var second = await client.SendAsync("/report", page, "report", Filled);

        Assert.Equal(first.LeadsTo(), second.LeadsTo());
        Assert.Equal(1, await work.CountTicketsAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_what_was_typed_is_kept()
    {
        var (portal, work) = (field.Portal, field.Work);
        using var client = portal.Anonymous();

        using var sent = await client.SendAsync("/report", await client.OpenAsync("/report"), "report",
            ("fault", ""), ("address", "长治市"), ("contactName", "王工"), ("phone", ""), ("email", ""));
        var page = await sent.ReadPageAsync();

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.NotEmpty(page.Text("problem-fault"));
        Assert.NotEmpty(page.Text("problem-phone"));
        Assert.Equal("王工", page.QuerySelector("[name=contactName]")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("[name=fault]")!.GetAttribute("aria-invalid"));
        Assert.Equal(0, await work.CountTicketsAsync());
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_reports_nothing()
    {
        var (portal, work) = (field.Portal, field.Work);
        using var client = portal.Anonymous();

        using var sent = await client.SendAsync("/report", await client.OpenAsync("/report"), "report", [.. Filled, ("website", "http://spam.example")]);

        Assert.Equal("/thanks/received", sent.LeadsTo());
        Assert.Equal(0, await work.CountTicketsAsync());
    }

    [Fact]
    public async Task The_code_on_the_machine_fills_in_the_serial_number()
    {
        using var client = field.Portal.Anonymous();

        var page = await client.OpenAsync("/report?serial=T-EBZ200-0387");

        Assert.Equal("T-EBZ200-0387", page.QuerySelector("[data-testid=serialNumber]")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("script[src*='blazor']"));
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_reports_nothing()
    {
        var (portal, work) = (field.Portal, field.Work);
        using var client = portal.Anonymous();

        using var sent = await client.PostAsync("/report", new FormUrlEncodedContent(
            Filled.Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)).Append(new("_handler", "report"))), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, sent.StatusCode);
        Assert.Equal(0, await work.CountTicketsAsync());
    }

    [Fact]
    public async Task Who_reports_too_often_is_asked_to_wait_and_may_still_open_the_form()
    {
        await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["RateLimits:ReportsPerMinute"] = "1" } };
        using var client = portal.Anonymous();
        (await client.SendAsync("/report", await client.OpenAsync("/report"), "report", Filled)).Dispose();

        using var sent = await client.SendAsync("/report", await client.OpenAsync("/report"), "report", Filled);

        Assert.Equal(HttpStatusCode.TooManyRequests, sent.StatusCode);
        Assert.NotNull(sent.Headers.RetryAfter);
        Assert.NotNull((await sent.ReadPageAsync()).QuerySelector("h1"));
    }
}
