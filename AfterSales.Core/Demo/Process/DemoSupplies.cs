using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>
/// What the people of the demo write down where a gate asks for it. A supervisor may record each of them, on behalf; so one
/// is enough, whichever rulebook is in force.
/// </summary>
internal static class DemoSupplies
{
    /// <summary>The commands that supply it, to be tried in this order; none where nobody can.</summary>
    /// <param name="sign">What makes a new serial number differ from all others.</param>
    public static IReadOnlyList<TicketCommand> For(Need need, string sign, DateTime now, DateOnly today) => need switch
    {
        Need.Entitlement => [new DecideEntitlement { Coverage = Coverage.Warranty }],
        Need.Appointment => [new ConfirmAppointment { From = now.AddHours(1), To = now.AddHours(5) }],
        Need.SiteSurvey => [new SurveySite { Findings = "现场情况与报修一致，具备作业条件" }],
        Need.RepairPlan => [Plan],
        Need.PlanApproval => [new ApprovePlan(), Plan],
        Need.Preparation => [new PrepareVisit { ContactCalled = true, CustomerTools = "行车、照明", Documents = "维修手册、液压原理图" }],
        Need.TripApproval => [new ApproveTrip { Approved = true }, new RequestTrip { Route = "服务站—客户现场—服务站", FirstDay = today, LastDay = today.AddDays(1), Cost = "860" }, new ApproveTrip { Approved = true }],
        Need.SafetyCheck => [new CheckSafety { PowerLocked = true, AreaClear = true, ProtectiveGear = true }],
        Need.PackageCount => [new CountPackages { Expected = 4, Counted = 4 }],
        Need.InstallationCheck => [new CheckInstallation { InOrder = true }],
        Need.CustomerTraining => [new TrainCustomer { Attendees = "操作班 3 人", Content = "开停机、日常点检与安全注意事项" }],
        Need.FittedParts or Need.PartsOrigin => [new RecordFittedParts { NoneFitted = true }],
        Need.Operators => [new NoteOperators { Operators = [new OperatorInput { Name = "当班操作工", Phone = "0351 620 1188" }] }],
        Need.Feedback => [new GiveFeedback { Text = "已向客户说明处理结果与注意事项" }],
        Need.QualityEvaluation => [new EvaluateQuality { Score = 5 }],
        Need.NextMaintenance => [new SetNextMaintenance { Day = today.AddMonths(6) }],
        Need.ReportFiling => [new FileReport { Reference = "服务报告柜 2-07" }],
        Need.DepartmentAnswer => [new AnswerDepartment { Text = "已办理" }],
        Need.Papers => [new CompletePapers { Complete = true, NoExpensesReason = "服务车往返，费用由部门月结" }],
        Need.FollowUpVisit => [new PlanFollowUp { Day = today.AddMonths(3) }],
        Need.QuestionsAnswered => [new AnswerQuestion { Text = "已电话答复客户" }],
        Need.ReturnInspection => [new InspectReturned { Condition = "外观完好，附件齐全", MeetsPolicy = true }],
        Need.ReturnDecision => [new DecideReturn { TakenBack = true, Settlement = "抵扣下次货款" }],
        Need.SerialSwap => [new SwapSerial { NewSerialNumber = $"H-{sign}" }],
        Need.ConfigurationChange => [new ChangeConfiguration { Items = [new ConfigurationInput { Name = "升级包", Value = "2026 版" }] }],
        Need.StockBooking => [new BookStock { StockPlace = "退货区 A-3" }],
        Need.Delivery => [new ConfirmDelivery { Day = today, Waybill = "客户自提，已签收" }],
        Need.SurveyAsked => [new SendSurvey()],
        _ => [],
    };

    /// <summary>Everything as it shall be; where a word is given, the first thing that is measured is outside of its limits.</summary>
    public static FillChecklist Filled(Checklist list, string? oneOutside = null) =>
        new() { ChecklistId = list.Id, Checks = [.. list.Items.Select((item, at) => Answer(item, at, oneOutside))] };

    /// <summary>The test with what the lists of the machine want measured, in the middle of what passes; as it was where there is none.</summary>
    public static RecordTest Measured(RecordTest test, IEnumerable<Checklist> lists, ServiceType type, string? model)
    {
        List<ReadingInput> readings = [.. lists.Where(list => list.Use == ChecklistUse.Test && list.Fits(type, model)).SelectMany(list => list.Items)
            .Where(item => item.Reading).Select(item => new ReadingInput { Name = item.Zh, Value = Answer(item, 1, null).Value, Unit = item.Unit })];
        return readings.Count == 0 ? test : test with { Readings = readings };
    }

    private static SubmitPlan Plan => new() { Work = [new PlanTaskInput { Task = "按诊断结论检修并试机", Hours = 4 }] };

    // In the middle of what passes; the first that is measured may be outside, with a word why.
    private static ChecklistAnswer Answer(ChecklistItem item, int at, string? oneOutside)
    {
        if (!item.Reading)
            return new ChecklistAnswer { Item = at + 1, Ok = true };
        var (low, high) = (item.Low ?? item.High!.Value * 0.6, item.High ?? item.Low!.Value * 1.4);
        var outside = oneOutside is not null && at == 0;
        return new ChecklistAnswer { Item = at + 1, Value = Math.Round(outside ? high + ((high - low) * 0.1) : low + ((high - low) * 0.45), 2), Note = outside ? oneOutside : null };
    }
}
