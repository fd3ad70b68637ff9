using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.House;

/// <summary>That docs/process.md draws the stage machine as the code has it.</summary>
public sealed class ProcessDrawingTests
{
    [Fact]
    public void The_process_is_drawn_as_the_code_has_it()
    {
        var drawn = Drawing();
        var shown = Sources.Read("docs", "process.md");
        Assert.True(shown == drawn, $"This should stand in docs/process.md:\n{drawn}");
    }

    private static string Drawing() => $"""
        # The process

        Made from `ServiceProcess.Rows`; a test compares. A repair, by the commands that move it by hand (a drop on the board runs the same):

        ```mermaid
        stateDiagram-v2
        {string.Join('\n', Edges().Select(edge => $"    {edge.From} --> {edge.To}: {edge.Command}"))}
        ```

        Among ToDispatch, Scheduled, EnRoute and OnSite a ticket stands where its most advanced visit does.

        ## The way of each service

        {string.Join('\n', Enum.GetValues<ServiceType>().Select(type => $"- {type}: {string.Join(" → ", ServiceProcess.WayOf(type))}"))}

        ## Every command

        The last column names the stage whose gates of the rulebook stand before the command (OnSite: before the work there).

        | command | in | leads to | only for | gates before |
        |---|---|---|---|---|
        {string.Join('\n', ServiceProcess.Rows.Select(row => $"| `{row.Command}` | {Listed(row.From)} | {Listed(row.To)} | {Listed(row.Types ?? [])} | {Gates(row)} |"))}

        """.ReplaceLineEndings("\n");

    [Fact]
    public void What_leads_on_without_anybody_on_site_is_drawn_as_well()
    {
        var edges = Edges().ToHashSet();
        Assert.Contains((Stage.Planning, Stage.ToDispatch), edges.Select(edge => (edge.From, edge.To)));
        Assert.Contains((Stage.Accepting, Stage.ToDispatch, nameof(RefuseAcceptance)), edges);
    }

    // Asked of real tickets: what leads where depends on visits as well.
    private static IEnumerable<(Stage From, Stage To, string Command)> Edges() =>
        from stage in ServiceProcess.OpenStages
        from to in Enum.GetValues<Stage>()
        from edge in (from ticket in Standing(stage)
                      let row = ServiceProcess.Drop(ticket, to, Department.Supervisor)
                      where row is not null
                      select (stage, to, row.Command)).Distinct()
        select edge;

    // The ordinary way, and where nobody was sent.
    private static IEnumerable<Ticket> Standing(Stage stage)
    {
        var department = new Department();
        yield return department.RepairAt(stage);
        if (stage == Stage.Planning)
            yield return department.Do(department.RepairAt(Stage.Diagnosing), Department.Staff, Department.Plan());
        var resolved = new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" };
        if (stage is Stage.Accepting or Stage.FollowUp)
            yield return department.Do(department.RepairAt(Stage.Diagnosing), Department.Staff, resolved);
    }

    // Where the ticket or the input decides, any of those that it leads to; the gates of the site stand before the work there.
    private static string Gates(ProcessRow row) => row.Enters?.ToString() ?? (row.EntersBy is null ? "" : Listed(row.To.Except([Stage.OnSite])));

    private static string Listed<T>(IEnumerable<T> items) => string.Join(", ", items);
}
