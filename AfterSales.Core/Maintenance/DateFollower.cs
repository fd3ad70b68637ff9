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
            case Close:
                await MakeAsync(db, ticket, Stage.Closed, today, now, cancel);
                break;
            default:
                if (ticket.AcceptedAt == now)
                    await MakeAsync(db, ticket, Stage.FollowUp, today, now, cancel);
                break;
        }
        return null;
    }

    private static async Task MakeAsync(AfterSalesDbContext db, Ticket ticket, Stage after, DateOnly today, DateTime now, CancellationToken cancel)
    {
        foreach (var rule in ticket.Rulebook?.DatesAfter(after, ticket.ServiceType) ?? [])
        {
            if (rule.In is [var once])
                await SetAsync(db, ticket, rule.Kind, once.After(today), now, cancel);
            else if (!await db.DatesAhead.AnyAsync(date => date.TicketId == ticket.Id && date.Kind == rule.Kind, cancel))
                db.DatesAhead.AddRange(rule.In.Select(period => New(ticket, rule.Kind, period.After(today), now)));
        }
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
}
