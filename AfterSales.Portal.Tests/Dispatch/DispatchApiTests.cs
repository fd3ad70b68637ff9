using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Dispatch;

public sealed class DispatchApiTests : IAsyncLifetime
{
    private readonly PortalFactory portal = new();
    private int engineer;

    public async ValueTask InitializeAsync()
    {
        await portal.HireAsync("s1", "李婷", Roles.Staff);
        await portal.HireAsync("v1", "李主管", Roles.Supervisor);
        await portal.SendToWorkAsync(engineer = await portal.HireAsync("e1", "赵强", Roles.Engineer));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_board_shows_what_was_just_written()
    {
        using var client = await portal.AsAsync("s1");
        var number = await RegisterAsync();
        var board = await client.GetFromJsonAsync<JsonElement>("/api/v1/board");
        var card = board.GetProperty("cards").EnumerateArray().Single(card => card.GetProperty("number").GetString() == number);
        Assert.Equal("Diagnosing", card.GetProperty("stage").GetString());
        Assert.Equal("Running", card.GetProperty("clock").GetProperty("state").GetString());
        Assert.EndsWith("Z", card.GetProperty("clock").GetProperty("dueAt").GetString(), StringComparison.Ordinal);
        Assert.Contains(board.GetProperty("engineers").EnumerateArray(), one => one.GetProperty("id").GetInt32() == engineer && one.GetProperty("state").GetString() == "Free");
        Assert.True(board.GetProperty("version").GetInt64() > 0);
    }

    [Fact]
    public async Task An_engineer_gets_own_cards_and_own_position_only()
    {
        await portal.SendToWorkAsync(await portal.HireAsync("e2", "周敏", Roles.Engineer));
        await RegisterAsync();
        using var client = await portal.AsAsync("e1");
        var board = await client.GetFromJsonAsync<JsonElement>("/api/v1/board");
        Assert.Equal(0, board.GetProperty("cards").GetArrayLength());
        Assert.Equal(engineer, Assert.Single(board.GetProperty("engineers").EnumerateArray()).GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task A_position_is_kept_on_duty_with_consent_and_refused_otherwise()
    {
        using var client = await portal.AsAsync("e1");
        var at = DateTime.UtcNow;
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/v1/positions", new { lat = 36.2, lon = 113.1, accuracyM = 8.5, at })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/v1/positions", new { lat = 1, lon = 1, accuracyM = 8.5, at = at.AddMinutes(-1) })).StatusCode);
        using var supervisor = await portal.AsAsync("v1");
        var board = await supervisor.GetFromJsonAsync<JsonElement>("/api/v1/board");
        Assert.Equal(36.2, board.GetProperty("engineers").EnumerateArray().Single(one => one.GetProperty("id").GetInt32() == engineer).GetProperty("lat").GetDouble());

        await RefusedAsync(client, new { lat = 36.2, lon = 181, accuracyM = 8.5, at }, 422, "validation");
        await RefusedAsync(client, new { lat = 36.2, accuracyM = 8.5, at }, 422, "validation");
        await RefusedAsync(client, new { lat = 36.2, lon = 113.1, accuracyM = 8.5, at, speed = 3 }, 400, "malformed");
        await RefusedAsync(supervisor, new { lat = 36.2, lon = 113.1, accuracyM = 8.5, at }, 403, "forbidden");
        await portal.SendToWorkAsync(engineer, onDuty: false);
        await RefusedAsync(client, new { lat = 36.2, lon = 113.1, accuracyM = 8.5, at }, 409, "not-sharing");
        board = await supervisor.GetFromJsonAsync<JsonElement>("/api/v1/board");
        Assert.Equal(JsonValueKind.Null, board.GetProperty("engineers").EnumerateArray().Single(one => one.GetProperty("id").GetInt32() == engineer).GetProperty("lat").ValueKind);
    }

    [Fact]
    public async Task Without_a_session_the_answer_is_a_problem_and_no_redirect()
    {
        using var client = portal.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/v1/board", UriKind.Relative))).StatusCode);
        await RefusedAsync(client, new { lat = 1, lon = 1 }, 401, "unauthenticated");
    }

    private static async Task RefusedAsync(HttpClient client, object report, int status, string code)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/positions", report);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((status, code), ((int)answer.StatusCode, problem.GetProperty("code").GetString()));
    }

    private async Task<string> RegisterAsync() => LiveDepartment.Must(await portal.Get<TicketDesk>().RegisterAsync(await portal.ActorAsync("s1"), new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, CustomerName = "余吾煤业",
        Site = new SiteInput { Name = "副井口", Address = "长治" }, Fault = "液压泵噪声大", Contact = Department.Contact,
    })).Number;
}
