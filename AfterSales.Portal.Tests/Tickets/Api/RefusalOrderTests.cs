using System.Net;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Api;

/// <summary>The order in which a request is refused: each test is wrong in everything that comes after, too.</summary>
public sealed class RefusalOrderTests(ApiDepartment department) : IClassFixture<ApiDepartment>
{
    private const string Tickets = "/api/v1/tickets";

    [Fact]
    public async Task Nobody_without_a_session_learns_anything_but_that()
    {
        foreach (var path in new[] { Tickets, Tickets + "/AS-20260101-001", Tickets + "/AS-20260101-001/commands/Fly", "/api/v1/me", "/api/v1/nowhere" })
            (await department.Anybody.ReadAsync(path)).MustRefuse(401, "unauthenticated");
        (await department.Anybody.PostAsync(Tickets, "{", key: new string('k', 101), type: "text/plain", origin: "http://evil.example")).MustRefuse(401, "unauthenticated");
        (await department.Anybody.PostAsync(Tickets + "/AS-1/commands/Fly", "{", type: "text/plain")).MustRefuse(401, "unauthenticated");
    }

    [Fact]
    public async Task Another_media_type_comes_before_the_origin()
    {
        (await department.Engineer.PostAsync(Tickets, "{", key: "", type: "text/plain", origin: "http://evil.example")).MustRefuse(415, "unsupported-media-type");
        (await department.Engineer.PostAsync(Tickets, "a=b", type: "application/x-www-form-urlencoded")).MustRefuse(415, "unsupported-media-type");
        (await department.Anybody.PostAsync("/api/v1/reports", "{}", type: "application/merge-patch+json")).MustRefuse(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Another_sites_origin_comes_before_the_key()
    {
        (await department.Engineer.PostAsync(Tickets, "{", key: new string('k', 101), origin: "http://evil.example")).MustRefuse(403, "origin");
        (await department.Engineer.PostAsync(Tickets, "{", origin: "null")).MustRefuse(403, "origin");
        var own = department.Portal.Address.GetLeftPart(UriPartial.Authority);
        (await department.Staff.PostAsync(Tickets, ApiDepartment.Intake(), origin: own)).Must(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_ticket_comes_before_the_command_and_the_command_before_permission_and_body()
    {
        var ticket = await department.RegisterAsync();
        (await department.Engineer.PostAsync(Tickets + "/AS-20200101-001/commands/Fly", "{")).MustRefuse(404, "not-found");
        // Not the engineer's own: not even the name of a command is answered.
        (await department.Engineer.PostAsync(ApiDepartment.CommandsOf(ticket) + "Fly", "{")).MustRefuse(404, "not-found");
        (await department.Staff.PostAsync(ApiDepartment.CommandsOf(ticket) + "Fly", "{")).MustRefuse(404, "unknown-command");
        (await department.Staff.PostAsync(ApiDepartment.CommandsOf(ticket) + "Report", "{")).MustRefuse(404, "unknown-command");
        (await department.Staff.PostAsync(ApiDepartment.CommandsOf(ticket) + "AnswerSurvey", "{")).MustRefuse(404, "unknown-command");
        (await department.Staff.PostAsync(ApiDepartment.CommandsOf(ticket) + "Assign", "{")).MustRefuse(403, "forbidden");
        (await department.Supervisor.PostAsync(ApiDepartment.CommandsOf(ticket) + "Assign", "{")).MustRefuse(400, "malformed");
    }

    [Fact]
    public async Task Permission_comes_before_the_body_of_a_new_ticket()
    {
        (await department.Engineer.PostAsync(Tickets, "{")).MustRefuse(403, "forbidden");
        (await department.Staff.PostAsync(Tickets, "{")).MustRefuse(400, "malformed");
    }

    [Fact]
    public async Task Input_comes_before_version_and_version_before_stage_and_stage_before_gates()
    {
        var ticket = await department.RegisterAsync();
        var path = ApiDepartment.CommandsOf(ticket);
        (await department.Staff.PostAsync(path + "RequestAcceptance", new { version = 99 })).MustRefuse(422, "validation");
        (await department.Staff.PostAsync(path + "RequestAcceptance", new { version = 99, resultNote = "好了" })).MustRefuse(409, "version-conflict");
        (await ApiDepartment.TryAsync(department.Staff, ticket, "RequestAcceptance", new { resultNote = "好了" })).MustRefuse(409, "wrong-stage");
        var onSite = await department.OnSiteAsync();
        (await ApiDepartment.TryAsync(department.Staff, onSite, "RequestAcceptance", new { resultNote = "好了" })).MustRefuse(422, "gate");
    }

    [Fact]
    public async Task What_routing_refuses_is_a_problem_too()
    {
        (await department.Staff.ReadAsync("/api/v1/nowhere")).MustRefuse(404, "not-found");
        using var answer = await department.Staff.DeleteAsync(Tickets, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Too_many_calls_by_link_come_before_everything_and_a_large_one_is_not_read()
    {
        await using var strict = new PortalFactory { Settings = new Dictionary<string, string?> { ["RateLimits:LinksPerMinute"] = "2" } };
        using var anybody = strict.Anonymous();
        (await anybody.PostAsync("/api/v1/links/nobody/refuse", new { reason = new string('x', 600 * 1024) })).MustRefuse(413, "too-large");
        (await anybody.PostAsync("/api/v1/links/nobody/survey", "{")).MustRefuse(404, "not-found");
        var refused = (await anybody.PostAsync("/api/v1/links/nobody/accept", "{", key: "k", type: "text/plain", origin: "http://evil.example")).MustRefuse(429, "too-many-requests");
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
    }

    [Fact]
    public async Task Too_many_reports_come_before_everything()
    {
        await using var strict = new PortalFactory { Settings = new Dictionary<string, string?> { ["RateLimits:ReportsPerMinute"] = "2" } };
        using var anybody = strict.Anonymous();
        await anybody.PostAsync("/api/v1/reports", "{");
        await anybody.PostAsync("/api/v1/reports", "{");
        var refused = (await anybody.PostAsync("/api/v1/reports", "{", key: "k", type: "text/plain", origin: "http://evil.example")).MustRefuse(429, "too-many-requests");
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
    }
}
