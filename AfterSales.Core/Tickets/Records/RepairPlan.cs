using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Tickets;

/// <summary>
/// One version of what shall be done 维修方案. Its lines never change: what is planned otherwise is a further version.
/// Times are UTC.
/// </summary>
public sealed class RepairPlan
{
    public int Id { get; private init; }
    public long TicketId { get; private init; }
    /// <summary>From 1, counted per ticket.</summary>
    public required int Number { get; init; }
    public required DateTime SubmittedAt { get; init; }
    public required int? SubmittedById { get; init; }
    public required string SubmittedBy { get; init; }
    public string? Note { get; init; }
    public required List<PlanLine> Lines { get; init; }
    /// <summary>What shall be done, without parts and tools; counted from 1 where work is recorded on it.</summary>
    public IReadOnlyList<PlanLine> Work => Lines.FindAll(line => line.Kind == PlanLineKind.Work);

    /// <summary>Null until somebody has decided; false: returned.</summary>
    public bool? Approved { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? DecidedBy { get; private set; }
    /// <summary>Why it was returned, or what was said with the approval.</summary>
    public string? Decision { get; private set; }
    /// <summary>When a further version or another work took its place; null while it holds.</summary>
    public DateTime? SupersededAt { get; internal set; }

    internal void Decide(bool approved, string? words, Circumstances now)
    {
        Approved = approved;
        DecidedAt = now.Now;
        DecidedBy = now.Actor.Name;
        Decision = EntryProblems.Trimmed(words);
    }

    private sealed class Configuration : IEntityTypeConfiguration<RepairPlan>
    {
        public void Configure(EntityTypeBuilder<RepairPlan> builder)
        {
            builder.HasIndex(plan => new { plan.TicketId, plan.Number }).IsUnique();
            builder.Ignore(plan => plan.Work);
            builder.OwnsMany(plan => plan.Lines, lines => lines.ToJson().Property(line => line.Kind).HasConversion<string>());
        }
    }
}

/// <summary>One line of a plan. Work has <see cref="Minutes"/>, a part its number and quantity.</summary>
/// <param name="Text">What is done, the part's name, the tool.</param>
public sealed record PlanLine(PlanLineKind Kind, string Text)
{
    public string? PartNo { get; init; }
    public int? Quantity { get; init; }
    /// <summary>Planned working time.</summary>
    public int? Minutes { get; init; }
}
