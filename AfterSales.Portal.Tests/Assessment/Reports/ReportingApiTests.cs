using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Reports;

/// <summary>Today, yesterday, the month and performance for programs: the same desks, the same refusals.</summary>
public sealed class ReportingApiTests(FieldPortal field) : IClassFixture<FieldPortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, int, int, int> Readers => new()
    {
        { "/api/v1/today", 200, 403, 403 },
        { "/api/v1/briefing", 200, 403, 403 },
        { "/api/v1/briefing?day=2026-11-01", 200, 403, 403 },
        { "/api/v1/briefing?day=yesterday", 422, 403, 403 },
        { "/api/v1/monthly-reports", 200, 403, 403 },
        { "/api/v1/monthly-reports/1999-01", 404, 403, 403 },
        { "/api/v1/monthly-reports/then", 404, 403, 403 },
        { "/api/v1/performance", 200, 200, 403 },
        { "/api/v1/performance?month=2026-13", 422, 422, 403 },
        { "/api/v1/performance/999", 404, 404, 403 },
        { "/api/v1/merits?state=Approved", 200, 200, 403 },
        { "/api/v1/merits?state=Else", 422, 422, 403 },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Each_role_reads_what_is_its_own(string address, int supervisor, int engineer, int staff)
    {
        foreach (var (user, status) in new[] { ("supervisor1", supervisor), ("engineer1", engineer), ("staff1", staff) })
        {
            using var client = await field.Portal.AsAsync(user);
            using var answer = await client.GetAsync(address, Cancel);
            Assert.Equal((user, status), (user, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_report_is_made_written_and_reviewed_and_then_no_longer_changed()
    {
        using var client = await field.Portal.AsAsync("supervisor1");
        var month = field.Portal.Get<TimeProvider>().GetUtcNow().AddMonths(-2).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        using var made = await client.PostAsJsonAsync("/api/v1/monthly-reports", new { month }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var address = made.Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, $"{address}/words", new { words = "节假日值班两人。" }));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, $"{address}/proposals", new { text = "增加一名工程师" }));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, $"{address}/proposals", new { text = "换一台车" }));
        var draft = await client.GetFromJsonAsync<JsonElement>($"/api/v1/monthly-reports/{month}", Cancel);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, $"{address}/proposals/{draft.GetProperty("proposals")[1].GetProperty("id").GetInt32()}/withdraw", new { }));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, $"{address}/review", new { }));
        using var late = await client.PostAsJsonAsync($"{address}/words", new { words = "?" }, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, "wrong-state"), (late.StatusCode, (await late.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(client, $"{address}/sign-off", new { }));
        Assert.Equal((HttpStatusCode)422, await PostAsync(client, "/api/v1/monthly-reports", new { month = "2999-01" }));

        var report = await client.GetFromJsonAsync<JsonElement>($"/api/v1/monthly-reports/{month}", Cancel);
        Assert.Equal(("Reviewed", "节假日值班两人。"), (report.GetProperty("state").GetString(), report.GetProperty("words").GetString()));
        Assert.Equal("增加一名工程师", Assert.Single(report.GetProperty("proposals").EnumerateArray()).GetProperty("text").GetString());
        Assert.True(report.GetProperty("content").GetProperty("figures").GetArrayLength() > 5);
    }

    [Fact]
    public async Task A_penalty_is_proposed_with_an_amount_and_never_decided_by_who_proposed_it()
    {
        using var client = await field.Portal.AsAsync("supervisor1");
        var entry = new { engineerId = field.Work.Engineer.EmployeeId, month = "2026-11-01", kind = "Fine", reason = "未按规程停电挂牌", amount = "200.00" };
        using var made = await client.PostAsJsonAsync("/api/v1/merits", entry, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(client, $"{made.Headers.Location}/decide", new { approved = true }));
        Assert.Equal((HttpStatusCode)422, await PostAsync(client, "/api/v1/merits", entry with { amount = "" }));
        using var engineer = await field.Portal.AsAsync("engineer1");
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(engineer, "/api/v1/merits", entry));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(engineer, $"/api/v1/performance/{field.Work.Engineer.EmployeeId}/comments", new { month = "2026-11", text = "备件晚到两天" }));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string address, object body)
    {
        using var answer = await client.PostAsJsonAsync(address, body, Cancel);
        return answer.StatusCode;
    }
}
