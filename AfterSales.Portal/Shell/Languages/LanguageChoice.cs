using AfterSales.Core.People;
using AfterSales.Portal.Shell.Security;
using AfterSales.Portal.Shell.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace AfterSales.Portal.Shell.Languages;

/// <summary>
/// Where the choice of a language is kept: with the person who is signed in, whose session carries it, so that it comes
/// along to every browser and stays behind in none; in a cookie for everybody else.
/// </summary>
internal static class LanguageChoice
{
    public static void MapLanguageChoice(this WebApplication app) =>
        app.MapPost("/language", ChooseAsync).DisableAntiforgery().AllowAnonymous().OnlyFromHere().ExcludeFromDescription();

    private static async Task<IResult> ChooseAsync(HttpContext context, Accounts accounts, [FromForm] string? language, [FromForm] string? returnUrl)
    {
        if (ReaderLanguage.Of(language)?.Name is { } chosen)
        {
            if (context.User.EmployeeId is { } employee)
                await KeepAsync(context, accounts, employee, chosen);
            else
                context.Response.Cookies.Append(ReaderLanguage.Cookie, chosen, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        }
        return SignInFeature.SeeOther(context, returnUrl);
    }

    private static async Task KeepAsync(HttpContext context, Accounts accounts, int employee, string chosen)
    {
        await accounts.ChooseLanguageAsync(employee, chosen, context.RequestAborted);
        // With the properties it had: who reads another language is not signed in for longer.
        var session = await context.AuthenticateAsync();
        await context.SignInAsync(context.User.Reading(chosen), session.Properties);
    }
}
