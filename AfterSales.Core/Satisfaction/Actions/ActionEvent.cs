using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Satisfaction.Actions;

/// <summary>One thing that happened to a measure. Only ever added. UTC; the day is the company's.</summary>
public sealed class ActionEvent
{
    public long Id { get; private init; }
    public int ActionId { get; private init; }
    public required DateTime At { get; init; }
    public required int? ById { get; init; }
    public required string By { get; init; }
    public required Origin Origin { get; init; }
    public required ActionStep Step { get; init; }
    /// <summary>Whom it was given to by that, to carry it out.</summary>
    public int? OwnerId { get; init; }
    /// <summary>Until when it is to be done from then on, where that changed.</summary>
    public DateOnly? DueOn { get; init; }
    /// <summary>What was done, found or named.</summary>
    public string? Text { get; init; }

    private sealed class Configuration : IEntityTypeConfiguration<ActionEvent>
    {
        public void Configure(EntityTypeBuilder<ActionEvent> builder)
        {
            builder.Property(one => one.Step).HasConversion<string>().HasMaxLength(20);
            builder.Property(one => one.By).HasMaxLength(100);
            builder.Property(one => one.Text).HasMaxLength(ImprovementAction.LongestWords);
            builder.HasOne<ImprovementAction>().WithMany(action => action.Events).HasForeignKey(one => one.ActionId);
        }
    }
}
