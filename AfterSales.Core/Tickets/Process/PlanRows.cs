using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using static AfterSales.Core.Rulebooks.Stage;

namespace AfterSales.Core.Tickets;

/// <summary>The rows of the process that lead into Planning and out of it.</summary>
internal static class PlanRows
{
    // A consultation is answered; whatever is worked on can be planned.
    private static readonly ServiceType[] Worked = [.. Enum.GetValues<ServiceType>().Except([ServiceType.Consultation])];
    internal static readonly Stage[] Out = [ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts];

    public static IReadOnlyList<ProcessRow> All { get; } =
    [
        new(nameof(SubmitPlan), typeof(SubmitPlan), [Diagnosing, Planning, OnSite], [Planning], Roles.Staff | Roles.Engineer) { Types = Worked, Enters = Planning },
        new(nameof(ApprovePlan), typeof(ApprovePlan), [Planning], Out, Roles.Supervisor) { Types = Worked, ByDeputy = true, Own = WrotePlan, Needs = WaitingPlan, Enters = ToDispatch, EntersBy = Leaves(Need.PlanApproval) },
        new(nameof(ReturnPlan), typeof(ReturnPlan), [Planning], [], Roles.Supervisor) { Types = Worked, ByDeputy = true, Own = WrotePlan, Needs = WaitingPlan },
        new(nameof(SendQuote), typeof(SendQuote), [Planning], [], Roles.Staff)
        {
            Types = Worked,
            ByDeputy = true,
            Needs = static ticket => ticket.PlanApproved ? [] : [Need.PlanApproval],
            Ahead = [Gates.EntitlementDecided],
        },
        new(nameof(AcceptQuote), typeof(AcceptQuote), [Planning], Out, Roles.Staff | Roles.Engineer)
        {
            Types = Worked,
            ByLink = LinkPurpose.Quote,
            Needs = static ticket => ticket.QuoteWaits ? [] : [Need.Quote],
            Enters = ToDispatch,
            EntersBy = Leaves(Need.QuoteAcceptance),
        },
        new(nameof(DeclineQuote), typeof(DeclineQuote), [Planning], [], Roles.Staff | Roles.Engineer) { Types = Worked, ByLink = LinkPurpose.Quote, Needs = static ticket => ticket.QuoteWaits ? [] : [Need.Quote] },
        new(nameof(SignContract), typeof(SignContract), [Planning], Out, Roles.Staff | Roles.Engineer)
        {
            Types = Worked,
            ByLink = LinkPurpose.Quote,
            Needs = static ticket => ticket is { QuoteAccepted: true, ContractSigned: false } ? [] : [Need.QuoteAcceptance],
            Enters = ToDispatch,
            EntersBy = Leaves(Need.Contract),
        },
        new(nameof(ProposeChange), typeof(ProposeChange), [OnSite], [Planning], Roles.Engineer) { Types = Worked, Engineers = EngineerRule.LiveVisit, Enters = Planning },
    ];

    private static bool WrotePlan(Ticket ticket, int who) => ticket.Plan?.SubmittedById == who;

    private static IEnumerable<Need> WaitingPlan(Ticket ticket) => ticket.PlanWaits ? [] : [Need.RepairPlan];

    // Whoever supplies the last thing passes the gates of where the ticket goes; those of the site stood when it was entered.
    private static Func<Ticket, TicketCommand?, Stage?> Leaves(Need supplied) => (ticket, _) =>
        ticket.PlanNeeds().All(need => need == supplied) && ticket.StageAfterPlanning is var next && next != OnSite ? next : null;
}
