using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>What comes after the work: a signature that became void, a reservation, and a job that is all but filed.</summary>
internal sealed class AcceptanceStories(DemoScene scene, DateOnly today)
{
    public IReadOnlyList<Story> All() => [Voided(), Reserved(), NearlyFiled()];

    // Signed, and then a part is written down that nobody had told the customer of.
    private Story Voided()
    {
        var (tell, engineer) = Done(scene.Now.AddHours(-9));
        tell.Wait(TimeSpan.FromMinutes(20)).By(Actor.Customer(tell.Contact.Name), new SignAcceptance { SignerName = tell.Contact.Name });
        tell.Wait(TimeSpan.FromHours(1)).By(engineer.Actor, new RecordFittedParts { Fitted = [new FittedPartInput { PartNo = "YY-MF-60", Quantity = 2, Batch = "现场采购", PurchaseRef = "LS-0311" }] });
        return tell.Wait(TimeSpan.FromMinutes(10)).By(tell.Staff, new RequestAcceptance { ResultNote = "补充更换件：滤芯 2 只。其余与原验收一致，请重新确认" }).Story;
    }

    // Moments ago: the ticket of what was reserved is the newest of the day.
    private Story Reserved()
    {
        var (tell, _) = Done(scene.Now.AddHours(-7));
        return tell.Until(scene.Now.AddMinutes(-2)).By(Actor.Customer(tell.Contact.Name), new SignAcceptance
        {
            SignerName = tell.Contact.Name,
            Answers = [new LineAnswerInput { Line = 2, Answer = LineAnswer.Reserved, Remark = "右侧护罩缺 2 颗螺栓，请下次到场时补齐" }],
        }).Story;
    }

    private Story NearlyFiled()
    {
        var (tell, engineer) = Done(scene.Now.AddHours(-30));
        tell.Wait(TimeSpan.FromMinutes(15)).Sign(engineer);
        tell.Wait(TimeSpan.FromHours(1)).By(tell.Staff, new GiveFeedback { Text = "已电话反馈处理结果，客户满意，提醒两周后复查油位" });
        tell.By(tell.Staff, new GiveAdvice { Text = "每班检查油位与滤芯压差，压差超过 0.35 MPa 及时更换" });
        tell.Wait(TimeSpan.FromMinutes(30)).By(tell.Supervisor, new EvaluateQuality { Score = 5, Note = "工艺规范，现场整洁" });
        tell.By(tell.Staff, new SetNextMaintenance { Day = today.AddMonths(6) }).By(tell.Staff, new PlanFollowUp { Day = today.AddMonths(3) });
        tell.Wait(TimeSpan.FromMinutes(5)).Tries(tell.Staff, new Close());
        return tell.Wait(TimeSpan.FromMinutes(20)).By(tell.Staff, new FileReport { Reference = "服务报告柜 3-12" }).Story;
    }

    // A repair whose work is done: checklist, part with its batch, test, and the customer was asked.
    private (StoryTeller, CastEngineer) Done(DateTime arrived)
    {
        var engineer = scene.FreeAround(arrived);
        var machine = scene.Machines.Nearest(engineer);
        var tell = scene.Taken(machine, (scene.Now - arrived).TotalHours + 14).Decided(Coverage.Warranty).Diagnosed();
        tell.OnSite(engineer, arrived);
        var (fault, by) = (tell.Plot.Fault, engineer.Actor);
        tell.Tries(by, new RequestAcceptance { ResultNote = fault.Solution });
        tell.Wait(TimeSpan.FromHours(2)).Work(engineer, fault.Action, TimeSpan.FromHours(2)).Fill(engineer, ChecklistUse.Job, "略高于标准，已调整溢流阀并记录");
        tell.Wait(TimeSpan.FromMinutes(10)).With(desks => desks.FitAsync(by, tell.Story, fault.Part!));
        tell.Measure(engineer).Wait(TimeSpan.FromMinutes(15)).AskAcceptance(engineer).Wait(TimeSpan.FromMinutes(10)).Leave(engineer, LeaveOutcome.Done);
        scene.Roster.Busy(engineer, arrived.AddHours(-5), tell.At);
        return (tell, engineer);
    }
}
