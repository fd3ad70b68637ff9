using System.Reflection;
using AfterSales.Core.Data;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Layouts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace AfterSales.Portal.Tests.World;

/// <summary>Every page by its route, and who opens it: taken from the pages themselves, so that a new one is never forgotten.</summary>
internal static class EveryPage
{
    /// <summary>The addresses of a furnished portal by the demo's user; without one for customers.</summary>
    public static IEnumerable<IGrouping<string?, string>> By(Furnished furnished) =>
        from page in typeof(App).Assembly.GetTypes()
        from route in page.GetCustomAttributes<RouteAttribute>()
        from address in furnished.AddressesOf(route.Template)
        orderby address
        group address by UserOf(page);

    private static string? UserOf(Type page)
    {
        if (page.IsDefined(typeof(AllowAnonymousAttribute)))
            return null;
        if (page.GetCustomAttribute<PageKindAttribute>()?.Kind == PageKind.Engineer)
            return "engineer1";
        var roles = page.GetCustomAttributes<AuthorizeAttribute>().Select(one => one.Roles).OfType<string>().FirstOrDefault() ?? nameof(Roles.Supervisor);
        return roles.Contains(nameof(Roles.Supervisor), StringComparison.Ordinal) ? "supervisor1" : roles.Contains(nameof(Roles.Staff), StringComparison.Ordinal) ? "staff1" : "engineer1";
    }
}
