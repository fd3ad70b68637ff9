using AfterSales.Core.Assessment.Compliance;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Assessment.Performance;
using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Data;
using AfterSales.Core.People.Signing;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;

namespace AfterSales.Core.Demo;

/// <summary>
/// What the last month came to: the report to the leaders, signed off and half answered; who was rewarded, who shall pay, and what an
/// engineer says to it. Told by the desks, once the rest of the demo is committed: figures are of what is.
/// </summary>
internal sealed class DemoReporting
{
    private readonly StoryClock clock = new();
    private readonly CompanyTime company;
    private readonly DemoCast cast;
    private readonly ReportDesk reports;
    private readonly ReportQueries kept;
    private readonly PerformanceDesk merits;
    private readonly PerformanceQueries performance;

    public DemoReporting(WriterGate gate, DeskTools tools, CompanyTime company, DemoCast cast)
    {
        var contexts = tools.Contexts;
        (this.company, this.cast) = (company, cast);
        var measures = new ActionQueries(contexts, company, clock);
        var complaints = new ComplaintQueries(contexts, measures, clock);
        var figures = new KeyFigureQueries(tools.Figures, clock, complaints, new SpotCheckQueries(contexts, measures, company, clock));
        var targets = new TargetQueries(contexts, company, clock);
        var compliance = new ComplianceQueries(
            contexts, new RulebookQueries(contexts, tools.Shelf, clock), figures, new Assessment.RatingQueries(tools.Figures, contexts, clock), targets, new SigningDesk(gate, contexts, clock), tools.Shelf, company, clock);
        var maker = new ReportMaker(contexts, figures, targets, complaints, measures, compliance, tools.Shelf, company, clock);
        reports = new ReportDesk(gate, contexts, maker, new ActionDesk(gate, company, clock), new ReportRhythm(), company, clock);
        kept = new ReportQueries(contexts);
        merits = new PerformanceDesk(gate, company, clock);
        performance = new PerformanceQueries(contexts, company, clock);
    }

    private Actor Head => cast.Supervisors[0];
    private Actor Second => cast.Supervisors[^1];

    /// <param name="now">The moment of the first start, UTC.</param>
    public async Task TellAsync(DateTime now)
    {
        var today = company.DayOf(now);
        var first = new DateOnly(today.Year, today.Month, 1);
        await ReportAsync(first.AddMonths(-1), company.StartOf(first), now);
        await MeritsAsync(first.AddMonths(-1), company.StartOf(first), now);
    }

    // Its steps take days; on the first days of a month they have all just happened.
    private async Task ReportAsync(DateOnly month, DateTime begin, DateTime now)
    {
        void At(double hours, int step) => clock.Now = Later(begin, new[] { begin.AddHours(hours), now.AddMinutes(step - 10) }.Min());
        At(1, 1);
        // Only the last month: the demo does not begin with half a year of drafts.
        Must(await reports.MakeAsync(Head, month));
        if ((await kept.FindAsync(Head, month)).Value is not { } report)
            return;
        At(9, 2);
        Must(await reports.WriteAsync(Head, report.Id, null,
            "本月报修量与上月相当。一次修复率和重复报修仍是短板，问题集中在液压系统，作业指导书已经修订；部分片区等待配件时间偏长。下月重点：常用密封件随车配备，夜间派工增加一名调度。"));
        Must(await reports.ProposeAsync(Head, report.Id, new ProposalEntry("在长治设常用配件前置仓，先存 30 种易损件", "等待配件占维修周期的比例最高，山西片区平均多等一天半")));
        Must(await reports.ProposeAsync(Head, report.Id, new ProposalEntry("为每台服务车配备便携式液压测试仪", "同一液压故障反复报修，多因现场缺少压力与温升数据")));
        At(34, 3);
        Must(await reports.ReviewAsync(Head, report.Id));
        At(36, 4);
        Must(await reports.SignOffAsync(Second, report.Id));
        At(82, 5);
        var proposals = (await kept.FindAsync(Head, month)).Value!.Proposals;
        Must(await reports.AnswerAsync(Head, report.Id, proposals[0].Id,
            new DecisionEntry(LeadersDecision.Accepted, "王总", "同意，先试行三个月，费用列入售后预算", cast.Staff[0].EmployeeId, company.DayOf(now).AddDays(25))));
    }

    private async Task MeritsAsync(DateOnly month, DateTime begin, DateTime now)
    {
        clock.Now = Later(begin, now.AddHours(-50));
        List<EngineerMonth> judged = [.. (await performance.MonthAsync(Head, month)).Value!.Engineers.Where(one => one.Sum.Points is not null)];
        if (judged.Count == 0)
            return;
        var (best, last, shown) = (judged[0], judged[^1], cast.Engineers[0]);
        var bonus = Must(await merits.ProposeAsync(Head, new MeritEntry(best.EngineerId, month, MeritKind.Bonus, "当月绩效得分最高，抽查全部合格", "500.00")));
        var praise = Must(await merits.ProposeAsync(Head, new MeritEntry(shown.Id, month, MeritKind.Praise, "节假日主动到矿抢修，客户来电致谢")));
        clock.Now = Later(begin, now.AddHours(-28));
        Must(await merits.DecideAsync(Second, bonus, true, null));
        Must(await merits.DecideAsync(Second, praise, true, null));
        // It waits for the first supervisor: whoever looks around sees what is decided how.
        Must(await merits.ProposeAsync(Second, new MeritEntry(last.EngineerId, month, MeritKind.Fine, "两次到场未提前电话确认，客户投诉属实", "200.00")));
        clock.Now = Later(begin, now.AddHours(-20));
        Must(await merits.CommentAsync(shown.Actor, shown.Id, month, "上月有两单等了五天配件，周期不在我手里；响应和抽查得分认可。"));
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static int Must(Outcome<int> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException($"The story of the month was refused: {outcome.Refusal}");
}
