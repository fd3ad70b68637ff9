using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>What nobody looks after 无人负责: it has to be empty, or it is red.</summary>
public static class OwnerlessTickets
{
    private static readonly Stage[] Open = [.. ServiceProcess.OpenStages];

    extension(IQueryable<Ticket> tickets)
    {
        // A verdict without an end: broken and paused, or excused, and nobody has answered yet.
        /// <summary>
        /// Open, and without an owner, or with one who has left or has no role any more. A report that waits to be verified
        /// is everybody's who takes calls, until the time to respond has passed.
        /// </summary>
        /// <param name="now">UTC.</param>
        public IQueryable<Ticket> Ownerless(AfterSalesDbContext db, DateTime now)
        {
            var employees = db.Employees;
            return tickets.Where(ticket => Open.Contains(ticket.Stage) && (ticket.OwnerId == null
                ? ticket.Stage != Stage.Reported || ticket.Clocks.Any(clock => clock.Name == ClockName.Response && clock.StoppedAt == null && (clock.DueAt < now || clock.Kept != null))
                : employees.Any(owner => owner.Id == ticket.OwnerId && (!owner.Active || owner.Roles == Roles.None))));
        }
    }
}
