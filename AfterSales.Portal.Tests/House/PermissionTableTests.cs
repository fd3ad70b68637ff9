using AfterSales.Core.Assessment;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tests.House;

/// <summary>That the README says of permissions what the process table does, and beside tickets the desks.</summary>
public sealed class PermissionTableTests
{
    private const string Begin = "<!-- permissions: made from ServiceProcess.Rows -->\n";
    private const string End = "<!-- end of permissions -->";

    private const string BeginBeside = "<!-- permissions beside tickets: made from QualityRights.All and LedRights.All -->\n";
    private const string EndBeside = "<!-- end of permissions beside tickets -->";

    [Fact]
    public void The_readme_shows_the_permissions_of_the_process_table() => MustShow(Begin, End, Table());

    [Fact]
    public void The_readme_shows_the_permissions_of_the_desks_beside_tickets() => MustShow(BeginBeside, EndBeside, TableBeside());

    private static void MustShow(string begin, string end, string table)
    {
        var readme = Sources.Read("README.md");
        var (from, to) = (readme.IndexOf(begin, StringComparison.Ordinal), readme.IndexOf(end, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, "README.md has lost the marks around its permission table.");
        Assert.True(readme[(from + begin.Length)..to] == table, $"Put this between the marks in README.md:\n{table}");
    }

    private static string TableBeside()
    {
        var rows = QualityRights.All.Concat(LedRights.All).GroupBy(command => (Staff: Beside(command, Roles.Staff), Engineer: Beside(command, Roles.Engineer), Supervisor: Beside(command, Roles.Supervisor)))
            .Select(same => $"| {string.Join(", ", same.Select(command => $"`{command.Name}`"))} | {same.Key.Staff} | {same.Key.Engineer} | {same.Key.Supervisor} |\n");
        return "| beside tickets | staff | engineer | supervisor |\n|---|---|---|---|\n" + string.Concat(rows);
    }

    private static string Beside(DeskCommand command, Roles role) => !command.Who.HasFlag(role) ? "–" : command.Limit switch
    {
        DeskLimit.NotOwnWork => "not the own work",
        DeskLimit.EngineersOwn when role == Roles.Engineer => "own",
        _ => "✔",
    };

    // Commands with the same permissions share a row, in the order in which the process names them.
    private static string Table()
    {
        var rows = ServiceProcess.Rows.GroupBy(row => (Staff: Staff(row), Engineer: Engineer(row), Supervisor: Supervisor(row), Link: Link(row)))
            .Select(same => $"| {string.Join(", ", same.Select(row => $"`{row.Command}`"))} | {same.Key.Staff} | {same.Key.Engineer} | {same.Key.Supervisor} | {same.Key.Link} |\n");
        return "| command | staff | engineer | supervisor | customer's link |\n|---|---|---|---|---|\n" + string.Concat(rows);
    }

    private static string Staff(ProcessRow row) => !row.Who.HasFlag(Roles.Staff) ? "–"
        : row.StaffFrom is { } stages ? $"in {string.Join(", ", stages)}" : "✔";

    private static string Engineer(ProcessRow row) => row.Anyone ? "✔" : !row.Who.HasFlag(Roles.Engineer) ? "–" : row.Engineers switch
    {
        EngineerRule.LiveVisit => "own visit",
        EngineerRule.Lead => "who leads",
        _ => "own tickets",
    };

    private static string Supervisor(ProcessRow row) => row.Who == Roles.None ? "–" : row.Who.HasFlag(Roles.Supervisor) ? "✔" : "on behalf";

    private static string Link(ProcessRow row) => row.Anyone ? "anybody" : row.ByLink?.ToString().ToLowerInvariant() ?? "–";
}
