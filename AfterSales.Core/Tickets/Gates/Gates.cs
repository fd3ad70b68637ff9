using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Every gate that a rulebook can ask for. A new one is one line here, and a name for what it misses among the
/// <see cref="Need"/>s; which stage it stands before, and for which services, is the rulebook's to say.
/// </summary>
public static class Gates
{
    /// <summary>Whoever is sent holds what the rule asks for (R5.7).</summary>
    public const string Certificates = "CertificatesValid";

    /// <summary>Somebody has decided who bears the cost (R4.14, R6.10).</summary>
    public const string EntitlementDecided = "EntitlementDecided";

    /// <summary>It is written down what shall be done (R3.4.3, R7.3).</summary>
    public const string PlanWritten = "PlanWritten";

    /// <summary>The plan is approved (R7.4).</summary>
    public const string PlanApproved = "PlanApproved";

    /// <summary>Who pays has said yes to what it costs (R3.4.4).</summary>
    public const string QuoteAccepted = "QuoteAccepted";

    /// <summary>Who pays has signed the contract (R3.4.4).</summary>
    public const string ContractSigned = "ContractSigned";

    /// <summary>The contract is signed also where it costs nothing.</summary>
    public const string ContractSignedAlways = "ContractSignedAlways";

    private static readonly ServiceType[] Diagnosed = [ServiceType.Repair];
    private static readonly ServiceType[] Installed = [ServiceType.Installation, ServiceType.Upgrade];
    private static readonly ServiceType[] Trained = [.. Installed, ServiceType.Training];
    private static readonly ServiceType[] CameBack = [ServiceType.Exchange, ServiceType.Return];
    // Parts are sent; a question is answered, and nobody accepts the answer.
    private static readonly ServiceType[] Accepted = [.. Enum.GetValues<ServiceType>().Except([ServiceType.Consultation])];
    private static readonly ServiceType[] Visited = [.. Accepted.Except([ServiceType.PartsSupply])];

