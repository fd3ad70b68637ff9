using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Data;
using AfterSales.Core.Notifications;
using AfterSales.Core.Parts;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;

namespace AfterSales.Portal.Tests.World;

/// <summary>A portal in which every page has something to show. All that is written into it is Chinese or has digits in it.</summary>
public sealed class Furnished
{
    private readonly Dictionary<string, string[]> addresses = [];

    /// <summary>Tells at once of what nobody looks after.</summary>
    public static PortalFactory Portal(Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? with = null) =>
        new() { With = with, Settings = new Dictionary<string, string?> { ["Notices:OwnerlessMinutes"] = "0" } };

    public required Done OnSite { get; init; }
    public required Done Accepting { get; init; }
    public required Done FollowUp { get; init; }
    /// <summary>Planned for engineer1, and on a trip that waits for its approval.</summary>
    public required Done Travelled { get; init; }
    public required int Trip { get; init; }
    /// <summary>Nobody looks after it.</summary>
    public required string Ownerless { get; init; }
    public required FieldWork Work { get; init; }

    /// <summary>The addresses of a route: itself, or what is there for its parameters.</summary>
    public IReadOnlyList<string> AddressesOf(string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal))
            return [route];
        Assert.True(addresses.ContainsKey(route), $"{route}: a page with parameters has to be named here, with an address at which it shows something.");
        return addresses[route];
    }

    public static async Task<Furnished> BeginAsync(PortalFactory portal)
    {
        var work = await FieldWork.BeginAsync(portal);
        var (staff, supervisor, engineer) = (work.Staff, work.Supervisor, work.Engineer);
        var today = portal.Get<CompanyTime>().DayOf(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        var left = await portal.HireAsync("staff9", "陈丽", Roles.Staff);
        var ownerless = await work.RepairAtAsync(Stage.Diagnosing);
        ownerless = await work.RunAsync(ownerless, supervisor, new TransferOwner { ColleagueId = left, Reason = "休假" });
        await portal.LetGoAsync(left);

        var onSite = await work.RepairAtAsync(Stage.OnSite);
        await portal.Get<TicketDesk>().RunAsync(engineer, onSite.Number, onSite.Version, new RequestAcceptance { ResultNote = "已换泵" });
        onSite = await work.RunAsync(onSite, staff, new AskDepartment { Department = OtherDepartment.Factory, Task = "提供减速器图纸", Person = "高工", DueOn = today });
        var accepting = await work.RepairAtAsync(Stage.Accepting);
        var followUp = await work.RunAsync(await work.RepairAtAsync(Stage.FollowUp), staff, new SetNextMaintenance { Day = today.AddDays(10) });
        var survey = await work.RunAsync(followUp, staff, new SendSurvey());

        var planned = await work.RunAsync(await work.RepairAtAsync(Stage.Diagnosing), staff, new DecideEntitlement { Coverage = Coverage.OutOfWarranty, Reason = "已过质保期" });
        planned = await work.RunAsync(planned, staff, Department.Plan());
        planned = await work.RunAsync(planned, supervisor, new ApprovePlan());
        var quoted = await work.RunAsync(planned, staff, Department.Offer(today));

        var travelled = await work.RepairAtAsync(Stage.Scheduled);
        travelled = await work.RunAsync(travelled, engineer, new PrepareVisit { ContactCalled = true, CustomerTools = "电源、照明、登高梯、起吊点、备用电缆和转接插头、通风", Documents = "保养手册、电气原理图、液压系统图、配件图册" });
        var trip = Must(await portal.Get<TripDesk>().RequestAsync(engineer, new TripEntry(null, [travelled.Number], "太原—长治", today.AddDays(1), today.AddDays(2), "1280.50")));
        Must(await portal.Get<PriceList>().EnterAsync(supervisor, new PriceInput(PriceKind.Part, "P-1001", "主泵", "8500.50", today)));
        Must(await portal.Get<PurchasedPartsDesk>().AddAsync(staff, new PurchasedPartEntry("P-1001", "主泵", "B-2026-1", "CG-1001", "泰安液压", today, 6)));
        Must(await portal.Get<CertificateDesk>().AddAsync(supervisor, new CertificateEntry(engineer.EmployeeId, CertificateProof.Qualification, "液压维修工证", "YW-1001", today.AddYears(-1), today.AddDays(20))));
        Must(await portal.Get<DeputyDesk>().NameAsync(supervisor, staff.EmployeeId, today.AddDays(5), today.AddDays(9)));
        Must(await portal.Get<ChecklistDesk>().SaveAsync(supervisor, null, new ChecklistEntry(
            "日检", "日检", ChecklistUse.Job, [], [ServiceType.Repair], [new ChecklistItem("无渗漏", "无渗漏", false, null, null, null, true), new ChecklistItem("系统压力", "系统压力", true, "Pa", 12, 16, true)])));
        var complaint = Must(await portal.Get<ComplaintDesk>().OpenAsync(staff, new ComplaintEntry(ComplaintKind.Quality, ComplaintChannel.Phone, "修完不到一周又漏油", followUp.Number)));
        Must(await portal.Get<ComplaintDesk>().FindCauseAsync(staff, complaint, null, "密封件型号错误"));
        Must(await portal.Get<SpotCheckDesk>().WritePlanAsync(supervisor, 0, SamplingPlan.Usual with { Items = [new CheckItem("服务态度", "服务态度", 40), new CheckItem("记录完整", "记录完整", 60)] }));
        var check = Must(await portal.Get<SpotCheckDesk>().ChooseAsync(supervisor, followUp.Number));
        Must(await portal.Get<ActionDesk>().OpenAsync(supervisor, new ActionOrigin(ActionSource.Complaint, complaint, followUp.Number), new ActionEntry(ActionKind.Corrective, "更新液压维修作业指导书", "同一故障重复投诉", engineer.EmployeeId, today.AddDays(9))));
        var voided = Must(await portal.Get<ComplaintDesk>().OpenAsync(staff, new ComplaintEntry(ComplaintKind.Price, ComplaintChannel.Email, "上门费 300 元", Person: "王工")));
        Must(await portal.Get<ComplaintDesk>().VoidAsync(supervisor, voided, null, "与投诉 1 重复"));
        var action = Must(await portal.Get<ActionDesk>().OpenAsync(staff, new ActionOrigin(ActionSource.SpotCheck, check, followUp.Number), new ActionEntry(ActionKind.Improvement, "随车配备密封件", "返程取件 3 次", supervisor.EmployeeId, today.AddDays(5))));
        Must(await portal.Get<ActionDesk>().MoveDueAsync(supervisor, action, null, today.AddDays(12), "配件 10 天后到货"));
        var (review, sheet) = await LedDepartment.BeginAsync(portal, supervisor, today);
        var month = today.AddMonths(-1);
        var report = Must(await portal.Get<ReportDesk>().MakeAsync(supervisor, month));
        Must(await portal.Get<ReportDesk>().WriteAsync(supervisor, report, null, "10 月 1–7 日值班 2 人。"));
        Must(await portal.Get<ReportDesk>().ProposeAsync(supervisor, report, new ProposalEntry("增配 1 名值班工程师", "节假日响应超时 3 次")));
        Must(await portal.Get<PerformanceDesk>().ProposeAsync(supervisor, new MeritEntry(engineer.EmployeeId, today, MeritKind.Bonus, "连续 3 个月 0 投诉", "500.00")));
        Must(await portal.Get<PerformanceDesk>().CommentAsync(engineer, engineer.EmployeeId!.Value, today, "备件晚到 2 天"));
        await portal.Get<QualityWatch>().LookAsync(TestContext.Current.CancellationToken);
        await portal.Get<OwnerWatch>().LookAsync(TestContext.Current.CancellationToken);

        var scene = new Furnished { OnSite = onSite, Accepting = accepting, FollowUp = survey, Travelled = travelled, Trip = trip, Ownerless = ownerless.Number, Work = work };
        var track = (await portal.Get<TicketQueries>().FileAsync(staff, onSite.Number)).Value!.TrackToken;
        (string Route, string[] Addresses)[] known =
        [
            ("/tickets/{Number}", [$"/tickets/{ownerless.Number}", $"/tickets/{onSite.Number}", $"/tickets/{quoted.Number}", $"/tickets/{travelled.Number}", $"/tickets/{followUp.Number}"]),
            ("/tickets/{Number}/quote", [$"/tickets/{planned.Number}/quote"]),
            ("/tickets/{Number}/quotes/{Quote:int}", [$"/tickets/{quoted.Number}/quotes/1"]),
            ("/tickets/{Number}/acceptances/{Which:int}", [$"/tickets/{followUp.Number}/acceptances/1"]),
            ("/tickets/{Number}/papers/{Kind}/{Which:int}", [$"/tickets/{quoted.Number}/papers/RepairPlan/1", $"/tickets/{followUp.Number}/papers/ServiceReport/1"]),
            ("/t/{Token}", [$"/t/{track}", $"/t/{accepting.Token}", $"/t/{quoted.Token}", $"/t/{survey.Token}", "/t/nothing"]),
            ("/thanks/{What}", ["/thanks/accepted"]),
            ("/my/{Number}", [$"/my/{travelled.Number}", $"/my/{onSite.Number}", $"/my/{accepting.Number}", $"/my/{onSite.Number}?do=RequestParts"]),
            ("/trips/{Id:int}", [$"/trips/{trip}"]),
            ("/complaints/{Id:int}", [$"/complaints/{complaint}", $"/complaints/{voided}", "/complaints/99"]),
            ("/actions/{Id:int}", [$"/actions/{action}", "/actions/99"]),
            ("/spot-checks/{Id:int}", [$"/spot-checks/{check}", "/spot-checks/99"]),
            ("/customers/{Id:int}", ["/customers/1", "/customers/99"]),
            ("/customers/{Id:int}/labels", ["/customers/1/labels"]),
            ("/equipment/{Serial}", ["/equipment/T-EBZ200-0387", "/equipment/nothing1"]),
            ("/equipment/{Serial}/label", ["/equipment/T-EBZ200-0387/label"]),
            ("/reports/{Month}", [$"/reports/{month:yyyy-MM}", "/reports/1999-01"]),
            ("/performance/{Id:int}", [$"/performance/{engineer.EmployeeId}", "/performance/999"]),
            ("/rulebook/{Name}", ["/rulebook/R3", "/rulebook/R77"]),
            ("/rulebook/proofs/{Kind}/{Name}", ["/rulebook/proofs/count/Owned", "/rulebook/proofs/count/Owned?left=1", "/rulebook/proofs/count/Nothing1"]),
            ("/reviews/{Id:int}", [$"/reviews/{review}", "/reviews/999"]),
            ("/evaluation/{Id:int}", [$"/evaluation/{sheet}"]),
            ("/status/{Status:int}", ["/status/500"]),
        ];
        foreach (var (route, there) in known)
            scene.addresses[route] = there;
        return scene;
    }

    private static int Must(Outcome<int> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}

/// <summary>A furnished portal for the tests of a class.</summary>
public sealed class FurnishedPortal : IAsyncLifetime
{
    public PortalFactory Portal { get; } = Furnished.Portal();

    public Furnished Furnished { get; private set; } = null!;

    /// <summary>The company's.</summary>
    public DateOnly Today => Portal.Get<CompanyTime>().DayOf(Portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);

    public async ValueTask InitializeAsync() => Furnished = await Furnished.BeginAsync(Portal);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
