using System.Collections.Immutable;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>One paper of a ticket, told by what is recorded and by nobody's word.</summary>
/// <param name="There">It is on file.</param>
/// <param name="Clauses">The clauses that want it; none: the service itself does.</param>
/// <param name="SuppliedBy">The command that supplies it.</param>
/// <param name="By">Whose task that is; a supervisor may always.</param>
public sealed record Paper(PaperKind Kind, bool There, ImmutableArray<string> Clauses, string SuppliedBy, Roles By);

/// <summary>Which papers a ticket has to have on file 资料清单 (R9.13), and which are.</summary>
public static class PaperList
{
    private static readonly Wish[] Wishes =
    [
        new(PaperKind.RepairPlan, Need.PlanApproval, [Gates.PlanWritten, Gates.PlanApproved], static ticket => ticket.PlanWanted, static ticket => ticket.PlanApproved) { Before = Stage.OnSite },
        new(PaperKind.Quote, Need.QuoteAcceptance, [Gates.QuoteAccepted], static ticket => ticket.QuoteWanted, static ticket => ticket.QuoteAccepted) { Before = Stage.OnSite, Decides = true },
        new(PaperKind.Contract, Need.Contract, [Gates.ContractSigned, Gates.ContractSignedAlways], static ticket => ticket.ContractWanted, static ticket => ticket.ContractSigned) { Before = Stage.OnSite, Decides = true },
        new(PaperKind.TripRequest, Need.TripApproval, ["TripApproved"], null, static ticket => ticket.TripApproved),
        Recorded(PaperKind.SiteSurvey, Need.SiteSurvey, "SiteSurveyed", RecordKind.SiteSurvey),
        Recorded(PaperKind.SafetyCheck, Need.SafetyCheck, "SafetyChecked", RecordKind.SafetyCheck),
        Recorded(PaperKind.PackageCount, Need.PackageCount, "PackagesCounted", RecordKind.PackageCount, ServiceNeeds.Installs),
        Recorded(PaperKind.InstallationCheck, Need.InstallationCheck, "InstallationChecked", RecordKind.InstallationCheck, ServiceNeeds.Installs),
        Recorded(PaperKind.Checklist, Need.Checklist, "ChecklistFilled", RecordKind.Checklist, static type => type == ServiceType.Maintenance),
        new(PaperKind.PartsList, Need.FittedParts, ["GenuineParts", "FourFields"], null, static ticket => ticket.Recorded(RecordKind.FittedParts) is not null),
        new(PaperKind.TestRecord, Need.PassedTest, ["TestPassed"], static ticket => ServiceProcess.WantsTest(ticket.ServiceType), static ticket => ticket.TestPassed == true) { Before = Stage.Accepting },
        new(PaperKind.TrainingRecord, Need.CustomerTraining, ["CustomerTrained"], static ticket => ticket.ServiceType == ServiceType.Training || ServiceNeeds.Installs(ticket.ServiceType), static ticket => ticket.Recorded(RecordKind.CustomerTraining) is not null) { Before = Stage.Accepting },
        Recorded(PaperKind.OperatorList, Need.Operators, "OperatorsNoted", RecordKind.Operators, ServiceNeeds.Installs),
        new(PaperKind.AcceptanceSheet, Need.Acceptance, ["CustomerAccepted"], static ticket => ServiceProcess.WayOf(ticket.ServiceType).Contains(Stage.Accepting), static ticket => ticket.AcceptedAt is not null) { Before = Stage.FollowUp },
        new(PaperKind.ExpenseClaim, Need.Papers, ["PapersComplete"], ExpensesWanted, static ticket => SaysExpenses(ticket.Recorded(RecordKind.Papers))) { Before = Stage.Closed, Decides = true },
        Recorded(PaperKind.ServiceReport, Need.ReportFiling, "ReportFiled", RecordKind.ReportFiling),
    ];

    /// <summary>
    /// In the order of the service; what nobody wants is not listed. Nor is what was wanted before a stage that the ticket never came
    /// through, as the trip of a fault that was solved from afar.
    /// </summary>
    public static IReadOnlyList<Paper> Of(Ticket ticket)
    {
        var rules = ticket.Rulebook?.Gates.Where(rule => rule.Types.Contains(ticket.ServiceType)).ToList() ?? [];
        return
        [
            .. from wish in Wishes
               let there = wish.There(ticket)
               let clauses = rules.Where(rule => wish.Gates.Contains(rule.Gate) && (there || rule.Before >= ticket.Stage)).Select(rule => rule.Clause).Distinct().ToImmutableArray()
               where clauses.Length > 0 && !wish.Decides || wish.OfType?.Invoke(ticket) == true && (there || wish.Before >= ticket.Stage)
               let supplier = Lacking.SupplierOf(wish.Need, ticket)
               select new Paper(wish.Kind, there, clauses, supplier, ServiceProcess.Row(supplier).Who),
        ];
    }

    /// <summary>What has to be there before somebody says that no paper is missing. The expenses are told with it, the report is filed after that.</summary>
    internal static IEnumerable<Need> Missing(Ticket ticket)
    {
        var lacking = Of(ticket).Where(paper => !paper.There && paper.Kind is not (PaperKind.ExpenseClaim or PaperKind.ServiceReport)).Select(paper => paper.Kind).ToHashSet();
        return Wishes.Where(wish => lacking.Contains(wish.Kind)).Select(wish => wish.Need);
    }

    // Where somebody has to say that no paper is missing, and where there was a journey.
    private static bool ExpensesWanted(Ticket ticket) => ticket.Travelled
        && (ServiceNeeds.Installs(ticket.ServiceType) || ticket.Rulebook?.Gates.Any(rule => rule.Gate == "PapersComplete" && rule.Types.Contains(ticket.ServiceType)) == true);

    private static bool SaysExpenses(ServiceRecord? papers) => papers?.Lines.Exists(line => line.Field is "expenseClaim" or "noExpensesReason") == true;

    private static Wish Recorded(PaperKind paper, Need need, string gate, RecordKind kind, Func<ServiceType, bool>? ofType = null) =>
        new(paper, need, [gate], ofType is null ? null : ticket => ofType(ticket.ServiceType), ticket => ticket.Recorded(kind) is not null) { Before = Stage.FollowUp };

    /// <param name="OfType">Whether the service itself wants it; null: only rulebooks do.</param>
    private sealed record Wish(PaperKind Kind, Need Need, string[] Gates, Func<Ticket, bool>? OfType, Func<Ticket, bool> There)
    {
        /// <summary>Before which stage the service itself wants it.</summary>
        public Stage Before { get; init; }
        /// <summary>The ticket alone says whether a clause applies: whom it costs nothing is sent no quote.</summary>
        public bool Decides { get; init; }
    }
}
