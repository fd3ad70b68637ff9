using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>What a service needs by itself, whatever the rulebook: refused under "type", and the next thing on the engineer's phone.</summary>
public sealed class ServiceNeedsTests
{
    private readonly Department department = new();

    public static TheoryData<ServiceType, Need[], string[]> Services => new()
    {
        {
            ServiceType.Installation, [Need.PackageCount, Need.Action, Need.InstallationCheck, Need.CustomerTraining],
            ["CountPackages", "RecordWork", "FillChecklist", "TrainCustomer", "RequestAcceptance", "NoteOperators", "SignAcceptance", "LeaveSite"]
        },
        {
            ServiceType.Upgrade, [Need.PackageCount, Need.Action, Need.ConfigurationChange, Need.InstallationCheck, Need.CustomerTraining],
            ["CountPackages", "RecordWork", "ChangeConfiguration", "FillChecklist", "TrainCustomer", "RequestAcceptance", "NoteOperators", "SignAcceptance", "LeaveSite"]
        },
        {
            ServiceType.Maintenance, [Need.Action, Need.Checklist, Need.PassedTest],
            ["RecordWork", "FillChecklist", "RecordTest", "RequestAcceptance", "SignAcceptance", "LeaveSite"]
        },
        { ServiceType.Training, [Need.Action, Need.CustomerTraining], ["RecordWork", "TrainCustomer", "RequestAcceptance", "SignAcceptance", "LeaveSite"] },
    };

    [Theory, MemberData(nameof(Services))]
    public async Task The_engineer_is_led_through_what_the_service_needs_and_nothing_else(ServiceType type, Need[] needs, string[] way)
    {
        await using var ruled = await RuledDepartment.UnderAsync("R8");
        var number = await ruled.RegisteredAsync(type);
        if (type == ServiceType.Upgrade)
            await ruled.DoAsync(number, (Department.Staff, Department.Plan()), (Department.Supervisor, new ApprovePlan()), (Department.Staff, Department.Offer(DateOnly.FromDateTime(ruled.Clock.Now.UtcDateTime).AddDays(1))), (Department.Staff, new AcceptQuote { SignerName = "王工" }));
        await ruled.DoAsync(number, (Department.Supervisor, ruled.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        Assert.Equal(needs, await OfTypeAsync(ruled, number, new RequestAcceptance { ResultNote = "完成" }));

        var walked = new List<string>();
        while ((await ruled.FileAsync(number, Department.Engineer)).Next is { } next)
        {
            Assert.Empty(next.Missing);
            walked.Add(next.Name);
            await ruled.DoAsync(number, (Department.Engineer, Input(next.Name, ruled, type)));
        }

        Assert.Equal(way, walked);
    }

    [Fact]
    public void Nothing_is_filed_while_a_department_owes_an_answer()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        department.Do(ticket, Department.Staff, new SendSurvey());
        department.Do(ticket, Department.Staff, new AskDepartment { Department = OtherDepartment.Factory, Person = "高文斌", Task = "发合格证", DueOn = DateOnly.FromDateTime(department.Now).AddDays(1) });
        Assert.Equal([new UnmetNeed(UnmetNeed.OfType, Need.DepartmentAnswer)], Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Staff, new Close())).Missing);
        Assert.Equal("AnswerDepartment", Assert.Single(Lacking.Of(ticket).SelectMany(stage => stage.Lacks), lack => lack.Need.Need == Need.DepartmentAnswer).SuppliedBy);

