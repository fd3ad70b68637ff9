using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tickets.Files;

/// <summary>Which of the commands that may be run stands out on the page. What may be run at all is Core's answer.</summary>
internal static class NextCommands
{
    /// <summary>The command that supplies what is missing.</summary>
    public static string FillerOf(Need need) => need switch
    {
        Need.VerifiedContact or Need.Site or Need.Fault => nameof(Verify),
        Need.Diagnosis or Need.Cause => nameof(Diagnose),
        Need.Action => nameof(RecordWork),
        Need.PassedTest => nameof(RecordTest),
        Need.ResultNote => nameof(RequestAcceptance),
        Need.VisitsEnded => nameof(LeaveSite),
        Need.RepairPlan => nameof(WritePlan),
        Need.TripRequest => nameof(RequestTrip),
        Need.Entitlement => nameof(DecideEntitlement),
        Need.Appointment => nameof(ConfirmAppointment),
        Need.SiteSurvey => nameof(SurveySite),
        Need.PlanApproval => nameof(ApprovePlan),
        Need.Preparation => nameof(PrepareVisit),
        Need.TripApproval => nameof(ApproveTrip),
        Need.SafetyCheck => nameof(CheckSafety),
        Need.PackageCount => nameof(CountPackages),
        Need.InstallationCheck => nameof(CheckInstallation),
        Need.CustomerTraining => nameof(TrainCustomer),
        Need.FittedParts => nameof(RecordFittedParts),
        Need.Operators => nameof(NoteOperators),
        Need.Feedback => nameof(GiveFeedback),
        Need.QualityEvaluation => nameof(EvaluateQuality),
        Need.NextMaintenance => nameof(SetNextMaintenance),
        Need.ReportFiling => nameof(FileReport),
        Need.Papers => nameof(CompletePapers),
        Need.FollowUpVisit => nameof(PlanFollowUp),
        Need.QuestionAsked => nameof(AskQuestion),
        Need.QuestionsAnswered => nameof(AnswerQuestion),
        _ => nameof(SendSurvey),
    };

    /// <summary>The engineer's next action; else what supplies the first thing missing; else what leads the ticket on.</summary>
    public static CommandOffer? MainOf(TicketFile file)
    {
        if (file.Next is { Allowed: true } next)
            return next;
        return file.Missing.Select(need => Allowed(file, FillerOf(need.Need))).FirstOrDefault(offer => offer is { Missing.Count: 0 })
            ?? file.Commands.FirstOrDefault(offer => offer.Allowed && offer.Missing.Count == 0 && LeadsOn(file, offer));
    }

    public static IReadOnlyList<CommandOffer> OthersOf(TicketFile file, CommandOffer? main) =>
        [.. file.Commands.Where(offer => offer.Allowed && offer.Name != main?.Name && !ServiceProcess.IsRecord(offer.Name))];

    /// <summary>The facts that can be recorded: kept apart, since they are many and none leads on.</summary>
    public static IReadOnlyList<CommandOffer> RecordsOf(TicketFile file) =>
        [.. file.Commands.Where(offer => offer.Allowed && ServiceProcess.IsRecord(offer.Name))];

    public static CommandOffer? Allowed(TicketFile file, string command) => file.Commands.FirstOrDefault(offer => offer.Allowed && offer.Name == command);

    private static bool LeadsOn(TicketFile file, CommandOffer offer)
    {
        var way = file.Way.ToList();
        return ServiceProcess.Row(offer.Name).To.Any(to => way.IndexOf(to) > way.IndexOf(file.Stage));
    }
}
