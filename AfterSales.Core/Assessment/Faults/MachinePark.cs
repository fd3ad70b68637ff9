using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>When each machine came into use and left it, kept in memory until one of them changes.</summary>
public sealed class MachinePark
{
    private readonly Lock turn = new();
    private IReadOnlyList<UsedMachine>? kept;
    private int changes;

    internal async Task<IReadOnlyList<UsedMachine>> ReadAsync(IDbContextFactory<AfterSalesDbContext> contexts, CancellationToken cancel)
    {
        int before;
        lock (turn)
        {
            if (kept is not null)
                return kept;
            before = changes;
        }
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var machines = db.Equipment;
        var read = await machines.AsNoTracking().Where(machine => machine.SoldOn != null)
            .Select(machine => new UsedMachine(machine.Model.Code, machine.SoldOn!.Value, machine.ReplacedAt)).ToListAsync(cancel);
        lock (turn)
        {
            // What changed while it was read may be missing in it.
            if (before == changes)
                kept = read;
        }
        return read;
    }

    internal void Forget()
    {
        lock (turn)
        {
            changes++;
            kept = null;
        }
    }
}

/// <param name="Model">The model's code.</param>
/// <param name="Replaced">UTC.</param>
internal sealed record UsedMachine(string Model, DateOnly Sold, DateTime? Replaced)
{
    /// <summary>Days of a period in which it was in use.</summary>
    /// <param name="to">Without it.</param>
    public int DaysIn(DateOnly? from, DateOnly to)
    {
        var first = from is { } begin && begin > Sold ? begin : Sold;
        var until = Replaced is { } replaced && DateOnly.FromDateTime(replaced) < to ? DateOnly.FromDateTime(replaced) : to;
        return Math.Max(0, until.DayNumber - first.DayNumber);
    }
}