        department.Do(ticket, Department.Staff, new AnswerDepartment { Text = "已寄出" });
        department.Do(ticket, Department.Staff, new Close());
    }

    [Fact]
    public void Nothing_that_was_set_up_is_accepted_before_it_is_known_who_operates_it_nor_filed_without_its_papers()
    {
        var ticket = Accepting(ServiceType.Installation);
        foreach (var accept in new TicketCommand[] { new SignAcceptance { SignerName = "王工" }, new AcceptStamped { SignerName = "机电队", SheetNumber = "YS-0042" }, new AcceptUnsigned { Reason = "客户拒签", Witness = "孙师傅" } })
            Assert.Equal([new UnmetNeed(UnmetNeed.OfType, Need.Operators)], Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Supervisor, accept)).Missing);

        department.Do(ticket, Department.Engineer, new NoteOperators { Operators = [new OperatorInput { Name = "张师傅", Phone = "13512345678" }] });
        department.Do(ticket, Department.Customer, new SignAcceptance { SignerName = "王工" });
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        Assert.Equal([new UnmetNeed(UnmetNeed.OfType, Need.Papers)], Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Staff, new Close())).Missing);
        Assert.Contains(PaperList.Of(ticket), paper => paper is { Kind: PaperKind.ExpenseClaim, There: false, SuppliedBy: nameof(CompletePapers) });
        department.Do(ticket, Department.Staff, new CompletePapers { Complete = true, NoExpensesReason = "服务车往返" });
        Assert.Contains(PaperList.Of(ticket), paper => paper is { Kind: PaperKind.ExpenseClaim, There: true });
        department.Do(ticket, Department.Staff, new Close());
    }

    [Fact]
    public void Upkeep_is_filed_with_the_day_of_the_next_or_why_there_is_none()
    {
        var ticket = Accepting(ServiceType.Maintenance);
        department.Do(ticket, Department.Customer, new SignAcceptance { SignerName = "王工" });
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        Assert.Equal([new UnmetNeed(UnmetNeed.OfType, Need.NextMaintenance)], Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Staff, new Close())).Missing);
        Assert.Equal(nameof(SetNextMaintenance), Assert.Single(Assert.Single(Lacking.Of(ticket)).Lacks).SuppliedBy);

        department.Do(ticket, Department.Staff, new SetNextMaintenance { NoneReason = "设备将报废" });
        department.Do(ticket, Department.Staff, new Close());
    }

    [Fact]
    public void An_installation_that_the_checklist_does_not_find_in_order_is_not_finished()
    {
        var ticket = OnSite(ServiceType.Installation);
        foreach (var name in new[] { "CountPackages", "RecordWork", "TrainCustomer" })
            department.Do(ticket, Department.Engineer, Input(name));
        department.List = Installing;

        department.Do(ticket, Department.Engineer, new FillChecklist { ChecklistId = 1, Checks = [new ChecklistAnswer { Item = 1, Ok = false, Note = "未找平" }, new ChecklistAnswer { Item = 2, Value = 14 }] });
        Assert.Equal([Need.InstallationCheck], Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "完成" })).Missing.Select(unmet => unmet.Need));

        department.Do(ticket, Department.Engineer, Input("FillChecklist"));
        department.Do(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "完成" });
    }

    private static Checklist Installing => new(
        new ChecklistEntry("安装检查", "Installation", ChecklistUse.Installation, [], [ServiceType.Installation], Department.Daily.Items), "李主管", Department.Daily.ChangedAt);

    private Ticket OnSite(ServiceType type)
    {
        var ticket = department.Do(department.Reported(), Department.Staff, Department.Verify(type));
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        department.Do(ticket, Department.Engineer, new Depart());
        return department.Do(ticket, Department.Engineer, new Arrive());
    }

    private Ticket Accepting(ServiceType type)
    {
        var ticket = OnSite(type);
        department.List = ServiceProcess.Row(nameof(CountPackages)).Fits(type) ? Installing : Department.Daily;
        while (ticket.Stage == Stage.OnSite)
            department.Do(ticket, Department.Engineer, Input(NextSteps.ForEngineer(ticket, Department.Engineer)!.Name));
        return ticket;
    }

    private static TicketCommand Input(string command, RuledDepartment ruled, ServiceType type) => command switch
    {
        nameof(FillChecklist) => ruled.Filled(type, type == ServiceType.Maintenance ? ChecklistUse.Job : ChecklistUse.Installation),
        _ => Input(command),
    };

    private static TicketCommand Input(string command) => command switch
    {
        nameof(CountPackages) => new CountPackages { Expected = 12, Counted = 12 },
        nameof(RecordWork) => new RecordWork { Action = "按规程完成", Minutes = 120 },
        nameof(ChangeConfiguration) => new ChangeConfiguration { Items = [new ConfigurationInput { Name = "截割电机", Value = "220 kW" }] },
        nameof(FillChecklist) => new FillChecklist { ChecklistId = 1, Checks = [new ChecklistAnswer { Item = 1, Ok = true }, new ChecklistAnswer { Item = 2, Value = 14 }] },
        nameof(TrainCustomer) => new TrainCustomer { Attendees = "王工、张师傅", Content = "操作与保养" },
        nameof(RecordTest) => new RecordTest { Passed = true },
        nameof(RequestAcceptance) => new RequestAcceptance { ResultNote = "完成" },
        nameof(NoteOperators) => new NoteOperators { Operators = [new OperatorInput { Name = "张师傅", Phone = "13512345678" }] },
        nameof(SignAcceptance) => new SignAcceptance { SignerName = "王工" },
        _ => new LeaveSite { Outcome = LeaveOutcome.Done },
    };

    private static async Task<IEnumerable<Need>> OfTypeAsync(RuledDepartment ruled, string number, TicketCommand command) =>
        Assert.IsType<GatesUnmet>((await ruled.TryAsync(number, Department.Supervisor, command)).Refusal).Missing.Where(need => need.Clause == UnmetNeed.OfType).Select(need => need.Need);
}
