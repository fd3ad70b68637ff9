using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// What each gate can miss: by it a kept <see cref="GateStop"/> is told to have been at one gate of a clause and not at
/// another. Two gates of one clause that miss the same thing share its stops.
/// </summary>
public static class GateNeeds
{
    private static readonly Dictionary<string, Need[]> Of = new()
    {
        ["VerifiedReport"] = [Need.VerifiedContact, Need.Site],
        ["SolutionRecorded"] = [Need.Diagnosis],
        ["CauseAndAction"] = [Need.Cause, Need.Action],
        ["TestPassed"] = [Need.PassedTest],
        ["ResultTold"] = [Need.ResultNote],
        ["SurveyAsked"] = [Need.SurveyAsked],
        ["FourFields"] = [Need.Cause, Need.Action, Need.FittedParts],
        [Gates.EntitlementDecided] = [Need.Entitlement],
        ["AppointmentConfirmed"] = [Need.Appointment],
        ["SiteSurveyed"] = [Need.SiteSurvey],
        [Gates.PlanWritten] = [Need.RepairPlan],
        [Gates.PlanApproved] = [Need.PlanApproval],
        [Gates.QuoteAccepted] = [Need.QuoteAcceptance],
        [Gates.ContractSigned] = [Need.Contract],
        [Gates.ContractSignedAlways] = [Need.Contract],
        ["PreparationDone"] = [Need.Preparation],
        ["TripApproved"] = [Need.TripApproval],
        ["SafetyChecked"] = [Need.SafetyCheck],
        ["ChecklistFilled"] = [Need.Checklist],
        ["PackagesCounted"] = [Need.PackageCount],
        ["InstallationChecked"] = [Need.InstallationCheck],
        ["CustomerTrained"] = [Need.CustomerTraining],
        ["GenuineParts"] = [Need.PartsOrigin, Need.FittedParts],
        ["OperatorsNoted"] = [Need.Operators],
        ["FeedbackGiven"] = [Need.Feedback],
        ["QualityEvaluated"] = [Need.QualityEvaluation],
        ["NextMaintenanceSet"] = [Need.NextMaintenance],
        ["ReportFiled"] = [Need.ReportFiling],
        ["PapersComplete"] = [Need.Papers],
        ["FollowUpDated"] = [Need.FollowUpVisit],
        ["QuestionsAnswered"] = [Need.QuestionsAnswered],
        [Gates.Certificates] = [Need.Qualification, Need.TrainingProof, Need.RequiredCertificate, Need.CertificateEnded],
        ["ReturnInspected"] = [Need.ReturnInspection],
        ["CustomerAccepted"] = [Need.Acceptance],
    };

    /// <summary>What the gate can miss; nothing for a gate that this program does not know.</summary>
    public static IReadOnlyList<Need> OfGate(string gate) => Of.GetValueOrDefault(gate, []);

    /// <summary>What only other gates of the rule's clause can miss: a stop by that was not at this one.</summary>
    public static IReadOnlyList<Need> NotAt(Rulebook rulebook, GateRule rule) =>
        [.. rulebook.Gates.Where(other => other.Clause == rule.Clause).SelectMany(other => OfGate(other.Gate)).Except(OfGate(rule.Gate))];
}
