using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AfterSales.Portal.Dispatch.Displays;

/// <summary>
/// Lets a screen in by the key of its display: programs send it as <c>Authorization: Display …</c>, browsers by a cookie that
/// the link <c>/wall?key=…</c> sets. It opens what asks for this scheme and nothing else.
/// </summary>
internal sealed class DisplaySignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, DisplayDesk displays, DisplaysSeen seen, DisplayLimit.WrongKeys wrong)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The page that says that a key opens nothing any more.</summary>
    public const string Ended = "/wall/ended";
    private const string Wall = "/wall";
    private const string Header = "Display ";
    private string? unknown;

    /// <summary>The key in the link to the wall, before it has become a cookie.</summary>
    public static string? KeyInLink(HttpRequest request) =>
        request.Path.Equals(Wall, StringComparison.OrdinalIgnoreCase) && request.Query["key"].ToString() is { Length: > 0 } key ? key : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyShown() is not { } key)
            return AuthenticateResult.NoResult();
        // Nobody comes upon a key by trying: a screen's own is let in however many wrong ones came from its address.
        if (await displays.PassOfAsync(key, Context.RequestAborted) is not { } pass)
        {
            unknown = key;
            wrong.Count(Context);
            return AuthenticateResult.Fail("No display has this key.");
        }
        seen.Note(pass.Id);
        Context.Items[typeof(DisplayPass)] = pass;
        return AuthenticateResult.Success(new AuthenticationTicket(DisplayUser.Principal(pass), Scheme.Name));
    }

    // Sessions have been asked for first and have answered; a screen cannot sign in, it is told that its key has ended.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (unknown is null || DisplayLimit.IsOver(Context) || !Request.Path.Equals(Wall, StringComparison.OrdinalIgnoreCase))
            return Task.CompletedTask;
        if (Request.Cookies[DisplayCookie.Name] == unknown)
            DisplayCookie.Forget(Context);
        Response.Redirect(Ended);
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Task.CompletedTask;

    private string? KeyShown() =>
        Request.Headers.Authorization.ToString() is { } header && header.StartsWith(Header, StringComparison.OrdinalIgnoreCase) ? header[Header.Length..].Trim()
        : KeyInLink(Request) ?? Request.Cookies[DisplayCookie.Name];
}

/// <summary>A screen in the place of a person.</summary>
internal static class DisplayUser
{
    private const string Id = "display";

    public static ClaimsPrincipal Principal(DisplayPass pass)
    {
        var identity = new ClaimsIdentity(Access.Display, ClaimTypes.Name, ClaimTypes.Role);
        var id = pass.Id.ToString(CultureInfo.InvariantCulture);
        identity.AddClaims([new Claim(Id, id), new Claim(ClaimTypes.Name, pass.Name), new Claim(ClaimTypes.Role, Access.Display)]);
        return new ClaimsPrincipal(identity);
    }

    extension(ClaimsPrincipal user)
    {
        /// <summary>The display whose key was shown, where nobody is signed in besides: a person sees what the person may see.</summary>
        public int? DisplayId => user.EmployeeId is null ? user.KeyOf : null;

        /// <summary>The display whose key was shown, whoever is signed in besides.</summary>
        public int? KeyOf => int.TryParse(user.FindFirstValue(Id), CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
