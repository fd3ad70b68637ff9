using System.Net;
using System.Security.Claims;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Shell.SignIn;
using AfterSales.Portal.Tests.World;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AfterSales.Portal.Tests.Shell;

public sealed class CompanySignInTests : IAsyncDisposable
{
    private const string Tenant = "11111111-1111-1111-1111-111111111111";

    private readonly PortalFactory portal = new()
    {
        Environment = "Production",
        Settings = new Dictionary<string, string?>
        {
            ["AzureAd:Instance"] = "https://login.example/",
            ["AzureAd:TenantId"] = Tenant,
            ["AzureAd:ClientId"] = "22222222-2222-2222-2222-222222222222",
            ["AzureAd:ClientSecret"] = "of the tests",
        },
        With = services => services.PostConfigure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options =>
            options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(new OpenIdConnectConfiguration
            {
                Issuer = $"https://login.example/{Tenant}/v2.0",
                AuthorizationEndpoint = "https://login.example/authorize",
                TokenEndpoint = "https://login.example/token",
            })),
    };

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task A_person_is_sent_to_the_companys_directory_for_a_code()
    {
        using var client = portal.Anonymous();
        using var answer = await client.GetAsync("/signin?returnUrl=%2Fboard", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("https://login.example/authorize", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("response_type=code&", answer.Headers.Location?.Query, StringComparison.Ordinal);
        Assert.Contains("code_challenge_method=S256", answer.Headers.Location?.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demos_door_does_not_exist()
    {
        using var client = portal.Anonymous();
        using var answer = await client.PostAsync("/signin", new FormUrlEncodedContent([new("user", "supervisor1")]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var tour = await client.GetAsync("/demo", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, tour.StatusCode);
    }

    [Fact]
    public async Task Tenant_client_and_secret_are_all_that_has_to_be_set()
    {
        var settings = portal.Settings.Where(setting => setting.Key != "AzureAd:Instance").ToDictionary();
        await using var plain = new PortalFactory { Environment = "Production", Settings = settings };
        using var client = plain.Anonymous();
        using var report = await client.GetAsync("/report", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, report.StatusCode);
        using var me = await client.GetAsync("/api/v1/me", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
    }

    [Fact]
    public async Task Who_comes_for_the_first_time_becomes_an_employee_with_the_roles_of_the_directory()
    {
        var context = await ValidatedAsync(Tenant, "oid-1", "周敏", Access.Engineer);
        Assert.Null(context.Result?.Failure);
        var actor = context.Principal!.Actor(Origin.Page);
        Assert.Equal(("周敏", Roles.Engineer, "oid-1"), (actor.Name, actor.Roles, context.Principal!.Key));
        var again = await ValidatedAsync(Tenant, "oid-1", "周敏敏", Access.Supervisor);
        Assert.Equal(actor.EmployeeId, again.Principal!.EmployeeId);
        Assert.Equal(Roles.Supervisor, again.Principal!.Roles);
    }

    [Fact]
    public async Task The_language_that_a_person_chose_comes_along()
    {
        var first = await ValidatedAsync(Tenant, "oid-3", "周敏", Access.Engineer);
        Assert.Null(first.Principal!.Language);
        await portal.Get<Accounts>().ChooseLanguageAsync(first.Principal!.EmployeeId!.Value, "zh-CN", TestContext.Current.CancellationToken);
        Assert.Equal("zh-CN", (await ValidatedAsync(Tenant, "oid-3", "周敏", Access.Engineer)).Principal!.Language);
    }

    [Fact]
    public async Task A_token_of_another_tenant_or_without_an_object_id_signs_nobody_in()
    {
        Assert.NotNull((await ValidatedAsync("33333333-3333-3333-3333-333333333333", "oid-2", "外人", Access.Supervisor)).Result?.Failure);
        Assert.NotNull((await ValidatedAsync(Tenant, "", "无名", Access.Supervisor)).Result?.Failure);
    }

    private async Task<TokenValidatedContext> ValidatedAsync(string tenant, string objectId, string name, string role)
    {
        var options = portal.Get<IOptionsMonitor<OpenIdConnectOptions>>().Get(OpenIdConnectDefaults.AuthenticationScheme);
        var user = new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim("http://schemas.microsoft.com/identity/claims/tenantid", tenant),
            new Claim("http://schemas.microsoft.com/identity/claims/objectidentifier", objectId),
            new Claim("name", name),
            new Claim(ClaimTypes.Role, role),
        ], "token"));
        await using var scope = portal.Services.CreateAsyncScope();
        var context = new TokenValidatedContext(
            new DefaultHttpContext { RequestServices = scope.ServiceProvider },
            new AuthenticationScheme(OpenIdConnectDefaults.AuthenticationScheme, null, typeof(OpenIdConnectHandler)), options, user, new AuthenticationProperties());
        await options.Events.OnTokenValidated(context);
        return context;
    }
}
