using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>Tickets on their way through plan, quote and contract, one at each step; and the services that begin there.</summary>
internal sealed class PlanningStories(DemoScene scene, DateOnly today)
{
    public IReadOnlyList<Story> All() => [PlanWaits(), PlanReturned(), QuoteSent(), QuoteAgreed(), QuoteDeclined(), Changed(), Return(), Exchange(), Upgrade(), PartsSupply()];

    private Story PlanWaits() => Found(5.5).Planned(Staff(0), "需停机一个班次，客户已同意周末检修").Story;

    private Story PlanReturned()
    {
        var tell = Found(7).Planned(Staff(1));
        tell.Wait(TimeSpan.FromMinutes(40)).By(tell.Supervisor, new ReturnPlan { Reason = "缺少拆检步骤和吊装方案，请补充后再报" });
        // Offered to the first of the staff, unless it is hers already.
        var colleague = tell.Staff == Staff(0) ? Staff(1) : Staff(0);
        return tell.Wait(TimeSpan.FromMinutes(15)).By(tell.Staff, new OfferHandover { ColleagueId = colleague.EmployeeId, Reason = "下午起外出培训三天，方案请继续跟进" }).Story;
    }

    private Story QuoteSent() => Found(9).Planned(Staff(2)).Approved("同意").Quoted(today.AddDays(15), 6_480).Story;

    // Where the rulebook wants a contract, it waits for the signature; else it can be dispatched.
    private Story QuoteAgreed()
    {
        var tell = Found(12).Planned(Staff(3)).Approved().Quoted(today.AddDays(20), 9_350);
        return tell.Wait(TimeSpan.FromHours(2)).By(Actor.Customer(tell.Contact.Name), new AcceptQuote { SignerName = tell.Contact.Name }).Story;
    }

    private Story QuoteDeclined()
    {
        var tell = Found(14).Planned(Staff(0)).Approved().Quoted(today.AddDays(10), 12_800);
        return tell.Wait(TimeSpan.FromHours(3)).By(Actor.Customer(tell.Contact.Name), new DeclineQuote { Reason = "配件价格偏高，请考虑维修旧件的方案" }).Story;
    }

    // On site the work turns out to be another: a new plan waits while the engineer does.
    private Story Changed()
    {
        var engineer = scene.Engineer("褚卫东");
        var machine = scene.Machines.Nearest(engineer);
        var tell = scene.Taken(machine, 20).Decided(Coverage.Warranty).Planned(Staff(2)).Approved();
        var arrived = scene.Now.AddHours(-3);
        tell.OnSite(engineer, arrived).Wait(TimeSpan.FromMinutes(12)).Tries(engineer.Actor, new RecordWork { Action = "拆检", Minutes = 30 });
        tell.Wait(TimeSpan.FromMinutes(8)).Diagnose(engineer.Actor);
        scene.Places[engineer] = (machine, 1);
        scene.Roster.Busy(engineer, arrived.AddHours(-4), scene.Now);
        tell.Wait(TimeSpan.FromMinutes(70)).Work(engineer, "拆检完成，清洗并测量各配合尺寸", TimeSpan.FromMinutes(65));
        tell.Tries(engineer.Actor, new RequestAcceptance { ResultNote = "拆检完成" });
        tell.Wait(TimeSpan.FromMinutes(10)).By(engineer.Actor, new ProposeChange { Reason = "壳体结合面有裂纹，原方案更换内件不可行，需更换总成" });
        tell.Planned(engineer.Actor, "总成 1 套，厂内有库存，明日可到");
        return tell.Tasked(OtherDepartment.Factory, "高文斌", "提供总成出厂编号与发运时间", today.AddDays(1)).Story;
    }

    private Story Return()
    {
        var tell = scene.Taken(scene.Machines.Any(), 4, ServiceType.Return, Priority.Low, "到货型号与合同不符，申请退货");
        return tell.Called("客户确认未开机使用，包装完好").Wait(TimeSpan.FromMinutes(30)).By(tell.Staff, new SubmitPlan
        {
            Work = [new PlanTaskInput { Task = "拆机返厂检验", Hours = 3 }], Note = "运费由我司承担",
        }).Story;
    }

