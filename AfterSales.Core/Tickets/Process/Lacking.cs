using AfterSales.Core.Rulebooks;
using static AfterSales.Core.Rulebooks.Stage;

namespace AfterSales.Core.Tickets;

/// <summary>One thing that a ticket still lacks, and the command that supplies it.</summary>
public sealed record Lack(UnmetNeed Need, string SuppliedBy);

/// <summary>What a ticket still lacks before a stage that lies ahead: shown beside the stage drawing.</summary>
/// <param name="Before">OnSite: before the work there begins.</param>
public sealed record Lacking(Stage Before, IReadOnlyList<Lack> Lacks)
{
    /// <summary>Stage by stage up to the next that the customer sees: the acceptance, then the archive. Each thing once, where it is wanted first.</summary>
    public static IReadOnlyList<Lacking> Of(Ticket ticket)
    {
        var wanted = new HashSet<Need>();
        var lacking = new List<Lacking>();
        foreach (var stage in Ahead(ticket))
        {
            var needs = NeedsBefore(stage, ticket).Where(need => !wanted.Contains(need.Need)).Distinct().ToList();
            wanted.UnionWith(needs.Select(need => need.Need));
            if (needs.Count > 0)
                lacking.Add(new Lacking(stage, [.. needs.Select(need => new Lack(need, SupplierOf(need.Need, ticket)))]));
        }
        return lacking;
    }

    /// <summary>The command that supplies what is missing.</summary>
    internal static string SupplierOf(Need need, Ticket ticket) => need switch
    {
        Need.VerifiedContact or Need.Site or Need.Fault => nameof(Verify),
        Need.Diagnosis or Need.Cause => nameof(Diagnose),
        Need.Action => nameof(RecordWork),
        Need.PassedTest => nameof(RecordTest),
        Need.ResultNote => nameof(RequestAcceptance),
        Need.VisitsEnded => nameof(LeaveSite),
        Need.Acceptance => nameof(SignAcceptance),
        Need.RepairPlan => nameof(SubmitPlan),
        Need.TripRequest => nameof(RequestTrip),
        // What was turned down is written anew before it is asked again.
        Need.PlanApproval => ticket.PlanWaits ? nameof(ApprovePlan) : nameof(SubmitPlan),
        Need.Quote => nameof(SendQuote),
        Need.QuoteAcceptance => ticket.QuoteWaits ? nameof(AcceptQuote) : !ticket.PlanApproved ? SupplierOf(Need.PlanApproval, ticket)
            : ticket.EntitlementWanted ? SupplierOf(Need.Entitlement, ticket) : nameof(SendQuote),
        Need.Contract => ticket.QuoteAccepted ? nameof(SignContract) : SupplierOf(Need.QuoteAcceptance, ticket),
        Need.TripApproval => Waits(ticket, RecordKind.TripRequest, RecordKind.TripApproval) ? nameof(ApproveTrip) : nameof(RequestTrip),
        Need.Qualification or Need.TrainingProof or Need.RequiredCertificate or Need.CertificateEnded => nameof(Assign),
        Need.Entitlement => nameof(DecideEntitlement),
        Need.Appointment => nameof(ConfirmAppointment),
        Need.SiteSurvey => nameof(SurveySite),
        Need.Preparation => nameof(PrepareVisit),
        Need.SafetyCheck => nameof(CheckSafety),
        Need.DepartmentTask => nameof(AskDepartment),
        Need.DepartmentAnswer => nameof(AnswerDepartment),
        // One word for it can be recorded as well; what leads on is the list.
        Need.Checklist or Need.InstallationCheck => nameof(FillChecklist),
        Need.PackageCount => nameof(CountPackages),
        Need.CustomerTraining => nameof(TrainCustomer),
        Need.FittedParts or Need.PartsOrigin => nameof(RecordFittedParts),
        Need.Operators => nameof(NoteOperators),
        Need.Feedback => nameof(GiveFeedback),
        Need.QualityEvaluation => nameof(EvaluateQuality),
        Need.NextMaintenance => nameof(SetNextMaintenance),
        Need.ReportFiling => nameof(FileReport),
        Need.Papers => nameof(CompletePapers),
        Need.FollowUpVisit => nameof(PlanFollowUp),
        Need.ReturnInspection => nameof(InspectReturned),
        Need.ReturnDecision => nameof(DecideReturn),
        Need.SerialSwap => nameof(SwapSerial),
        Need.ConfigurationChange => nameof(ChangeConfiguration),
        Need.StockBooking => nameof(BookStock),
        Need.Delivery => nameof(ConfirmDelivery),
        Need.QuestionAsked => nameof(AskQuestion),
        Need.QuestionsAnswered => nameof(AnswerQuestion),
        _ => nameof(SendSurvey),
    };

    private static IEnumerable<Stage> Ahead(Ticket ticket)
    {
        if (ticket.Stage is Closed or Cancelled)
            return [];
        var way = ServiceProcess.WayOf(ticket);
        var last = ticket.Stage is Accepting or FollowUp || !way.Contains(Accepting) ? Closed : Accepting;
        // Who waits for a part or a plan has to go yet; who has arrived may still have to begin.
        var from = way.Contains(ticket.Stage) ? ticket.Stage : ToDispatch;
        return way.Where(stage => (stage > from || stage == OnSite && from == OnSite && ticket.Action is null) && stage <= last && (stage != FollowUp || ticket.Stage == Accepting));
    }

    private static IEnumerable<UnmetNeed> NeedsBefore(Stage stage, Ticket ticket)
    {
        IEnumerable<Need> ofType = stage switch
        {
            Accepting => ServiceNeeds.BeforeAccepting(ticket, resultTold: false),
            FollowUp => ServiceNeeds.BeforeFollowUp(ticket),
            Closed when ticket.Stage == FollowUp => ServiceNeeds.BeforeClosed(ticket),
            _ => [],
        };
        var ofPlan = ticket.Stage == Planning && stage == ServiceProcess.AfterPlanning(ticket.ServiceType) ? ticket.PlanNeeds() : [];
        var byRulebook = stage == Closed && ticket.Stage != FollowUp ? [] : Gates.Before(stage, new AtGate(ticket, null, null));
        return ofType.Select(need => new UnmetNeed(UnmetNeed.OfType, need)).Concat(ofPlan.Select(need => ByClause(need, ticket))).Concat(byRulebook);
    }

    // Planning waits for it already; the clause that wants it may stand before a later stage.
    private static UnmetNeed ByClause(Need need, Ticket ticket) => ServiceProcess.OpenStages
        .SelectMany(stage => Gates.Before(stage, new AtGate(ticket, null, null))).FirstOrDefault(unmet => unmet.Need == need) ?? new UnmetNeed(UnmetNeed.OfType, need);

    private static bool Waits(Ticket ticket, RecordKind asked, RecordKind answer) =>
        ticket.Records.FindLast(record => record.Kind == asked || record.Kind == answer)?.Kind == asked;
}
