using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What shall be done, approved before it is begun: the way into Planning and out of it.</summary>
public sealed partial class Ticket
{
    // The gates that cannot be met without a plan.
    private static readonly string[] PlanGates = [Gates.PlanWritten, Gates.PlanApproved];

    /// <summary>The version of the plan that holds, or null before one and after another work was proposed.</summary>
    public RepairPlan? Plan => Plans.Find(plan => plan.SupersededAt is null);

    /// <summary>The plan was approved; a new plan wants a new approval.</summary>
    public bool PlanApproved => Plan?.Approved == true;

    /// <summary>The plan waits for somebody to decide on it.</summary>
    public bool PlanWaits => Plan is { Approved: null };

    /// <summary>The rulebook lets nobody work on this without a plan, or the customer has to know what it costs.</summary>
    public bool PlanWanted => Asks(PlanGates) || QuoteWanted && ServiceProcess.WayOf(ServiceType).Any(stage => stage is Stage.Diagnosing or Stage.Planning);

    /// <summary>The rulebook wants to know who bears the cost, and nobody has decided it.</summary>
    internal bool EntitlementWanted => Charged is null && Asks(Gates.EntitlementDecided);

    /// <summary>Once the cause is known, the plan comes before anybody is sent.</summary>
    internal bool PlanIsNext => PlanWanted && PlanNeeds().Any();

    /// <summary>Where the ticket goes once the plan is agreed.</summary>
    internal Stage StageAfterPlanning => ServiceProcess.AfterPlanning(ServiceType) is var next && ServiceProcess.FollowsVisits(next) ? StageOfVisits : next;

    /// <summary>What Planning still waits for.</summary>
    internal IEnumerable<Need> PlanNeeds()
    {
        if (Plan is null)
            yield return Need.RepairPlan;
        if (!PlanApproved)
            yield return Need.PlanApproval;
        if (QuoteWanted && !QuoteAccepted)
            yield return Need.QuoteAcceptance;
        if (ContractWanted && !ContractSigned)
            yield return Need.Contract;
    }

    internal Refusal? SubmitPlan(SubmitPlan submit, Circumstances now)
    {
        Supersede(now);
        Plans.Add(new RepairPlan
        {
            Number = Plans.Count + 1,
            SubmittedAt = now.Now,
            SubmittedById = now.Actor.EmployeeId,
            SubmittedBy = now.Actor.Name,
            Note = EntryProblems.Trimmed(submit.Note),
            Lines = [.. submit.Lines()],
        });
        MoveTo(Stage.Planning, now.Now);
        return null;
    }

    internal Refusal? ApprovePlan(ApprovePlan approve, Circumstances now)
    {
        Plan!.Decide(approved: true, approve.Note, now);
        LeavePlanningWhenAgreed(now.Now);
        return null;
    }

    internal Refusal? ReturnPlan(ReturnPlan back, Circumstances now)
    {
        Plan!.Decide(approved: false, back.Reason, now);
        return null;
    }

    internal Refusal? ProposeChange(Circumstances now)
    {
        Supersede(now);
        MoveTo(Stage.Planning, now.Now);
        return null;
    }

    /// <summary>Who bears the cost was all that was open: the plan is approved, and the customer is not charged.</summary>
    internal bool EndsPlanning(Coverage? decided) => Stage == Stage.Planning && PlanApproved
        && decided is (Coverage.Warranty or Coverage.RepairWarranty or Coverage.Contract)
        && (!Asks(Gates.ContractSignedAlways) || QuoteAccepted && ContractSigned);

    internal Refusal? DecideEntitlement(ServiceRecord decision, Circumstances now)
    {
        var ends = EndsPlanning(decision.Coverage);
        Keep(decision);
        if (ends)
            LeavePlanningWhenAgreed(now.Now);
        return null;
    }

    private void LeavePlanningWhenAgreed(DateTime at)
    {
        if (!PlanNeeds().Any())
            MoveTo(StageAfterPlanning, at);
    }

    // Another plan takes along what was agreed on the one before.
    private void Supersede(Circumstances now)
    {
        if (Plan is { } plan)
            plan.SupersededAt = now.Now;
        SupersedeQuote(now);
    }

    /// <summary>What the rulebook says of a gate for this service, whatever stage it stands before.</summary>
    internal IEnumerable<GateRule> RulesOf(string gate) => Rulebook?.Gates.Where(rule => rule.Gate == gate && rule.Types.Contains(ServiceType)) ?? [];

    private bool Asks(params string[] gates) => gates.SelectMany(RulesOf).Any();
}
