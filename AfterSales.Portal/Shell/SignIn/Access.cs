using System.Globalization;
using System.Security.Claims;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AfterSales.Portal.Shell.SignIn;

/// <summary>The roles by their names, for attributes: the app roles of the company's directory.</summary>
public static class Access
{
    public const string Staff = nameof(Roles.Staff);
    public const string Engineer = nameof(Roles.Engineer);
    public const string Supervisor = nameof(Roles.Supervisor);

    /// <summary>A screen that shows the key of a display. Nobody's session has it: only what asks for <see cref="WithDisplays"/> meets it.</summary>
    public const string Display = "Display";

    /// <summary>Signed in by a session or by a display's key: for what a wall needs, and nothing else.</summary>
    public const string WithDisplays = CookieAuthenticationDefaults.AuthenticationScheme + "," + Display;

    /// <summary>The policy of the wall: a supervisor, staff, or a screen. (A page may name a policy, and no scheme.)</summary>
    public const string Wall = "Wall";

    public static IReadOnlyList<string> All { get; } = [Staff, Engineer, Supervisor];
}

/// <summary>What a session knows of who is signed in, the same for demo and company accounts.</summary>
public static class PortalUser
{
    private const string Employee = "employee";
    private const string ReadsIn = "language";

    /// <param name="user">The stable key: the directory's object id, or the demo user.</param>
    internal static ClaimsPrincipal Principal(string user, Account account)
    {
        var identity = new ClaimsIdentity("Portal", ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user));
        identity.AddClaim(new Claim(ClaimTypes.Name, account.Name));
        identity.AddClaim(new Claim(Employee, account.EmployeeId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(NamesOf(account.Roles).Select(role => new Claim(ClaimTypes.Role, role)));
        if (account.Language is { } language)
            identity.AddClaim(new Claim(ReadsIn, language));
        return new ClaimsPrincipal(identity);
    }

    extension(ClaimsPrincipal user)
    {
        /// <summary>The stable key; empty for somebody who is not signed in.</summary>
        public string Key => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

        public int? EmployeeId => int.TryParse(user.FindFirstValue(Employee), CultureInfo.InvariantCulture, out var id) ? id : null;

        public Roles Roles => Enum.GetValues<Roles>().Where(role => role != Roles.None && user.IsInRole(role.ToString()))
            .Aggregate(Roles.None, (all, role) => all | role);

        /// <summary>What the person chose to read, as a culture's name; null before a choice.</summary>
        public string? Language => user.FindFirstValue(ReadsIn);

        /// <summary>The same person, who reads this language from now on.</summary>
        internal ClaimsPrincipal Reading(string language)
        {
            var same = user.Clone();
            var identity = same.Identities.First();
            identity.TryRemoveClaim(identity.FindFirst(ReadsIn));
            identity.AddClaim(new Claim(ReadsIn, language));
            return same;
        }

        /// <summary>Who acts, for Core.</summary>
        public Actor Actor(Origin origin) => new(user.EmployeeId, user.Identity?.Name ?? "", user.Roles, origin);
    }

    private static IEnumerable<string> NamesOf(Roles roles) => Access.All.Where(name => roles.HasFlag(Enum.Parse<Roles>(name)));
}