    public static IReadOnlyList<Gate> All { get; } =
    [
        new("VerifiedReport", GateKind.Step, Stage.Planning, static at => Where(at.Ticket.VerifiedAt is null, Need.VerifiedContact)
            .Concat(Where(at.Ticket.Site is null && at.Ticket.SiteId is null, Need.Site))),
        new("SolutionRecorded", GateKind.Step, Stage.Scheduled, static at => Where(at.Ticket.Solution is null, Need.Diagnosis)) { Types = Diagnosed },
        new("CauseAndAction", GateKind.Step, Stage.Accepting, static at => Where(at.Ticket.Cause is null && !at.Is<ResolveRemotely>(), Need.Cause)
            .Concat(Where(at.Ticket.Action is null && !at.Is<ResolveRemotely>(), Need.Action))) { Types = Visited },
        new("TestPassed", GateKind.Step, Stage.Accepting, static at => Where(at.Ticket.TestPassed != true && !at.Is<ResolveRemotely>(), Need.PassedTest)) { Types = Visited },
        new("ResultTold", GateKind.Step, Stage.Accepting, static at => Where(at.Ticket.ResultNote is null && !TellsResult(at), Need.ResultNote)) { Types = Accepted },
        new("SurveyAsked", GateKind.Step, Stage.Closed, static at => Where(at.Ticket.SurveyAskedAt is null, Need.SurveyAsked)),
        // From afar nothing is fitted and no list is gone through; cause and work are told with the command.
        new("FourFields", GateKind.Form, Stage.Accepting, static at => at.Is<ResolveRemotely>() ? [] : Where(at.Ticket.Cause is null, Need.Cause).Concat(Where(at.Ticket.Action is null, Need.Action)).Concat(Lacks(at, RecordKind.FittedParts, Need.FittedParts))) { Types = Visited },
        new(EntitlementDecided, GateKind.Form, Stage.Planning, static at => at.Is<DecideEntitlement>() ? [] : Lacks(at, RecordKind.Entitlement, Need.Entitlement)),
        new("AppointmentConfirmed", GateKind.Step, Stage.Planning, static at => Lacks(at, RecordKind.Appointment, Need.Appointment)),
        new("SiteSurveyed", GateKind.Form, Stage.OnSite, static at => Lacks(at, RecordKind.SiteSurvey, Need.SiteSurvey)) { Types = Visited },
        new(PlanWritten, GateKind.Form, Stage.ToDispatch, static at => Where(at.Ticket.Plan is null, Need.RepairPlan)) { Types = Accepted },
        new(PlanApproved, GateKind.Approval, Stage.ToDispatch, static at => Where(!at.Ticket.PlanApproved && !at.Is<ApprovePlan>(), Need.PlanApproval)) { Types = Accepted },
        // Whom it costs nothing has nothing to agree to, unless the rulebook says so in these words.
        new(QuoteAccepted, GateKind.Approval, Stage.ToDispatch, static at => Where(at.Ticket is { Charged: not false, QuoteAccepted: false } && !at.Is<AcceptQuote>(), Need.QuoteAcceptance)) { Types = Accepted },
        new(ContractSigned, GateKind.Approval, Stage.ToDispatch, static at => Where(at.Ticket is { Charged: not false, ContractSigned: false } && !at.Is<SignContract>(), Need.Contract)) { Types = Accepted },
        new(ContractSignedAlways, GateKind.Approval, Stage.ToDispatch, static at => Where(!at.Ticket.ContractSigned && !at.Is<SignContract>(), Need.Contract)) { Types = Accepted },
        new("PreparationDone", GateKind.Form, Stage.Scheduled, static at => Where(at.Ticket.Recorded(RecordKind.Preparation)?.Passed != true, Need.Preparation)) { Types = Visited },
        new("TripApproved", GateKind.Approval, Stage.EnRoute, static at => Where(!TripGate.IsMet(at), Need.TripApproval)) { Types = Visited },
        new("SafetyChecked", GateKind.Form, Stage.OnSite, static at => Where(at.Ticket.Recorded(RecordKind.SafetyCheck)?.Passed != true, Need.SafetyCheck)) { Types = Visited },
        new("ChecklistFilled", GateKind.Form, Stage.OnSite, static at => at.Is<ResolveRemotely>() ? [] : Lacks(at, RecordKind.Checklist, Need.Checklist)) { Types = Visited },
        new("PackagesCounted", GateKind.Form, Stage.OnSite, static at => Lacks(at, RecordKind.PackageCount, Need.PackageCount)) { Types = Installed },
        new("InstallationChecked", GateKind.Form, Stage.Accepting, static at => Where(at.Ticket.Recorded(RecordKind.InstallationCheck)?.Passed != true, Need.InstallationCheck)) { Types = Installed },
        new("CustomerTrained", GateKind.Form, Stage.Accepting, static at => Lacks(at, RecordKind.CustomerTraining, Need.CustomerTraining)) { Types = Trained },
        new("GenuineParts", GateKind.Form, Stage.Accepting, static at => at.Is<ResolveRemotely>() ? [] : at.Ticket.Recorded(RecordKind.FittedParts) is { } fitted
            ? fitted.Lines.Where(line => line.PurchasedId is null).Select(line => new Missed(Need.PartsOrigin, line.Batch is null ? $"{line.Name} × {line.Quantity}" : $"{line.Name} × {line.Quantity} · {line.Batch}"))
            : Where(true, Need.FittedParts)) { Types = Accepted },
        new("OperatorsNoted", GateKind.Form, Stage.Accepting, static at => Lacks(at, RecordKind.Operators, Need.Operators)) { Types = Accepted },
        new("FeedbackGiven", GateKind.Form, Stage.Closed, static at => Lacks(at, RecordKind.Feedback, Need.Feedback)),
        new("QualityEvaluated", GateKind.Form, Stage.Closed, static at => Lacks(at, RecordKind.QualityEvaluation, Need.QualityEvaluation)),
        new("NextMaintenanceSet", GateKind.Step, Stage.FollowUp, static at => Lacks(at, RecordKind.NextMaintenance, Need.NextMaintenance)) { Types = Accepted },
        new("ReportFiled", GateKind.Form, Stage.Closed, static at => Lacks(at, RecordKind.ReportFiling, Need.ReportFiling)),
        new("PapersComplete", GateKind.Form, Stage.Closed, static at => Where(at.Ticket.Recorded(RecordKind.Papers)?.Passed != true, Need.Papers)),
        new("FollowUpDated", GateKind.Step, Stage.Closed, static at => Lacks(at, RecordKind.FollowUpVisit, Need.FollowUpVisit)),
        new("QuestionsAnswered", GateKind.Step, Stage.Planning, static at => Where(at.Ticket.OpenQuestions.Count > 0, Need.QuestionsAnswered)),
        new(Certificates, GateKind.Step, Stage.Scheduled, CertificateGate.Missing),
        new("ReturnInspected", GateKind.Form, Stage.Scheduled, static at => Where(!at.Ticket.ReturnIsInspected, Need.ReturnInspection)) { Types = CameBack },
        new("CustomerAccepted", GateKind.Approval, Stage.FollowUp, static at => Where(!Accepts(at) && at.Ticket is not { Stage: Stage.FollowUp, AcceptedAt: not null }, Need.Acceptance)) { Types = Accepted },
    ];

