using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Demo;

/// <summary>
/// What customers were not content with, which jobs were looked at again, and what is done about it: complaints at each of their steps,
/// last month's sample, measures that are under way, late, done and confirmed. Told by the desks, at the time of the story.
/// </summary>
internal sealed class DemoQuality
{
    // What people draw themselves, nobody can know; this one is the same at every first start.
    private const long Seed = 20261;
    private static readonly TimeSpan Looked = TimeSpan.FromDays(45);
    private static readonly string[] Causes = ["到场前未电话确认配件型号，返程取件延误", "首次诊断只更换了密封件，未检查泵体磨损", "排班时未预留路程时间", "现场未说明收费项目"];
    private static readonly string[] Answers = ["已向客户致歉，说明原因并免收本次工时费", "已安排高级工程师复检，承诺质保期内免费处理", "已电话说明延误原因，并确认下次到场时间", "已重新说明收费依据，客户接受"];
    private static readonly string[] Lessons = ["出发前核对配件清单并由客户确认", "液压故障须同时测量压力与温升后再判断", "跨城派工按路程加 30% 预留时间", "施工前书面告知收费项目"];

    private readonly StoryClock clock = new();
    private readonly WriterGate gate;
    private readonly IDbContextFactory<AfterSalesDbContext> contexts;
    private readonly CompanyTime company;
    private readonly DemoCast cast;
    private readonly ComplaintDesk complaints;
    private readonly SpotCheckDesk checks;
    private readonly ActionDesk actions;
    private readonly LowRatings ratings;

    public DemoQuality(WriterGate gate, DeskTools tools, CompanyTime company, DemoCast cast)
    {
        (this.gate, contexts, this.company, this.cast) = (gate, tools.Contexts, company, cast);
        var reply = new ReplyTime(tools.Shelf);
        complaints = new ComplaintDesk(gate, reply, clock);
        checks = new SpotCheckDesk(gate, company, clock);
        actions = new ActionDesk(gate, company, clock);
        ratings = new LowRatings(reply);
    }

    private Actor Staff => cast.Staff[0];
    private Actor Supervisor => cast.Supervisors[0];

    /// <param name="now">The moment of the first start, UTC.</param>
    public async Task TellAsync(DateTime now)
    {
        var told = await RatingsAsync(now);
        var phoned = await ByPhoneAsync(now);
        var check = await ChecksAsync(now);
        await MeasuresAsync(now, phoned ?? told, check);
    }

