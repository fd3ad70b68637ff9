using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using static AfterSales.Core.Rulebooks.Stage;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>
/// Every command in every stage by every role, against the process as the department wrote it down. The expectation
/// is written here anew, on purpose: it must not be read from the table it checks.
/// </summary>
public sealed class ProcessTableTests
{
    private static readonly Stage[] Walkable = [Reported, Diagnosing, Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts, Accepting, FollowUp, Closed, Cancelled];
    private static readonly Stage[] OpenStages = [Reported, Diagnosing, Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts, Accepting, FollowUp];

    // Who runs it; where it may run; where a repair at that stage stands afterwards (null: stays).
    private static readonly Dictionary<string, (string Who, Stage[] From, Stage? To)> Expected = new(RecordsOfTheProcess.Expected)
    {
        ["SubmitPlan"] = ("staff engineer", [Diagnosing, Planning, OnSite], Planning),
        ["ApprovePlan"] = ("", [Planning], OnSite),
        ["ReturnPlan"] = ("", [Planning], null),
        ["SendQuote"] = ("staff", [Planning], null),
        ["AcceptQuote"] = ("staff engineer", [Planning], OnSite),
        ["DeclineQuote"] = ("staff engineer", [Planning], null),
        ["ProposeChange"] = ("engineer", [OnSite], Planning),
        ["Verify"] = ("staff", [Reported], Diagnosing),
        ["Diagnose"] = ("staff engineer", [Diagnosing, OnSite], ToDispatch),
        ["RequestSurvey"] = ("staff", [Diagnosing], ToDispatch),
        ["Answer"] = ("staff engineer", [], null),
        ["ResolveRemotely"] = ("staff engineer", [Diagnosing], Accepting),
        ["Assign"] = ("", [ToDispatch, Scheduled, EnRoute, OnSite], Scheduled),
        ["Unassign"] = ("", [Scheduled], ToDispatch),
        ["ReassignVisit"] = ("", [Scheduled], Scheduled),
        ["ConfirmVisit"] = ("", [Scheduled, EnRoute, OnSite], null),
        ["Pin"] = ("", OpenStages, null),
        ["Unpin"] = ("", OpenStages, null),
        ["AbortVisit"] = ("engineer", [Planning, EnRoute, OnSite, AwaitingParts, Accepting], ToDispatch),
        ["Depart"] = ("engineer", [Scheduled], EnRoute),
        ["Arrive"] = ("engineer", [EnRoute], OnSite),
        ["RecordWork"] = ("engineer", [Planning, OnSite, AwaitingParts, Accepting], null),
        ["RecordTest"] = ("engineer", [Planning, OnSite, AwaitingParts, Accepting], null),
        ["RequestParts"] = ("staff engineer", [Planning, ToDispatch, Scheduled, OnSite, FollowUp], AwaitingParts),
        ["ReceiveParts"] = ("staff engineer", [AwaitingParts], OnSite),
        ["LeaveSite"] = ("engineer", [Planning, OnSite, AwaitingParts, Accepting], ToDispatch),
        ["RejectPart"] = ("staff engineer", [AwaitingParts], null),
        ["RequestAcceptance"] = ("staff engineer", [OnSite, Accepting], Accepting),
        ["SignAcceptance"] = ("engineer", [Accepting], FollowUp),
        ["MergeInto"] = ("staff", OpenStages, Cancelled),
        ["OfferHandover"] = ("staff", OpenStages, null),
        ["AcceptHandover"] = ("", OpenStages, null),
        ["DeclineHandover"] = ("", OpenStages, null),
        ["TransferOwner"] = ("", OpenStages, null),
        ["AcceptStamped"] = ("staff engineer", [Accepting], FollowUp),
        ["AcceptUnsigned"] = ("", [Accepting], FollowUp),
        ["RefuseAcceptance"] = ("engineer", [Accepting], OnSite),
        ["SendSurvey"] = ("staff", [FollowUp], null),
        ["RecordSurvey"] = ("staff", [FollowUp], null),
        ["Reopen"] = ("staff", [Accepting, FollowUp], Diagnosing),
        ["Promise"] = ("staff engineer", OpenStages, null),
        ["ChangePriority"] = ("staff", OpenStages, null),
        ["Close"] = ("staff", [FollowUp], Closed),
        ["Cancel"] = ("staff", [Reported, Diagnosing, Planning, ToDispatch, Scheduled, EnRoute, OnSite, AwaitingParts], Cancelled),
        ["Hold"] = ("staff engineer", OpenStages, null),
        ["Resume"] = ("staff engineer", OpenStages, null),
        ["AddNote"] = ("staff engineer", OpenStages, null),
        ["CorrectClock"] = ("", [.. OpenStages, Closed], null),
        ["Attach"] = ("staff engineer", OpenStages, null),
    };

