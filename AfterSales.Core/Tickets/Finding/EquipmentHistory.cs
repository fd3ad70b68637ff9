using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>A ticket of a machine, with what was found and done. UTC.</summary>
public sealed record HistoryLine(string Number, Stage Stage, string Fault, string? FaultGroup, string? Cause, string? Action, DateTime CreatedAt, DateTime? ClosedAt);

/// <summary>A kind of fault that the machine had more than once. UTC.</summary>
public sealed record FaultAgain(string FaultGroup, int Times, DateTime First, DateTime Last);

/// <summary>A machine's tickets, newest first, and what came back.</summary>
/// <param name="Total">How many tickets there are; <paramref name="Lines"/> holds the newest.</param>
public sealed record MachineHistory(IReadOnlyList<HistoryLine> Lines, int Total, IReadOnlyList<FaultAgain> CameBack);

/// <summary>What a machine has had 维修履历: for staff and supervisors; others see none (R1.10).</summary>
public sealed class EquipmentHistory(IDbContextFactory<AfterSalesDbContext> contexts)
{
    /// <summary>The history of the machine of this serial number.</summary>
    public async Task<MachineHistory> OfAsync(Actor actor, string serialNumber, int atMost = 100, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return new MachineHistory([], 0, []);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        // Through the machine, by its index: also what was reported by a serial number written otherwise.
        var tickets = db.Tickets.AsNoTracking().Where(ticket => ticket.Equipment!.SerialNumber == serialNumber);
        var total = await tickets.CountAsync(cancel);
        var lines = await tickets.OrderByDescending(ticket => ticket.NumberDay).ThenByDescending(ticket => ticket.NumberSequence).Take(atMost)
            .Select(ticket => new HistoryLine(ticket.Number, ticket.Stage, ticket.Fault, ticket.FaultGroup, ticket.Cause, ticket.Action, ticket.CreatedAt, ticket.ClosedAt))
            .ToListAsync(cancel);
        var again = await tickets.Where(ticket => ticket.FaultGroup != null && ticket.Stage != Stage.Cancelled).GroupBy(ticket => ticket.FaultGroup!)
            .Where(group => group.Count() > 1)
            .Select(group => new FaultAgain(group.Key, group.Count(), group.Min(ticket => ticket.CreatedAt), group.Max(ticket => ticket.CreatedAt)))
            .ToListAsync(cancel);
        return new MachineHistory(lines, total, [.. again.OrderByDescending(fault => fault.Times).ThenByDescending(fault => fault.Last)]);
    }
}
