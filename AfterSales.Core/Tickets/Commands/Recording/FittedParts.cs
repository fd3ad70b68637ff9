using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A part that was fitted, as it comes in: out of the list of purchased parts, or in own words.</summary>
public sealed record FittedPartInput
{
    /// <summary>Of the purchased parts; the rest need then not be said.</summary>
    public int? PurchasedId { get; init; }
    [MaxLength(60)] public string? PartNo { get; init; }
    [Required, Range(1, 9999)] public int? Quantity { get; init; }
    /// <summary>Serial or batch number.</summary>
    [MaxLength(60)] public string? Batch { get; init; }
    /// <summary>Through which purchase it came (R5.10).</summary>
    [MaxLength(60)] public string? PurchaseRef { get; init; }
}

/// <summary>
/// What was fitted and where it came from 更换配件 (R2.5, R5.10); or, in so many words, nothing. Said in own words it is
/// looked for among the purchased parts; what is not found there, or is more than is left, stays without a purchase.
/// </summary>
public sealed record RecordFittedParts : RecordCommand
{
    public IReadOnlyList<FittedPartInput>? Fitted { get; init; }
    public bool? NoneFitted { get; init; }

    internal override Wanted Wants => new(Fitted: Fitted);

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        check.Require(Fitted is { Count: > 0 } || NoneFitted == true, "fitted");
        if (Fitted is { Count: > 0 } && NoneFitted == true)
            check.Add("noneFitted", "one-of-two");
        for (var at = 0; at < Fitted?.Count; at++)
        {
            if (Fitted[at] is not { PurchasedId: null } part)
                continue;
            check.Require(!string.IsNullOrWhiteSpace(part.PartNo), $"fitted[{at}].partNo");
            check.Require(!string.IsNullOrWhiteSpace(part.PurchaseRef), $"fitted[{at}].purchaseRef");
        }
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now)
    {
        var check = new InputCheck();
        Traced(now.Found.Parts, check);
        return check.Result ?? base.Apply(ticket, now);
    }

    internal override ServiceRecord Fact(Circumstances now) => new(RecordKind.FittedParts, now)
    {
        Count = (Fitted ?? []).Sum(part => part.Quantity),
        Lines = Traced(now.Found.Parts, new InputCheck()),
    };

    internal override string? Words(Circumstances now) => NoneFitted == true ? "× 0" : string.Join(", ", Traced(now.Found.Parts, new InputCheck()).Select(line => $"{line.Name} × {line.Quantity}"));

    // The same part on two lines draws twice on what is left.
    private List<RecordLine> Traced(IReadOnlyList<PartInStock> stock, InputCheck check)
    {
        var left = stock.ToDictionary(part => part.Id, part => part.Left);
        var lines = new List<RecordLine>();
        foreach (var (part, at) in (Fitted ?? []).Select((part, at) => (part, at)))
        {
            var found = part.PurchasedId is { } id
                ? stock.FirstOrDefault(one => one.Id == id)
                : stock.FirstOrDefault(one => one.Is(part.PartNo!, part.Batch, part.PurchaseRef!) && left[one.Id] >= part.Quantity);
            if (part.PurchasedId is not null && found is null)
                check.Add($"fitted[{at}].purchasedId", "unknown");
            else if (found is not null && left[found.Id] < part.Quantity)
                check.Add($"fitted[{at}].quantity", "more-than-left", left[found.Id].ToString(CultureInfo.InvariantCulture));
            if (found is not null)
                left[found.Id] -= part.Quantity!.Value;
            lines.Add(found is null
                ? new RecordLine("fitted", part.PartNo?.Trim(), part.PurchaseRef?.Trim()) { Quantity = part.Quantity, Batch = part.Batch?.Trim() }
                : new RecordLine("fitted", found.PartNo, found.PurchaseRef) { Quantity = part.Quantity, Batch = found.Batch, PurchasedId = found.Id });
        }
        return lines;
    }
}
