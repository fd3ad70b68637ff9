using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Chart;
using AfterSales.Portal.Assessment.Contents;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Assessment.Drawings;

/// <summary>The drawings of what customers say.</summary>
internal static class RatingDrawings
{
    private const int Worst = 1;
    private const int Best = 5;

    public static string[] Ways { get; } = ["mean", "questions", "shares"];

    public static (string Key, string Name)[] NamedWays(IStringLocalizer<AssessmentTexts> words) =>
        [("mean", words[nameof(AssessmentTexts.Satisfaction_Mean)]), ("questions", words[nameof(AssessmentTexts.Way_Questions)]), ("shares", words[nameof(AssessmentTexts.Way_Shares)])];

    /// <summary>Step by step: the mean, the three questions, or how many are content and how many answered.</summary>
    public static DrawnFigure OverTime(Reader reader, RatingReport report, string way)
    {
        var (words, sheet) = (reader.Words, RatingSheets.Steps(reader, report));
        ChartSeries Line(string name, int look, Func<RatingFigures, double?> value) => new(words[name], SeriesShape.Line, [.. report.Steps.Select(step => value(step.Figures))]) { Look = look };
        var drawing = new ChartDrawing([.. sheet.Rows.Select(row => row.Name)], way switch
        {
            "questions" =>
                [Line(nameof(AssessmentTexts.Score_Response), 1, ratings => ratings.Response), Line(nameof(AssessmentTexts.Score_Quality), 2, ratings => ratings.Quality), Line(nameof(AssessmentTexts.Score_Attitude), 3, ratings => ratings.Attitude)],
            "shares" => [Line(nameof(AssessmentTexts.Figure_Csat), 1, ratings => ratings.Csat * 100), Line(nameof(AssessmentTexts.Figure_AnswerRate), 2, ratings => ratings.AnswerRate * 100)],
            _ => [Line(nameof(AssessmentTexts.Satisfaction_Mean), 1, ratings => ratings.Mean)],
        }, way == "shares" ? "%" : words[nameof(AssessmentTexts.ScoreUnit)], words[nameof(AssessmentTexts.Satisfaction_Summary), words.Score(report.Whole.Mean), report.Whole.Answers])
        {
            Bottom = way == "shares" ? 0 : Worst,
            Top = way == "shares" ? 100 : Best,
            AxisStep = way == "shares" ? 25 : 1,
            Digits = way == "shares" ? 1 : 2,
            Targets = Goals(reader, report, way),
            Notes = [.. report.Steps.Select(step => way == "shares" ? words[nameof(AssessmentTexts.Note_AnswersOf), step.Figures.Answers, step.Figures.Asked].Value
                : words[step.Figures.Answers < FigureWords.Few ? nameof(AssessmentTexts.Note_FewAnswers) : nameof(AssessmentTexts.Note_Answers), step.Figures.Answers].Value)],
            Few = [.. report.Steps.Index().Where(step => step.Item.Figures.Answers < FigureWords.Few).Select(step => step.Index)],
        };
        return new DrawnFigure("steps", sheet.Title, words[nameof(AssessmentTexts.Steps_Press)], drawing, sheet,
            point => point.Index < report.Steps.Count ? reader.Behind(new FigureSlice(Step: report.Steps[point.Index].Key, Fate: way == "shares" && point.Series == 1 ? Fate.Asked : Fate.Answered)) : null);
    }

    /// <summary>How many answers have which score.</summary>
    public static DrawnFigure Distributed(Reader reader, RatingReport report)
    {
        var (words, sheet) = (reader.Words, RatingSheets.Scores(reader, report));
        var drawing = new ChartDrawing([.. sheet.Rows.Select(row => row.Name)],
            [new ChartSeries(words[nameof(AssessmentTexts.Answers)], SeriesShape.Bar, [.. report.Whole.Distribution.Select(count => (double?)count)])], words[nameof(AssessmentTexts.AnswersUnit)],
            words[nameof(AssessmentTexts.Distribution_Summary), string.Join(words[nameof(AssessmentTexts.Between_Items)],
                report.Whole.Distribution.Select((count, index) => words[nameof(AssessmentTexts.Distribution_Item), sheet.Rows[index].Name, count].Value))]);
        // The first bar is score 1.
        return new DrawnFigure("scores", sheet.Title, words[nameof(AssessmentTexts.Distribution_Say)], drawing, sheet, point => reader.Behind(new FigureSlice(point.Index + 1)));
    }

    /// <summary>The score by how long the response took.</summary>
    public static DrawnFigure AgainstResponse(Reader reader, RatingReport report)
    {
        var (words, sheet) = (reader.Words, RatingSheets.Against(reader, report));
        var drawing = new ChartDrawing([.. sheet.Rows.Select(row => row.Name)],
            [new ChartSeries(words[nameof(AssessmentTexts.Satisfaction_Mean)], SeriesShape.Bar, [.. sheet.Rows.Select(row => sheet.Value(row, 1))])], words[nameof(AssessmentTexts.ScoreUnit)],
            words[nameof(AssessmentTexts.Against_Summary)])
        {
            Digits = 2,
        };
        return new DrawnFigure("against", sheet.Title, words[nameof(AssessmentTexts.Distribution_Say)], drawing, sheet,
            point => point.Index < report.AgainstResponse.Count ? reader.Behind(new FigureSlice { ResponseBucket = report.AgainstResponse[point.Index].Bucket }) : null);
    }

    private static IReadOnlyList<ChartTarget> Goals(Reader reader, RatingReport report, string way)
    {
        var (words, steps) = (reader.Words, report.Steps.Select(step => step.Key));
        return way switch
        {
            "shares" => GoalLines.OfShare(reader, KeyFigure.Csat, steps, report.StepLength),
            "mean" => GoalLines.Of(reader, KeyFigure.SatisfactionMean, steps, report.StepLength, levels => words[nameof(AssessmentTexts.Goal_Set), levels], goal => words.Score(goal)),
            _ => [],
        };
    }
}
