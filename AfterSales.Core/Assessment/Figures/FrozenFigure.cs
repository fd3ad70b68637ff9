namespace AfterSales.Core.Assessment.Figures;

/// <summary>A figure and its goal as they were when somebody wrote them down: copied, never computed again.</summary>
/// <param name="Value">In the unit of its kind; null where there was nothing to take it from.</param>
/// <param name="Cases">How many it was taken from.</param>
/// <param name="Goal">What was aimed at; null: nothing.</param>
public sealed record FrozenFigure(KeyFigure Figure, double? Value, int Cases, double? Goal)
{
    /// <summary>Null where there is no value or no goal, or where the cases are too few to tell.</summary>
    public bool? Reached => FigureKind.Of(Figure).Reached(Value, Cases, Goal);

    /// <summary>All figures that are measured, in their order.</summary>
    internal static List<FrozenFigure> Of(IReadOnlyDictionary<KeyFigure, KeyFigureValue> values, IReadOnlyDictionary<KeyFigure, double> goals) =>
        [.. FigureKind.All.Where(kind => values.ContainsKey(kind.Figure)).Select(kind => new FrozenFigure(
            kind.Figure, values[kind.Figure].Value, values[kind.Figure].Cases, goals.TryGetValue(kind.Figure, out var goal) ? goal : null))];
}
