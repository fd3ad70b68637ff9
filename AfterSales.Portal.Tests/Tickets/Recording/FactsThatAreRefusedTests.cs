using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>What cannot be recorded as it was typed, by field and problem; nothing of it is kept.</summary>
public sealed class FactsThatAreRefusedTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);

    public static TheoryData<Stage, TicketCommand, string, string> Wrong => new()
    {
        { Stage.Diagnosing, new DecideEntitlement(), "coverage", "required" },
        { Stage.Diagnosing, new DecideEntitlement { Coverage = Coverage.Misuse, Reason = " " }, "reason", "required" },
        { Stage.Diagnosing, new DecideEntitlement { Coverage = Coverage.OutOfWarranty }, "reason", "required" },
        { Stage.Diagnosing, new ConfirmAppointment { From = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc), To = new DateTime(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc) }, "from", "in-the-past" },
        { Stage.Diagnosing, new ConfirmAppointment { From = new DateTime(2026, 3, 3, 2, 0, 0, DateTimeKind.Utc), To = new DateTime(2026, 3, 3, 2, 0, 0, DateTimeKind.Utc) }, "to", "before-start" },
        { Stage.Diagnosing, new GiveAdvice(), "text", "required" },
        { Stage.Diagnosing, new SurveySite(), "findings", "required" },
        { Stage.Scheduled, new PrepareVisit { ContactCalled = true }, "documents", "required" },
        { Stage.Scheduled, new RequestTrip { Route = "太原", FirstDay = Monday.AddDays(-1), LastDay = Monday, Cost = "1" }, "firstDay", "in-the-past" },
        { Stage.Scheduled, new RequestTrip { Route = "太原", FirstDay = Monday.AddDays(2), LastDay = Monday.AddDays(1), Cost = "1" }, "lastDay", "before-first-day" },
        { Stage.Scheduled, new RequestTrip { Route = "太原", FirstDay = Monday, LastDay = Monday, Cost = "12.345" }, "cost", "not-an-amount" },
        { Stage.Scheduled, new RequestTrip { Route = "太原", FirstDay = Monday, LastDay = Monday, Cost = "-5" }, "cost", "not-an-amount" },
        { Stage.Scheduled, new RequestTrip { Route = "太原", FirstDay = Monday, LastDay = Monday, Cost = "1e3" }, "cost", "not-an-amount" },
        { Stage.Scheduled, new ApproveTrip(), "approved", "required" },
        { Stage.OnSite, new CheckSafety { PowerLocked = true, AreaClear = true }, "protectiveGear", "required" },
        { Stage.OnSite, new CheckSafety { PowerLocked = false, AreaClear = true, ProtectiveGear = true }, "powerLocked", "must-be-so" },
        { Stage.OnSite, new CountPackages { Expected = 12, Counted = 11 }, "note", "required" },
        { Stage.OnSite, new CheckInstallation { Note = "x" }, "inOrder", "required" },
        { Stage.OnSite, new TrainCustomer { Attendees = "王工" }, "content", "required" },
        { Stage.OnSite, new RecordFittedParts(), "fitted", "required" },
        { Stage.OnSite, new RecordFittedParts { NoneFitted = false }, "fitted", "required" },
        { Stage.OnSite, new RecordFittedParts { Fitted = [new FittedPartInput { PartNo = "P-1", Quantity = 1 }] }, "fitted[0].purchaseRef", "required" },
        { Stage.OnSite, new RecordFittedParts { NoneFitted = true, Fitted = [new FittedPartInput { PartNo = "P-1", Quantity = 1, PurchaseRef = "CG-1" }] }, "noneFitted", "one-of-two" },
        { Stage.OnSite, new NoteOperators { Operators = [] }, "operators", "required" },
        { Stage.OnSite, new NoteOperators { Operators = [new OperatorInput { Name = "刘工", Phone = "12" }] }, "operators[0].phone", "not-a-phone" },
        { Stage.FollowUp, new GiveFeedback(), "text", "required" },
        { Stage.FollowUp, new EvaluateQuality { Score = 6 }, "score", "out-of-range" },
        { Stage.FollowUp, new SetNextMaintenance(), "day", "required" },
        { Stage.FollowUp, new SetNextMaintenance { Day = Monday.AddDays(90), NoneReason = "报废" }, "noneReason", "one-of-two" },
        { Stage.FollowUp, new SetNextMaintenance { Day = Monday.AddDays(-1) }, "day", "in-the-past" },
        { Stage.FollowUp, new FileReport(), "reference", "required" },
        { Stage.FollowUp, new CompletePapers { Complete = false, ExpenseClaim = "BX-2026-031" }, "complete", "must-be-so" },
        { Stage.FollowUp, new CompletePapers { Complete = true }, "expenseClaim", "required" },
        { Stage.FollowUp, new CompletePapers { Complete = true, ExpenseClaim = "BX-2026-031", NoExpensesReason = "顺路" }, "noExpensesReason", "one-of-two" },
        { Stage.FollowUp, new PlanFollowUp(), "day", "required" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_input_is_refused_by_its_field(Stage stage, TicketCommand command, string field, string problem)
    {
        var department = new Department();
        var ticket = department.RepairAt(stage);
        var refusal = Assert.IsType<Invalid>(department.Try(ticket, Department.Supervisor, command));
        Assert.Equal([problem], refusal.Errors[field].Select(found => found.Code));
        Assert.Equal([field], refusal.Errors.Keys);
        Assert.Empty(ticket.Records);
    }
}
