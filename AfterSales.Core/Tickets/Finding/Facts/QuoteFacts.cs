using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Tickets;

/// <summary>A quote as pages and programs get it. Times UTC, days the company's; amounts as 1280.50.</summary>
/// <param name="TaxHundredths">Hundredths of a percent.</param>
/// <param name="SupersededAt">Null while it is the one that holds.</param>
public sealed record QuoteFacts(
    int Number, int PlanNumber, DateTime SentAt, string SentBy, DateOnly ValidUntil, IReadOnlyList<QuoteLine> Lines,
    Money Sum, Money Discount, int TaxHundredths, Money Tax, Money Rounding, Money Total, string? Terms, DateTime? SupersededAt, IReadOnlyList<QuoteAnswerFacts> Answers)
{
    public QuoteAnswerFacts? Accepted => Answer(QuoteAnswerKind.Accepted);
    public QuoteAnswerFacts? Declined => Answer(QuoteAnswerKind.Declined);
    public QuoteAnswerFacts? Contracted => Answer(QuoteAnswerKind.Contracted);

    private QuoteAnswerFacts? Answer(QuoteAnswerKind kind) => Answers.FirstOrDefault(answer => answer.Kind == kind);

    internal static QuoteFacts Of(Quote quote) => new(
        quote.Number, quote.PlanNumber, quote.SentAt, quote.SentBy, quote.ValidUntil, quote.Lines,
        quote.Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount), quote.Discount, quote.TaxHundredths, quote.Tax, quote.Rounding, quote.Total,
        quote.Terms, quote.SupersededAt, [.. quote.Answers.Select(QuoteAnswerFacts.Of)]);
}

/// <param name="TakenBy">Who of the department took it down; null: by link.</param>
/// <param name="Drawn">False: the typed name counts, or the sheet of paper.</param>
/// <param name="Unchanged">The words kept are still those of the hash.</param>
public sealed record QuoteAnswerFacts(QuoteAnswerKind Kind, DateTime At, string Name, string? TakenBy, bool Drawn, string? Reason, string Hash, bool Unchanged)
{
    /// <summary>Of a contract that was signed on paper.</summary>
    public string? SheetNumber => Kind == QuoteAnswerKind.Contracted ? Reason : null;

    internal static QuoteAnswerFacts Of(QuoteAnswer answer) => new(
        answer.Kind, answer.At, answer.Name, answer.TakenBy, answer.Signature is not null, answer.Reason, answer.Hash, SignedWords.HashOf(answer.Words) == answer.Hash);
}
