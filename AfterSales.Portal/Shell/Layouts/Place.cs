using AfterSales.Portal.Shell.SignIn;

namespace AfterSales.Portal.Shell.Layouts;

/// <summary>A place in the rail.</summary>
/// <param name="Name">Key of its name in <see cref="ShellTexts"/>.</param>
/// <param name="Section">The address under which it counts as the present place.</param>
/// <param name="Icon">Path of a 24 × 24 line drawing.</param>
internal sealed record Place(string Address, string Name, string Section, string Icon, string[] Roles)
{
    private const string Screen = "M3 5h18v11H3zM9 20h6M12 16v4";

    /// <summary>In the order of the rail.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/today", nameof(ShellTexts.Place_Today), "/today", "M12 4v2M12 18v2M4 12h2M18 12h2M6.3 6.3l1.4 1.4M16.3 16.3l1.4 1.4M6.3 17.7l1.4-1.4M16.3 7.7l1.4-1.4M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8", [Access.Supervisor]),
        new("/board", nameof(ShellTexts.Place_Board), "/board", "M4 4h4v16H4zM10 4h4v11h-4zM16 4h4v7h-4z", [Access.Supervisor, Access.Staff]),
        new("/desk", nameof(ShellTexts.Place_Desk), "/desk", "M4 5h16v11H9l-5 4z", [Access.Staff, Access.Supervisor]),
        new("/my", nameof(ShellTexts.Place_My), "/my", "M14 7a4 4 0 0 0-5.5 4.8L3 17.3 6.7 21l5.5-5.5A4 4 0 0 0 17 10l-2.5 2.5-3-3z", [Access.Engineer]) { LeavesCircuit = true },
        new("/tickets", nameof(ShellTexts.Place_Tickets), "/tickets", "M5 4h14v16H5zM8 9h8M8 13h8", [Access.Staff, Access.Engineer, Access.Supervisor]),
        new("/customers", nameof(ShellTexts.Place_Customers), "/customers", "M4 20V9l8-5 8 5v11zM9 20v-6h6v6M9 10h.01M15 10h.01", [Access.Staff, Access.Supervisor]) { Besides = ["/equipment"] },
        new("/trips", nameof(ShellTexts.Place_Trips), "/trips", "M4 16l2-8h12l2 8v3H4zM4 16h16M8 8V5h8v3M8 19v2M16 19v2", [Access.Staff, Access.Engineer, Access.Supervisor]),
        new("/parts/purchased", nameof(ShellTexts.Place_Parts), "/parts", "M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9", [Access.Staff, Access.Supervisor]),
        new("/prices", nameof(ShellTexts.Place_Prices), "/prices", "M4 11V4h7l9 9-7 7zM8 8h.01", [Access.Staff, Access.Supervisor]),
        new("/maintenance/dates", nameof(ShellTexts.Place_Dates), "/maintenance", "M5 6h14v14H5zM5 10h14M9 3v4M15 3v4M9 15l2 2 4-4", [Access.Staff, Access.Supervisor]),
        new("/complaints", nameof(ShellTexts.Place_Satisfaction), "/complaints", "M4 5h16v11H9l-5 4zM9 9h.01M15 9h.01M9 13c1.5-1.6 4.5-1.6 6 0", [Access.Staff, Access.Engineer, Access.Supervisor]) { Besides = ["/spot-checks", "/actions"] },
        new("/people/certificates", nameof(ShellTexts.Place_People), "/people", "M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c0-4 3.6-7 8-7s8 3 8 7M17 9l1.5 1.5L21 8", [Access.Supervisor, Access.Engineer]),
        new("/checklists", nameof(ShellTexts.Place_Standards), "/checklists", "M5 4h14v16H5zM8 9l1.5 1.5L12 8M8 15l1.5 1.5L12 14M14 9h3M14 15h3", [Access.Supervisor]),
        new("/charts/response", nameof(ShellTexts.Place_Charts), "/charts", "M4 20V4M4 20h16M8 16l4-5 3 3 5-7", [Access.Supervisor, Access.Engineer]),
        new("/targets", nameof(ShellTexts.Place_Targets), "/targets", "M12 3a9 9 0 1 0 9 9M12 8a4 4 0 1 0 4 4M12 12l8-8M17 4v3h3", [Access.Supervisor, Access.Staff]) { Besides = ["/reviews", "/evaluation"] },
        new("/reports", nameof(ShellTexts.Place_Reports), "/reports", "M6 3h9l4 4v14H6zM15 3v4h4M9 17v-3M12 17v-6M15 17v-4", [Access.Supervisor]) { Besides = ["/briefing", "/performance"] },
        new("/performance", nameof(ShellTexts.Place_Performance), "/performance", "M4 20h16M6 20v-5h3v5M11 20V9h3v11M16 20v-8h3v8M5 9l5-5 3 3 6-4", [Access.Engineer]),
        new("/rulebook", nameof(ShellTexts.Place_Rulebook), "/rulebook", "M6 4h12v16H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M8 4v16M11.5 9h3M11.5 13h3", [Access.Staff, Access.Engineer, Access.Supervisor]),
        // Supervisors come to the screens' keys first, and from there to the wall.
        new("/displays", nameof(ShellTexts.Place_Wall), "/displays", Screen, [Access.Supervisor]),
        new("/wall", nameof(ShellTexts.Place_Wall), "/wall", Screen, [Access.Staff]) { LeavesCircuit = true },
    ];

    /// <summary>Other sections that belong to the place.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];

    /// <summary>A page of another kind, which has its own styles and scripts.</summary>
    public bool LeavesCircuit { get; init; }

    /// <summary>Whether the path lies at this place.</summary>
    public bool Holds(string path) => Lies(path, Section) || Besides.Any(besides => Lies(path, besides));

    private static bool Lies(string path, string section) => path == section || path.StartsWith(section + "/", StringComparison.Ordinal);
}