    // The past was told without what follows a rating: it is made up for here.
    private async Task<int?> RatingsAsync(DateTime now)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var since = now - Looked;
        var low = (await db.SurveyAnswers.AsNoTracking().Where(rating => rating.At >= since).OrderBy(rating => rating.At).ThenBy(rating => rating.Id).ToListAsync())
            .FindAll(rating => LowRatings.IsLow(rating.Response, rating.Quality, rating.Attitude));
        int? last = null;
        foreach (var (rating, index) in low.Select((rating, index) => (rating, index)))
        {
            var opened = await gate.InTransactionAsync<int>(async inner =>
            {
                var (tickets, answers) = (inner.Tickets, inner.SurveyAnswers);
                var ticket = await tickets.Include(one => one.Site).FirstAsync(one => one.Id == rating.TicketId);
                var complaint = await ratings.OpenedAsync(inner, ticket, await answers.FirstAsync(one => one.Id == rating.Id), rating.At, default);
                inner.Complaints.Add(complaint);
                await inner.SaveChangesAsync();
                return complaint.Id;
            });
            if (rating.At < now.AddDays(-6))
            {
                last = opened.Value;
                await WorkOffAsync(opened.Value, rating.At, index, contentAtOnce: index % 4 != 2);
            }
        }
        return last;
    }

    private async Task WorkOffAsync(int id, DateTime at, int index, bool contentAtOnce)
    {
        clock.Now = at.AddHours(2);
        // Refused where it is Staff's already.
        await complaints.TakeAsync(Staff, id, null, null);
        await At(at.AddHours(3), () => complaints.FindCauseAsync(Staff, id, null, Causes[index % Causes.Length]));
        await At(at.AddHours(20), () => complaints.AnswerAsync(Staff, id, null, Answers[index % Answers.Length]));
        if (!contentAtOnce)
        {
            await At(at.AddHours(44), () => complaints.CallBackAsync(Staff, id, null, CallOutcome.NotContent, "设备仍有异响，不认可处理结果"));
            await At(at.AddHours(60), () => complaints.AnswerAsync(Supervisor, id, null, "主管已到现场复核，更换轴承后异响消除"));
        }
        await At(at.AddHours(90), () => complaints.CallBackAsync(Staff, id, null, CallOutcome.Content, "客户表示满意"));
        await At(at.AddHours(91), () => complaints.CloseAsync(Supervisor, id, null, Lessons[index % Lessons.Length]));
    }

    private async Task<int?> ByPhoneAsync(DateTime now)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var filed = await db.Tickets.Where(ticket => ticket.Stage == Stage.Closed && ticket.ServiceType == ServiceType.Repair && ticket.CustomerId != null)
            .OrderByDescending(ticket => ticket.ClosedAt).ThenBy(ticket => ticket.Id).Select(ticket => ticket.Number).Take(5).ToListAsync();
        if (filed.Count < 5)
            return null;
        var settled = await OpenAsync(now.AddDays(-21), ComplaintKind.Quality, ComplaintChannel.Phone, "修完不到一周又漏油，上次根本没修好。", filed[4]);
        await WorkOffAsync(settled, now.AddDays(-21), 1, contentAtOnce: false);
        var called = await OpenAsync(now.AddDays(-4), ComplaintKind.Attitude, ComplaintChannel.Phone, "工程师接电话很不耐烦，问什么都说回去再看。", filed[3]);
        await At(now.AddDays(-4).AddHours(3), () => complaints.FindCauseAsync(Staff, called, null, "工程师连续出差两周，沟通时未说明情况"));
        await At(now.AddDays(-3), () => complaints.AnswerAsync(Staff, called, null, "已由主管致歉，并指定专人对接"));
        var disputed = await OpenAsync(now.AddDays(-5), ComplaintKind.Dispute, ComplaintChannel.Email, "设备还在质保期内，为什么收配件费？请说明依据。", filed[2]);
        await At(now.AddDays(-4), () => complaints.FindCauseAsync(Supervisor, disputed, null, "配件为易损件，不在质保范围，但报价单未注明"));
        await OpenAsync(now.AddDays(-2.3), ComplaintKind.Time, ComplaintChannel.Dealer, "说好上午到，等到下午四点才来人。", filed[1]);
        var twice = await OpenAsync(now.AddDays(-2.2), ComplaintKind.Time, ComplaintChannel.Phone, "等了一天，下午四点才到。", filed[1]);
        await At(now.AddDays(-2.1), () => complaints.VoidAsync(Supervisor, twice, null, "与经销商反映的为同一件事，重复登记"));
        await OpenAsync(now.AddHours(-3), ComplaintKind.Price, ComplaintChannel.OnSite, "上门费比去年高出一半，没有事先告知。", filed[0]);
        return settled;
    }

    private async Task<int> OpenAsync(DateTime at, ComplaintKind kind, ComplaintChannel channel, string words, string ticket)
    {
        clock.Now = at;
        return Must(await complaints.OpenAsync(Staff, new ComplaintEntry(kind, channel, words, ticket)));
    }

    // Of last month's sample all but the last few are checked.
    private async Task<int?> ChecksAsync(DateTime now)
    {
        clock.Now = now.AddDays(-6);
        var lastMonth = company.DayOf(now).AddMonths(-1);
        await checks.DrawAsync(Supervisor, lastMonth, Seed);
        await using var db = await contexts.CreateDbContextAsync();
        var drawn = await db.SpotChecks.AsNoTracking().OrderBy(check => check.Id).ToListAsync();
        int? poor = null;
        foreach (var (check, index) in drawn.SkipLast(5).Select((check, index) => (check, index)))
        {
            // Most are as they should be; each seventh lacks its records, each eleventh misled somebody.
            var verdicts = Enumerable.Range(0, check.Items.Count).Select(item =>
                index % 11 == 5 && item == 0 || index % 7 == 3 && item == 2 ? CheckVerdict.Bad : (index + item) % 6 == 0 ? CheckVerdict.Partly : CheckVerdict.Good).ToList();
            var remark = verdicts.Contains(CheckVerdict.Bad) ? "记录缺少原因与工时，须补齐" : verdicts.Contains(CheckVerdict.Partly) ? "基本符合，个别记录简略" : null;
            await At(now.AddDays(-5).AddMinutes(index * 9), () => checks.RecordAsync(index % 2 == 0 ? Staff : Supervisor, check.Id, null, new CheckEntry(verdicts, remark)));
            if (verdicts.Contains(CheckVerdict.Bad))
                poor = check.Id;
        }
        return poor;
    }

    private async Task MeasuresAsync(DateTime now, int? complaint, int? check)
    {
        var (today, engineer) = (company.DayOf(now), cast.Engineers[0]);
        var confirmed = await SetAsync(now.AddDays(-19), new ActionOrigin(ActionSource.Complaint, complaint), ActionKind.Corrective, "液压维修作业指导书增加压力、温升测量步骤", "同一故障一周内重复投诉", Supervisor.EmployeeId!.Value, today.AddDays(-10));
        await At(now.AddDays(-12), () => actions.FinishAsync(Supervisor, confirmed, null, "指导书 3.2 版已发布并培训 12 人"));
        await At(now.AddDays(-2), () => actions.LookAsync(cast.Supervisors[^1], confirmed, null, true, "近两周同类重复报修为零", null));
        if (check is not null)
            await SetAsync(now.AddDays(-4), new ActionOrigin(ActionSource.SpotCheck, check), ActionKind.Corrective, "补齐缺失的维修记录，并由组长逐单复核一周", "抽查发现记录缺少原因与工时", engineer.Id, today.AddDays(6));
        await SetAsync(now.AddDays(-30), new ActionOrigin(ActionSource.Figure, null, "R3.5.1"), ActionKind.Improvement, "夜班增设一名调度，缩短夜间派工时间", "夜间报修的派工时间明显偏长", Supervisor.EmployeeId!.Value, today.AddDays(-3));
        var done = await SetAsync(now.AddDays(-25), new ActionOrigin(ActionSource.Review), ActionKind.Improvement, "常用密封件随车配备", "一次修复率低，多因缺少密封件返程", Staff.EmployeeId!.Value, today.AddDays(-5));
        await At(now.AddDays(-6), () => actions.FinishAsync(Staff, done, null, "8 台服务车已配齐，清单贴于车内"));
    }

    private async Task<int> SetAsync(DateTime at, ActionOrigin origin, ActionKind kind, string what, string why, int owner, DateOnly dueOn)
    {
        clock.Now = at;
        return Must(await actions.OpenAsync(Supervisor, origin, new ActionEntry(kind, what, why, owner, dueOn)));
    }

    // The clock is moved before the desk is asked.
    private async Task At(DateTime at, Func<Task<Outcome<int>>> act)
    {
        clock.Now = at;
        Must(await act());
    }

    private static int Must(Outcome<int> outcome) => outcome.Done ? outcome.Value : throw new InvalidOperationException($"The story of complaints and checks was refused: {outcome.Refusal}");
}
