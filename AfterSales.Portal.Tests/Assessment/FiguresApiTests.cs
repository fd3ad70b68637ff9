using System.Net;
using System.Text.Json;
using AfterSales.Core.Import;
using AfterSales.Portal.Tests.Import;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment;

/// <summary>`GET /api/v1/figures/…` from outside: what a page can ask, an integration can.</summary>
public sealed class FiguresApiTests : IAsyncDisposable
{
    private static readonly string[] Paths = ["response", "cycle", "backlog", "faults", "reliability", "satisfaction", "complaints", "words", "key"];
    private readonly PortalFactory portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_imported_period_is_told_over_time_and_by_a_dimension()
    {
        await portal.Get<HistoryImport>().RunAsync(ForeignFile.Supervisor, ForeignFile.SampleFile, ForeignFile.SampleMapping(), null, default);
        var cycle = (await GetAsync("supervisor1", "cycle?from=2016-02-29&to=2016-03-02&by=priority")).GetProperty("times");
        Assert.Equal((445, 429), (cycle.GetProperty("whole").GetProperty("count").GetInt32(), cycle.GetProperty("whole").GetProperty("completed").GetInt32()));
        Assert.Equal(445, cycle.GetProperty("breakdown").EnumerateArray().Sum(row => row.GetProperty("figures").GetProperty("count").GetInt32()));
        Assert.Equal(2, cycle.GetProperty("steps").GetArrayLength());
        var response = await GetAsync("supervisor1", "response?by=engineer&time=working&source=import");
        Assert.All(response.GetProperty("times").GetProperty("breakdown").EnumerateArray(), row => Assert.StartsWith("Resolved by", row.GetProperty("key").GetProperty("name").GetString(), StringComparison.Ordinal));
        Assert.Equal(0, (await GetAsync("engineer1", "key")).GetProperty("Backlog").GetProperty("cases").GetInt32());
    }

    [Fact]
    public async Task Staff_are_refused_and_strangers_asked_to_sign_in()
    {
        using var staff = await portal.AsAsync("staff1");
        using var engineer = await portal.AsAsync("engineer1");
        using var stranger = portal.Anonymous();
        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/api/v1/figures/{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await engineer.GetAsync($"/api/v1/figures/{path}")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"/api/v1/figures/{path}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("from=soon", "from")]
    [InlineData("priority=7&by=colour", "by", "priority")]
    [InlineData("engineerId=zhao&time=never&measure=x", "engineerId", "measure", "time")]
    public async Task What_is_wrong_with_a_question_is_said_by_parameter(string query, params string[] parameters)
    {
        using var client = await portal.AsAsync("supervisor1");
        using var answer = await client.GetAsync($"/api/v1/figures/response?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(parameters, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    private async Task<JsonElement> GetAsync(string user, string path)
    {
        using var client = await portal.AsAsync(user);
        return JsonDocument.Parse(await client.GetStringAsync($"/api/v1/figures/{path}")).RootElement;
    }
}
