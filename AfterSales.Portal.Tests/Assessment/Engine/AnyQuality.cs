using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>Complaints and spot checks in a department in which anything is tried at any time.</summary>
internal sealed class AnyQuality(TestDatabase database, SetClock clock, Random dice)
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly ComplaintDesk complaints = new(database.Gate, new ReplyTime(TestDatabase.Shelf), clock);
    private readonly SpotCheckDesk checks = new(database.Gate, TestDatabase.Company, clock);
    private int complained, chosen;

    private ActionQueries Actions => new(database.Contexts, TestDatabase.Company, clock);
    public ComplaintQueries Complaints => new(database.Contexts, Actions, clock);
    public SpotCheckQueries Checks => new(database.Contexts, Actions, TestDatabase.Company, clock);

    /// <param name="number">The ticket that it may be about.</param>
    public async Task StepAsync(string number)
    {
        var (staff, id) = (Department.Staff, dice.Next(complained) + 1);
        switch (dice.Next(complained == 0 ? 3 : 9))
        {
            case 0:
                complained += (await complaints.OpenAsync(staff, new ComplaintEntry(ComplaintKind.Quality, ComplaintChannel.Phone, "修完又漏油", dice.Next(3) == 0 ? null : number, Person: "王工"), Cancel)).Done ? 1 : 0;
                break;
            case 1:
                chosen += (await checks.ChooseAsync(Department.Supervisor, number, Cancel)).Done ? 1 : 0;
                break;
            case 2:
                await CheckAsync(dice.Next(chosen + 1));
                break;
            case 3:
                await complaints.MoveDueAsync(Department.Supervisor, id, null, clock.Now.UtcDateTime.AddDays(dice.Next(1, 9)), "客户出差", Cancel);
                break;
            case 4 or 5:
                await complaints.FindCauseAsync(staff, id, null, "型号错误", Cancel);
                await complaints.AnswerAsync(staff, id, null, "已更换", Cancel);
                break;
            case 6:
                await complaints.CallBackAsync(staff, id, null, dice.Next(3) == 0 ? CallOutcome.NotContent : CallOutcome.Content, "还是漏", Cancel);
                break;
            default:
                await complaints.CallBackAsync(staff, id, null, CallOutcome.Content, "可以了", Cancel);
                await complaints.CloseAsync(staff, id, null, "更换前核对", Cancel);
                break;
        }
    }

    public async Task<List<Complaint>> ComplaintsAsync()
    {
        await using var db = database.Open();
        return await db.Complaints.AsNoTracking().Include(complaint => complaint.Events).ToListAsync(Cancel);
    }

    public async Task<List<SpotCheck>> ChecksAsync()
    {
        await using var db = database.Open();
        return await db.SpotChecks.AsNoTracking().ToListAsync(Cancel);
    }

    /// <summary>Each answer had come by the date that was set last before it.</summary>
    public static bool WasInTime(Complaint complaint)
    {
        var (due, inTime) = (DateTime.MinValue, true);
        foreach (var happened in complaint.Events.OrderBy(happened => happened.Id))
        {
            due = happened.DueAt ?? due;
            inTime &= happened.Step != ComplaintStep.Answered || happened.At <= due;
        }
        return inTime;
    }

    /// <summary>Points of what was found, of a hundred.</summary>
    public static double ScoreOf(SpotCheck check)
    {
        var applied = check.Findings.FindAll(finding => finding.Verdict != CheckVerdict.NotApplicable);
        var points = applied.Sum(finding => finding.Verdict switch { CheckVerdict.Good => finding.Weight, CheckVerdict.Partly => finding.Weight / 2m, _ => 0 });
        return (double)Math.Floor(100 * points / applied.Sum(finding => finding.Weight) + 0.5m);
    }

    private Task<Outcome<int>> CheckAsync(int id) => dice.Next(6) == 0
        ? checks.SkipAsync(Department.Staff, id, null, "客户停产", Cancel)
        : checks.RecordAsync(Department.Staff, id, null, new CheckEntry([.. SamplingPlan.Usual.Items!.Select(_ => (CheckVerdict)dice.Next(4))], "漏记工时"), Cancel);
}
