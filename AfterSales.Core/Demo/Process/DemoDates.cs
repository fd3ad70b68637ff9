using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Core.Demo;

/// <summary>Dates that lie ahead of jobs of the past: some looked after, one overdue, the others in the weeks to come.</summary>
internal static class DemoDates
{
    private static readonly (DateKind Kind, int Days, string? Done)[] Dates =
    [
        (DateKind.Watch, -3, "电话跟踪：运行正常，无异响"),
        (DateKind.Watch, -1, null),
        (DateKind.Watch, 2, null),
        (DateKind.FollowUp, 0, null),
        (DateKind.FollowUp, 9, null),
        (DateKind.NextMaintenance, -6, "已转保养工单，客户确认周四到场"),
        (DateKind.NextMaintenance, 5, null),
        (DateKind.NextMaintenance, 24, null),
        (DateKind.ReturnVisit, 12, null),
        (DateKind.ReturnVisit, 40, null),
    ];

    /// <param name="closed">Repairs that were filed, the last first.</param>
    public static IEnumerable<DateAhead> Of(IReadOnlyList<Ticket> closed, Actor staff, DateOnly today, DateTime now)
    {
        foreach (var ((kind, days, done), ticket) in Dates.Zip(closed))
        {
            var date = new DateAhead { Kind = kind, DueOn = today.AddDays(days), TicketId = ticket.Id, EquipmentId = ticket.EquipmentId, CreatedAt = ticket.ClosedAt!.Value };
            if (done is not null)
                date.Finish(staff, done, now.AddHours(-20));
            yield return date;
        }
    }
}
