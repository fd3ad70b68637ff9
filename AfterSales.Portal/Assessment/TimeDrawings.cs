using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Chart;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>The two drawings of a page of times.</summary>
internal static class TimeDrawings
{
    private const double DayHours = 24;

    public static (ChartDrawing OverTime, ChartDrawing Distribution) Of(TimeReport report, Measure measure, IStringLocalizer<AssessmentTexts> words) =>
        (OverTime(report, words), Distributed(report, measure, words));

    private static ChartDrawing OverTime(TimeReport report, IStringLocalizer<AssessmentTexts> words)
    {
        var figures = report.Steps.Select(step => step.Figures).ToList();
        return new ChartDrawing(
            [.. report.Steps.Select(step => words.Step(step.Key, report.StepLength))],
            [
                new ChartSeries(words[nameof(AssessmentTexts.Quartiles)], SeriesShape.Band,
                    [.. figures.Select(figure => figure.P25Hours)], [.. figures.Select(figure => figure.P75Hours)]),
                new ChartSeries(words[nameof(AssessmentTexts.Median)], SeriesShape.Line, [.. figures.Select(figure => figure.MedianHours)]),
            ],
            words[nameof(AssessmentTexts.HoursMark)],
            words[nameof(AssessmentTexts.Steps_Summary), report.Steps.Count, words.HoursWithUnit(report.Whole.MedianHours)])
        {
            Target = new ChartTarget(report.PromisedHours, words[nameof(AssessmentTexts.PromisedLine), words.HoursWithUnit(report.PromisedHours)]),
        };
    }

    private static ChartDrawing Distributed(TimeReport report, Measure measure, IStringLocalizer<AssessmentTexts> words)
    {
        var limits = Distribution.Limits(measure);
        return new ChartDrawing(
            [.. Enumerable.Range(0, report.Buckets.Count).Select(bucket => words.Bucket(measure, bucket))],
            [new ChartSeries(words[nameof(AssessmentTexts.Tickets)], SeriesShape.Bar, [.. report.Buckets.Select(count => (double?)count)])],
            words[nameof(AssessmentTexts.TicketsUnit)],
            words[nameof(AssessmentTexts.Distribution_Summary), string.Join(words[nameof(AssessmentTexts.Between_Items)],
                report.Buckets.Select((count, bucket) => words[nameof(AssessmentTexts.Distribution_Item), words.Bucket(measure, bucket), count].Value))])
        {
            // R3.5.1 asks for somebody within a day; how long a repair may take is each ticket's own promise.
            OverFrom = measure == Measure.Response ? limits.Index().First(limit => limit.Item >= DayHours).Index + 1 : null,
        };
    }
}
