using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Dispatch.Positions;

/// <summary>The page on which engineers see what is stored of where they were.</summary>
public sealed class MyPositionsPageTests : IAsyncLifetime
{
    private readonly PortalFactory portal = new() { Clock = SetClock.AtNoon(), Settings = new Dictionary<string, string?> { ["Positions:KeptDays"] = "14" } };

    public async ValueTask InitializeAsync()
    {
        foreach (var (user, name) in new[] { ("e1", "赵强"), ("e2", "周敏") })
            await portal.SendToWorkAsync(await portal.HireAsync(user, name, Roles.Engineer));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("en", "after 14 days it is deleted", "Positions kept")]
    [InlineData("zh-CN", "14 天后删除", "已保存条数")]
    public async Task It_says_what_is_stored_how_long_and_shows_the_days(string language, string kept, string count)
    {
        await ReportAsync("e1", 36.2, daysAgo: 1);
        await ReportAsync("e1", 36.3);
        await ReportAsync("e2", 30.5);
        using var client = await portal.AsAsync("e1");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        var page = await client.OpenAsync("/my/positions");
        Assert.Contains(kept, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(count, page.Text("stored"), StringComparison.Ordinal);
        Assert.Equal("2", page.Text("stored-count"));
        Assert.Contains("36.3000", page.Text("track"), StringComparison.Ordinal);
        Assert.DoesNotContain("30.5", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("36.3", page.QuerySelector("[data-track]")!.GetAttribute("data-track"), StringComparison.Ordinal);

        var before = await client.OpenAsync($"/my/positions?day={Day(-1)}");
        Assert.Contains("36.2000", before.Text("track"), StringComparison.Ordinal);
        Assert.DoesNotContain("36.3", before.Text("track"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_deleted_on_demand_and_only_the_own()
    {
        await ReportAsync("e1", 36.2);
        await ReportAsync("e2", 30.5);
        using var client = await portal.AsAsync("e1");
        using var answer = await client.SendAsync("/my/positions", await client.OpenAsync("/my/positions"), "forget");
        var page = await client.OpenAsync(answer.LeadsTo());
        Assert.Equal("0", page.Text("stored-count"));
        Assert.NotEmpty(page.Text("forgotten"));

        using var other = await portal.AsAsync("e2");
        Assert.Equal("1", (await other.OpenAsync("/my/positions")).Text("stored-count"));
    }

    [Fact]
    public async Task Sharing_is_turned_off_there_and_every_page_of_the_engineer_says_whether_it_is_on()
    {
        using var client = await portal.AsAsync("e1");
        var page = await client.OpenAsync("/my");
        Assert.Equal("true", page.QuerySelector("[data-testid=sharing-sign]")!.GetAttribute("data-sharing"));
        using var answer = await client.SendAsync("/my/positions", await client.OpenAsync("/my/positions"), "sharing");
        foreach (var address in new[] { answer.LeadsTo(), "/my" })
            Assert.Equal("false", (await client.OpenAsync(address)).QuerySelector("[data-testid=sharing-sign]")!.GetAttribute("data-sharing"));
    }

    [Fact]
    public async Task It_is_for_engineers()
    {
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        using var client = await portal.AsAsync("v1");
        using var answer = await client.GetAsync(new Uri("/my/positions", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, answer.StatusCode);
    }

    private DateTime Now => portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;

    private string Day(int days) => DateOnly.FromDateTime(Now.AddDays(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task ReportAsync(string user, double lat, int daysAgo = 0)
    {
        var report = new PositionReport { Lat = lat, Lon = 113.1, AccuracyM = 12, At = Now.AddDays(-daysAgo) };
        Assert.True((await portal.Get<PositionDesk>().ReportAsync(await portal.ActorAsync(user), report, TestContext.Current.CancellationToken)).Done);
    }
}
