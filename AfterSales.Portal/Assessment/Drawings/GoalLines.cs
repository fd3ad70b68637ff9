using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Contents;

namespace AfterSales.Portal.Assessment.Drawings;

/// <summary>Goals across a drawing over time: each step against what was aimed at then.</summary>
internal static class GoalLines
{
    private const string Then = " → ";

    /// <summary>The goal in force at the end of each step, in the unit of its figure's kind; empty where there never was one.</summary>
    /// <param name="name">What it is called in the legend, of its levels in words.</param>
    /// <param name="say">A level in words.</param>
    public static IReadOnlyList<ChartTarget> Of(Reader reader, KeyFigure? figure, IEnumerable<DateOnly> steps, StepLength length, Func<string, string> name, Func<double, string> say)
    {
        IReadOnlyList<double?> goals = [.. steps.Select(step => reader.GoalAt(figure, step, length))];
        // A level that comes again later is named again.
        List<double> levels = [];
        foreach (var goal in goals.OfType<double>())
        {
            if (levels.Count == 0 || !levels[^1].Equals(goal))
                levels.Add(goal);
        }
        return levels.Count == 0 ? [] : [new ChartTarget(goals, name(string.Join(Then, levels.Select(say))))];
    }

    /// <summary>The goal of a share, drawn in percent.</summary>
    /// <param name="of">Which of the drawn shares it is for; null: it is plain.</param>
    public static IReadOnlyList<ChartTarget> OfShare(Reader reader, KeyFigure? figure, IEnumerable<DateOnly> steps, StepLength length, string? of = null)
    {
        var words = reader.Words;
        return [.. Of(reader, figure, steps, length,
            levels => of is null ? words[nameof(AssessmentTexts.Goal_Set), levels] : words[nameof(AssessmentTexts.Goal_SetFor), of, levels],
            goal => words[nameof(AssessmentTexts.PercentShort), words.Percent(goal)]).Select(target => target.Times(100))];
    }
}
