using AfterSales.Core.Assessment.Figures;
using static AfterSales.Core.Assessment.Compliance.ClauseCount;
using static AfterSales.Core.Assessment.Compliance.MissingFeature;
using static AfterSales.Core.Assessment.Figures.KeyFigure;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>
/// Clause by clause what speaks for it, besides what the rulebook names itself (its gates, promised times, dates ahead). What
/// is not there is said: a clause whose feature is missing is not measured, and never counts as kept.
/// </summary>
public static class EvidenceMap
{
    private static readonly Dictionary<string, Evidence[]> All = new()
    {
        ["R1.1"] = [Asked(SurveyQuestion.Attitude)],
        ["R1.2"] = [Of(VerifyMedian)],
        ["R1.4"] = [Of(NotIdle)],
        ["R1.6"] = [BuiltIn("/tickets")],
        ["R1.7"] = [Of(FaultsGrouped), BuiltIn("/charts/cycle")],
        ["R1.8"] = [Of(SpotCheckScore), Of(ActionsDone)],
        ["R1.9"] = [Of(AdviceGiven), Of(SpotCheckScore)],
        ["R1.10"] = [BuiltIn("/customers"), Lacks(AccessLog)],
        ["R1.11"] = [Of(Certified), Of(EditionSigned)],

        ["R2.1"] = [Of(ServiceTypes)],
        ["R2.2"] = [BuiltIn("/desk"), Lacks(Training)],
        ["R2.4"] = [Of(MaintenanceDone), Lacks(MaintenancePlans)],
        ["R2.8"] = [Lacks(Training)],
        ["R2.9"] = [Of(FaultsGrouped), BuiltIn("/charts/cycle")],
        ["R2.10"] = [Of(AnswerRate), Of(ActionsDone)],
        ["R2.11"] = [Of(MeritsDecided), Lacks(Suggestions)],
        ["R2.12"] = [BuiltIn("/rulebook/editions")],
        ["R2.13"] = [Asked(SurveyQuestion.Attitude)],

        ["R3.1"] = [Of(ServiceTypes)],
        ["R3.2"] = [Of(DealerReports)],
        ["R3.3"] = [Lacks(PublicCommitments)],
        ["R3.4.5"] = [Of(WorkOnPlan)],
        ["R3.5.1"] = [Of(ArrangedWithinDay)],
        ["R3.5.2"] = [Of(Repeat90), Of(RepairWarranty)],
        ["R3.5.3"] = [Of(CycleMedian)],
        ["R3.6.1"] = [Of(SpotCheckScore)],
        ["R3.6.2"] = [Asked(SurveyQuestion.Attitude)],
        ["R3.6.3"] = [Of(ResponseMedian), Of(CycleMedian)],
        ["R3.7.1"] = [Of(ComplaintsInTime)],
        ["R3.7.2"] = [Of(ActionsDone)],
        ["R3.8"] = [BuiltIn("/board"), Lacks(Training)],
        ["R3.9"] = [Asked(SurveyQuestion.Attitude), Lacks(Knowledge)],

        ["R4.1"] = [Of(ReportedByUsers)],
        ["R4.2"] = [Of(SolvedRemotely)],
        ["R4.5"] = [Of(AnswerRate)],
        ["R4.6"] = [Lacks(Training)],
        ["R4.7"] = [Of(PartsInTime), Lacks(Warehouse)],
        ["R4.8"] = [BuiltIn("/board"), Of(SpotCheckScore)],
        ["R4.9"] = [Lacks(PublicCommitments)],
        ["R4.10"] = [BuiltIn("/board")],
        ["R4.11"] = [Of(Channels)],
        ["R4.12"] = [BuiltIn("/tickets")],
        ["R4.13"] = [Of(ReviewsHeld)],
        ["R4.15"] = [Of(ComplaintsInTime)],
        ["R4.16"] = [Of(ServiceTypes)],

        ["R5.1"] = [Of(RolesFilled)],
        ["R5.2"] = [Of(Channels)],
        ["R5.3"] = [Of(ArrivalMedian), Of(SentWithReason)],
        ["R5.4"] = [Of(PromisesTold)],
        ["R5.6"] = [BuiltIn("/customers")],
        ["R5.7"] = [Of(Certified)],
        ["R5.11"] = [BuiltIn("/tickets")],
        ["R5.12"] = [Of(RolesFilled), BuiltIn("/rulebook/editions")],
        ["R5.13"] = [Lacks(Training)],
        ["R5.14"] = [Of(ReviewsHeld)],
        ["R5.15"] = [Of(ComplaintsInTime)],
        ["R5.16"] = [Of(AnswerRate), Lacks(CampaignSurveys)],
        ["R5.17"] = [Of(ReportsHandedIn)],
        ["R5.18"] = [Of(ProposalsAnswered)],

        ["R6.1"] = [BuiltIn("/board"), Of(ReportsHandedIn)],
        ["R6.2"] = [Of(Channels), Lacks(EmailChannel)],
        ["R6.3"] = [Of(ResponseKept), Of(SolvedRemotely)],
        ["R6.4"] = [Of(PromisesTold)],
        ["R6.6"] = [Of(SatisfactionMean)],
        ["R6.8"] = [Lacks(Training)],
        ["R6.9"] = [Lacks(Warehouse)],
        ["R6.11"] = [Of(ComplaintsInTime)],
        ["R6.12"] = [Of(EditionSigned)],
        ["R6.13"] = [BuiltIn("/rulebook/audit"), Of(ActionsDone)],
        ["R6.14"] = [Of(TasksAnswered)],

        ["R7.1"] = [Of(ResponseKept), Of(ArrivalMedian)],
        ["R7.7"] = [Of(SpotCheckScore), Of(QualityEvaluated)],
        ["R7.9"] = [Of(ComplaintsInTime)],
        ["R7.10"] = [Lacks(Training)],
        ["R7.11"] = [BuiltIn("/board")],
        ["R7.12"] = [Of(MeritsDecided), BuiltIn("/performance")],
        ["R7.13"] = [Lacks(Warehouse), Lacks(Custody)],
        ["R7.15"] = [Of(NotIdle), Of(KeyFigure.Backlog)],

        ["R8.1"] = [Of(RolesFilled)],
        ["R8.2"] = [Lacks(Training)],
        ["R8.3"] = [Of(SatisfactionMean), Lacks(CampaignSurveys)],
        ["R8.4"] = [BuiltIn("/board")],
        ["R8.5"] = [Of(ResponseKept), Of(Owned)],
        ["R8.6"] = [Lacks(GuidedDiagnosis)],
        ["R8.9"] = [Of(QuestionsAnswered), Lacks(PeriodicSummary)],
        ["R8.10"] = [Of(GoalsSet)],
        ["R8.11"] = [Lacks(Warehouse)],
        ["R8.12"] = [Of(CustomersTrained), Lacks(Knowledge)],
        ["R8.13"] = [Of(ReviewsHeld), Of(SatisfactionMean)],
        ["R8.14"] = [Of(ToStandard)],

        ["R9.1"] = [Of(Owned)],
        ["R9.4"] = [Of(Configured)],
        ["R9.5"] = [Lacks(ModelDocuments)],
        ["R9.6"] = [Of(ArrivalsStamped)],
        ["R9.8"] = [Of(PartsInTime)],
        ["R9.9"] = [Of(QuestionsAnswered)],
        ["R9.10"] = [Of(CustomersTrained)],
        ["R9.12"] = [Of(DeparturesStamped)],
        ["R9.13"] = [Lacks(Expenses)],
        ["R9.17"] = [Asked(SurveyQuestion.Attitude)],
    };

    /// <summary>The clauses that something speaks for besides what the rulebook names.</summary>
    public static IReadOnlyCollection<string> Clauses => All.Keys;

    /// <summary>What speaks for a clause; nothing for one that a company has written itself.</summary>
    public static IReadOnlyList<Evidence> Of(string clause) => All.GetValueOrDefault(clause, []);

    private static FigureEvidence Of(KeyFigure figure) => new(figure);

    private static CountEvidence Of(ClauseCount count) => new(count);

    private static SurveyEvidence Asked(SurveyQuestion question) => new(question);

    private static BuiltInEvidence BuiltIn(string address) => new(address);

    private static MissingEvidence Lacks(MissingFeature feature) => new(feature);
}