    private Story Exchange()
    {
        var tell = scene.Taken(scene.Machines.Any(), 10, ServiceType.Exchange, Priority.Low, "同一部位第三次故障，客户要求换机");
        tell.Wait(TimeSpan.FromMinutes(30)).By(tell.Staff, new SubmitPlan { Work = [new PlanTaskInput { Task = "换机：新机出库、旧机入库检验", Hours = 6 }] }).Approved("同意换机");
        tell.Tasked(OtherDepartment.Sales, "唐玉兰", "确认同型号新机可调拨的序列号", today.AddDays(1));
        tell.Wait(TimeSpan.FromHours(2)).By(tell.Staff, new AnswerDepartment { Text = "成都库有同型号一台，已锁定" });
        return tell.Wait(TimeSpan.FromMinutes(40)).By(tell.Staff, new InspectReturned { Condition = "外观完好，随机附件齐全；故障部位磨损异常", MeetsPolicy = true }).Story;
    }

    private Story Upgrade()
    {
        var tell = scene.Taken(scene.Machines.Any(), 11, ServiceType.Upgrade, Priority.Low, "希望加装远程监测模块");
        tell.Wait(TimeSpan.FromMinutes(30)).By(tell.Staff, new SubmitPlan { Work = [new PlanTaskInput { Task = "加装远程监测模块并接入平台", Hours = 5 }] }).Approved().Quoted(today.AddDays(30), 4_200);
        tell.Wait(TimeSpan.FromHours(2)).By(Actor.Customer(tell.Contact.Name), new AcceptQuote { SignerName = tell.Contact.Name });
        return tell.Tasked(OtherDepartment.Purchase, "郭春梅", "订购远程监测模块 1 套，附合格证", today.AddDays(3)).Story;
    }

    // For days; what the factory promised is overdue, and the customer was told twice.
    private Story PartsSupply()
    {
        var tell = scene.Taken(scene.Machines.Any(), 122, ServiceType.PartsSupply, Priority.Low, "订购易损件一批");
        tell.Wait(TimeSpan.FromMinutes(30)).By(tell.Staff, new SubmitPlan { Work = [new PlanTaskInput { Task = "备货、装箱、发运", Hours = 2 }] }).Approved().Quoted(today.AddDays(10), 2_650);
        tell.Wait(TimeSpan.FromHours(3)).By(Actor.Customer(tell.Contact.Name), new AcceptQuote { SignerName = tell.Contact.Name });
        tell.Tasked(OtherDepartment.Factory, "高文斌", "安排密封件加急生产并给出交期", today.AddDays(-2));
        tell.By(tell.Staff, new Promise { At = scene.Now.AddDays(-1), Reason = "厂内排产，预计五天内发货" });
        return tell.Until(scene.Now.AddHours(-26)).By(tell.Staff, new Promise { At = scene.Now.AddDays(2), Reason = "密封件供应商延期，改为后天发货" }).Story;
    }

    // Out of warranty, guided from afar without success; the cause is known, and what it costs has to be agreed.
    private StoryTeller Found(double hoursAgo)
    {
        var tell = scene.Taken(scene.Machines.Any(), hoursAgo).Decided(Coverage.OutOfWarranty);
        tell.Wait(TimeSpan.FromMinutes(5)).By(tell.Staff, new BeginGuidance { Means = "微信视频" });
        tell.Wait(TimeSpan.FromMinutes(25)).By(tell.Staff, new EndGuidance { Solved = false, Findings = "按指导检查后现象依旧，需要拆检" });
        return tell.Called("说明保外维修流程，客户同意先出方案和报价").Diagnosed();
    }

    private Actor Staff(int at) => scene.Cast.Staff[at];
}
