using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Shell.Languages;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The figures at the head of a page of times.</summary>
internal static class TimeHead
{
    public static bool Many(TimeFigures figures) => figures.Completed >= FigureWords.Few;

    /// <summary>Under which names goals are set for a measure.</summary>
    public static (KeyFigure? Median, KeyFigure? P90, KeyFigure? Kept) Goals(Measure measure) => measure switch
    {
        Measure.Response => (KeyFigure.ResponseMedian, KeyFigure.ResponseP90, KeyFigure.ResponseKept),
        Measure.Arrival => (KeyFigure.ArrivalMedian, null, KeyFigure.ArrivalKept),
        Measure.Cycle => (KeyFigure.CycleMedian, KeyFigure.CycleP90, KeyFigure.RepairKept),
        _ => (null, null, null),
    };

    public static IReadOnlyList<HeadFigure> Of(Reader reader, MeasureReport report, MeasureHead both)
    {
        var (words, goals) = (reader.Words, Goals(report.Measure));
        var other = report.Time == CountedTime.Elapsed ? CountedTime.Working : CountedTime.Elapsed;
        var aside = other == CountedTime.Working ? both.Working : both.Elapsed;
        string Besides(double? hours) => words[nameof(AssessmentTexts.InTime), words.Of(other), words.TimeWithUnit(hours)];
        return
        [
            Share(reader, report, "promise", words[$"PromiseKept_{report.Measure}"], figures => figures.WithinPromise, figures => figures.Decided, goals.Kept, Fate.PromiseBroken,
                words[nameof(AssessmentTexts.NoPromise)], words[nameof(AssessmentTexts.Define_Promise)]),
            .. report.Measure is Measure.Response or Measure.Arrange
                ? [Share(reader, report, "day", words[nameof(AssessmentTexts.ArrangedInDay)], figures => figures.ArrangedWithinDay, figures => figures.DayDecided, KeyFigure.ArrangedWithinDay, Fate.ArrangedLate,
                    words[nameof(AssessmentTexts.NoArrangement)], words[nameof(AssessmentTexts.Define_Day)])]
                : (HeadFigure[])[],
            Time(reader, report, "median", nameof(AssessmentTexts.Median), figures => figures.MedianHours, goals.Median) with { Besides = Besides(aside.MedianHours) },
            Time(reader, report, "p90", nameof(AssessmentTexts.P90), figures => figures.P90Hours, goals.P90) with { Rated = true, Besides = Many(aside) ? Besides(aside.P90Hours) : null },
            Time(reader, report, "mean", nameof(AssessmentTexts.Mean), figures => figures.MeanHours, null) with { Besides = Besides(aside.MeanHours) },
            Count(reader, report),
        ];
    }

    /// <summary>The same figure in the two periods that it is compared with.</summary>
    public static (Earlier? Before, Earlier? YearAgo) Past<T>(T? before, T? yearAgo, Func<T, double?> value, Func<T, int> cases) where T : class =>
        (before is null ? null : new Earlier(value(before), cases(before)), yearAgo is null ? null : new Earlier(value(yearAgo), cases(yearAgo)));

    private static HeadFigure Time(Reader reader, MeasureReport report, string key, string label, Func<TimeFigures, double?> hours, KeyFigure? figure)
    {
        var (words, whole) = (reader.Words, report.Whole);
        var (before, yearAgo) = Past(report.Before, report.YearAgo, hours, figures => figures.Completed);
        return new HeadFigure(key, words[label], CellKind.Hours, hours(whole), whole.Completed,
            $"{words[$"Define_{report.Measure}"].Value} {words[$"Define_{label}"].Value}")
        {
            Figure = figure,
            Goal = reader.Goal(figure),
            Before = before,
            YearAgo = yearAgo,
            Href = reader.Behind(Fate.Completed),
        };
    }

    private static HeadFigure Share(
        Reader reader, MeasureReport report, string key, string label, Func<TimeFigures, double?> share, Func<TimeFigures, int> cases, KeyFigure? figure, Fate missed, string missing, string definition)
    {
        var whole = report.Whole;
        var (before, yearAgo) = Past(report.Before, report.YearAgo, share, cases);
        return new HeadFigure(key, label, CellKind.Share, share(whole), cases(whole), definition)
        {
            Figure = figure,
            Goal = reader.Goal(figure),
            MoreIsBetter = true,
            Before = before,
            YearAgo = yearAgo,
            // Without any completed a promise may still be kept; with some none was made.
            Missing = whole.Completed == 0 ? null : missing,
            Href = reader.Behind(missed),
        };
    }

    private static HeadFigure Count(Reader reader, MeasureReport report)
    {
        var (words, whole) = (reader.Words, report.Whole);
        var (before, yearAgo) = Past(report.Before, report.YearAgo, figures => figures.Count, figures => figures.Count);
        return new HeadFigure("count", words[nameof(AssessmentTexts.Tickets)], CellKind.Count, whole.Count, whole.Count, words[nameof(AssessmentTexts.Definition_Figures)])
        {
            Before = before,
            YearAgo = yearAgo,
            Besides = words[$"NotYet_{report.Measure}", whole.Count - whole.Completed],
            Href = reader.Behind(Fate.Any),
        };
    }
}
