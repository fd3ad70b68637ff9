using System.Net;
using System.Text.Json;
using AfterSales.Portal.Tests.World;
using static Microsoft.Playwright.Assertions;

namespace AfterSales.Portal.Tests.Assessment.Targets;

/// <summary>The goals on their page and for programs.</summary>
public sealed class TargetsPageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly PortalFactory portal = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_supervisor_sets_a_goal_in_percent_and_everybody_reads_it()
    {
        await using var tab = await browser.OpenAsync(portal, "supervisor1", "zh-CN");
        await tab.GoToAsync("/targets");
        var line = tab.Page.GetByTestId("target-ResponseKept");
        await line.GetByTestId("set").ClickAsync();
        await tab.Page.Locator("[name=goal]").FillAsync("190");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(tab.Page.Locator(".problem")).ToContainTextAsync("0–100");
        await tab.Page.Locator("[name=goal]").FillAsync("92.5");
        await tab.Page.GetByTestId("entry-save").ClickAsync();
        await Expect(line.GetByTestId("goal")).ToContainTextAsync("≥ 92.5");
        await line.GetByTestId("history").ClickAsync();
        await Expect(tab.Page.Locator("ol li")).ToHaveCountAsync(1);
        await tab.AssertAccessibleAsync();
        Assert.Empty(tab.Complaints);

        await using var staff = await browser.OpenAsync(portal, "staff1");
        await staff.GoToAsync("/targets");
        await Expect(staff.Page.GetByTestId("target-ResponseKept").GetByTestId("goal")).ToContainTextAsync("≥ 92.5 %");
        await Expect(staff.Page.GetByTestId("set")).ToHaveCountAsync(0);
        Assert.Empty(staff.Complaints);
    }

    [Fact]
    public async Task A_program_sets_and_reads_goals_with_the_same_rules()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var supervisor = await portal.AsAsync("supervisor1");
        using var staff = await portal.AsAsync("staff1");
        var body = """{"figure": "csat", "goal": 0.9, "effectiveFrom": "2099-01-01"}""";
        using var made = await supervisor.PostAsync("/api/v1/targets", Json(body), cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var refused = await staff.PostAsync("/api/v1/targets", Json(body), cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var wrong = await supervisor.PostAsync("/api/v1/targets", Json("""{"figure": "Csat", "goal": 90}"""), cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var all = JsonDocument.Parse(await staff.GetStringAsync("/api/v1/targets", cancel));
        var csat = all.RootElement.EnumerateArray().Single(target => target.GetProperty("figure").GetString() == "Csat");
        Assert.Equal((JsonValueKind.Null, 0.9), (csat.GetProperty("now").ValueKind, csat.GetProperty("next").GetProperty("goal").GetDouble()));
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}
