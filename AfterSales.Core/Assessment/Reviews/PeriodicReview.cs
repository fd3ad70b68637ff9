using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment.Reviews;

/// <summary>
/// The department sits down and looks at how it does 定期评审 (R4.13, R5.14): who took part, the figures as they were then, what
/// was found. Once concluded it never changes. Days are the company's, but those of the period UTC days of the report; times UTC.
/// </summary>
public sealed class PeriodicReview : IVersioned
{
    private PeriodicReview() { }

    internal PeriodicReview(ReviewInput input, IEnumerable<FrozenFigure> figures, Actor by, DateTime now)
    {
        Write(input);
        (From, Until) = (input.From!.Value, input.Until!.Value);
        Figures.AddRange(figures);
        (OpenedById, OpenedBy, FiguresOf) = (by.EmployeeId, by.Name, now);
    }

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public DateOnly HeldOn { get; private set; }
    /// <summary>The first day of the report that counts.</summary>
    public DateOnly From { get; private init; }
    /// <summary>The last one.</summary>
    public DateOnly Until { get; private init; }
    /// <summary>Names and departments, in the words of who opened it.</summary>
    public string Participants { get; private set; } = "";
    /// <summary>When the figures were taken.</summary>
    public DateTime FiguresOf { get; private init; }
    public List<FrozenFigure> Figures { get; private init; } = [];
    public List<ReviewFinding> Findings { get; private init; } = [];
    public int? OpenedById { get; private init; }
    public string OpenedBy { get; private init; } = "";
    public string? Conclusion { get; private set; }
    public DateTime? ConcludedAt { get; private set; }
    public string? ConcludedBy { get; private set; }

    internal Refusal? Correct(ReviewInput input)
    {
        if (ConcludedAt is not null)
            return new ReviewConcluded();
        Write(input);
        return null;
    }

    internal Refusal? Find(ReviewFinding finding)
    {
        if (ConcludedAt is not null)
            return new ReviewConcluded();
        Findings.Add(finding with { Number = Findings.Count + 1 });
        return null;
    }

    internal Refusal? Conclude(string conclusion, Actor by, DateTime now)
    {
        if (ConcludedAt is not null)
            return new ReviewConcluded();
        (Conclusion, ConcludedAt, ConcludedBy) = (conclusion.Trim(), now, by.Name);
        return null;
    }

    private void Write(ReviewInput input) => (HeldOn, Participants) = (input.HeldOn!.Value, input.Participants!.Trim());

    private sealed class Configuration : IEntityTypeConfiguration<PeriodicReview>
    {
        public void Configure(EntityTypeBuilder<PeriodicReview> builder)
        {
            builder.Property(review => review.Version).IsConcurrencyToken();
            builder.Property(review => review.Participants).HasMaxLength(ReviewDesk.LongestText);
            builder.Property(review => review.Conclusion).HasMaxLength(ReviewDesk.LongestText);
            builder.HasIndex(review => review.HeldOn);
            builder.OwnsMany(review => review.Figures, figures =>
            {
                figures.Property(figure => figure.Figure).HasConversion<string>();
                figures.Ignore(figure => figure.Reached);
                figures.ToJson();
            });
            builder.OwnsMany(review => review.Findings, findings =>
            {
                findings.Property(finding => finding.Figure).HasConversion<string>();
                findings.ToJson();
            });
        }
    }
}

/// <summary>Something that a review found.</summary>
/// <param name="Number">From 1, in the order they were written down.</param>
/// <param name="Clause">The clause that it is about; null: none.</param>
/// <param name="Figure">The figure that it is about; null: none.</param>
/// <param name="At">UTC.</param>
public sealed record ReviewFinding(int Number, string Text, string? Clause, KeyFigure? Figure, string By, DateTime At);

/// <summary>The reviews in the database.</summary>
public static class ReviewSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<PeriodicReview> PeriodicReviews => db.Set<PeriodicReview>();
    }
}
