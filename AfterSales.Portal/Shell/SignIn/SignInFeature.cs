using System.Security.Claims;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Http;
using AfterSales.Portal.Shell.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSales.Portal.Shell.SignIn;

/// <summary>
/// Who is signed in. Company accounts where a directory is configured; while developing without one, the people of
/// the demo company. Either way the session's cookie says the same, and everything is closed unless it opens itself.
/// </summary>
internal static class SignInFeature
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Accounts>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<AuthenticationStateProvider, SessionInCircuit>();
        var authentication = builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme);
        if (CompanySignIn.IsConfigured(builder.Configuration))
            CompanySignIn.Add(authentication, builder.Configuration);
        else
            authentication.AddCookie();
        CompanySignIn.AddCheck(builder.Services);
        builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, Session);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Access.Wall, policy => policy.AddAuthenticationSchemes(Access.WithDisplays.Split(',')).RequireRole(Access.Supervisor, Access.Staff, Access.Display))
            // Every page carries the default; a display's key is looked at only where a page names its scheme.
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireRole([.. Access.All, Access.Display]).Build())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(Access.All).Build());
    }

    public static void MapSignIn(this WebApplication app)
    {
        if (CompanySignIn.IsConfigured(app.Configuration))
            CompanySignIn.Map(app);
        else
            DemoSignIn.Map(app);
        app.MapGet("/", (HttpContext context) => TypedResults.Redirect(HomeOf(context.User.Roles)));
        app.MapGet("/api/v1/me", (HttpContext context) => TypedResults.Json(Me.Of(context.User), ApiJson.Answers)).WithName("Me").WithTags("Session")
            .WithSummary("Who is signed in").Produces<Me>().RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }

    /// <summary>Where to go after a form: a page of ours, never another site's.</summary>
    public static IResult SeeOther(HttpContext context, string? returnUrl)
    {
        context.Response.Headers.Location = returnUrl is not null && RedirectHttpResult.IsLocalUrl(returnUrl) ? returnUrl : "/";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static void Session(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = "/signin";
        options.AccessDeniedPath = "/access-denied";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => DisplayLimit.IsOver(context.HttpContext)
            ? TooManyAsync(context.HttpContext)
            : AnswerAsync(context, StatusCodes.Status401Unauthorized, "unauthenticated");
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden, "forbidden");
        options.Events.OnValidatePrincipal = async context =>
        {
            var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
            if (context.Principal is null || !await sessions.StandsAsync(context.Principal, context.HttpContext.RequestAborted))
                context.RejectPrincipal();
        };
    }

    // A person is led to the page that helps; a program is told.
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status, string code)
    {
        if (Problems.IsForPrograms(context.Request) || context.Request.Path.StartsWithSegments("/_blazor"))
            return Problems.WriteAsync(context.HttpContext, status, code);
        // The way back would carry the key of a display into another address, its history and the logs.
        context.Response.Redirect(context.Request.Query.ContainsKey("key") ? context.RedirectUri.Split('?')[0] : context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task TooManyAsync(HttpContext context)
    {
        if (Problems.IsForPrograms(context.Request))
            return Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too-many-requests");
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    private static string HomeOf(Roles roles) => roles switch
    {
        _ when roles.HasFlag(Roles.Supervisor) => "/board",
        _ when roles.HasFlag(Roles.Staff) => "/desk",
        _ => "/my",
    };

    /// <summary>Who is signed in.</summary>
    /// <param name="User">The name signed in with, or the directory's id.</param>
    private sealed record Me(string? User, string? Name, IReadOnlyList<string> Roles, int? EmployeeId)
    {
        public static Me Of(ClaimsPrincipal user) => new(user.Key, user.Identity?.Name, [.. Access.All.Where(user.IsInRole)], user.EmployeeId);
    }
}
