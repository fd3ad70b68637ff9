using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Parts;

/// <summary>Which purchased parts are wanted; what is null does not narrow.</summary>
public sealed record PurchasedPartFilter
{
    /// <summary>A part of the number, name, batch, purchase or supplier.</summary>
    public string? Query { get; init; }
    /// <summary>Only those of which something is left, or only those of which nothing is.</summary>
    public bool? Left { get; init; }
}

/// <summary>Purchased parts in a list. The day is the company's.</summary>
public sealed record PurchasedPartLine(
    int Id, string PartNo, string Name, string Batch, string PurchaseRef, string Supplier, DateOnly ReceivedOn, int Received, int Fitted,
    IReadOnlyList<string> Tickets, IReadOnlyList<CorrectionFacts> Corrections)
{
    public int Left => Received - Fitted;
}

/// <summary>A quantity that was counted anew. UTC.</summary>
public sealed record CorrectionFacts(int From, int To, string Reason, string By, DateTime At);

/// <summary>A page of them.</summary>
/// <param name="Page">From 1.</param>
public sealed record PurchasedPartList(IReadOnlyList<PurchasedPartLine> Items, int Total, int Page, int PageSize);

/// <summary>Parts that may be fitted: of a purchase, with what is left of them.</summary>
public sealed record PartInStock(int Id, string PartNo, string Name, string Batch, string PurchaseRef, int Left)
{
    /// <summary>The same part of the same purchase; a batch that is not named is not compared.</summary>
    public bool Is(string partNo, string? batch, string purchaseRef) =>
        Same(PartNo, partNo) && Same(PurchaseRef, purchaseRef) && (string.IsNullOrWhiteSpace(batch) || Same(Batch, batch));

    private static bool Same(string one, string other) => string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>The purchased parts, newest first: the list for staff and supervisors, what is left of them for everybody of the department.</summary>
public sealed class PurchasedPartsQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    private const int LargestPage = 200;
    private const int MostOffered = 500;

    /// <param name="page">From 1.</param>
    public async Task<PurchasedPartList> ListAsync(Actor actor, PurchasedPartFilter filter, int page = 1, int pageSize = 50, CancellationToken cancel = default)
    {
        var (from, size) = (Math.Max(page, 1), Math.Clamp(pageSize, 1, LargestPage));
        if (!actor.SeesAllTickets)
            return new PurchasedPartList([], 0, from, size);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var wanted = Narrowed(db.PurchasedParts.AsNoTracking(), filter);
        var total = await wanted.CountAsync(cancel);
        var lines = await wanted.OrderByDescending(part => part.ReceivedOn).ThenBy(part => part.PartNo).ThenBy(part => part.Id)
            .Skip((int)Math.Min((from - 1L) * size, int.MaxValue)).Take(size)
            .Select(part => new PurchasedPartLine(
                part.Id, part.PartNo, part.Name, part.Batch, part.PurchaseRef, part.Supplier, part.ReceivedOn, part.Received, part.Fittings.Sum(fitting => fitting.Quantity),
                part.Fittings.OrderBy(fitting => fitting.Id).Select(fitting => fitting.Ticket).ToList(),
                part.Corrections.OrderBy(one => one.Id).Select(one => new CorrectionFacts(one.From, one.To, one.Reason, one.By, one.At)).ToList()))
            .AsSplitQuery().ToListAsync(cancel);
        return new PurchasedPartList(lines, total, from, size);
    }

    /// <summary>What of all purchases is left, by part number: for the form in which an engineer says what was fitted.</summary>
    /// <param name="ticket">Its own parts count as left: what is said anew replaces what was said before.</param>
    public async Task<IReadOnlyList<PartInStock>> OfferedAsync(Actor actor, string ticket, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await InStock(db.PurchasedParts.Where(part => part.Received > part.Fittings.Where(fitting => fitting.Ticket != ticket).Sum(fitting => fitting.Quantity))
            .OrderBy(part => part.PartNo).ThenBy(part => part.Id).Take(MostOffered), ticket).ToListAsync(cancel);
    }

    /// <summary>The purchased parts of these numbers or ids, used up or not.</summary>
    internal static async Task<IReadOnlyList<PartInStock>> OfAsync(
        AfterSalesDbContext db, IReadOnlyCollection<string> partNos, IReadOnlyCollection<int> ids, string ticket, CancellationToken cancel)
    {
        return await InStock(db.PurchasedParts.Where(part => partNos.Contains(part.PartNo) || ids.Contains(part.Id)).OrderBy(part => part.Id), ticket).ToListAsync(cancel);
    }

    /// <summary>Somebody writes down what is purchased.</summary>
    internal static Task<bool> AnyAsync(AfterSalesDbContext db, CancellationToken cancel) => db.PurchasedParts.AnyAsync(cancel);

    private static IQueryable<PartInStock> InStock(IQueryable<PurchasedPart> parts, string ticket) => parts.AsNoTracking().Select(part => new PartInStock(
        part.Id, part.PartNo, part.Name, part.Batch, part.PurchaseRef, part.Received - part.Fittings.Where(fitting => fitting.Ticket != ticket).Sum(fitting => fitting.Quantity)));

    private static IQueryable<PurchasedPart> Narrowed(IQueryable<PurchasedPart> parts, PurchasedPartFilter filter)
    {
        if (EntryProblems.Trimmed(filter.Query) is { } typed)
        {
            var pattern = LikePattern.Anywhere(typed);
            parts = parts.Where(part => EF.Functions.Like(part.PartNo, pattern, "\\") || EF.Functions.Like(part.Name, pattern, "\\") || EF.Functions.Like(part.Batch, pattern, "\\")
                || EF.Functions.Like(part.PurchaseRef, pattern, "\\") || EF.Functions.Like(part.Supplier, pattern, "\\"));
        }
        return filter.Left switch
        {
            true => parts.Where(part => part.Received > part.Fittings.Sum(fitting => fitting.Quantity)),
            false => parts.Where(part => part.Received <= part.Fittings.Sum(fitting => fitting.Quantity)),
            null => parts,
        };
    }
}
