using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>
/// What each service type itself needs before a stage, as the department wrote it down; a rulebook's gates come on top.
/// In the order in which it is supplied.
/// </summary>
internal static class ServiceNeeds
{
    /// <summary>Before the customer is asked to accept; a consultation is answered and never accepted.</summary>
    /// <param name="resultTold">The result is told with the command itself.</param>
    public static IEnumerable<Need> BeforeAccepting(Ticket ticket, bool resultTold)
    {
        if (ticket.ServiceType == ServiceType.Consultation)
            yield break;
        foreach (var need in Place(ticket))
            yield return need;
        if (ticket is { ServiceType: ServiceType.Repair, Cause: null })
            yield return Need.Cause;
        foreach (var need in OnArrival(ticket))
            yield return need;
        if (ServesAMachine(ticket.ServiceType) && ticket.Action is null)
            yield return Need.Action;
        foreach (var need in OfTheWork(ticket))
            yield return need;
        if (WantsTest(ticket.ServiceType) && ticket.TestPassed != true)
            yield return Need.PassedTest;
        if (!resultTold && ticket.ResultNote is null)
            yield return Need.ResultNote;
    }

    /// <summary>Before an acceptance counts: a test after the customer was asked may have failed, and whoever operates the new machine is known.</summary>
    public static IEnumerable<Need> BeforeFollowUp(Ticket ticket)
    {
        if (WantsTest(ticket.ServiceType) && ticket.TestPassed != true)
            yield return Need.PassedTest;
        foreach (var need in Installs(ticket.ServiceType) ? Lacks(ticket, (RecordKind.Operators, Need.Operators)) : [])
            yield return need;
    }

    /// <summary>Before it is filed.</summary>
    public static IEnumerable<Need> BeforeClosed(Ticket ticket)
    {
        if (ticket.Visits.Exists(visit => visit.Live))
            yield return Need.VisitsEnded;
        // Once it is filed nobody can answer any more.
        if (ticket.OpenTasks().Count > 0)
            yield return Need.DepartmentAnswer;
        if (ticket.ServiceType == ServiceType.Repair && ticket.SurveyAskedAt is null)
            yield return Need.SurveyAsked;
        // What the customer keeps is not in the store.
        if ((ticket.ServiceType == ServiceType.Exchange || ticket.ServiceType == ServiceType.Return && ticket.Recorded(RecordKind.ReturnDecision)?.Passed != false) && ticket.Recorded(RecordKind.StockBooking) is null)
            yield return Need.StockBooking;
        if (ticket.ServiceType == ServiceType.Maintenance && ticket.Recorded(RecordKind.NextMaintenance) is null)
            yield return Need.NextMaintenance;
        if (Installs(ticket.ServiceType) && ticket.Recorded(RecordKind.Papers)?.Passed != true)
            yield return Need.Papers;
    }

    /// <summary>Somebody reachable, and where to go.</summary>
    public static IEnumerable<Need> Place(Ticket ticket)
    {
        if (ticket.VerifiedAt is null)
            yield return Need.VerifiedContact;
        if (ticket.Site is null && ticket.SiteId is null)
            yield return Need.Site;
    }

    /// <summary>The work is not done before a test has passed.</summary>
    public static bool WantsTest(ServiceType type) => type is ServiceType.Repair or ServiceType.Maintenance;

    /// <summary>Parts are sent and machines come back: nobody works on them at the customer's.</summary>
    public static bool ServesAMachine(ServiceType type) => type is not (ServiceType.PartsSupply or ServiceType.Exchange or ServiceType.Return);

    /// <summary>Something is set up at the customer's: an upgrade is planned and agreed, then goes on as an installation.</summary>
    public static bool Installs(ServiceType type) => type is ServiceType.Installation or ServiceType.Upgrade;

    // Counted while the customer looks on, before anything is unpacked and built in.
    private static IEnumerable<Need> OnArrival(Ticket ticket) => Installs(ticket.ServiceType) ? Lacks(ticket, (RecordKind.PackageCount, Need.PackageCount)) : [];

    private static IEnumerable<Need> OfTheWork(Ticket ticket) => ticket.ServiceType switch
    {
        ServiceType.Exchange => Lacks(ticket, (RecordKind.ReturnInspection, Need.ReturnInspection), (RecordKind.SerialSwap, Need.SerialSwap)),
        ServiceType.Return => Lacks(ticket, (RecordKind.ReturnInspection, Need.ReturnInspection), (RecordKind.ReturnDecision, Need.ReturnDecision)),
        ServiceType.PartsSupply => Lacks(ticket, (RecordKind.Delivery, Need.Delivery)),
        ServiceType.Maintenance => Lacks(ticket, (RecordKind.Checklist, Need.Checklist)),
        ServiceType.Training => Lacks(ticket, (RecordKind.CustomerTraining, Need.CustomerTraining)),
        ServiceType.Installation => SetUp(ticket),
        ServiceType.Upgrade => Lacks(ticket, (RecordKind.ConfigurationChange, Need.ConfigurationChange)).Concat(SetUp(ticket)),
        _ => [],
    };

    private static IEnumerable<Need> SetUp(Ticket ticket)
    {
        if (ticket.Recorded(RecordKind.InstallationCheck)?.Passed != true)
            yield return Need.InstallationCheck;
        foreach (var need in Lacks(ticket, (RecordKind.CustomerTraining, Need.CustomerTraining)))
            yield return need;
    }

    private static IEnumerable<Need> Lacks(Ticket ticket, params (RecordKind Kind, Need Need)[] wanted) =>
        wanted.Where(one => ticket.Recorded(one.Kind) is null).Select(one => one.Need);
}
