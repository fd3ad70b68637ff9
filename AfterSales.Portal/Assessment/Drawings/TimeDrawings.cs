using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Contents;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Drawings;

/// <summary>The drawings of measured times.</summary>
internal static class TimeDrawings
{
    private const double DayHours = 24;
    private const double MinutesOfHour = 60;

    // Further above than this a line of what is promised would press what is drawn flat against the axis.
    private const double HighestTarget = 4;

    private const int ShortDash = 2;

    private static readonly (string Key, string Name)[] WaysOf = [("median", nameof(AssessmentTexts.Way_Median)), ("p90", nameof(AssessmentTexts.Way_P90)), ("kept", nameof(AssessmentTexts.Way_Kept))];

    /// <summary>The keys of <see cref="OverTime"/>'s ways.</summary>
    public static string[] Ways => [.. WaysOf.Select(way => way.Key)];

    /// <summary>The ways with their names.</summary>
    public static (string Key, string Name)[] NamedWays(IStringLocalizer<AssessmentTexts> words) => [.. WaysOf.Select(way => (way.Key, words[way.Name].Value))];

    /// <summary>Step by step: how long half of them took, how long nine of ten, or how many were as promised.</summary>
    /// <param name="goals">Which goals belong to the median, the 90th percentile and the promise.</param>
    public static DrawnFigure OverTime(Reader reader, MeasureReport report, string way, (KeyFigure? Median, KeyFigure? P90, KeyFigure? Kept) goals)
    {
        var sheet = TimeSheets.Steps(reader, report);
        var drawing = way switch
        {
            "p90" => Hours(reader, report, Promised(reader, report, goals.P90), Line(reader, report, nameof(AssessmentTexts.P90), 2, figures => Few(figures) ? null : figures.P90Hours)),
            "kept" => Kept(reader, report, goals.Kept),
            _ => Hours(reader, report, Promised(reader, report, goals.Median),
                new ChartSeries(reader.Words[nameof(AssessmentTexts.Quartiles)], SeriesShape.Band, Values(report, figures => figures.P25Hours), Values(report, figures => figures.P75Hours)),
                Line(reader, report, nameof(AssessmentTexts.Median), 1, figures => figures.MedianHours),
                Line(reader, report, nameof(AssessmentTexts.Mean), 3, figures => figures.MeanHours)),
        };
        return new DrawnFigure("steps", sheet.Title, reader.Words[nameof(AssessmentTexts.Steps_Press)], drawing, sheet,
            point => point.Index < report.Steps.Count ? reader.Behind(new FigureSlice(Step: report.Steps[point.Index].Key, Fate: Cases(way, point.Series))) : null);
    }

    // Those that the pressed figure is taken from, and that are told beside it.
    private static Fate Cases(string way, int series) => way != "kept" ? Fate.Completed : series == 1 ? Fate.DayDecided : Fate.PromiseDecided;

    /// <summary>How many took how long.</summary>
    public static DrawnFigure Distributed(Reader reader, MeasureReport report)
    {
        var (words, sheet) = (reader.Words, TimeSheets.Buckets(reader, report));
        var drawing = new ChartDrawing(
            [.. sheet.Rows.Select(row => row.Name)],
            [new ChartSeries(words[nameof(AssessmentTexts.Tickets)], SeriesShape.Bar, [.. report.Buckets.Select(count => (double?)count)])],
            words[nameof(AssessmentTexts.TicketsUnit)],
            words[nameof(AssessmentTexts.Distribution_Summary), string.Join(words[nameof(AssessmentTexts.Between_Items)],
                report.Buckets.Select((count, bucket) => words[nameof(AssessmentTexts.Distribution_Item), sheet.Rows[bucket].Name, count].Value))])
        {
            // R3.5.1 asks for somebody within a day; how long a repair may take is each ticket's own promise.
            OverFrom = report.Measure is Measure.Response or Measure.Arrange ? Distribution.Limits(report.Measure).Index().First(limit => limit.Item >= DayHours).Index + 1 : null,
        };
        return new DrawnFigure("buckets", sheet.Title, words[nameof(AssessmentTexts.Distribution_Say)], drawing, sheet,
            point => reader.Behind(new FigureSlice(point.Index)));
    }

    /// <summary>What is said of each step besides its values.</summary>
    public static IReadOnlyList<string> Notes(Reader reader, MeasureReport report) =>
        [.. report.Steps.Select(step => reader.Words[Few(step.Figures) ? nameof(AssessmentTexts.Note_Few) : nameof(AssessmentTexts.Note_Cases), step.Figures.Completed].Value)];

