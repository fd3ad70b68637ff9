using AfterSales.Core.People;
using AfterSales.Portal.Shell.Errors;
using AfterSales.Portal.Shell.Security;
using Microsoft.AspNetCore.Authentication;

namespace AfterSales.Portal.Shell.SignIn;

/// <summary>Signing in as somebody of the demo company, while developing without a directory only.</summary>
internal static class DemoSignIn
{
    public static void Map(WebApplication app)
    {
        // Before the page of the same address, which takes posted forms too.
        app.MapPost("/signin", SignInAsync).WithOrder(-1).DisableAntiforgery().AllowAnonymous().OnlyFromHere().ExcludeFromDescription();
        app.MapPost("/signout", (Delegate)SignOutAsync).DisableAntiforgery().AllowAnonymous().OnlyFromHere().ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, Accounts accounts, CancellationToken cancel)
    {
        // Read here and not by the framework, which takes an empty form for a failure.
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : FormCollection.Empty;
        if (form["user"].ToString() is not { Length: > 0 } user || await accounts.OfDemoUserAsync(user, cancel) is not { } account)
            return new ProblemAnswer(StatusCodes.Status400BadRequest, "unknown-user");
        await context.SignInAsync(PortalUser.Principal(user, account));
        return SignInFeature.SeeOther(context, form["returnUrl"]);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync();
        return SignInFeature.SeeOther(context, "/signin");
    }
}
