using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>Three trips, each to two customers near each other: asked for, approved, and under way.</summary>
internal sealed class TripStories(DemoScene scene)
{
    public IReadOnlyList<Story> All() => [.. Requested(), .. Approved(), .. UnderWay()];

    private IEnumerable<Story> Requested()
    {
        var (engineer, first, second) = Near("周敏");
        var one = Sent(scene.Taken(first, 5).Decided(Coverage.Warranty).Diagnosed(), engineer, scene.Tomorrow(1));
        var two = Sent(scene.Taken(second, 4, ServiceType.Maintenance, Priority.Low, "到期保养：500 小时"), engineer, scene.Tomorrow(6));
        one.Until(two.At).Wait(TimeSpan.FromMinutes(30)).With(desks => desks.TripAsync([one.Story, two.Story], engineer, new(1, 2), "榆林—神木—榆林", "1460"));
        return [one.Story, two.Story];
    }

    private IEnumerable<Story> Approved()
    {
        var (engineer, first, second) = Near("蒋文涛");
        var one = Sent(scene.Taken(first, 8).Decided(Coverage.Contract).Diagnosed(), engineer, scene.Tomorrow(0.5));
        var two = Sent(scene.Taken(second, 7, ServiceType.Training, Priority.Low, "新操作工上岗培训，约 6 人"), engineer, scene.Tomorrow(6.5));
        one.Until(two.At).Wait(TimeSpan.FromMinutes(20)).With(desks => desks.TripAsync([one.Story, two.Story], engineer, new(1, 1), "济南—聊城—济南", "980"));
        one.Wait(TimeSpan.FromMinutes(50)).With(desks => desks.ApproveAsync(one.Story, one.Supervisor, "同意，两家一并处理"));
        Prepared(one, engineer);
        Prepared(two.Until(one.At), engineer);
        return [one.Story, two.Story];
    }

    private IEnumerable<Story> UnderWay()
    {
        var (engineer, first, second) = Near("吴丹");
        var one = scene.Taken(first, 26, ServiceType.Installation, Priority.Normal, "机房搬迁，净水机移位安装调试");
        var two = scene.Taken(second, 25, ServiceType.Maintenance, Priority.Low, "到期保养：更换前置滤芯、检测水质");
        var arrived = scene.Now.AddHours(-2.6);
        var departed = arrived - Way.Time(engineer.KilometresTo(first.Site));
        Sent(one, engineer, departed);
        Sent(two, engineer, scene.Now.AddHours(3));
        one.Until(two.At).Wait(TimeSpan.FromMinutes(20)).With(desks => desks.TripAsync([one.Story, two.Story], engineer, new(1, 1), "北京市内两家", "360"));
        one.Wait(TimeSpan.FromMinutes(40)).With(desks => desks.ApproveAsync(one.Story, one.Supervisor, null));
        Prepared(one, engineer);
        Prepared(two.Until(one.At), engineer);
        one.Until(departed).Depart(engineer).Until(arrived).Arrive(engineer);
        (scene.Places[engineer], var by) = ((first, 1), engineer.Actor);
        scene.Roster.Busy(engineer, departed, scene.Now);
        one.Wait(TimeSpan.FromMinutes(9)).By(by, new CheckSafety { PowerLocked = true, AreaClear = true, ProtectiveGear = true });
        one.Wait(TimeSpan.FromMinutes(15)).By(by, new CountPackages { Expected = 12, Counted = 11, Note = "缺 7 号箱（备用滤芯），已通知仓库补发" });
        one.Tries(by, new RequestAcceptance { ResultNote = "安装完成" }).Wait(TimeSpan.FromMinutes(50)).By(by, new RecordWork { Action = "主机就位，管路改接并冲洗", Minutes = 50 });
        one.Wait(TimeSpan.FromMinutes(8)).Fill(engineer, ChecklistUse.Installation, "市政水压偏高，已加装减压阀，复测后更新");
        one.By(by, new AskQuestion { Question = "停水后再来水，需要先冲洗多长时间？" }).Wait(TimeSpan.FromMinutes(6));
        one.By(by, new AnswerQuestion { Text = "先排放 10 分钟，出水清澈后再接通主机" }).Wait(TimeSpan.FromMinutes(12));
        one.By(by, new AskQuestion { Question = "能否把运行数据接到医院的后勤平台？" });
        return [one.Story, two.Story];
    }

    private (CastEngineer Engineer, CastMachine First, CastMachine Second) Near(string name)
    {
        var engineer = scene.Engineer(name);
        var first = scene.Machines.Nearest(engineer);
        return (engineer, first, scene.Machines.Beside(first, engineer));
    }

    private static StoryTeller Sent(StoryTeller tell, CastEngineer engineer, DateTime start) =>
        tell.Wait(TimeSpan.FromMinutes(25)).Assign(start, TimeSpan.FromHours(4), engineer);

    private static void Prepared(StoryTeller tell, CastEngineer engineer) => tell.Called("已约定到场时间，客户安排专人配合")
        .Wait(TimeSpan.FromMinutes(15)).By(engineer.Actor, new PrepareVisit { ContactCalled = true, CustomerTools = "电源、照明、登高梯", Documents = "保养手册、电气原理图" });
}

/// <summary>How far off a trip's first and last day are.</summary>
internal readonly record struct TripDays(int First, int Last);
