using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment.Targets;

/// <summary>
/// A goal for a figure 指标目标 from a day on, until a later one takes its place (R8.10). Never changed: what was aimed at
/// on a day can be looked up. Of several for one day the last that was set holds.
/// </summary>
public sealed class FigureGoal
{
    public int Id { get; private init; }
    public required KeyFigure Figure { get; init; }
    /// <summary>In the unit of the figure's kind; null: from that day on there is none.</summary>
    public required double? Goal { get; init; }
    /// <summary>The company's day.</summary>
    public required DateOnly EffectiveFrom { get; init; }
    public string? Reason { get; init; }
    public required int? SetById { get; init; }
    public required string SetBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime SetAt { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<FigureGoal>
    {
        public void Configure(EntityTypeBuilder<FigureGoal> builder)
        {
            builder.Property(goal => goal.Figure).HasConversion<string>().HasMaxLength(30);
            builder.Property(goal => goal.Reason).HasMaxLength(TargetDesk.LongestReason);
            builder.HasIndex(goal => new { goal.Figure, goal.EffectiveFrom });
        }
    }
}

/// <summary>The goals in the database.</summary>
public static class TargetSets
{
    extension(AfterSalesDbContext db)
    {
        /// <summary>Those that hold, will hold, and did.</summary>
        public DbSet<FigureGoal> FigureGoals => db.Set<FigureGoal>();
    }
}
