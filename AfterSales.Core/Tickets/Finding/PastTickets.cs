using System.Text;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A ticket as who takes a call glances at it: open, or how it ended. <see cref="CreatedAt"/> UTC.</summary>
public sealed record PastTicket(string Number, string Fault, Stage Stage, string? SerialNumber, string? FaultGroup, DateTime CreatedAt);

/// <summary>What customers have reported before.</summary>
public sealed class PastTickets(IDbContextFactory<AfterSalesDbContext> contexts)
{
    /// <summary>The newest tickets of a customer.</summary>
    public async Task<IReadOnlyList<PastTicket>> OfCustomerAsync(Actor actor, int customerId, int atMost = 5, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Tickets.VisibleTo(actor).Where(ticket => ticket.CustomerId == customerId)
            .OrderByDescending(ticket => ticket.NumberDay).ThenByDescending(ticket => ticket.NumberSequence).Take(atMost)
            .Select(ticket => new PastTicket(
                ticket.Number, ticket.Fault, ticket.Stage, ticket.Equipment!.SerialNumber ?? ticket.SerialNumber, ticket.FaultGroup, ticket.CreatedAt))
            .ToListAsync(cancel);
    }

    /// <summary>How many tickets each of these customers has open; who has none is not in it.</summary>
    public async Task<IReadOnlyDictionary<int, int>> OpenOfAsync(Actor actor, IReadOnlyList<int> customers, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return new Dictionary<int, int>();
        var open = ServiceProcess.OpenStages;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Tickets.Where(ticket => ticket.CustomerId != null && customers.Contains(ticket.CustomerId.Value) && open.Contains(ticket.Stage))
            .GroupBy(ticket => ticket.CustomerId!.Value).ToDictionaryAsync(group => group.Key, group => group.Count(), cancel);
    }

    /// <summary>When a customer's machines were last reported, by serial number; those never reported are not in it. UTC.</summary>
    public async Task<IReadOnlyDictionary<string, DateTime>> LastOfMachinesAsync(Actor actor, int customerId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Tickets.VisibleTo(actor).Where(ticket => ticket.CustomerId == customerId && ticket.Equipment != null)
            .GroupBy(ticket => ticket.Equipment!.SerialNumber)
            .Select(machine => new { Serial = machine.Key, Last = machine.Max(ticket => ticket.CreatedAt) })
            .ToDictionaryAsync(machine => machine.Serial, machine => machine.Last, cancel);
    }

    /// <summary>The number of the ticket that this call was saved as, or null: asked when its answer may have been lost.</summary>
    /// <param name="form">As given to <see cref="TicketDesk.RegisterOnceAsync"/>.</param>
    public async Task<string?> OfFormAsync(Actor actor, string form, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var saved = await db.Set<IdempotencyRecord>().Where(record => record.Scope == TicketWork.FormScope && record.Key == form)
            .Select(record => record.Body).FirstOrDefaultAsync(cancel);
        return saved is null ? null : Encoding.ASCII.GetString(saved);
    }
}
