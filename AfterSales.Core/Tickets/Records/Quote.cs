using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// What the work of a plan costs, as it was sent to the customer 报价, with the terms of the contract 维修合同. Never
/// changed: another offer is a further quote. Times are UTC, days the company's.
/// </summary>
public sealed class Quote
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    /// <summary>From 1, counted per ticket.</summary>
    public required int Number { get; init; }
    /// <summary>The version of the plan that it prices.</summary>
    public required int PlanNumber { get; init; }
    public required DateTime SentAt { get; init; }
    public required string SentBy { get; init; }
    /// <summary>The last day on which it can be accepted.</summary>
    public required DateOnly ValidUntil { get; init; }
    public required List<QuoteLine> Lines { get; init; }
    public required Money Discount { get; init; }
    public required int TaxHundredths { get; init; }
    public required Money Tax { get; init; }
    public required Money Rounding { get; init; }
    public required Money Total { get; init; }
    public string? Terms { get; init; }
    /// <summary>The whole of it as text, as it was sent.</summary>
    public string Words { get; internal set; } = "";
    /// <summary>When another quote, another plan or another work took its place; null while it holds.</summary>
    public DateTime? SupersededAt { get; internal set; }
    /// <summary>What the customer said to it, in the order it was said.</summary>
    public List<QuoteAnswer> Answers { get; } = [];

    public bool Accepted => Has(QuoteAnswerKind.Accepted);

    public bool Declined => Has(QuoteAnswerKind.Declined);

    public bool Contracted => Has(QuoteAnswerKind.Contracted);

    /// <summary>The customer has not answered yet.</summary>
    public bool Open => Answers.Count == 0;

    internal void Answer(QuoteAnswerKind kind, string name, byte[]? signature, string? reason, Circumstances now)
    {
        var sheet = kind == QuoteAnswerKind.Contracted && reason is not null ? $", № {reason}" : null;
        var said = $"{Words}\n{kind}: {name}{sheet}, {now.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}";
        Answers.Add(new QuoteAnswer
        {
            Kind = kind,
            At = now.Now,
            Name = name,
            // By link it was the customer alone.
            TakenBy = now.Actor.EmployeeId is null ? null : now.Actor.Name,
            Signature = signature,
            Reason = reason,
            Words = said,
            Hash = SignedWords.HashOf(said),
        });
    }

    private bool Has(QuoteAnswerKind kind) => Answers.Exists(answer => answer.Kind == kind);

    private sealed class Configuration : IEntityTypeConfiguration<Quote>
    {
        public void Configure(EntityTypeBuilder<Quote> builder)
        {
            builder.HasIndex(quote => new { quote.TicketId, quote.Number }).IsUnique();
            builder.OwnsMany(quote => quote.Lines, lines =>
            {
                lines.ToJson().Property(line => line.Kind).HasConversion<string>();
                lines.Property(line => line.Price).HasConversion(Minor.Converter);
                lines.Property(line => line.Amount).HasConversion(Minor.Converter);
            });
            builder.Property(quote => quote.Discount).HasConversion(Minor.Converter);
            builder.Property(quote => quote.Tax).HasConversion(Minor.Converter);
            builder.Property(quote => quote.Rounding).HasConversion(Minor.Converter);
            builder.Property(quote => quote.Total).HasConversion(Minor.Converter);
            builder.HasMany(quote => quote.Answers).WithOne().HasForeignKey(answer => answer.QuoteId);
        }
    }
}

/// <summary>One line of a quote.</summary>
/// <param name="Thousandths">The quantity, in thousandths of the unit: hours of work, pieces, kilometres.</param>
/// <param name="Price">Of one unit, without tax.</param>
/// <param name="Amount">Price times quantity, rounded to hundredths.</param>
public sealed record QuoteLine(PriceKind Kind, string Text, long Thousandths, Money Price, Money Amount);

/// <summary>What the customer said to a quote, word for word with its hash: accepted, declined, or signed as a contract. UTC.</summary>
public sealed class QuoteAnswer
{
    public int Id { get; private init; }
    public int QuoteId { get; private init; }
    public required QuoteAnswerKind Kind { get; init; }
    public required DateTime At { get; init; }
    /// <summary>Who says so for the customer.</summary>
    public required string Name { get; init; }
    /// <summary>Who of the department took it down or held the device; null: by link.</summary>
    public string? TakenBy { get; init; }
    /// <summary>The drawn signature as PNG, or null: then the typed name counts.</summary>
    public byte[]? Signature { get; init; }
    /// <summary>Why it was declined; of a contract on paper, the number of the sheet.</summary>
    public string? Reason { get; init; }
    /// <summary>The quote and the answer as one text.</summary>
    public required string Words { get; init; }
    /// <summary>SHA-256 of <see cref="Words"/>.</summary>
    public required string Hash { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<QuoteAnswer>
    {
        public void Configure(EntityTypeBuilder<QuoteAnswer> builder) => builder.Property(answer => answer.Kind).HasConversion<string>().HasMaxLength(20);
    }
}
