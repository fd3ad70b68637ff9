using AfterSales.Core.Assessment;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The tables of what customers say.</summary>
internal static class RatingSheets
{
    /// <summary>Step by step.</summary>
    public static FigureSheet Steps(Reader reader, RatingReport report) => new("steps", reader.Words[nameof(AssessmentTexts.Satisfaction_OverTime)], reader.Words[nameof(AssessmentTexts.ReportedAt)],
        Columns(reader.Words), [.. report.Steps.Select(step => Row(StepName(reader, report, step.Key), step.Figures, fate => reader.Behind(new FigureSlice(Step: step.Key, Fate: fate))))]);

    /// <summary>By the chosen dimension.</summary>
    public static FigureSheet Breakdown(Reader reader, RatingReport report) => new("breakdown", TimeSheets.By(reader, report.By), reader.Words.Of(report.By),
        Columns(reader.Words), [.. reader.InOrder(report.Breakdown, line => line.Key).Where(line => line.Figures.Asked > 0).Select(line => Row(reader.Names.Of(line.Key), line.Figures, fate => reader.Behind(new FigureSlice(Fate: fate) { By = line.Key.Of, Key = line.Key.Key })))])
    {
        How = reader.Words[nameof(AssessmentTexts.Satisfaction_Definition)],
    };

    /// <summary>How many answers have which score.</summary>
    public static FigureSheet Scores(Reader reader, RatingReport report)
    {
        var (words, whole) = (reader.Words, report.Whole);
        return new FigureSheet("scores", words[nameof(AssessmentTexts.Satisfaction_Distribution)], words[nameof(AssessmentTexts.Satisfaction_Mean)],
            [new(words[nameof(AssessmentTexts.Answers)], CellKind.Count), new(words[nameof(AssessmentTexts.ShareOfAll)], CellKind.Share) { Bar = true }],
            [.. whole.Distribution.Select((count, index) => new SheetRow(words[nameof(AssessmentTexts.Score), index + 1], [count, SheetCell.ShareOf(count, whole.Answers)], Href: reader.Behind(new FigureSlice(index + 1))))]);
    }

    /// <summary>The score by how long the response took.</summary>
    public static FigureSheet Against(Reader reader, RatingReport report) => new("against", reader.Words[nameof(AssessmentTexts.See_Against)], reader.Words[nameof(AssessmentTexts.Measure_Response)],
        [new(reader.Words[nameof(AssessmentTexts.Answers)], CellKind.Count), new(reader.Words[nameof(AssessmentTexts.Satisfaction_Mean)], CellKind.Score, Rated: true)],
        [.. report.AgainstResponse.Select(score => new SheetRow(reader.Words.Bucket(Measure.Response, score.Bucket), [score.Answers, score.Mean], score.Answers, reader.Behind(new FigureSlice { ResponseBucket = score.Bucket })))])
    {
        How = reader.Words[nameof(AssessmentTexts.Against_How)],
    };

    /// <summary>What customers write again and again.</summary>
    public static FigureSheet Words(Reader reader, CommentWords said) => new("words", reader.Words[nameof(AssessmentTexts.See_Words)], reader.Words[nameof(AssessmentTexts.Word)],
        [new(reader.Words[nameof(AssessmentTexts.Comments)], CellKind.Count), new(reader.Words[nameof(AssessmentTexts.Satisfaction_Mean)], CellKind.Score)],
        [.. said.Words.Select(word => new SheetRow(word.Word, [word.Comments, word.Mean], Href: reader.Behind(new FigureSlice { Word = word.Word })))])
    {
        How = reader.Words[nameof(AssessmentTexts.Words_How), said.Read],
    };

    public static string StepName(Reader reader, RatingReport report, DateOnly step) => reader.Words.Step(reader.Filter.DaysOf(step, report.StepLength).First, report.StepLength);

    private static IReadOnlyList<SheetColumn> Columns(IStringLocalizer<AssessmentTexts> words) =>
    [
        new(words[nameof(AssessmentTexts.Answers)], CellKind.Count), new(words[nameof(AssessmentTexts.Satisfaction_Mean)], CellKind.Score, Rated: true),
        new(words[nameof(AssessmentTexts.Score_Response)], CellKind.Score, Rated: true), new(words[nameof(AssessmentTexts.Score_Quality)], CellKind.Score, Rated: true),
        new(words[nameof(AssessmentTexts.Score_Attitude)], CellKind.Score, Rated: true), new(words[nameof(AssessmentTexts.Figure_Csat)], CellKind.Share, Rated: true) { Bar = true },
        new(words[nameof(AssessmentTexts.Figure_Nps)], CellKind.Rate, Rated: true), new(words[nameof(AssessmentTexts.Figure_AnswerRate)], CellKind.Share),
    ];

    private static SheetRow Row(string name, RatingFigures figures, Func<Fate, string> href) => new(name,
        [figures.Answers, figures.Mean, figures.Response, figures.Quality, figures.Attitude, figures.Csat, figures.Nps, new(figures.AnswerRate, Href: href(Fate.Asked))], figures.Answers, href(Fate.Answered));
}