    public static TheoryData<string, Stage> EveryCommandInEveryStage() =>
        [.. Expected.Keys.SelectMany(command => Walkable.Select(stage => (command, stage)))];

    // What is taken back is asked of the database: UndoingTests.
    // A contract is signed only under a rulebook that wants one: QuotingTests.
    [Fact]
    public void Every_command_of_the_table_is_tested() =>
        Assert.Equal(Expected.Keys.Order(), ServiceProcess.Rows.Select(row => row.Command).Except(["Report", "AnswerSurvey", "ReportRepeat", "SignContract", "UndoMove"]).Order());

    [Theory, MemberData(nameof(EveryCommandInEveryStage))]
    public void A_command_runs_where_the_process_says_and_nowhere_else(string command, Stage stage)
    {
        var expected = Expected[command];
        var department = new Department();
        var ticket = Ready(department, command, stage);
        var refusal = department.Try(ticket, Department.Supervisor, Input(department, command));
        if (!expected.From.Contains(stage))
        {
            Assert.IsType<WrongStage>(refusal);
            Assert.Equal(stage, ticket.Stage);
            return;
        }
        Assert.Null(refusal);
        Assert.Equal(Lands(command, stage, expected.To), ticket.Stage);
        Assert.Equal(command, ticket.Activities[^1].Command);
    }

    [Theory, MemberData(nameof(EveryCommandInEveryStage))]
    public void Only_the_roles_of_the_process_may(string command, Stage stage)
    {
        foreach (var (role, actor) in new[] { ("staff", Department.Staff), ("engineer", Department.Engineer), ("other", Department.OtherEngineer) })
        {
            var department = new Department();
            var ticket = Ready(department, command, stage);
            var refusal = department.Try(ticket, actor, Input(department, command));
            var may = Expected[command].Who.Contains(role) && (role != "engineer" || IsHis(command, stage))
                && !(command == "Cancel" && stage != Reported)
                // Nobody owns it before it is verified.
                && !(command == "OfferHandover" && stage is Reported or Cancelled);
            Assert.True(may != refusal is Forbidden, $"{command} in {stage} by {role}: {refusal}");
        }
    }

    [Fact]
    public void In_planning_a_ticket_is_planned_cancelled_held_noted_and_waits_for_parts_and_its_visits_go_on() =>
        Assert.Equal(
            ["AbortVisit", "AcceptHandover", "AcceptQuote", "AddNote", "ApprovePlan", "Arrive", "Attach", "Cancel", "ChangePriority", "ConfirmVisit", "CorrectClock", "DeclineHandover", "DeclineQuote", "Depart", "Hold", "LeaveSite", "MergeInto", "OfferHandover", "Pin", "Promise", "ReassignVisit", "RecordTest", "RecordWork", "RequestParts", "Resume", "ReturnPlan", "SendQuote", "SignContract", "SubmitPlan", "TransferOwner", "Unassign", "UndoMove", "Unpin"],
            ServiceProcess.Rows.Where(row => row.From.Contains(Planning) && !ServiceProcess.IsRecord(row.Command)).Select(row => row.Command).Order(StringComparer.Ordinal));

