using AfterSales.Core.People;
using AfterSales.Portal.Shell.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

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
        HttpContext context, Accounts accounts, [FromForm] string? user, [FromForm] string? returnUrl, CancellationToken cancel)
    {
        if (user is null || await accounts.OfDemoUserAsync(user, cancel) is not { } account)
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, extensions: new Dictionary<string, object?> { ["code"] = "unknown-user" });
        await context.SignInAsync(PortalUser.Principal(user, account.EmployeeId, account.Name, account.Roles));
        return SignInFeature.SeeOther(context, returnUrl);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync();
        return SignInFeature.SeeOther(context, "/signin");
    }
}
