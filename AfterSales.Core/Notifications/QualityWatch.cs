using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Notifications;

/// <summary>
/// Tells of complaints, spot checks and actions that are past their time, of customers who were answered and not called back, and of
/// complaints and actions that somebody was given by another: once for each occasion, also over a restart. Another date is another occasion.
/// </summary>
public sealed class QualityWatch(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, CompanyTime company, TimeProvider time)
{
    /// <summary>So long after the answer, or after a call that nobody took, a customer should have been called back (R6.11).</summary>
    public static readonly TimeSpan CallBackWithin = TimeSpan.FromDays(3);

    /// <summary>Writes what is to be told by now; answers how many notices.</summary>
    public async Task<int> LookAsync(CancellationToken cancel = default)
    {
        // Nearly always there is nothing to tell: who only looks need not wait for the gate.
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if ((await UntoldAsync(db, cancel)).Count == 0)
                return 0;
        }
        var told = await gate.InTransactionAsync<int>(async db =>
        {
            var untold = await UntoldAsync(db, cancel);
            db.AddRange(untold);
            await db.SaveChangesAsync(cancel);
            return untold.Count;
        }, cancel);
        return told.Value;
    }

    private async Task<List<Notice>> UntoldAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        List<Notice> all = [.. await GivenAsync(db, cancel), .. await LateAsync(db, cancel), .. await UncalledAsync(db, cancel)];
        var keys = all.ConvertAll(notice => notice.Key);
        var told = (await db.Notices.Where(notice => keys.Contains(notice.Key)).Select(notice => notice.Key).ToListAsync(cancel)).ToHashSet();
        return all.FindAll(notice => !told.Contains(notice.Key));
    }

    // Only who has it now, and by the last time that it was given: what went on to somebody else meanwhile is not told of.
    private async Task<List<Notice>> GivenAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var complaints = await db.Complaints.AsNoTracking().Where(complaint => complaint.State == ComplaintState.Open && complaint.OwnerId != null)
            .Select(complaint => new { complaint.Id, complaint.OwnerId, complaint.DueAt, Last = complaint.Events.Where(one => one.OwnerId != null).OrderByDescending(one => one.Id).Select(one => new { one.Id, one.ById }).FirstOrDefault() })
            .Where(complaint => complaint.Last != null && (complaint.Last.ById == null || complaint.Last.ById != complaint.OwnerId)).ToListAsync(cancel);
        var actions = await db.ImprovementActions.AsNoTracking().Where(action => action.State == ActionState.Open)
            .Select(action => new { action.Id, action.OwnerId, action.DueOn, Last = action.Events.Where(one => one.OwnerId != null).OrderByDescending(one => one.Id).Select(one => new { one.Id, one.ById }).FirstOrDefault() })
            .Where(action => action.Last != null && (action.Last.ById == null || action.Last.ById != action.OwnerId)).ToListAsync(cancel);
        return [
            .. complaints.Select(one => new Notice(NoticeKind.ComplaintGiven, one.Id, Occasion(one.Last!.Id), now, one.DueAt, one.OwnerId)),
            .. actions.Select(one => new Notice(NoticeKind.ActionGiven, one.Id, Occasion(one.Last!.Id), now, EndOf(one.DueOn), one.OwnerId)),
        ];
    }

    private async Task<List<Notice>> LateAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = company.DayOf(now);
        var complaints = await db.Complaints.Where(complaint => complaint.State == ComplaintState.Open && complaint.DueAt < now).OrderBy(complaint => complaint.DueAt)
            .Select(complaint => new { complaint.Id, complaint.DueAt }).ToListAsync(cancel);
        var checks = await db.SpotChecks.Where(check => check.State == CheckState.Drawn && check.DueOn < today).OrderBy(check => check.DueOn).Select(check => new { check.Id, check.DueOn }).ToListAsync(cancel);
        var actions = await db.ImprovementActions.Where(action => action.State == ActionState.Open && action.DueOn < today).OrderBy(action => action.DueOn).Select(action => new { action.Id, action.DueOn }).ToListAsync(cancel);
        return [
            .. checks.Select(one => new Notice(NoticeKind.CheckLate, one.Id, Occasion(one.DueOn), now, EndOf(one.DueOn))),
            .. actions.Select(one => new Notice(NoticeKind.ActionLate, one.Id, Occasion(one.DueOn), now, EndOf(one.DueOn))),
            // The newest is shown first: what a customer waits for comes last.
            .. complaints.Select(one => new Notice(NoticeKind.ComplaintLate, one.Id, Occasion(one.DueAt.Ticks), now, one.DueAt)),
        ];
    }

    // Who is content and whose complaint is only still open is not waiting for a call.
    private async Task<List<Notice>> UncalledAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var since = now - CallBackWithin;
        var waiting = await db.Complaints.Where(complaint => complaint.State == ComplaintState.Answered && complaint.ContentAt == null && complaint.AnsweredAt < since)
            .Select(complaint => new { complaint.Id, complaint.AnsweredAt, Tried = complaint.Events.Where(one => one.Step == ComplaintStep.CalledBack && one.At >= complaint.AnsweredAt).Max(one => (DateTime?)one.At) })
            .ToListAsync(cancel);
        return [.. waiting.Select(one => (one.Id, Due: (one.Tried ?? one.AnsweredAt!.Value) + CallBackWithin)).Where(one => one.Due < now).OrderBy(one => one.Due)
            .Select(one => new Notice(NoticeKind.CallBackLate, one.Id, Occasion(one.Due.Ticks), now, one.Due))];
    }

    // The day itself belongs to the time there is.
    private DateTime EndOf(DateOnly day) => company.StartOf(day.AddDays(1));

    private static string Occasion(long which) => which.ToString(CultureInfo.InvariantCulture);

    private static string Occasion(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
