using System.Net;
using System.Text.Json;
using static AfterSales.Portal.Tests.Tickets.Api.ApiDepartment;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>What a refusal tells, in the reader's language; and what is refused of a body.</summary>
public sealed class RefusalBodiesTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Tickets = "/api/v1/tickets";

    [Theory]
    [InlineData("en", false)]
    [InlineData("zh-CN", true)]
    public async Task Every_refusal_speaks_the_readers_language_and_keeps_its_code(string language, bool chinese)
    {
        var ticket = await department.OnSiteAsync();
        var (path, version) = (CommandsOf(ticket), ticket.GetProperty("version").GetInt64());
        Answer[] refusals =
        [
            (await department.Anybody.ReadAsync(Tickets, language)).MustRefuse(401, "unauthenticated"),
            (await department.Staff.PostAsync(Tickets, "", language: language, type: "text/plain")).MustRefuse(415, "unsupported-media-type"),
            (await department.Staff.PostAsync(Tickets, "", language: language, origin: "http://evil.example")).MustRefuse(403, "origin"),
            (await department.Staff.ReadAsync(Tickets + "/AS-1", language)).MustRefuse(404, "not-found"),
            (await department.Staff.PostAsync(path + "Fly", "", language: language)).MustRefuse(404, "unknown-command"),
            (await department.Staff.PostAsync(path + "Assign", "", language: language)).MustRefuse(403, "forbidden"),
            (await department.Staff.PostAsync(path + "AddNote", "", language: language)).MustRefuse(400, "malformed"),
            (await department.Staff.PostAsync(path + "AddNote", new { version }, language: language)).MustRefuse(422, "validation"),
            (await department.Staff.PostAsync(path + "AddNote", new { version = 1, text = "x" }, language: language)).MustRefuse(409, "version-conflict"),
            (await department.Staff.PostAsync(path + "Close", new { version }, language: language)).MustRefuse(409, "wrong-stage"),
            (await department.Staff.PostAsync(path + "RequestAcceptance", new { version, resultNote = "好" }, language: language)).MustRefuse(422, "gate"),
        ];
        var who = (await department.Portal.ActorAsync("engineer1")).Name;
        Assert.All(refusals, refusal => Assert.Equal(chinese, HasHan(refusal.Body.GetProperty("detail").GetString()!.Replace(who, "", StringComparison.Ordinal))));
        Assert.Equal(chinese, HasHan(refusals[7].Body.GetProperty("errors").GetProperty("text")[0]));
        var clause = refusals[^1].Body.GetProperty("clauses")[0];
        Assert.Equal("type", clause.GetProperty("id").GetString());
        Assert.Equal((chinese, chinese), (HasHan(clause.GetProperty("text")), HasHan(clause.GetProperty("missing"))));
    }

    [Fact]
    public async Task An_old_version_is_told_what_is_now_and_who_did_it()
    {
        var seen = await department.RegisterAsync();
        var now = await RunAsync(department.Supervisor, seen, "AddNote", new { text = "先看看" });
        var refused = (await TryAsync(department.Staff, seen, "AddNote", new { text = "我也看看" })).MustRefuse(409, "version-conflict").Body;
        Assert.Equal(now.GetProperty("version").GetInt64(), refused.GetProperty("current").GetProperty("version").GetInt64());
        Assert.Equal("Diagnosing", refused.GetProperty("current").GetProperty("stage").GetString());
        Assert.Equal((await department.Portal.ActorAsync("supervisor1")).Name, refused.GetProperty("changedBy").GetString());
        Assert.EndsWith("Z", refused.GetProperty("changedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_stage_says_which_ones_are_right()
    {
        var refused = (await TryAsync(department.Staff, await department.RegisterAsync(), "Close")).MustRefuse(409, "wrong-stage").Body;
        Assert.Equal(("Diagnosing", "FollowUp"), (refused.GetProperty("stage").GetString(), refused.GetProperty("allowedFrom")[0].GetString()));
    }

    [Fact]
    public async Task An_empty_form_is_told_everything_it_lacks_at_once()
    {
        var refused = (await department.Staff.PostAsync(Tickets, "{}")).MustRefuse(422, "validation").Body;
        Assert.Equal(
            ["channel", "contact.name", "contact.phone", "fault", "priority", "serviceType", "siteId"],
            refused.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        var verify = (await department.Staff.PostAsync($"{Tickets}/{await department.ReportedAsync()}/commands/Verify", new { version = 1 })).MustRefuse(422, "validation").Body;
        Assert.Equal(
            ["contact.name", "contact.phone", "fault", "priority", "siteId"],
            verify.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Wrong_values_are_told_field_by_field_by_their_dotted_names()
    {
        var refused = (await department.Staff.PostAsync(Tickets, new
        {
            serviceType = "Repair", channel = "Pigeon", priority = "high", fault = new string('x', 4001), contact = new { name = "", phone = "1" },
        })).MustRefuse(422, "validation").Body;
        var fields = refused.GetProperty("errors").EnumerateObject().Select(error => error.Name).ToList();
        Assert.Contains("channel", fields);
        Assert.Contains("fault", fields);
        Assert.Contains("contact.name", fields);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"text":"x"}""")]
    [InlineData("""{"version":"1","text":"x"}""")]
    [InlineData("""{"version":1.5,"text":"x"}""")]
    [InlineData("""{"version":null,"text":"x"}""")]
    [InlineData("""{"version":1,"text":"x","colour":"red"}""")]
    [InlineData("""{"version":1,"text":"x","name":"AddNote"}""")]
    [InlineData("""{"version":1,"text":7}""")]
    [InlineData("""{"version":1,"text":"x","text":"y"}""")]
    [InlineData("""{"version":1,"text":"\ud800"}""")]
    [InlineData("""{"version":1,"text":"x","\ud800":1}""")]
    public async Task A_body_of_another_shape_is_malformed(string body) =>
        (await department.Staff.PostAsync(CommandsOf(await department.RegisterAsync()) + "AddNote", body)).MustRefuse(400, "malformed");

    [Fact]
    public async Task Names_of_commands_and_values_go_without_regard_to_case_and_times_need_a_zone()
    {
        var ticket = await department.RegisterAsync();
        ticket = await RunAsync(department.Staff, ticket, "hOLD", new { reason = "weather" });
        Assert.Equal("Weather", ticket.GetProperty("holds")[0].GetProperty("reason").GetString());
        ticket = await RunAsync(department.Staff, ticket, "resume");
        ticket = await RunAsync(department.Staff, ticket, "requestsurvey", new { reason = "看不出" });
        var refused = (await TryAsync(department.Supervisor, ticket, "Assign", new { start = "2030-01-01T08:00:00", end = "2030-01-01T09:00:00Z" })).MustRefuse(422, "validation");
        Assert.True(refused.Body.GetProperty("errors").TryGetProperty("start", out _));
        var unknown = (await TryAsync(department.Staff, ticket, "Hold", new { reason = "Boredom" })).MustRefuse(422, "validation");
        Assert.True(unknown.Body.GetProperty("errors").TryGetProperty("reason", out _));
        (await TryAsync(department.Staff, ticket, "Hold", new { reason = 1 })).MustRefuse(400, "malformed");
    }

    [Fact]
    public async Task A_body_of_more_than_a_megabyte_is_not_read()
    {
        // Asks before it sends: a server that refuses hangs up, and who is still sending never hears why.
        using var handler = new SocketsHttpHandler { CookieContainer = await department.Portal.CookiesAsync("staff1"), Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = department.Portal.Address };
        client.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await client.PostAsync(Tickets, new { fault = new string('x', 1_100_000) });
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "too-large"), (answer.Status, answer.Code));
    }

    private static bool HasHan(JsonElement text) => HasHan(text.GetString()!);

    private static bool HasHan(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');
}
