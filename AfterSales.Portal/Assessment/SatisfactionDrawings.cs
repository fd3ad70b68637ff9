using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Chart;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>The two drawings of the page of satisfaction.</summary>
internal static class SatisfactionDrawings
{
    private const int Worst = 1;
    private const int Best = 5;

    public static (ChartDrawing OverTime, ChartDrawing Distribution) Of(SatisfactionReport report, FigureFilter filter, IStringLocalizer<AssessmentTexts> words) =>
        (OverTime(report, filter, words), Distributed(report.Whole, words));

    private static ChartDrawing OverTime(SatisfactionReport report, FigureFilter filter, IStringLocalizer<AssessmentTexts> words) => new(
        [.. report.Steps.Select(step => words.Step(filter.DaysOf(step.Key, report.StepLength).First, report.StepLength))],
        [new ChartSeries(words[nameof(AssessmentTexts.Satisfaction_Mean)], SeriesShape.Line, [.. report.Steps.Select(step => step.Figures.Mean)])],
        words[nameof(AssessmentTexts.ScoreUnit)],
        words[nameof(AssessmentTexts.Satisfaction_Summary), words.Score(report.Whole.Mean), report.Whole.Count])
    {
        Bottom = Worst,
        Top = Best,
        Digits = 2,
    };

    private static ChartDrawing Distributed(SatisfactionFigures figures, IStringLocalizer<AssessmentTexts> words) => new(
        [.. figures.Distribution.Keys.Select(score => words[nameof(AssessmentTexts.Score), score].Value)],
        [new ChartSeries(words[nameof(AssessmentTexts.Answers)], SeriesShape.Bar, [.. figures.Distribution.Values.Select(count => (double?)count)])],
        words[nameof(AssessmentTexts.AnswersUnit)],
        words[nameof(AssessmentTexts.Distribution_Summary), string.Join(words[nameof(AssessmentTexts.Between_Items)],
            figures.Distribution.Select(score => words[nameof(AssessmentTexts.Distribution_Item), words[nameof(AssessmentTexts.Score), score.Key], score.Value].Value))]);
}
