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

    // Asked of real tickets: what leads where depends on visits as well.
    private static IEnumerable<(Stage From, Stage To, string Command)> Edges() =>
        from stage in ServiceProcess.OpenStages
        let ticket = new Department().RepairAt(stage)
        from to in Enum.GetValues<Stage>()
        let row = ServiceProcess.Drop(ticket, to, Department.Supervisor)
        where row is not null
        select (stage, to, row.Command);

    private static string Gates(ProcessRow row) => row.Enters?.ToString() ?? (row.EntersBy is null ? "" : nameof(Stage.Accepting));

    private static string Listed<T>(IEnumerable<T> items) => string.Join(", ", items);
}
