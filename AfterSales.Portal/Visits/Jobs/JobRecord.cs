using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tickets.Forms;

namespace AfterSales.Portal.Visits.Jobs;

/// <summary>The fact that an engineer's form writes down.</summary>
internal static class JobRecord
{
    /// <summary>Null for a name that has no form here.</summary>
    public static TicketCommand? Read(string? name, PostedForm form) => name switch
    {
        nameof(LogCall) => new LogCall { SpokeWith = form["spokeWith"], Phone = form["phone"], Reached = form.YesOrNo("reached"), Summary = form["summary"] },
        nameof(BeginGuidance) => new BeginGuidance { Means = form["means"] },
        nameof(EndGuidance) => new EndGuidance { Solved = form.YesOrNo("solved"), Findings = form["findings"] },
        nameof(GiveAdvice) => new GiveAdvice { Text = form["text"] },
        nameof(AskQuestion) => new AskQuestion { Question = form["question"] },
        nameof(AnswerQuestion) => new AnswerQuestion { QuestionNo = form.Number("questionNo"), Text = form["text"] },
        nameof(SurveySite) => new SurveySite { Findings = form["findings"] },
        nameof(PrepareVisit) => new PrepareVisit { ContactCalled = form.YesOrNo("contactCalled"), CustomerTools = form["customerTools"], Documents = form["documents"] },
        nameof(RequestTrip) => new RequestTrip { Route = form["route"], FirstDay = form.Day("firstDay"), LastDay = form.Day("lastDay"), Cost = form["cost"] },
        nameof(CheckSafety) => new CheckSafety
        {
            PowerLocked = form.YesOrNo("powerLocked"),
            AreaClear = form.YesOrNo("areaClear"),
            ProtectiveGear = form.YesOrNo("protectiveGear"),
            Note = form["note"],
        },
        nameof(AskDepartment) => new AskDepartment { Department = form.Choice<OtherDepartment>("department"), Task = form["task"], Person = form["person"], DueOn = form.Day("dueOn") },
        nameof(AnswerDepartment) => new AnswerDepartment { TaskNo = form.Number("taskNo"), Text = form["text"] },
        nameof(FillChecklist) => new FillChecklist { ChecklistId = form.Number("checklistId"), Checks = Checks(form) },
        nameof(CountPackages) => new CountPackages { Expected = form.Number("expected"), Counted = form.Number("counted"), Note = form["note"] },
        nameof(CheckInstallation) => new CheckInstallation { InOrder = form.YesOrNo("inOrder"), Note = form["note"] },
        nameof(TrainCustomer) => new TrainCustomer { Attendees = form["attendees"], Content = form["content"] },
        nameof(RecordFittedParts) => new RecordFittedParts { Fitted = Fitted(form), NoneFitted = form.YesOrNo("noneFitted") },
        nameof(NoteOperators) => new NoteOperators { Operators = Operators(form) },
        nameof(InspectReturned) => new InspectReturned { Condition = form["condition"], MeetsPolicy = form.YesOrNo("meetsPolicy") },
        nameof(SwapSerial) => new SwapSerial { NewSerialNumber = form["newSerialNumber"] },
        nameof(ChangeConfiguration) => new ChangeConfiguration { Items = Items(form) },
        nameof(ConfirmDelivery) => new ConfirmDelivery { Day = form.Day("day"), Waybill = form["waybill"] },
        nameof(CompletePapers) => new CompletePapers { Complete = form.YesOrNo("complete"), ExpenseClaim = form["expenseClaim"], NoExpensesReason = form["noExpensesReason"], Note = form["note"] },
        _ => null,
    };

    private static IReadOnlyList<FittedPartInput> Fitted(PostedForm form) =>
        [.. form.Rows("fitted", "purchasedId", "partNo", "quantity", "batch", "purchaseRef").Select(row => new FittedPartInput
        {
            PurchasedId = JobCommand.Whole(row, "purchasedId"),
            PartNo = row.GetValueOrDefault("partNo"),
            Quantity = JobCommand.Whole(row, "quantity"),
            Batch = row.GetValueOrDefault("batch"),
            PurchaseRef = row.GetValueOrDefault("purchaseRef"),
        })];

    private static IReadOnlyList<ChecklistAnswer> Checks(PostedForm form) =>
        [.. Enumerable.Range(0, Math.Clamp(form.Number("count") ?? 0, 0, 50)).Select(at => new ChecklistAnswer
        {
            Item = at + 1,
            Ok = form.YesOrNo($"checks[{at}].ok"),
            Value = form.Fraction($"checks[{at}].value"),
            Note = form[$"checks[{at}].note"],
        })];

    private static IReadOnlyList<ConfigurationInput> Items(PostedForm form) =>
        [.. form.Rows("items", "name", "value").Select(row => new ConfigurationInput { Name = row.GetValueOrDefault("name"), Value = row.GetValueOrDefault("value") })];

    private static IReadOnlyList<OperatorInput> Operators(PostedForm form) =>
        [.. form.Rows("operators", "name", "phone").Select(row => new OperatorInput { Name = row.GetValueOrDefault("name"), Phone = row.GetValueOrDefault("phone") })];
}
