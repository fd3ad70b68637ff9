using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Chart;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment;

/// <summary>The two drawings of a page of times.</summary>
internal static class TimeDrawings
{
    private const double DayHours = 24;
    private const double MinutesOfHour = 60;

    // Further above than this a line of what is promised would press what is drawn flat against the axis.
    private const double HighestTarget = 4;

    public static (ChartDrawing OverTime, ChartDrawing Distribution) Of(TimeReport report, FigureFilter filter, Measure measure, IStringLocalizer<AssessmentTexts> words) =>
        (OverTime(report, filter, words), Distributed(report, measure, words));

    /// <summary>What is promised, in words.</summary>
    public static string Promised(TimeReport report, IStringLocalizer<AssessmentTexts> words) =>
        words[nameof(AssessmentTexts.PromisedLine), report.PromisedHours % 1 == 0 ? words[nameof(AssessmentTexts.HoursShort), report.PromisedHours].Value : words.TimeWithUnit(report.PromisedHours)];

    private static ChartDrawing OverTime(TimeReport report, FigureFilter filter, IStringLocalizer<AssessmentTexts> words)
    {
        var figures = report.Steps.Select(step => step.Figures).ToList();
        var highest = figures.Max(figure => figure.P75Hours) ?? 0;
        var withTarget = report.PromisedHours <= highest * HighestTarget;
        // One unit for the whole axis.
        var (per, unit) = Math.Max(highest, withTarget ? report.PromisedHours : 0) < 1 ? (MinutesOfHour, nameof(AssessmentTexts.MinutesMark)) : (1, nameof(AssessmentTexts.HoursMark));
        IReadOnlyList<double?> Values(Func<TimeFigures, double?> hours) => [.. figures.Select(figure => hours(figure) * per)];
        return new ChartDrawing(
            [.. report.Steps.Select(step => words.Step(filter.DaysOf(step.Key, report.StepLength).First, report.StepLength))],
            [
                new ChartSeries(words[nameof(AssessmentTexts.Quartiles)], SeriesShape.Band, Values(figure => figure.P25Hours), Values(figure => figure.P75Hours)),
                new ChartSeries(words[nameof(AssessmentTexts.Median)], SeriesShape.Line, Values(figure => figure.MedianHours)),
            ],
            words[unit],
            words[nameof(AssessmentTexts.Steps_Summary), report.Steps.Count, words.TimeWithUnit(report.Whole.MedianHours)])
        {
            Target = withTarget ? new ChartTarget(report.PromisedHours * per, Promised(report, words)) : null,
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
