using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The tables of measured times.</summary>
internal static class TimeSheets
{
    /// <summary>Step by step.</summary>
    public static FigureSheet Steps(Reader reader, MeasureReport report) => new("steps", reader.Words[$"Steps_{report.StepLength}"], reader.Words[nameof(AssessmentTexts.ReportedAt)],
        Columns(reader.Words, report.Measure), [.. report.Steps.Select(step => Row(StepName(reader, report, step.Key), step.Figures, fate => reader.Behind(new FigureSlice(Step: step.Key, Fate: fate))))]);

    /// <summary>How many took how long.</summary>
    public static FigureSheet Buckets(Reader reader, MeasureReport report)
    {
        var all = report.Buckets.Sum();
        return new("buckets", reader.Words[nameof(AssessmentTexts.Distribution)], reader.Words[$"Measure_{report.Measure}"],
            [new(reader.Words[nameof(AssessmentTexts.Tickets)], CellKind.Count), new(reader.Words[nameof(AssessmentTexts.ShareOfAll)], CellKind.Share) { Bar = true }],
            [.. report.Buckets.Select((count, bucket) => new SheetRow(reader.Words.Bucket(report.Measure, bucket), [count, SheetCell.ShareOf(count, all)], Href: reader.Behind(new FigureSlice(bucket))))]);
    }

    /// <summary>By the chosen dimension.</summary>
    public static FigureSheet Breakdown(Reader reader, MeasureReport report) => new("breakdown", By(reader, report.By), reader.Words.Of(report.By),
        Columns(reader.Words, report.Measure), [.. reader.InOrder(report.Breakdown, line => line.Key).Select(line => Row(reader.Names.Of(line.Key), line.Figures, fate => reader.Behind(new FigureSlice(Fate: fate) { By = line.Key.Of, Key = line.Key.Key })))])
    {
        How = $"{reader.Words[$"Define_{report.Measure}"].Value} {reader.Words[nameof(AssessmentTexts.Definition_Figures)].Value}",
    };

    public static string By(Reader reader, Dimension dimension) => reader.Words[nameof(AssessmentTexts.By), Within(reader, dimension)];

    /// <summary>The dimension's name within a sentence.</summary>
    public static string Within(Reader reader, Dimension dimension) => reader.Words.Of(dimension).ToLower(CultureInfo.CurrentCulture);

    public static string StepName(Reader reader, MeasureReport report, DateOnly step) => reader.Words.Step(reader.Filter.DaysOf(step, report.StepLength).First, report.StepLength);

    private static IReadOnlyList<SheetColumn> Columns(IStringLocalizer<AssessmentTexts> words, Measure measure) =>
    [
        new(words[nameof(AssessmentTexts.Tickets)], CellKind.Count), new(words[nameof(AssessmentTexts.Median)], CellKind.Hours), new(words[nameof(AssessmentTexts.P90)], CellKind.Hours, Rated: true),
        new(words[nameof(AssessmentTexts.Mean)], CellKind.Hours), new(words[nameof(AssessmentTexts.WithinPromise)], CellKind.Share, Rated: true) { Bar = true },
        .. measure is Measure.Response or Measure.Arrange ? [new SheetColumn(words[nameof(AssessmentTexts.Within24)], CellKind.Share, Rated: true)] : (SheetColumn[])[],
    ];

    // As at the head of the page: a share opens those that missed it.
    private static SheetRow Row(string name, TimeFigures figures, Func<Fate, string> href) => new(name,
        [
            figures.Count, figures.MedianHours, figures.P90Hours, figures.MeanHours, new(figures.WithinPromise, Href: href(Fate.PromiseBroken)),
            new(figures.ArrangedWithinDay, Href: href(Fate.ArrangedLate)),
        ],
        figures.Completed, href(Fate.Any));
}
