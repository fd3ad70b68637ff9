using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>Under each rulebook a ticket comes from the report to the archive, and each of its gates keeps it back until it is met.</summary>
public sealed class EveryRulebookTests
{
    // Met by the ordinary way already when a ticket comes to them.
    private static readonly string[] MetOnTheWay = ["VerifiedReport", "SolutionRecorded", "CauseAndAction", "TestPassed", "ResultTold", "SurveyAsked", "CustomerAccepted", "PlanWritten", "PlanApproved", "ContractSigned", "CertificatesValid"];

    public static TheoryData<string, ServiceType> Rulebooks =>
        [.. PresetFiles.All.SelectMany(preset => Enum.GetValues<ServiceType>().Select(type => (preset.Id, type)))];

    [Theory]
    [MemberData(nameof(Rulebooks))]
    public async Task A_ticket_comes_from_the_report_to_the_archive_and_meets_each_gate(string preset, ServiceType type)
    {
        await using var department = await RuledDepartment.UnderAsync(preset);
        var number = await department.RegisteredAsync(type);
        var refusedBy = new HashSet<string>();
        foreach (var (actor, command) in Way(department, type))
        {
            while (await department.FileAsync(number) is { Stage: Stage.Planning, Missing: [var next, ..] })
            {
                foreach (var (by, supplying) in Filled(next.Lacks[0].Need.Need, department, type))
                    await RunAsync(department, number, type, by, supplying, refusedBy);
            }
            // The clock has moved on while the plan was agreed.
            await RunAsync(department, number, type, actor, command is Assign ? department.Assign() : command, refusedBy);
        }

        Assert.Equal(Stage.Closed, (await department.FileAsync(number)).Stage);
        Assert.Subset(refusedBy, PresetFiles.Find(preset)!.Gates
            .Where(rule => rule.Types.Contains(type) && Core.Tickets.Gates.Names.Knows(rule.Gate) && !MetOnTheWay.Contains(rule.Gate))
            .Select(rule => rule.Clause).ToHashSet());
    }

