using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Maintenance;

/// <summary>
/// Makes the dates that lie ahead: what somebody set on the ticket, and what the rulebook wants after the acceptance. A
/// ticket that is opened again takes its own back as long as nothing was done.
/// </summary>
public sealed class DateFollower(CompanyTime company) : ITicketFollower
{
    private static readonly int[] WatchDays = [7, 30];

    public async Task<Refusal?> FollowAsync(AfterSalesDbContext db, Ticket ticket, TicketCommand command, Actor actor, DateTime now, CancellationToken cancel)
    {
        var today = company.DayOf(now);
        switch (command)
        {
            case PlanFollowUp { Day: { } day }:
                await SetAsync(db, ticket, DateKind.FollowUp, day, now, cancel);
                break;
            case SetNextMaintenance next:
                await SetAsync(db, ticket, DateKind.NextMaintenance, next.Day, now, cancel);
                break;
            case Reopen:
                var dates = db.DatesAhead;
                dates.RemoveRange(await dates.Where(date => date.TicketId == ticket.Id && date.DoneAt == null).ToListAsync(cancel));
                break;
            case Close when Wants(ticket, "R5.6"):
                await SetAsync(db, ticket, DateKind.ReturnVisit, today.AddMonths(6), now, cancel);
                break;
            default:
                if (ticket.AcceptedAt == now)
                    await AfterAcceptanceAsync(db, ticket, today, now, cancel);
                break;
        }
        return null;
    }

    private static async Task AfterAcceptanceAsync(AfterSalesDbContext db, Ticket ticket, DateOnly today, DateTime now, CancellationToken cancel)
    {
        if (ticket.ServiceType == ServiceType.Installation && Wants(ticket, "R9.15"))
            await SetAsync(db, ticket, DateKind.FollowUp, today.AddMonths(3), now, cancel);
        if (ticket.ServiceType == ServiceType.Repair && Wants(ticket, "R8.8") && !await db.DatesAhead.AnyAsync(date => date.TicketId == ticket.Id && date.Kind == DateKind.Watch, cancel))
            db.DatesAhead.AddRange(WatchDays.Select(days => New(ticket, DateKind.Watch, today.AddDays(days), now)));
    }

    // Of each of these kinds a ticket has one that is open; none where the day is taken back.
    private static async Task SetAsync(AfterSalesDbContext db, Ticket ticket, DateKind kind, DateOnly? day, DateTime now, CancellationToken cancel)
    {
        var open = await db.DatesAhead.FirstOrDefaultAsync(date => date.TicketId == ticket.Id && date.Kind == kind && date.DoneAt == null, cancel);
        if (day is not { } due)
        {
            if (open is not null)
                db.DatesAhead.Remove(open);
        }
        else if (open is not null)
        {
            open.DueOn = due;
        }
        else
        {
            db.DatesAhead.Add(New(ticket, kind, due, now));
        }
    }

    private static DateAhead New(Ticket ticket, DateKind kind, DateOnly due, DateTime now) =>
        new() { Kind = kind, DueOn = due, TicketId = ticket.Id, EquipmentId = ticket.EquipmentId, CreatedAt = now };

    private static bool Wants(Ticket ticket, string clause) => ticket.Rulebook?.Find(clause) is not null;
}
