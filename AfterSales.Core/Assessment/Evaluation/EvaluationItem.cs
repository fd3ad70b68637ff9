using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>
/// A row of the indicator table 评价指标. The aspects of the standard ship without points, which are not public; the company
/// enters them, and further rows of its own. Score sheets keep their own copies.
/// </summary>
public sealed class EvaluationItem : IVersioned
{
    internal const int LongestName = 120;
    internal const int LongestNote = 500;

    private EvaluationItem() { }

    internal EvaluationItem(EvaluationItemInput input, Actor by, DateTime now) => Write(input, by, now);

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    public EvaluationPart Part { get; private set; }
    /// <summary>As the standard or the company numbers it; sorts the rows of a part.</summary>
    public string Number { get; private set; } = "";
    public string NameZh { get; private set; } = "";
    public string NameEn { get; private set; } = "";
    /// <summary>The most it can bring; null: still to be entered.</summary>
    public double? Points { get; private set; }
    /// <summary>How many of what are looked at 抽样.</summary>
    public string? Sampling { get; private set; }
    /// <summary>The figure that speaks for it; null: none.</summary>
    public KeyFigure? Figure { get; private set; }
    /// <summary>False: left out of new score sheets.</summary>
    public bool Active { get; private set; } = true;
    /// <summary>Empty: as it shipped.</summary>
    public string ChangedBy { get; private set; } = "";
    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    internal void Write(EvaluationItemInput input, Actor by, DateTime now)
    {
        (Part, Number, NameZh, NameEn) = (input.Part!.Value, input.Number!.Trim(), input.NameZh!.Trim(), input.NameEn!.Trim());
        (Points, Sampling, Figure, Active) = (input.Points, EntryProblems.Trimmed(input.Sampling), input.Figure, input.Active);
        (ChangedBy, ChangedAt) = (by.Name, now);
    }

    private sealed class Configuration : IEntityTypeConfiguration<EvaluationItem>
    {
        public void Configure(EntityTypeBuilder<EvaluationItem> builder)
        {
            builder.Property(item => item.Version).IsConcurrencyToken();
            builder.Property(item => item.Part).HasConversion<string>().HasMaxLength(20);
            builder.Property(item => item.Figure).HasConversion<string>().HasMaxLength(30);
            builder.Property(item => item.Number).HasMaxLength(20);
            builder.Property(item => item.NameZh).HasMaxLength(LongestName);
            builder.Property(item => item.NameEn).HasMaxLength(LongestName);
            builder.Property(item => item.Sampling).HasMaxLength(LongestNote);
        }
    }
}

/// <summary>The evaluations in the database.</summary>
public static class EvaluationSets
{
    extension(AfterSalesDbContext db)
    {
        public DbSet<EvaluationItem> EvaluationItems => db.Set<EvaluationItem>();
        public DbSet<ScoreSheet> ScoreSheets => db.Set<ScoreSheet>();
    }
}
