using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Notifications;

/// <summary>How long a ticket may be without anybody who looks after it before people are told.</summary>
public sealed class OwnerPatience
{
    public const string Section = "Notices";
    public const int MostMinutes = 7 * 24 * 60;

    public int OwnerlessMinutes { get; set; } = 30;
}

/// <summary>
/// Tells staff and supervisors of what nobody looks after 无人负责提醒: once for each ticket, and no more as soon as somebody does. The notice
/// is written when a ticket is first found so, for a time ahead: a restart forgets no waiting.
/// </summary>
public sealed class OwnerWatch(WriterGate gate, IDbContextFactory<AfterSalesDbContext> contexts, OwnerPatience patience, TimeProvider time)
{
    /// <summary>Writes what is to be told, and takes back what is over; answers how many notices changed.</summary>
    public async Task<int> LookAsync(CancellationToken cancel = default)
    {
        // Nearly always there is nothing to tell: who only looks need not wait for the gate.
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            if (!await Untold(db).AnyAsync(cancel) && !await Over(db).AnyAsync(cancel))
                return 0;
        }
        var changed = await gate.InTransactionAsync<int>(async db =>
        {
            var at = time.GetUtcNow().UtcDateTime.AddMinutes(patience.OwnerlessMinutes);
            var over = await Over(db).Include(notice => notice.Readings).ToListAsync(cancel);
            var untold = await Untold(db).ToListAsync(cancel);
            db.RemoveRange(over);
            db.AddRange(untold.Select(ticket => new Notice(ticket, at)));
            await db.SaveChangesAsync(cancel);
            return over.Count + untold.Count;
        }, cancel);
        return changed.Value;
    }

    private IQueryable<long> Ownerless(AfterSalesDbContext db) => db.Tickets.Ownerless(db, time.GetUtcNow().UtcDateTime).Select(ticket => ticket.Id);

    private IQueryable<long> Untold(AfterSalesDbContext db)
    {
        var notices = db.Notices;
        return Ownerless(db).Where(ticket => !notices.Any(notice => notice.TicketId == ticket && notice.Kind == NoticeKind.Ownerless));
    }

    private IQueryable<Notice> Over(AfterSalesDbContext db)
    {
        var ownerless = Ownerless(db);
        return db.Notices.Where(notice => notice.Kind == NoticeKind.Ownerless && !ownerless.Any(ticket => ticket == notice.TicketId));
    }
}