    /// <summary>The stages before which something can be asked, in their order.</summary>
    private static readonly Stage[] Asked = [Stage.Planning, Stage.ToDispatch, Stage.Scheduled, Stage.EnRoute, Stage.OnSite, Stage.Accepting, Stage.FollowUp, Stage.Closed];

    private static readonly Dictionary<string, Gate> ByName = All.ToDictionary(gate => gate.Name);

    /// <summary>The names that rulebooks may use.</summary>
    public static GateNames Names { get; } = new(
        All.ToDictionary(gate => gate.Name, gate => gate.Kind),
        All.ToDictionary(gate => gate.Name, gate => new GatePlace([.. Asked.Where(stage => stage >= gate.From)], gate.Types)));

    /// <summary>What the ticket's rulebook still wants before the command.</summary>
    internal static IEnumerable<UnmetNeed> Before(ProcessRow row, Ticket ticket, TicketCommand? command, TicketReferences found, Actor? who)
    {
        var at = new AtGate(ticket, row.Form, command, found) { Who = who };
        return new[] { row.Behind, row.Passes(ticket, command) }.OfType<Stage>().SelectMany(stage => Before(stage, at)).Concat(Unmet(row.Ahead.SelectMany(ticket.RulesOf), at));
    }

    /// <summary>The same before a stage. A gate that this program does not know keeps nobody back: such a rulebook cannot be published.</summary>
    internal static IEnumerable<UnmetNeed> Before(Stage stage, AtGate at) => Unmet(at.Ticket.Rulebook?.GatesBefore(stage, at.Ticket.ServiceType) ?? [], at);

    private static IEnumerable<UnmetNeed> Unmet(IEnumerable<GateRule> rules, AtGate at) =>
        from rule in rules
        where ByName.ContainsKey(rule.Gate)
        from missed in ByName[rule.Gate].Missing(at with { Rule = rule })
        select new UnmetNeed(rule.Clause, missed.Need) { Of = missed.Of, Text = at.Ticket.Rulebook!.Find(rule.Clause)?.Text };

    // Each leaves behind how it was accepted: by signature, by stamp, or by a supervisor who answers for it.
    private static bool Accepts(AtGate at) => at.Is<SignAcceptance>() || at.Is<AcceptStamped>() || at.Is<AcceptUnsigned>();

    // Two forms demand the note; who leaves may write it with leaving.
    private static bool TellsResult(AtGate at) =>
        at.Is<RequestAcceptance>() || at.Is<ResolveRemotely>() || at.Command is LeaveSite leave && !string.IsNullOrWhiteSpace(leave.Note);

    private static IEnumerable<Missed> Lacks(AtGate at, RecordKind kind, Need need) => Where(at.Ticket.Recorded(kind) is null, need);

    private static IEnumerable<Missed> Where(bool missing, Need need) => missing ? [new Missed(need)] : [];
}
