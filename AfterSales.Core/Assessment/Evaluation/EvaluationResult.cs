namespace AfterSales.Core.Assessment.Evaluation;

/// <summary>What a part brought.</summary>
/// <param name="Weight">Points of the standard for it; of a part that does not apply at all 0, and the others weigh more.</param>
/// <param name="Entered">Points of its items that apply; they are scaled to <paramref name="Weight"/>.</param>
/// <param name="Reached">Of <paramref name="Weight"/>; items that are not scored yet count as nothing.</param>
/// <param name="Evaluated">It has items with points.</param>
public sealed record PartResult(EvaluationPart Part, double Weight, double Entered, double Reached, bool Evaluated);

/// <summary>What an item lost, in points of the whole.</summary>
/// <param name="Together">With all that lose more.</param>
public sealed record LostPoints(ScoreLine Line, double Lost, double Together);

/// <summary>What a score sheet comes to: the same arithmetic for a sheet under way and a frozen one.</summary>
/// <param name="Items">Points of the items, 0 to 100.</param>
/// <param name="Total">With deductions and bonus, kept within 0 and 100.</param>
/// <param name="Level">Null: a part has no items with points, so that there is no verdict on the whole.</param>
/// <param name="Next">The level above; null: there is none, or no verdict.</param>
/// <param name="Gap">Points to the level above.</param>
/// <param name="Losses">Where points were lost, the most first 通往下一星.</param>
public sealed record EvaluationResult(
    IReadOnlyList<PartResult> Parts, double Items, double Deducted, double Added, int Deductions, double Total, EvaluationLevel? Level, EvaluationLevel? Next, double Gap, IReadOnlyList<LostPoints> Losses)
{
    /// <summary>The items that would have to be made good, the greatest losses first, until the level above is reached.</summary>
    public IReadOnlyList<LostPoints> Way => Next is null ? [] : [.. Losses.TakeWhile(loss => loss.Together - loss.Lost < Gap)];

    internal static EvaluationResult Of(IReadOnlyList<ScoreLine> lines, IReadOnlyList<Adjustment> adjustments)
    {
        // A part without anything that applies gives its weight to the others; one without points has no verdict.
        var all = Enum.GetValues<EvaluationPart>();
        bool Applies(EvaluationPart part) => !lines.Any(line => line.Part == part) || lines.Any(line => line.Part == part && line.Applies);
        var weighed = all.Where(Applies).Sum(EvaluationStandard.WeightOf);
        var parts = all.Select(part =>
        {
            var weight = Applies(part) && weighed > 0 ? EvaluationStandard.WeightOf(part) * EvaluationStandard.Whole / weighed : 0;
            var counted = lines.Where(line => line.Part == part && line.Applies).ToList();
            var entered = counted.Sum(line => line.Points);
            return new PartResult(part, weight, entered, entered == 0 ? 0 : counted.Sum(line => line.Score ?? 0) / entered * weight, weight == 0 || entered > 0);
        }).ToList();
        var (deducted, added) = (adjustments.Where(one => one.Kind == AdjustmentKind.Deduction).Sum(one => one.Points), adjustments.Where(one => one.Kind == AdjustmentKind.Bonus).Sum(one => one.Points));
        var (items, deductions) = (parts.Sum(part => part.Reached), adjustments.Count(one => one.Kind == AdjustmentKind.Deduction));
        // Sums of scaled points end in digits that nobody entered.
        var total = Math.Round(Math.Clamp(items - deducted + added, 0, EvaluationStandard.Whole), 2, MidpointRounding.AwayFromZero);
        EvaluationLevel? level = parts.TrueForAll(part => part.Evaluated) && weighed > 0 ? EvaluationStandard.LevelOf(total, deductions) : null;
        var next = level is { } reached ? EvaluationStandard.Above(reached) : null;
        var together = 0.0;
        var losses = lines.Where(line => line is { Applies: true, Score: not null } && line.Score < line.Points)
            .Select(line => (Line: line, Lost: (line.Points - line.Score!.Value) / parts.First(part => part.Part == line.Part).Entered * parts.First(part => part.Part == line.Part).Weight))
            .OrderByDescending(loss => loss.Lost).ThenBy(loss => loss.Line.Line)
            .Select(loss => new LostPoints(loss.Line, loss.Lost, together += loss.Lost)).ToList();
        return new EvaluationResult(parts, items, deducted, added, deductions, total, level, next, next is { } above ? Math.Max(0, EvaluationStandard.PointsOf(above) - total) : 0, losses);
    }
}
