using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Drawings;
using AfterSales.Portal.Assessment.Sheets;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The page of satisfaction 满意度.</summary>
internal static class SatisfactionContent
{
    public const string Breakdown = "breakdown", Complaints = "complaints", Words = "words", Against = "against", Scores = "scores";

    public static string See(Reader reader) => reader.See(Breakdown, Complaints, Words, Against, Scores);

    /// <param name="said">The words of the comments, only where they are asked for.</param>
    public static ChartContent Of(Reader reader, RatingReport report, ComplaintReport complaints, CommentWords? said)
    {
        var (words, whole, see) = (reader.Words, report.Whole, See(reader));
        var content = new ChartContent(reader.Address, reader.Filter, words[nameof(AssessmentTexts.Satisfaction_Title)])
        {
            Head = [.. Head(reader, report), .. ComplaintSheets.Head(reader, complaints)],
            StepLength = report.StepLength,
        };
        // Nobody has rated; somebody may have complained.
        if (whole.Answers == 0)
        {
            return content with
            {
                Nothing = (words[nameof(AssessmentTexts.Satisfaction_Empty_Title)], words[nameof(AssessmentTexts.Satisfaction_Empty_Text), whole.Asked]),
                Sections = reader.Sections(Complaints, (Complaints, words[nameof(AssessmentTexts.See_Complaints)])),
                Cuts = reader.Cuts,
                Section = ComplaintSheets.Breakdown(reader, complaints),
            };
        }
        var way = reader.Way(RatingDrawings.Ways);
        return content with
        {
            Drawn = [RatingDrawings.OverTime(reader, report, way) with { Ways = reader.Ways(way, RatingDrawings.NamedWays(words)) }, see == Against ? RatingDrawings.AgainstResponse(reader, report) : RatingDrawings.Distributed(reader, report)],
            Sections = reader.Sections(see, (Breakdown, words[nameof(AssessmentTexts.See_Breakdown)]), (Complaints, words[nameof(AssessmentTexts.See_Complaints)]), (Words, words[nameof(AssessmentTexts.See_Words)]),
                (Against, words[nameof(AssessmentTexts.See_Against)]), (Scores, words[nameof(AssessmentTexts.Satisfaction_Distribution)])),
            Cuts = see is Breakdown or Complaints ? reader.Cuts : [],
            Section = see switch
            {
                Complaints => ComplaintSheets.Breakdown(reader, complaints),
                Words => RatingSheets.Words(reader, said ?? new CommentWords(0, [])),
                Against => RatingSheets.Against(reader, report),
                Scores => RatingSheets.Scores(reader, report),
                _ => RatingSheets.Breakdown(reader, report),
            },
        };
    }

    private static IReadOnlyList<HeadFigure> Head(Reader reader, RatingReport report)
    {
        var words = reader.Words;
        HeadFigure Score(string key, string label, Func<RatingFigures, double?> mean, KeyFigure? figure) =>
            Of(reader, report, key, label, CellKind.Score, mean, ratings => ratings.Answers, figure, Fate.Answered, nameof(AssessmentTexts.Satisfaction_Definition));
        return
        [
            Score("mean", nameof(AssessmentTexts.Satisfaction_Mean), ratings => ratings.Mean, KeyFigure.SatisfactionMean),
            Score("response", nameof(AssessmentTexts.Score_Response), ratings => ratings.Response, null),
            Score("quality", nameof(AssessmentTexts.Score_Quality), ratings => ratings.Quality, null),
            Score("attitude", nameof(AssessmentTexts.Score_Attitude), ratings => ratings.Attitude, null),
            Of(reader, report, "csat", nameof(AssessmentTexts.Figure_Csat), CellKind.Share, ratings => ratings.Csat, ratings => ratings.Answers, KeyFigure.Csat, Fate.Answered, nameof(AssessmentTexts.Define_Csat)),
            Of(reader, report, "nps", nameof(AssessmentTexts.Figure_Nps), CellKind.Rate, ratings => ratings.Nps, ratings => ratings.NpsAnswers, KeyFigure.Nps, Fate.Detractor, nameof(AssessmentTexts.Define_Nps))
                with { Rated = true, Missing = words[nameof(AssessmentTexts.Nps_None)] },
            Of(reader, report, "rate", nameof(AssessmentTexts.Figure_AnswerRate), CellKind.Share, ratings => ratings.AnswerRate, ratings => ratings.Asked, KeyFigure.AnswerRate, Fate.Asked, nameof(AssessmentTexts.Define_AnswerRate)),
            Of(reader, report, "count", nameof(AssessmentTexts.Answers), CellKind.Count, ratings => ratings.Answers, ratings => ratings.Answers, null, Fate.Answered, nameof(AssessmentTexts.Satisfaction_Definition))
                with { Unit = words[nameof(AssessmentTexts.AnswersUnit)], Besides = words[nameof(AssessmentTexts.Asked), report.Whole.Asked] },
        ];
    }

    private static HeadFigure Of(
        Reader reader, RatingReport report, string key, string label, CellKind kind, Func<RatingFigures, double?> value, Func<RatingFigures, int> cases, KeyFigure? figure, Fate those, string definition)
    {
        var (before, yearAgo) = TimeHead.Past(report.Before, report.YearAgo, value, cases);
        return new HeadFigure(key, reader.Words[label], kind, value(report.Whole), cases(report.Whole), reader.Words[definition])
        {
            Figure = figure,
            Goal = reader.Goal(figure),
            MoreIsBetter = true,
            Before = before,
            YearAgo = yearAgo,
            Href = reader.Behind(those),
        };
    }
}
