using System.ComponentModel.DataAnnotations;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Parts;

/// <summary>What somebody writes of parts that came in. The day is the company's.</summary>
public sealed record PurchasedPartEntry([property: Required] string? PartNo, [property: Required] string? Name, [property: Required] string? Batch, [property: Required] string? PurchaseRef, [property: Required] string? Supplier, [property: Required] DateOnly? ReceivedOn, [property: Required] int? Quantity);

/// <summary>The list of parts that came through the company's purchasing 采购入库: staff and supervisors add to it and count anew.</summary>
public sealed class PurchasedPartsDesk(WriterGate gate, TimeProvider time, CompanyTime company)
{
    internal const int LongestNumber = 60;
    internal const int LongestWord = 100;
    private const int LongestReason = 200;
    private const int Most = 99_999;

    /// <summary>Adds what came in; answers its id.</summary>
    public Task<Outcome<int>> AddAsync(Actor actor, PurchasedPartEntry entry, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.SeesAllTickets)
                return new Forbidden();
            var now = time.GetUtcNow().UtcDateTime;
            if (Check(entry, company.DayOf(now)) is { } invalid)
                return invalid;
            var part = new PurchasedPart
            {
                PartNo = entry.PartNo!.Trim(),
                Name = entry.Name!.Trim(),
                Batch = entry.Batch!.Trim(),
                PurchaseRef = entry.PurchaseRef!.Trim(),
                Supplier = entry.Supplier!.Trim(),
                ReceivedOn = entry.ReceivedOn!.Value,
                Received = entry.Quantity!.Value,
                RecordedBy = actor.Name,
                RecordedAt = now,
            };
            if (await db.PurchasedParts.AnyAsync(other => other.PartNo == part.PartNo && other.Batch == part.Batch && other.PurchaseRef == part.PurchaseRef, cancel))
                return Invalid.Field("batch", "already-there");
            db.PurchasedParts.Add(part);
            await db.SaveChangesAsync(cancel);
            return part.Id;
        }, cancel);

    /// <summary>Another quantity came than was written down: kept with who said so and why.</summary>
    /// <param name="seen">The quantity as the actor saw it.</param>
    public Task<Outcome<int>> CorrectAsync(Actor actor, int id, int seen, int? quantity, string? reason, CancellationToken cancel = default) =>
        gate.InTransactionAsync<int>(async db =>
        {
            if (!actor.SeesAllTickets)
                return new Forbidden();
            var part = await db.PurchasedParts.Include(one => one.Fittings).Include(one => one.Corrections).FirstOrDefaultAsync(one => one.Id == id, cancel);
            if (part is null)
                return new NotFound();
            var problems = new EntryProblems();
            // What is fitted was there.
            problems.Number("quantity", quantity, part.Fitted, Most);
            problems.Words("reason", reason, LongestReason, required: true);
            if (problems.Result is { } invalid)
                return invalid;
            if (part.Received != seen)
                return new EntryChanged();
            if (quantity == seen)
                return Invalid.Field("quantity", "unchanged");
            part.Correct(quantity!.Value, reason!.Trim(), actor, time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancel);
            return id;
        }, cancel);

    private static Invalid? Check(PurchasedPartEntry entry, DateOnly today)
    {
        var problems = new EntryProblems();
        problems.Words("partNo", entry.PartNo, LongestNumber, required: true);
        problems.Words("name", entry.Name, LongestWord, required: true);
        problems.Words("batch", entry.Batch, LongestNumber, required: true);
        problems.Words("purchaseRef", entry.PurchaseRef, LongestNumber, required: true);
        problems.Words("supplier", entry.Supplier, LongestWord, required: true);
        problems.Require(entry.ReceivedOn is not null, "receivedOn");
        // What is today somewhere passes.
        if (entry.ReceivedOn > today.AddDays(1))
            problems.Add("receivedOn", "in-the-future");
        problems.Number("quantity", entry.Quantity, 1, Most);
        return problems.Result;
    }
}
