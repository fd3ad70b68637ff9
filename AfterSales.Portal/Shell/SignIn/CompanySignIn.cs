using System.Security.Claims;
using AfterSales.Core.People;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AfterSales.Portal.Shell.SignIn;

/// <summary>Signing in with the company's accounts, by Microsoft.Identity.Web's settings under <c>AzureAd</c>.</summary>
internal static class CompanySignIn
{
    private const string Section = "AzureAd";

    public static bool IsConfigured(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[Section + ":TenantId"]);

    /// <summary>Only Development goes without a directory; anywhere else the demo's door must not exist.</summary>
    public static void AddCheck(IServiceCollection services) => services.AddOptions<Directory>()
        .Configure<IConfiguration, IHostEnvironment>((directory, configuration, environment) =>
        {
            directory.Needed = !environment.IsDevelopment() || IsConfigured(configuration);
            directory.TenantId = configuration[Section + ":TenantId"];
            directory.ClientId = configuration[Section + ":ClientId"];
            directory.Instance = configuration[Section + ":Instance"];
        })
        .ValidateOnStart()
        .Services.AddSingleton<IValidateOptions<Directory>, Directory>();

    public static void Add(AuthenticationBuilder authentication, IConfiguration configuration)
    {
        authentication.AddMicrosoftIdentityWebApp(configuration.GetSection(Section));
        authentication.Services.PostConfigure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, options =>
        {
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.SaveTokens = false;
            var earlier = options.Events.OnTokenValidated;
            options.Events.OnTokenValidated = async context =>
            {
                await earlier(context);
                await TakeOverAsync(context, configuration[Section + ":TenantId"]!);
            };
            options.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect("/signin-failed");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    public static void Map(WebApplication app)
    {
        // Before the demo's page of the same address.
        app.MapGet("/signin", (string? returnUrl) => TypedResults.Challenge(
            new AuthenticationProperties { RedirectUri = returnUrl is not null && Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl : "/" },
            [OpenIdConnectDefaults.AuthenticationScheme])).WithOrder(-1).AllowAnonymous().ExcludeFromDescription();
        // The demo's door: not even to be knocked at.
        app.MapPost("/signin", () => new ProblemAnswer(StatusCodes.Status404NotFound, "not-found")).WithOrder(-1).DisableAntiforgery().AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/signout", () => TypedResults.SignOut(
            new AuthenticationProperties { RedirectUri = "/" },
            [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]))
            .DisableAntiforgery().AllowAnonymous().OnlyFromHere().ExcludeFromDescription();
    }

    // The library compares the issuer, not the tenant that the token itself names.
    private static async Task TakeOverAsync(TokenValidatedContext context, string tenantId)
    {
        var user = context.Principal;
        if (user?.GetObjectId() is not { Length: > 0 } objectId || !string.Equals(user.GetTenantId(), tenantId, StringComparison.OrdinalIgnoreCase))
        {
            context.Fail("The token is not of the configured tenant, or names no object id.");
            return;
        }
        var accounts = context.HttpContext.RequestServices.GetRequiredService<Accounts>();
        var name = user.FindFirstValue("name") ?? user.GetDisplayName() ?? objectId;
        if (await accounts.OfDirectoryAsync(objectId, name, user.Roles, context.HttpContext.RequestAborted) is not { } account)
        {
            context.Fail("The employee is no longer active.");
            return;
        }
        context.Principal = PortalUser.Principal(objectId, account);
    }

    private sealed class Directory : IValidateOptions<Directory>
    {
        public bool Needed { get; set; }
        public string? TenantId { get; set; }
        public string? ClientId { get; set; }
        public string? Instance { get; set; }

        public ValidateOptionsResult Validate(string? name, Directory options)
        {
            if (!options.Needed)
                return ValidateOptionsResult.Success;
            string[] wrong =
            [
                .. Guid.TryParse(options.TenantId, out _) ? Array.Empty<string>() : [SettingsChecks.Wrong("AzureAd:TenantId", options.TenantId, "the directory (tenant) id of the company, a GUID; only Development runs without it, with the demo company's people")],
                .. Guid.TryParse(options.ClientId, out _) ? Array.Empty<string>() : [SettingsChecks.Wrong("AzureAd:ClientId", options.ClientId, "the application (client) id of the portal in that directory, a GUID")],
                .. Uri.TryCreate(options.Instance, UriKind.Absolute, out var instance) && instance.Scheme == Uri.UriSchemeHttps ? Array.Empty<string>() : [SettingsChecks.Wrong("AzureAd:Instance", options.Instance, "the https address of the directory's sign-in, as https://login.microsoftonline.com/")],
            ];
            return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }
    }
}
