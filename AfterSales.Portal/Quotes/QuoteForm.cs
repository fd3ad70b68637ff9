using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Quotes;

/// <summary>A quote as it is typed.</summary>
public sealed class QuoteForm(QuoteDraft draft, string terms)
{
    public List<QuoteFormLine> Lines { get; } = [.. draft.Lines.Select(line => new QuoteFormLine { Kind = line.Kind, Text = line.Text, Quantity = line.Quantity, Price = line.Price?.ToString() })];
    public string? Discount { get; set; }
    public DateOnly? ValidUntil { get; set; } = draft.ValidUntil;
    public string? Terms { get; set; } = terms;

    public SendQuote Written => new() { Lines = [.. Lines.Select(line => line.Written)], Discount = Discount, ValidUntil = ValidUntil, Terms = Terms };

    /// <summary>What it comes to; null while an amount cannot be read.</summary>
    public PriceSum? Sum(PriceRules rules) => Written.Sum(rules);
}

/// <summary>One line while it is typed.</summary>
public sealed class QuoteFormLine
{
    public PriceKind Kind { get; set; } = PriceKind.Other;
    public string? Text { get; set; }
    public string? Quantity { get; set; } = "1";
    public string? Price { get; set; }

    public QuoteLineInput Written => new() { Kind = Kind, Text = Text, Quantity = Quantity, Price = Price };
}
