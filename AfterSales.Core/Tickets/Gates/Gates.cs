using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Every gate that a rulebook can ask for. A new one is one line here, and a name for what it misses among the
/// <see cref="Need"/>s; which stage it stands before, and for which services, is the rulebook's to say.
/// </summary>
public static class Gates
{
    public static IReadOnlyList<Gate> All { get; } =
    [
        new("VerifiedReport", static at => Where(at.Ticket.VerifiedAt is null && at.Command is not Verify, Need.VerifiedContact)
            .Concat(Where(at.Ticket.Site is null && at.Ticket.SiteId is null && at.Command is not Verify, Need.Site))),
        new("SolutionRecorded", static at => Where(at.Ticket.Solution is null, Need.Diagnosis)),
        new("CauseAndAction", static at => Where(at.Ticket.Cause is null && at.Command is not Tickets.ResolveRemotely, Need.Cause)
            .Concat(Where(at.Ticket.Action is null && at.Command is not Tickets.ResolveRemotely, Need.Action))),
        new("TestPassed", static at => Where(at.Ticket.TestPassed != true && at.Command is not Tickets.ResolveRemotely, Need.PassedTest)),
        new("ResultTold", static at => Where(at.Ticket.ResultNote is null && !TellsResult(at.Command), Need.ResultNote)),
        new("SurveyAsked", static at => Where(at.Ticket.SurveyAskedAt is null, Need.SurveyAsked)),
        // Nothing but the customer's acceptance leads to the stage after it.
        new("CustomerAccepted", static _ => []),
    ];

    private static readonly Dictionary<string, Gate> ByName = All.ToDictionary(gate => gate.Name);

    /// <summary>The names that rulebooks may use.</summary>
    public static GateNames Names { get; } = new(All.Select(gate => gate.Name).ToHashSet());

    /// <summary>What the ticket's rulebook still wants before the command.</summary>
    internal static IEnumerable<UnmetNeed> Before(ProcessRow row, Ticket ticket, TicketCommand? command) =>
        row.Passes(ticket, command) is { } stage ? Before(stage, new AtGate(ticket, command)) : [];

    /// <summary>The same before a stage. A gate that this program does not know keeps nobody back: such a rulebook cannot be published.</summary>
    internal static IEnumerable<UnmetNeed> Before(Stage stage, AtGate at) =>
        from rule in at.Ticket.Rulebook?.GatesBefore(stage, at.Ticket.ServiceType) ?? []
        where ByName.ContainsKey(rule.Gate)
        from need in ByName[rule.Gate].Missing(at)
        select new UnmetNeed(rule.Clause, need) { Text = at.Ticket.Rulebook!.Find(rule.Clause)?.Text };

    // The form of an acceptance request demands the note; who leaves may write it with leaving.
    private static bool TellsResult(TicketCommand? command) => command switch
    {
        RequestAcceptance or Tickets.ResolveRemotely => true,
        LeaveSite leave => !string.IsNullOrWhiteSpace(leave.Note),
        _ => false,
    };

    private static IEnumerable<Need> Where(bool missing, Need need) => missing ? [need] : [];
}
