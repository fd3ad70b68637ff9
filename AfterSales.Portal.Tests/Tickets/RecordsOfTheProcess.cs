using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using static AfterSales.Core.Rulebooks.Stage;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>The facts that can be recorded, as the department wrote them down: for <see cref="ProcessTableTests"/>, and not read from the table it checks.</summary>
internal static class RecordsOfTheProcess
{
    private static readonly Stage[] Begun = [Diagnosing, Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts, Accepting, FollowUp];
    private static readonly Stage[] Travelling = [Scheduled, EnRoute, OnSite];

    /// <summary>Who runs it and where, on a repair; all stay where they are.</summary>
    public static readonly IReadOnlyDictionary<string, (string Who, Stage[] From, Stage? To)> Expected = new Dictionary<string, (string, Stage[], Stage?)>
    {
        ["LogCall"] = ("staff engineer", [Reported, .. Begun], null),
        ["BeginGuidance"] = ("staff engineer", [Diagnosing], null),
        ["EndGuidance"] = ("staff engineer", [Diagnosing], null),
        ["DecideEntitlement"] = ("staff", Begun, null),
        ["ConfirmAppointment"] = ("staff", [Diagnosing, Planning, ToDispatch, Scheduled], null),
        ["AskQuestion"] = ("staff engineer", [Reported, .. Begun], null),
        ["AnswerQuestion"] = ("staff engineer", [Reported, .. Begun], null),
        ["AskDepartment"] = ("staff engineer", [Reported, .. Begun], null),
        ["AnswerDepartment"] = ("staff engineer", [Reported, .. Begun], null),
        ["GiveAdvice"] = ("staff engineer", [Reported, .. Begun], null),
        ["SurveySite"] = ("engineer", [Planning, OnSite, AwaitingParts], null),
        ["PrepareVisit"] = ("staff engineer", [ToDispatch, Scheduled], null),
        ["RequestTrip"] = ("staff engineer", Travelling, null),
        ["ApproveTrip"] = ("", Travelling, null),
        ["CheckSafety"] = ("engineer", [Planning, OnSite, AwaitingParts, Accepting], null),
        ["FillChecklist"] = ("engineer", [Planning, OnSite, AwaitingParts, Accepting], null),
        ["CountPackages"] = ("engineer", [], null),
        ["CheckInstallation"] = ("engineer", [], null),
        ["TrainCustomer"] = ("engineer", [], null),
        ["RecordFittedParts"] = ("engineer", [OnSite, AwaitingParts, Accepting, FollowUp], null),
        ["NoteOperators"] = ("engineer", [OnSite, AwaitingParts, Accepting, FollowUp], null),
        ["GiveFeedback"] = ("staff", [FollowUp], null),
        ["EvaluateQuality"] = ("staff", [FollowUp], null),
        ["SetNextMaintenance"] = ("staff", [Accepting, FollowUp], null),
        ["FileReport"] = ("staff", [FollowUp], null),
        ["CompletePapers"] = ("staff engineer", [FollowUp], null),
        ["PlanFollowUp"] = ("staff", [FollowUp], null),
        // Of other services than a repair.
        ["InspectReturned"] = ("staff engineer", [], null),
        ["DecideReturn"] = ("staff", [], null),
        ["SwapSerial"] = ("staff engineer", [], null),
        ["ChangeConfiguration"] = ("engineer", [], null),
        ["ConfirmDelivery"] = ("staff engineer", [], null),
        ["BookStock"] = ("staff", [], null),
    };

    /// <summary>An engineer needs a live visit for it.</summary>
    public static bool OnVisit(string command) => command is "SurveySite" or "PrepareVisit" or "RequestTrip" or "ChangeConfiguration" or "CheckSafety" or "FillChecklist";

    /// <summary>What must have been recorded before, where it can be.</summary>
    public static void Prepare(Department department, Ticket ticket, string command)
    {
        if (command == "AnswerDepartment" && ServiceProcess.OpenStages.Contains(ticket.Stage))
            department.Do(ticket, Department.Staff, Input(department, "AskDepartment")!);
        if (command == "EndGuidance" && ticket.Stage == Diagnosing)
            department.Do(ticket, Department.Staff, Input(department, "BeginGuidance")!);
        if (command == "AnswerQuestion" && ServiceProcess.OpenStages.Contains(ticket.Stage))
            department.Do(ticket, Department.Staff, new AskQuestion { Question = "多久换一次油？" });
        if (command == "ApproveTrip" && Travelling.Contains(ticket.Stage))
            department.Do(ticket, Department.Supervisor, Input(department, "RequestTrip")!);
    }