    [Fact]
    public void In_planning_what_is_known_is_recorded() =>
        Assert.Equal(
            ["AnswerDepartment", "AnswerQuestion", "AskDepartment", "AskQuestion", "CheckSafety", "ConfirmAppointment", "DecideEntitlement", "FillChecklist", "GiveAdvice", "LogCall", "SurveySite"],
            ServiceProcess.Rows.Where(row => row.From.Contains(Planning) && ServiceProcess.IsRecord(row.Command)).Select(row => row.Command).Order(StringComparer.Ordinal));

    [Fact]
    public void A_consultation_is_answered_by_staff_and_is_neither_diagnosed_nor_surveyed()
    {
        var department = new Department();
        Assert.IsType<Forbidden>(department.Try(department.Consultation(), Department.Engineer, Input(department, "Answer")));
        Assert.Empty(Assert.IsType<WrongStage>(department.Try(department.Consultation(), Department.Staff, Input(department, "Diagnose"))).AllowedFrom);
        Assert.Empty(Assert.IsType<WrongStage>(department.Try(department.Consultation(), Department.Staff, Input(department, "RequestSurvey"))).AllowedFrom);
        Assert.Equal(FollowUp, department.Do(department.Consultation(), Department.Staff, Input(department, "Answer")).Stage);
    }

    // Own is a ticket with a visit of the engineer; what is done on a visit wants a live one.
    private static bool IsHis(string command, Stage stage)
    {
        var onVisit = command is "Depart" or "Arrive" or "AbortVisit" or "RecordWork" or "RecordTest" or "LeaveSite" or "ProposeChange" || RecordsOfTheProcess.OnVisit(command);
        return stage is Planning or Scheduled or EnRoute or OnSite or AwaitingParts or Accepting || (!onVisit && stage is FollowUp or Closed);
    }

