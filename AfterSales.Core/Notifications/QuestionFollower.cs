using AfterSales.Core.Data;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Notifications;

/// <summary>Tells whoever looks after a ticket that the customer asked something, unless they took the question themselves.</summary>
public sealed class QuestionFollower : ITicketFollower
{
    public Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel)
    {
        if (command is AskQuestion && (actor.EmployeeId is null || actor.EmployeeId != ticket.OwnerId) && ticket.Clocks.MaxBy(clock => clock.Question ?? 0) is { Question: not null } clock)
        {
            var notice = new Notice(ticket.Id, clock.Reading, now);
            if (actor.EmployeeId is { } me)
                notice.Readings.Add(new NoticeReading { EmployeeId = me, At = now });
            db.Add(notice);
        }
        return Task.FromResult<Refusal?>(null);
    }
}
