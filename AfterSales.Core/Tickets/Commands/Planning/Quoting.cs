using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>One line of a quote, as it comes in. Quantity up to three places, price up to two, both as 1280.5.</summary>
public sealed record QuoteLineInput
{
    // What one thing costs at most: 9,999,999.99. A slip of the keyboard is no price.
    private static readonly Money MostEach = new(999_999_999);

    private const decimal MostQuantity = 99_999;

    [Required] public PriceKind? Kind { get; init; }
    [Required, MaxLength(120)] public string? Text { get; init; }
    [Required, MaxLength(12)] public string? Quantity { get; init; }
    [Required, MaxLength(16)] public string? Price { get; init; }

    /// <summary>The quantity in thousandths; null where it is none.</summary>
    internal long? Thousandths => decimal.TryParse(Quantity?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quantity)
        && quantity is > 0 and <= MostQuantity && decimal.Round(quantity, 3) == quantity ? (long)(quantity * 1000) : null;

    /// <summary>What the line comes to; null while quantity or price cannot be read.</summary>
    public Money? Amount => Thousandths is { } thousandths && Each is { } each ? each.ForThousandths(thousandths) : null;

    internal Money? Each => Money.TryParse(Price, out var price) && price <= MostEach ? price : null;
}

/// <summary>The customer is told what the approved plan costs 发送报价 (R3.4.4), with the terms of the contract.</summary>
public sealed record SendQuote : TicketCommand
{
    /// <summary>More do not fit on the sheets that are signed.</summary>
    public const int MostLines = 40;

    [Required] public IReadOnlyList<QuoteLineInput>? Lines { get; init; }
    /// <summary>Taken off the sum of the lines.</summary>
    [MaxLength(16)] public string? Discount { get; init; }
    /// <summary>The last day on which the customer can say yes; the company's.</summary>
    [Required] public DateOnly? ValidUntil { get; init; }
    [LongText] public string? Terms { get; init; }

    /// <summary>What it comes to; null while an amount cannot be read.</summary>
    public PriceSum? Sum(PriceRules rules) =>
        Lines?.All(line => line.Amount is not null) == true && (string.IsNullOrWhiteSpace(Discount) || Money.TryParse(Discount, out _))
            && PriceSum.Of(Lines.Select(line => line.Amount!.Value), Reduction, rules) is { } sum && sum.Net >= Money.Zero && sum.Total <= Money.Most ? sum : null;

    internal Money Reduction => Money.TryParse(Discount, out var discount) ? discount : Money.Zero;

    internal IReadOnlyList<QuoteLine> Priced() =>
        [.. Lines!.Select(line => new QuoteLine(line.Kind!.Value, line.Text!.Trim(), line.Thousandths!.Value, line.Each!.Value, line.Each.Value.ForThousandths(line.Thousandths.Value)))];

    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now)
    {
        if (Lines?.Count > MostLines)
            check.Add("lines", "too-many", MostLines.ToString(CultureInfo.InvariantCulture));
        if (ValidUntil < DateOnly.FromDateTime(now))
            check.Add("validUntil", "in-the-past");
        if (!string.IsNullOrWhiteSpace(Discount) && !Money.TryParse(Discount, out _))
            check.Add("discount", "not-an-amount");
        for (var index = 0; index < Lines?.Count; index++)
        {
            if (!string.IsNullOrWhiteSpace(Lines[index]?.Quantity) && Lines[index].Thousandths is null)
                check.Add($"lines[{index}].quantity", "not-a-quantity");
            if (!string.IsNullOrWhiteSpace(Lines[index]?.Price) && Lines[index].Each is null)
                check.Add($"lines[{index}].price", "not-an-amount");
        }
    }

    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.SendQuote(this, now);
    internal override string? Words(Circumstances now) => null;
}

/// <summary>The customer says yes to what it costs 接受报价.</summary>
public sealed record AcceptQuote : TicketCommand
{
    [Required, MaxLength(100)] public string? SignerName { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.AcceptQuote(this, now);
    internal override string? Words(Circumstances now) => SignerName;
}

/// <summary>The customer says no, and why 不接受报价: another plan, another price, or the end of it.</summary>
public sealed record DeclineQuote : TicketCommand
{
    [Required, LongText] public string? Reason { get; init; }
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.DeclineQuote(this, now);
    internal override string? Words(Circumstances now) => Reason;
}

/// <summary>The customer signs the repair contract 签订维修合同 (R3.4.4): drawn, on paper, or alone by link with the typed name.</summary>
public sealed record SignContract : TicketCommand
{
    private const int LargestSignature = 200 * 1024;

    [Required, MaxLength(100)] public string? SignerName { get; init; }
    [Image] public string? Signature { get; init; }
    /// <summary>Of the contract that was signed on paper.</summary>
    [MaxLength(60)] public string? SheetNumber { get; init; }
    internal override void CheckMore(InputCheck check, Ticket ticket, DateTime now) => PictureInput.CheckPng(check, "signature", Signature, LargestSignature);
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.SignContract(this, now);
    internal override string? Words(Circumstances now) => string.IsNullOrWhiteSpace(SheetNumber) ? SignerName : $"{SignerName} · № {SheetNumber.Trim()}";
}
