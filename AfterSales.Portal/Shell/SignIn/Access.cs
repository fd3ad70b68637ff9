using System.Globalization;
using System.Security.Claims;
using AfterSales.Core.Data;

namespace AfterSales.Portal.Shell.SignIn;

/// <summary>The roles by their names, for attributes: the app roles of the company's directory.</summary>
public static class Access
{
    public const string Staff = nameof(Roles.Staff);
    public const string Engineer = nameof(Roles.Engineer);
    public const string Supervisor = nameof(Roles.Supervisor);

    public static IReadOnlyList<string> All { get; } = [Staff, Engineer, Supervisor];
}

/// <summary>What a session knows of who is signed in, the same for demo and company accounts.</summary>
public static class PortalUser
{
    private const string Employee = "employee";

    /// <param name="user">The stable key: the directory's object id, or the demo user.</param>
    internal static ClaimsPrincipal Principal(string user, int employeeId, string name, Roles roles)
    {
        var identity = new ClaimsIdentity("Portal", ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user));
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaim(new Claim(Employee, employeeId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(NamesOf(roles).Select(role => new Claim(ClaimTypes.Role, role)));
        return new ClaimsPrincipal(identity);
    }

    extension(ClaimsPrincipal user)
    {
        /// <summary>The stable key; empty for somebody who is not signed in.</summary>
        public string Key => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

        public int? EmployeeId => int.TryParse(user.FindFirstValue(Employee), CultureInfo.InvariantCulture, out var id) ? id : null;

        public Roles Roles => Enum.GetValues<Roles>().Where(role => role != Roles.None && user.IsInRole(role.ToString()))
            .Aggregate(Roles.None, (all, role) => all | role);

        /// <summary>Who acts, for Core.</summary>
        public Actor Actor(Origin origin) => new(user.EmployeeId, user.Identity?.Name ?? "", user.Roles, origin);
    }

    private static IEnumerable<string> NamesOf(Roles roles) => Access.All.Where(name => roles.HasFlag(Enum.Parse<Roles>(name)));
}
