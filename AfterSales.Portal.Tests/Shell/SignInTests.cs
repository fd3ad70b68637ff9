using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Core.Data;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Shell;

public sealed class SignInTests(LeadsPortal leads) : IClassFixture<LeadsPortal>
{
    private readonly PortalFactory portal = leads.Portal;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_answers_see_other_and_a_session_cookie_that_scripts_cannot_read()
    {
        using var client = portal.Anonymous();
        using var answer = await PostAsync(client, "/signin", ("user", "lead"), ("returnUrl", "/board?stage=OnSite"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/board?stage=OnSite", answer.Headers.Location?.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public async Task Signing_in_leads_to_no_other_site(string returnUrl)
    {
        using var client = portal.Anonymous();
        using var answer = await PostAsync(client, "/signin", ("user", "lead"), ("returnUrl", returnUrl));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Nobody_signs_in_as_somebody_unknown_or_from_another_site()
    {
        using var client = portal.Anonymous();
        using var unknown = await PostAsync(client, "/signin", ("user", "nobody"));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        client.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var foreign = await PostAsync(client, "/signin", ("user", "lead"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task Who_is_signed_in_is_told_with_roles_and_employee()
    {
        using var client = await portal.AsAsync("lead");
        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me", Cancel);
        Assert.Equal("lead", me.GetProperty("user").GetString());
        Assert.Equal("李主管", me.GetProperty("name").GetString());
        Assert.Equal("Supervisor", Assert.Single(me.GetProperty("roles").EnumerateArray()).GetString());
        Assert.Equal((await portal.ActorAsync("lead")).EmployeeId, me.GetProperty("employeeId").GetInt32());
    }

    [Fact]
    public async Task A_program_without_a_session_is_told_and_a_person_is_led_to_the_sign_in()
    {
        using var client = portal.Anonymous();
        using var program = await client.GetAsync("/api/v1/me", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, program.StatusCode);
        Assert.Equal("application/problem+json", program.Content.Headers.ContentType?.MediaType);
        Assert.Equal("unauthenticated", (await program.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        using var person = await client.GetAsync("/?from=mail", Cancel);
        Assert.Equal("/signin?returnUrl=%2F%3Ffrom%3Dmail", person.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = await portal.AsAsync("lead");
        using var left = await PostAsync(client, "/signout");
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        using var after = await client.GetAsync("/api/v1/me", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Theory]
    [InlineData(Roles.Supervisor, "/board")]
    [InlineData(Roles.Staff, "/desk")]
    [InlineData(Roles.Engineer, "/my")]
    public async Task Home_is_where_the_role_works(Roles role, string home)
    {
        await portal.HireAsync($"at-{role}", "王一", role);
        using var client = await portal.AsAsync($"at-{role}");
        using var answer = await client.GetAsync("/", Cancel);
        Assert.Equal(home, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Somebody_without_a_role_learns_whom_to_ask()
    {
        await portal.HireAsync("new", "新人", Roles.None);
        using var client = await portal.AsAsync("new");
        using var refused = await client.GetAsync("/", Cancel);
        Assert.Equal("/access-denied", refused.Headers.Location?.AbsolutePath);
        using var page = await client.GetAsync(refused.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("Ask your service supervisor", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_ends_the_session_within_seconds()
    {
        var id = await portal.HireAsync("leaver", "赵离", Roles.Staff);
        using var client = await portal.AsAsync("leaver");
        await portal.ChangeRolesAsync(id, Roles.Engineer);
        portal.Clock!.Advance(TimeSpan.FromSeconds(11));
        using var after = await client.GetAsync("/api/v1/me", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))), Cancel);
}

/// <summary>A portal whose clock the tests move, with a supervisor whose user is lead.</summary>
public sealed class LeadsPortal : IAsyncLifetime
{
    public PortalFactory Portal { get; } = new() { Clock = new SetClock(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero)) };

    public async ValueTask InitializeAsync() => await Portal.HireAsync("lead", "李主管", Roles.Supervisor);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
