using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>What tickets take out of the purchased parts.</summary>
internal static class FittedParts
{
    /// <summary>The purchased parts that an input names, by id or by number.</summary>
    public static async Task<IReadOnlyList<PartInStock>> FindAsync(AfterSalesDbContext db, IReadOnlyList<FittedPartInput>? fitted, string ticket, CancellationToken cancel)
    {
        var named = (fitted ?? []).Where(part => part is not null).ToList();
        return named.Count == 0 ? [] : await PurchasedPartsQueries.OfAsync(
            db, [.. named.Select(part => part.PartNo?.Trim()).OfType<string>()], [.. named.Select(part => part.PurchasedId).OfType<int>()], ticket, cancel);
    }

    /// <summary>What the ticket says now replaces what it said before: of the purchased parts as much is gone as is fitted.</summary>
    public static async Task BookAsync(AfterSalesDbContext db, Ticket ticket, CancellationToken cancel)
    {
        var fittings = db.PartFittings;
        fittings.RemoveRange(await fittings.Where(fitting => fitting.Ticket == ticket.Number).ToListAsync(cancel));
        var lines = ticket.Recorded(RecordKind.FittedParts)!.Lines;
        fittings.AddRange(lines.Where(line => line.PurchasedId is not null).GroupBy(line => line.PurchasedId!.Value)
            .Select(same => new PartFitting { PurchasedPartId = same.Key, Ticket = ticket.Number, Quantity = same.Sum(line => line.Quantity ?? 0) }));
    }
}
