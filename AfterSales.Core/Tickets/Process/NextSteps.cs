using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What one actor can do next with a ticket: a command, whether it may be run now, what is missing, its fields.</summary>
/// <param name="Allowed">By permission and stage; gates may still want something.</param>
public sealed record CommandOffer(string Name, bool Allowed, IReadOnlyList<UnmetNeed> Missing, IReadOnlyList<FieldSpec> Fields);

/// <summary>
/// What can be done next, by whom, with which fields and what it still needs: the one function behind page, board
/// drop, the engineer's next action and the API's commands.
/// </summary>
public static class NextSteps
{
    private static readonly string[] OnTheWay =
    [
        nameof(Depart), nameof(Arrive), nameof(Diagnose), nameof(CountPackages), nameof(RecordWork), nameof(ChangeConfiguration), nameof(FillChecklist), nameof(TrainCustomer),
        nameof(RecordTest), nameof(RequestAcceptance), nameof(SignAcceptance), nameof(LeaveSite),
    ];

    /// <param name="deciders">Who may decide today, by id; asked only where <see cref="IsOwn"/>.</param>
    public static IReadOnlyList<CommandOffer> For(Ticket ticket, Actor actor, IReadOnlyCollection<int>? deciders = null) =>
        [.. ServiceProcess.Rows.Where(row => row is { IsOffered: true, AtOnce: false }).Select(row => Offer(row, ticket, actor) is var offer && row.IsForAnother(actor, ticket, deciders ?? []) ? offer with { Allowed = false } : offer)];

    /// <summary>Among what the actor could do is to decide on own work.</summary>
    public static bool IsOwn(Ticket ticket, Actor actor) => ServiceProcess.Rows.Any(row => row.IsOwn(actor, ticket) && row.LeadsFrom(ticket) && row.Allows(actor, ticket));

    /// <summary>
    /// The engineer's one next action on an own ticket, or null when there is nothing to do. While something stands in
    /// its way that the engineer can supply, that comes first.
    /// </summary>
    public static CommandOffer? ForEngineer(Ticket ticket, Actor engineer) =>
        DueForEngineer(ticket, engineer) is { } due ? Supplying(due, ticket, engineer) : null;

    /// <summary>The step of the job that the engineer has come to, whatever still stands in its way; null when there is nothing to do.</summary>
    public static CommandOffer? DueForEngineer(Ticket ticket, Actor engineer)
    {
        foreach (var name in OnTheWay)
        {
            var row = ServiceProcess.Row(name);
            if (row.Allows(engineer, ticket) && row.LeadsFrom(ticket) && IsDue(name, ticket, engineer))
                return Offer(row, ticket, engineer);
        }
        return null;
    }

    private static CommandOffer Supplying(CommandOffer due, Ticket ticket, Actor engineer) => due.Missing
        .Select(need => Lacking.SupplierOf(need.Need, ticket)).Where(command => command != due.Name)
        .Select(command => Offer(ServiceProcess.Row(command), ticket, engineer))
        .FirstOrDefault(offer => offer is { Allowed: true, Missing.Count: 0 }) ?? due;

    private static CommandOffer Offer(ProcessRow row, Ticket ticket, Actor actor) =>
        new(row.Command, row.Allows(actor, ticket) && row.LeadsFrom(ticket) && HasItsVisit(row.Command, ticket, actor), row.Unmet(ticket, who: actor), CommandForm.Of(row.Form));

    private static bool IsDue(string command, Ticket ticket, Actor engineer) => command switch
    {
        nameof(Diagnose) => ticket.Solution is null && HasVisit(ticket, engineer, VisitState.OnSite),
        // Whoever stays here has not set out.
        nameof(Depart) => ticket.Visits.Exists(visit => visit is { State: VisitState.Confirmed, WithoutTravel: false } && visit.EngineerId == engineer.EmployeeId),
        nameof(RecordWork) => ServiceNeeds.ServesAMachine(ticket.ServiceType) && ticket.Action is null && HasItsVisit(command, ticket, engineer),
        nameof(RecordTest) => ServiceNeeds.WantsTest(ticket.ServiceType) && ticket.TestPassed != true && HasItsVisit(command, ticket, engineer),
        nameof(CountPackages) or nameof(ChangeConfiguration) or nameof(FillChecklist) or nameof(TrainCustomer) => ticket.Stage == Stage.OnSite && HasVisit(ticket, engineer, VisitState.OnSite)
            && ServiceNeeds.BeforeAccepting(ticket, resultTold: true).Any(need => Lacking.SupplierOf(need, ticket) == command),
        nameof(RequestAcceptance) => ticket.Stage == Stage.OnSite,
        _ => HasItsVisit(command, ticket, engineer),
    };

    private static bool HasItsVisit(string command, Ticket ticket, Actor actor) => command switch
    {
        nameof(ConfirmVisit) => ticket.Visits.Exists(visit => visit.State is VisitState.Planned),
        nameof(AbortVisit) => HasVisit(ticket, actor, VisitState.EnRoute) || HasVisit(ticket, actor, VisitState.OnSite),
        nameof(Unassign) or nameof(ReassignVisit) => ticket.Visits.Exists(visit => visit.State is VisitState.Planned or VisitState.Confirmed),
        nameof(Depart) => HasVisit(ticket, actor, VisitState.Confirmed),
        nameof(Arrive) => HasVisit(ticket, actor, VisitState.EnRoute) || ticket.Visits.Exists(visit => visit.WithoutTravel) && HasVisit(ticket, actor, VisitState.Confirmed),
        nameof(RecordWork) or nameof(RecordTest) or nameof(LeaveSite) or nameof(SurveySite) or nameof(CheckSafety) or nameof(FillChecklist) or nameof(ChangeConfiguration) => HasVisit(ticket, actor, VisitState.OnSite),
        nameof(AcceptHandover) or nameof(DeclineHandover) => ticket.HandoverToId is not null,
        nameof(BeginGuidance) => ticket.GuidanceBegun is null,
        nameof(EndGuidance) => ticket.GuidanceBegun is not null,
        nameof(ApprovePlan) or nameof(ReturnPlan) => ticket.PlanWaits,
        nameof(AcceptQuote) or nameof(DeclineQuote) => ticket.QuoteWaits,
        nameof(SignContract) => ticket is { QuoteAccepted: true, ContractSigned: false },
        nameof(Unpin) => ticket.Pinned is not null,
        CommandNames.Hold => ticket.OpenHold is null,
        CommandNames.Resume => ticket.OpenHold is not null,
        _ => true,
    };

    private static bool HasVisit(Ticket ticket, Actor actor, VisitState state) =>
        ticket.Visits.Exists(visit => visit.State == state && (actor.IsSupervisor || visit.EngineerId == actor.EmployeeId));
}