    /// <summary>The usual input; null for what is no record.</summary>
    public static TicketCommand? Input(Department department, string command)
    {
        var today = DateOnly.FromDateTime(department.Now);
        return command switch
        {
            "LogCall" => new LogCall { SpokeWith = "王工", Phone = "138 1234 5678", Reached = true, Summary = "下午可到现场" },
            "BeginGuidance" => new BeginGuidance { Means = "微信视频" },
            "EndGuidance" => new EndGuidance { Solved = false, Findings = "压力仍低" },
            "DecideEntitlement" => new DecideEntitlement { Coverage = Coverage.OutOfWarranty, Reason = "质保已到期" },
            "ConfirmAppointment" => new ConfirmAppointment { From = department.Now.AddDays(1), To = department.Now.AddDays(1).AddHours(4) },
            "AskQuestion" => new AskQuestion { Question = "多久换一次油？" },
            "AnswerQuestion" => new AnswerQuestion { Text = "每 500 小时" },
            "AskDepartment" => new AskDepartment { Department = OtherDepartment.Factory, Task = "提供图纸", Person = "高工", DueOn = today.AddDays(2) },
            "AnswerDepartment" => new AnswerDepartment { Text = "已发" },
            "GiveAdvice" => new GiveAdvice { Text = "每周检查油位" },
            "SurveySite" => new SurveySite { Findings = "主泵壳体渗油" },
            "PrepareVisit" => new PrepareVisit { ContactCalled = true, CustomerTools = "行车", Documents = "液压原理图" },
            "RequestTrip" => new RequestTrip { Route = "太原—长治", FirstDay = today.AddDays(1), LastDay = today.AddDays(3), Cost = "1280.5" },
            "ApproveTrip" => new ApproveTrip { Approved = false, Note = "改乘火车" },
            "CheckSafety" => new CheckSafety { PowerLocked = true, AreaClear = true, ProtectiveGear = true, Note = "已挂牌" },
            "FillChecklist" => new FillChecklist { ChecklistId = 1, Checks = [new ChecklistAnswer { Item = 1, Ok = true }, new ChecklistAnswer { Item = 2, Value = 15.2 }] },
            "CountPackages" => new CountPackages { Expected = 12, Counted = 11, Note = "缺 7 号箱" },
            "CheckInstallation" => new CheckInstallation { InOrder = true, Note = "水平度合格" },
            "TrainCustomer" => new TrainCustomer { Attendees = "王工、刘工", Content = "日常保养" },
            "RecordFittedParts" => new RecordFittedParts { Fitted = [new FittedPartInput { PartNo = "P-1", Quantity = 2, Batch = "B77", PurchaseRef = "CG-2026-15" }] },
            "NoteOperators" => new NoteOperators { Operators = [new OperatorInput { Name = "刘工", Phone = "139 1111 2222" }] },
            "GiveFeedback" => new GiveFeedback { Text = "主泵已更换，运行正常" },
            "EvaluateQuality" => new EvaluateQuality { Score = 4, Note = "现场整洁" },
            "SetNextMaintenance" => new SetNextMaintenance { Day = today.AddMonths(6) },
            "FileReport" => new FileReport { Reference = "档案柜 3-12" },
            "CompletePapers" => new CompletePapers { Complete = true, ExpenseClaim = "BX-2026-031", Note = "补了发票" },
            "PlanFollowUp" => new PlanFollowUp { Day = today.AddMonths(3) },
            "InspectReturned" => new InspectReturned { Condition = "外观完好", MeetsPolicy = true },
            "DecideReturn" => new DecideReturn { TakenBack = true, Settlement = "抵扣下次货款" },
            "SwapSerial" => new SwapSerial { NewSerialNumber = "EBZ200-0999" },
            "ChangeConfiguration" => new ChangeConfiguration { Items = [new ConfigurationInput { Name = "截割电机", Value = "220 kW" }] },
            "ConfirmDelivery" => new ConfirmDelivery { Day = today, Waybill = "顺丰 SF123" },
            "BookStock" => new BookStock { StockPlace = "退货区 A-3" },
            _ => null,
        };
    }
}