    public static TheoryData<string> Presets => [.. PresetFiles.All.Select(preset => preset.Id)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_repair_is_done_from_afar_and_comes_to_the_archive(string preset)
    {
        await using var department = await RuledDepartment.UnderAsync(preset);
        var number = await department.RegisteredAsync();
        // Nobody was there: what an engineer writes down otherwise is written on behalf.
        foreach (var command in new TicketCommand[]
        {
            new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" },
            new SignAcceptance { SignerName = "王工" }, new SendSurvey(), new AskQuestion { Question = "多久换一次油？" }, new Close(),
        })
            await RunAsync(department, number, ServiceType.Repair, Department.Supervisor, command, [], Department.Supervisor);

        Assert.Equal(Stage.Closed, (await department.FileAsync(number)).Stage);
        Assert.Empty((await department.FileAsync(number)).Visits);
    }

    [Fact]
    public void Every_gate_of_the_presets_is_known() =>
        Assert.All(PresetFiles.All.SelectMany(preset => preset.Gates), rule => Assert.True(Core.Tickets.Gates.Names.Knows(rule.Gate), rule.Gate));

    // What refuses a command is supplied first.
    private static async Task RunAsync(RuledDepartment department, string number, ServiceType type, Actor actor, TicketCommand command, HashSet<string> refusedBy, Actor? onBehalf = null)
    {
        var done = await department.TryAsync(number, actor, command);
        while (done.Refusal is GatesUnmet { Missing: var missing })
        {
            refusedBy.UnionWith(missing.Select(need => need.Clause));
            foreach (var need in missing.Select(need => need.Need).Distinct())
                await department.DoAsync(number, [.. Filled(need, department, type).Select(step => (onBehalf ?? step.Item1, step.Item2))]);
            done = await department.TryAsync(number, actor, command);
        }
        Assert.True(done.Done, $"{command.Name}: {done.Refusal}");
    }

    private static IEnumerable<(Actor, TicketCommand)> Way(RuledDepartment department, ServiceType type)
    {
        foreach (var step in type switch
        {
            ServiceType.Consultation => [(Department.Staff, new Answer { Text = "请看说明书第 3 章" })],
            ServiceType.PartsSupply => [(Department.Staff, new ReceiveParts()), (Department.Staff, new RequestAcceptance { ResultNote = "备件已送达" }), (Department.Supervisor, new SignAcceptance { SignerName = "王工" })],
            ServiceType.Exchange or ServiceType.Return => [(Department.Supervisor, department.Assign()), (Department.Engineer, new Arrive()), .. Accepted()],
            _ => Visited(department, type),
        })
            yield return step;
        yield return (Department.Staff, new SendSurvey());
        yield return (Department.Staff, new AskQuestion { Question = "多久换一次油？" });
        yield return (Department.Staff, new Close());
    }

    private static IEnumerable<(Actor, TicketCommand)> Visited(RuledDepartment department, ServiceType type)
    {
        if (type == ServiceType.Repair)
            yield return (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        // The clock has moved on by then.
        yield return (Department.Supervisor, department.Assign());
        yield return (Department.Engineer, new Depart());
        yield return (Department.Engineer, new Arrive());
        yield return (Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
        yield return (Department.Engineer, new RecordTest { Passed = true });
        foreach (var step in Accepted())
            yield return step;
    }

    private static (Actor, TicketCommand)[] Accepted() =>
    [
        (Department.Engineer, new RequestAcceptance { ResultNote = "已完成" }),
        (Department.Engineer, new SignAcceptance { SignerName = "王工" }),
        (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }),
    ];

    // A second look at the same thing is written down as well: what the supervisor approves has to stand first.
    private static (Actor, TicketCommand)[] Filled(Need need, RuledDepartment department, ServiceType type)
    {
        var today = TestDatabase.Company.DayOf(department.Clock.GetUtcNow().UtcDateTime);
        var now = department.Clock.GetUtcNow().UtcDateTime;
        return need switch
        {
            Need.Entitlement => [(Department.Staff, new DecideEntitlement { Coverage = Coverage.OutOfWarranty, Reason = "质保已到期" })],
            Need.Appointment => [(Department.Staff, new ConfirmAppointment { From = now.AddHours(2), To = now.AddHours(4) })],
            Need.SiteSurvey => [(Department.Engineer, new SurveySite { Findings = "主泵渗油" })],
            Need.RepairPlan => [(Department.Staff, Department.Plan())],
            Need.QuoteAcceptance => [(Department.Staff, Department.Offer(today)), (Department.Staff, new AcceptQuote { SignerName = "王工" })],
            Need.Contract => [(Department.Staff, new SignContract { SignerName = "王工", SheetNumber = "HT-1" })],
            Need.PlanApproval => [(Department.Supervisor, new ApprovePlan())],
            Need.Preparation => [(Department.Engineer, new PrepareVisit { ContactCalled = true, Documents = "液压图" })],
            Need.TripApproval => [(Department.Engineer, new RequestTrip { Route = "西安–长治", FirstDay = today, LastDay = today, Cost = "860.00" }), (Department.Supervisor, new ApproveTrip { Approved = true })],
            Need.SafetyCheck => [(Department.Engineer, new CheckSafety { PowerLocked = true, AreaClear = true, ProtectiveGear = true })],
            Need.PackageCount => [(Department.Engineer, new CountPackages { Expected = 12, Counted = 12 })],
            Need.Checklist => [(Department.Engineer, department.Filled(type, ChecklistUse.Job))],
            Need.InstallationCheck => [(Department.Engineer, department.Filled(type, ChecklistUse.Installation))],
            Need.CustomerTraining => [(Department.Engineer, new TrainCustomer { Attendees = "王工、张师傅", Content = "操作与保养" })],
            Need.FittedParts => [(Department.Engineer, new RecordFittedParts { NoneFitted = true })],
            Need.Operators => [(Department.Engineer, new NoteOperators { Operators = [new OperatorInput { Name = "张师傅", Phone = "13512345678" }] })],
            Need.ReturnInspection => [(Department.Engineer, new InspectReturned { Condition = "外观完好，配件齐全", MeetsPolicy = true })],
            Need.ReturnDecision => [(Department.Staff, new DecideReturn { TakenBack = true, Settlement = "抵扣下次货款" })],
            Need.SerialSwap => [(Department.Engineer, new SwapSerial { NewSerialNumber = "R-EBZ200-0999" })],
            Need.ConfigurationChange => [(Department.Engineer, new ChangeConfiguration { Items = [new ConfigurationInput { Name = "截割电机", Value = "220 kW" }] })],
            Need.StockBooking => [(Department.Staff, new BookStock { StockPlace = "退货区 A-3" })],
            Need.Delivery => [(Department.Staff, new ConfirmDelivery { Day = today, Waybill = "顺丰 SF123" })],
            Need.Feedback => [(Department.Staff, new GiveFeedback { Text = "已向客户说明" })],
            Need.QualityEvaluation => [(Department.Supervisor, new EvaluateQuality { Score = 5 })],
            Need.NextMaintenance => [(Department.Staff, new SetNextMaintenance { Day = today.AddMonths(6) })],
            Need.ReportFiling => [(Department.Staff, new FileReport { Reference = "档 2026-031" })],
            Need.Papers => [(Department.Staff, new CompletePapers { Complete = true, ExpenseClaim = "BX-2026-031" })],
            Need.QuestionsAnswered => [(Department.Staff, new AnswerQuestion { Text = "每 500 小时" })],
            Need.FollowUpVisit => [(Department.Staff, new PlanFollowUp { Day = today.AddMonths(3) })],
            _ => throw new InvalidOperationException($"The way should have met {need}."),
        };
    }
}
