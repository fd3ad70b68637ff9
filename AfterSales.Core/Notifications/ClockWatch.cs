using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Notifications;

/// <summary>
/// Looks after the promised times 时限预警: warns when a quarter is left and when a promise is broken, and tells of promises that moved with
/// the holidays. Each once for each clock, also over a restart: what was told stands in the database.
/// </summary>
public sealed class ClockWatch(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, ClockRecount recount, TimeProvider time) : ICalendarFollower
{
    private const int AtOnce = 200;
    private static readonly Stage[] Open = [.. ServiceProcess.OpenStages];

    /// <summary>Writes the notices that are due by now; answers how many.</summary>
    public async Task<int> WarnAsync(CancellationToken cancel = default)
    {
        // Nearly always there is nothing to tell: who only looks need not wait for the gate.
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if ((await DueAsync(db, cancel)).Count == 0)
                return 0;
        }
        var told = await gate.InTransactionAsync<int>(async db =>
        {
            var due = await DueAsync(db, cancel);
            db.AddRange(due);
            await db.SaveChangesAsync(cancel);
            return due.Count;
        }, cancel);
        return told.Value;
    }

    /// <summary>Counts anew what the calendars say otherwise than before, and tells of it.</summary>
    public Task RecountAsync(CancellationToken cancel = default) => gate.InTransactionAsync<int>(async db =>
    {
        var outcome = await recount.RunAsync(cancel);
        if (!outcome.Done)
            return outcome.Refusal;
        var now = time.GetUtcNow().UtcDateTime;
        var notices = outcome.Value.Select(one => new Notice(NoticeKind.Recounted, one.TicketId, one.Clock, now, one.WasDueAt)).ToList();
        var keys = notices.ConvertAll(notice => notice.Key);
        var told = await db.Notices.Where(notice => keys.Contains(notice.Key)).Select(notice => notice.Key).ToListAsync(cancel);
        db.AddRange(notices.Where(notice => !told.Contains(notice.Key)));
        await db.SaveChangesAsync(cancel);
        return notices.Count;
    }, cancel);

    /// <summary>Another calendar counts at a site: what was promised there is due at another time.</summary>
    public Task FollowCalendarAsync(CancellationToken cancel) => RecountAsync(cancel);

    private async Task<List<Notice>> DueAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var (now, notices, clocks) = (time.GetUtcNow().UtcDateTime, db.Notices, db.Set<TicketClock>());
        // Found by the index on what runs: clocks that stand still or have stopped have no time at which they are due.
        var running = clocks.Where(clock => clock.DueAt > DateTime.UnixEpoch);
        var broken = await running.Where(clock => clock.DueAt < now && !notices.Any(notice => notice.ClockId == clock.Id && notice.Kind == NoticeKind.Broken))
            .OrderBy(clock => clock.DueAt).Take(AtOnce).Select(clock => new { clock.TicketId, Clock = clock }).AsNoTracking().ToListAsync(cancel);
        // Broken, and stopped or paused before anybody looked.
        var decided = await db.Tickets.Where(ticket => Open.Contains(ticket.Stage))
            .SelectMany(ticket => ticket.Clocks).Where(clock => clock.Kept == false && clock.DueAt == null && !notices.Any(notice => notice.ClockId == clock.Id && notice.Kind == NoticeKind.Broken))
            .OrderBy(clock => clock.BrokenAt).Take(AtOnce).Select(clock => new { clock.TicketId, Clock = clock }).AsNoTracking().ToListAsync(cancel);
        var soon = await running.Where(clock => clock.SoonAt <= now && clock.DueAt >= now && !notices.Any(notice => notice.ClockId == clock.Id && notice.Kind == NoticeKind.Soon))
            .OrderBy(clock => clock.DueAt).Take(AtOnce).Select(clock => new { clock.TicketId, Clock = clock }).AsNoTracking().ToListAsync(cancel);
        // The newest is shown first: what is worst comes last.
        return [.. soon.Select(one => new Notice(NoticeKind.Soon, one.TicketId, one.Clock.Reading, now)),
            .. decided.Select(one => new Notice(NoticeKind.Broken, one.TicketId, one.Clock.Reading with { DueAt = one.Clock.BrokenAt }, now)),
            .. broken.Select(one => new Notice(NoticeKind.Broken, one.TicketId, one.Clock.Reading, now))];
    }
}