    public static IReadOnlyList<string> Labels(Reader reader, MeasureReport report) => [.. report.Steps.Select(step => TimeSheets.StepName(reader, report, step.Key))];

    public static IReadOnlyList<int> FewAt(MeasureReport report) => [.. report.Steps.Index().Where(step => Few(step.Item.Figures)).Select(step => step.Index)];

    private static ChartDrawing Hours(Reader reader, MeasureReport report, List<ChartTarget> wanted, params ChartSeries[] series)
    {
        var highest = series.SelectMany(one => one.Values.Concat(one.Upper ?? [])).Max() ?? 0;
        List<ChartTarget> targets = [.. wanted.Where(target => target.Values.Max() <= highest * HighestTarget)];
        // One unit for the whole axis.
        var (per, unit) = Math.Max(highest, targets.SelectMany(target => target.Values).Max() ?? 0) < 1 ? (MinutesOfHour, nameof(AssessmentTexts.MinutesMark)) : (1, nameof(AssessmentTexts.HoursMark));
        IReadOnlyList<double?> In(IReadOnlyList<double?> hours) => [.. hours.Select(one => one * per)];
        return new ChartDrawing(Labels(reader, report), [.. series.Select(one => one with { Values = In(one.Values), Upper = one.Upper is null ? null : In(one.Upper) })], reader.Words[unit],
            reader.Words[nameof(AssessmentTexts.Steps_Summary), report.Steps.Count, reader.Words.TimeWithUnit(report.Whole.MedianHours)])
        {
            Targets = [.. targets.Select(target => target.Times(per))],
            Notes = Notes(reader, report),
            Few = FewAt(report),
        };
    }

    private static ChartDrawing Kept(Reader reader, MeasureReport report, KeyFigure? goal)
    {
        var (words, inDay) = (reader.Words, report.Measure is Measure.Response or Measure.Arrange);
        List<ChartSeries> series = [Line(reader, report, nameof(AssessmentTexts.WithinPromise), 1, figures => figures.WithinPromise * 100)];
        if (inDay)
            series.Add(Line(reader, report, nameof(AssessmentTexts.Within24), 2, figures => figures.ArrangedWithinDay * 100));
        return new ChartDrawing(Labels(reader, report), series, "%", words[nameof(AssessmentTexts.Kept_Summary), words.Percent(report.Whole.WithinPromise)])
        {
            Top = 100,
            AxisStep = 25,
            Targets =
            [
                .. GoalLines.OfShare(reader, goal, Steps(report), report.StepLength, inDay ? series[0].Name : null),
                .. inDay ? GoalLines.OfShare(reader, KeyFigure.ArrangedWithinDay, Steps(report), report.StepLength, series[1].Name).Select(target => target with { Dash = ShortDash }) : [],
            ],
            Notes = [.. report.Steps.Select(step => words[inDay ? nameof(AssessmentTexts.Note_DecidedTwice) : nameof(AssessmentTexts.Note_Decided), step.Figures.Decided, step.Figures.DayDecided].Value)],
            Few = [.. report.Steps.Index().Where(step => step.Item.Figures.Decided < FigureWords.Few).Select(step => step.Index)],
        };
    }

    // A goal stands for what has been decided; without one the promise shows how it should be.
    private static List<ChartTarget> Promised(Reader reader, MeasureReport report, KeyFigure? goal)
    {
        var words = reader.Words;
        if (GoalLines.Of(reader, goal, Steps(report), report.StepLength, levels => words[nameof(AssessmentTexts.Goal_Set), levels], hours => words.TimeWithUnit(hours)) is { Count: > 0 } wanted)
            return [.. wanted];
        return report.PromisedHours is { } hours ? [new ChartTarget([.. report.Steps.Select(_ => (double?)hours)], words[nameof(AssessmentTexts.PromisedLine), hours % 1 == 0 ? words[nameof(AssessmentTexts.HoursShort), hours].Value : words.TimeWithUnit(hours)])] : [];
    }

    private static IEnumerable<DateOnly> Steps(MeasureReport report) => report.Steps.Select(step => step.Key);

    private static ChartSeries Line(Reader reader, MeasureReport report, string name, int look, Func<TimeFigures, double?> value) =>
        new(reader.Words[name], SeriesShape.Line, Values(report, value)) { Look = look };

    private static IReadOnlyList<double?> Values(MeasureReport report, Func<TimeFigures, double?> value) => [.. report.Steps.Select(step => value(step.Figures))];

    private static bool Few(TimeFigures figures) => figures.Completed < FigureWords.Few;
}
