using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>An item on a score sheet: a copy of the table's row of that day, what the system knew, and how it was scored.</summary>
/// <param name="Line">From 1, in the order of the table.</param>
/// <param name="Points">The most it can bring.</param>
/// <param name="Figure">The figure that speaks for it, as it was when the sheet was opened; null: none, or not measured.</param>
/// <param name="Applies">False: the company has no such thing, and the points of the part are spread over the others.</param>
/// <param name="Score">0 to <paramref name="Points"/>; null: not scored yet.</param>
public sealed record ScoreLine(
    int Line, EvaluationPart Part, string Number, string NameZh, string NameEn, double Points, string? Sampling, KeyFigure? Figure, double? Value, int Cases, double? Goal,
    bool Applies = true, double? Score = null, string? Note = null)
{
    public string NameIn(bool chinese) => chinese ? NameZh : NameEn;

    /// <summary>What it still needs.</summary>
    public bool Open => Applies && Score is null;
}

/// <summary>Points beside the items, with the reason.</summary>
/// <param name="Points">Above 0, whichever way they go.</param>
public sealed record Adjustment(AdjustmentKind Kind, double Points, string Reason);

/// <summary>
/// One evaluation of the service 服务评价 by the indicator table: scored item by item, and kept as it was once it is frozen.
/// Days of the period are UTC days of the report, both included; times UTC.
/// </summary>
public sealed class ScoreSheet : IVersioned
{
    private ScoreSheet() { }

    internal ScoreSheet(ScoreSheetInput input, IEnumerable<ScoreLine> lines, Actor by, DateTime now)
    {
        (HeldOn, Evaluator, From, Until) = (input.HeldOn!.Value, input.Evaluator!.Trim(), input.From!.Value, input.Until!.Value);
        Sampling = EntryProblems.Trimmed(input.Sampling);
        Lines = [.. lines];
        (OpenedBy, OpenedAt) = (by.Name, now);
    }

    public int Id { get; private init; }
    public long Version { get; private init; } = 1;
    /// <summary>The company's day.</summary>
    public DateOnly HeldOn { get; private init; }
    public string Evaluator { get; private init; } = "";
    public DateOnly From { get; private init; }
    public DateOnly Until { get; private init; }
    /// <summary>What was looked at, and how it was chosen.</summary>
    public string? Sampling { get; private init; }
    public List<ScoreLine> Lines { get; private set; } = [];
    public List<Adjustment> Adjustments { get; private set; } = [];
    public string OpenedBy { get; private init; } = "";
    public DateTime OpenedAt { get; private init; }
    public DateTime? FrozenAt { get; private set; }
    public string? FrozenBy { get; private set; }

    internal Refusal? Score(int line, LineInput input)
    {
        if (FrozenAt is not null)
            return new SheetFrozen();
        if (Lines.Find(one => one.Line == line) is not { } found)
            return new NotFound();
        if (input.Applies != false && input.Score is { } score && !(score >= 0 && score <= found.Points))
            return Invalid.Field("score", "out-of-range", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"0–{found.Points}"));
        var scored = found with { Applies = input.Applies != false, Score = input.Applies == false ? null : input.Score, Note = EntryProblems.Trimmed(input.Note) };
        Lines = [.. Lines.Select(one => one.Line == line ? scored : one)];
        return null;
    }

    internal Refusal? Adjust(IEnumerable<Adjustment> adjustments)
    {
        if (FrozenAt is not null)
            return new SheetFrozen();
        Adjustments = [.. adjustments];
        return null;
    }

    internal Refusal? Freeze(Actor by, DateTime now)
    {
        if (FrozenAt is not null)
            return new SheetFrozen();
        if (Lines.Count(line => line.Open) is > 0 and var open)
            return new ItemsUnscored(open);
        (FrozenAt, FrozenBy) = (now, by.Name);
        return null;
    }

    private sealed class Configuration : IEntityTypeConfiguration<ScoreSheet>
    {
        public void Configure(EntityTypeBuilder<ScoreSheet> builder)
        {
            builder.Property(sheet => sheet.Version).IsConcurrencyToken();
            builder.Property(sheet => sheet.Evaluator).HasMaxLength(EvaluationItem.LongestName);
            builder.Property(sheet => sheet.Sampling).HasMaxLength(EvaluationItem.LongestNote);
            builder.HasIndex(sheet => sheet.HeldOn);
            builder.OwnsMany(sheet => sheet.Lines, lines =>
            {
                lines.Property(line => line.Part).HasConversion<string>();
                lines.Property(line => line.Figure).HasConversion<string>();
                lines.Ignore(line => line.Open);
                lines.ToJson();
            });
            builder.OwnsMany(sheet => sheet.Adjustments, adjustments =>
            {
                adjustments.Property(adjustment => adjustment.Kind).HasConversion<string>();
                adjustments.ToJson();
            });
        }
    }
}
