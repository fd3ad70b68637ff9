using AfterSales.Core.Data;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Notifications;

/// <summary>
/// Takes back what was told because of a move that is taken back: warnings since then that nobody has read. A clock that has still to be
/// warned of is warned of anew, by its own time.
/// </summary>
public sealed class WithdrawnNotices : ITicketFollower
{
    public async Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel)
    {
        if (command is not UndoMove)
            return null;
        var since = ticket.LastMove!.At;
        db.RemoveRange(await db.Notices.Where(notice => notice.TicketId == ticket.Id && notice.At >= since
            && (notice.Kind == NoticeKind.Soon || notice.Kind == NoticeKind.Broken) && notice.Readings.Count == 0).ToListAsync(cancel));
        return null;
    }
}