    private static Ticket Ready(Department department, string command, Stage stage)
    {
        var ticket = department.RepairAt(stage);
        if (stage == OnSite && command == "RequestAcceptance")
        {
            department.Do(ticket, Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 10 });
            department.Do(ticket, Department.Engineer, new RecordTest { Passed = true });
        }
        if (command == "ConfirmVisit" && stage is (Scheduled or EnRoute or OnSite))
            department.Do(ticket, Department.Supervisor, department.Assign(4) with { Tentative = true });
        if (command == "Unpin" && OpenStages.Contains(stage))
            department.Do(ticket, Department.Supervisor, Input(department, "Pin"));
        if (command == "Resume" && OpenStages.Contains(stage))
            department.Do(ticket, Department.Staff, new BeginHold { Reason = HoldReason.Customer });
        if (command == "CorrectClock")
            department.Now += TimeSpan.FromHours(3);
        if (command is "AcceptHandover" or "DeclineHandover" && OpenStages.Contains(stage))
            department.Do(ticket, Department.Supervisor, Input(department, "OfferHandover"));
        if (command == "MergeInto")
            department.Other = new Department().Reported();
        if (stage == Planning && command is ("SendQuote" or "AcceptQuote" or "DeclineQuote"))
        {
            // Out of warranty: approved, it waits for what the customer says.
            department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.OutOfWarranty, Reason = "质保已到期" });
            department.Do(ticket, Department.Supervisor, new ApprovePlan());
        }
        if (stage == Planning && command is ("AcceptQuote" or "DeclineQuote"))
            department.Do(ticket, Department.Staff, Department.Offer(DateOnly.FromDateTime(department.Now)));
        RecordsOfTheProcess.Prepare(department, ticket, command);
        if (stage == FollowUp)
        {
            department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
            department.Do(ticket, Department.Staff, new SendSurvey());
        }
        return ticket;
    }

    private static Stage Lands(string command, Stage stage, Stage? to) => (command, stage) switch
    {
        ("Diagnose", OnSite) or ("Assign", EnRoute or OnSite) or ("RequestParts", FollowUp) or ("LeaveSite" or "AbortVisit", Planning or AwaitingParts or Accepting) => stage,
        // The customer has not accepted what is fitted after the signature.
        ("RecordFittedParts", FollowUp) => Accepting,
        _ => to ?? stage,
    };

    private static TicketCommand Input(Department department, string command) => command switch
    {
        "Attach" => new Attach { Image = Pictures.Url(Pictures.Jpeg()) },
        "SendQuote" => Department.Offer(DateOnly.FromDateTime(department.Now)),
        "AcceptQuote" => new AcceptQuote { SignerName = "王工" },
        "DeclineQuote" => new DeclineQuote { Reason = "太贵" },
        "SubmitPlan" => Department.Plan(),
        "ApprovePlan" => new ApprovePlan { Note = "按方案执行" },
        "ReturnPlan" => new ReturnPlan { Reason = "先报价" },
        "ProposeChange" => new ProposeChange { Reason = "油缸也漏油" },
        "Verify" => Department.Verify(),
        "Diagnose" => new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" },
        "RequestSurvey" => new RequestSurvey { Reason = "现场看" },
        "Answer" => new Answer { Text = "请看说明书第 3 章" },
        "Assign" => department.Assign(4),
        "Unassign" => new Unassign { Reason = "改期" },
        "ReassignVisit" => new ReassignVisit { EngineerId = 4 },
        "Pin" => new Pin { EngineerId = 4, Until = department.Now.AddDays(1), Reason = "客户只认周敏" },
        "Unpin" => new Unpin(),
        "ResolveRemotely" => new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" },
        "ConfirmVisit" => new ConfirmVisit(),
        "AbortVisit" => new AbortVisit { Reason = "突发疾病" },
        "RejectPart" => new RejectPart { Reason = "型号不符", PromisedAt = department.Now.AddDays(2) },
        "RecordSurvey" => new RecordSurvey { Response = 5, Quality = 4, Attitude = 5 },
        "Reopen" => new Reopen { Reason = "故障又出现" },
        "Promise" => new Promise { At = department.Now.AddDays(1), Reason = "配件明天到" },
        "CorrectClock" => new CorrectClock { Clock = ClockName.Response, StoppedAt = department.Now, Reason = "电话已先答复" },
        "ChangePriority" => new ChangePriority { Priority = Priority.Urgent, Reason = "全线停产" },
        "Depart" => new Depart(),
        "Arrive" => new Arrive(),
        "RecordWork" => new RecordWork { Action = "清洗油路", Minutes = 30 },
        "RecordTest" => new RecordTest { Passed = true },
        "RequestParts" => new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = department.Now.AddDays(1) },
        "ReceiveParts" => new ReceiveParts(),
        "LeaveSite" => new LeaveSite { Outcome = LeaveOutcome.Continue },
        "RequestAcceptance" => new RequestAcceptance { ResultNote = "已换泵" },
        "SignAcceptance" => new SignAcceptance { SignerName = "王工" },
        "MergeInto" => new MergeInto { Into = "AS-20260302-002", Reason = "同一故障" },
        "OfferHandover" => new OfferHandover { ColleagueId = 2, Reason = "休假两周" },
        "AcceptHandover" => new AcceptHandover(),
        "DeclineHandover" => new DeclineHandover { Reason = "手上已满" },
        "TransferOwner" => new TransferOwner { ColleagueId = 2, Reason = "原负责人离职" },
        "AcceptStamped" => new AcceptStamped { SignerName = "机电队", SheetNumber = "YS-0042" },
        "AcceptUnsigned" => new AcceptUnsigned { Reason = "客户拒签", Witness = "孙师傅" },
        "RefuseAcceptance" => new RefuseAcceptance { Reason = "还漏油" },
        "SendSurvey" => new SendSurvey(),
        "Close" => new Close(),
        "Cancel" => new Cancel { Reason = "重复" },
        "Hold" => new BeginHold { Reason = HoldReason.Customer },
        "Resume" => new EndHold(),
        _ => RecordsOfTheProcess.Input(department, command) ?? new AddNote { Text = "客户说下午方便" },
    };
}
