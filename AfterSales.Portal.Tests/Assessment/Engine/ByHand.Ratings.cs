using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>What customers say.</summary>
internal sealed partial class ByHand
{
    private async Task RatingsAsync()
    {
        var (report, those) = (Value(await history.Ratings.RatingsAsync(actor, filter, Dimension.Engineer, Cancel)), Those(filter));
        SameRatings(those, report.Whole);
        if (filter.From is null)
            Assert.Equal((null, null), (report.Before, report.YearAgo));
        else
        {
            SameRatings(Those(Earlier), report.Before!);
            SameRatings(Those(LastYear), report.YearAgo!);
        }
        foreach (var row in report.Breakdown)
            SameRatings([.. those.Where(one => Keys(one, Dimension.Engineer).Contains(row.Key.Key))], row.Figures);
        foreach (var step in report.Steps)
            SameRatings([.. those.Where(one => one.Day >= step.Key && one.Day < Steps.Next(step.Key, report.StepLength))], step.Figures);
        await BehindRatingsAsync(those);
        AgainstResponse(those, report.AgainstResponse);
        await WordsAsync(those);
    }

    private static void AgainstResponse(List<CountedTicket> those, IReadOnlyList<ScoreOfResponse> scores)
    {
        double[] limits = [0, .. Distribution.Limits(Measure.Response), double.MaxValue];
        Assert.Equal(limits.Length - 1, scores.Count);
        foreach (var score in scores)
        {
            var answers = those.Where(one => one.Hours(Measure.Response, CountedTime.Elapsed) is { } hours && (score.Bucket == 0 ? hours >= 0 : hours > limits[score.Bucket]) && hours <= limits[score.Bucket + 1])
                .SelectMany(one => one.Ticket.Surveys).ToList();
            Assert.Equal(answers.Count, score.Answers);
            Near(answers.Count == 0 ? null : answers.Average(answer => answer.Mean), score.Mean, "score against response");
        }
    }

    private async Task WordsAsync(List<CountedTicket> those)
    {
        var comments = those.SelectMany(one => one.Ticket.Surveys).Where(answer => answer.Comment is not null).ToList();
        var said = Value(await history.Ratings.WordsAsync(actor, filter, Cancel));
        Assert.Equal(comments.Count, said.Read);
        var (words, often) = (said.Words.ToDictionary(word => word.Word), PiecesOf(comments.ConvertAll(answer => answer.Comment!)));
        foreach (var word in said.Words)
        {
            var saying = comments.FindAll(answer => answer.Comment!.Contains(word.Word, StringComparison.Ordinal));
            Assert.Equal(saying.Count, word.Comments);
            Near(saying.Average(answer => answer.Mean), word.Mean, word.Word);
        }
        // What is left out is a part of something longer that is said as often.
        foreach (var (piece, count) in often)
            Assert.True(words.ContainsKey(piece) || words.Values.Any(word => word.Word.Contains(piece, StringComparison.Ordinal) && word.Comments == count), piece);
    }

    /// <summary>What stands in three comments or more, in two to four characters.</summary>
    private static Dictionary<string, int> PiecesOf(List<string> comments)
    {
        var pieces = comments.Distinct().SelectMany(comment => from length in Enumerable.Range(2, 3) from start in Enumerable.Range(0, comment.Length - length + 1) select comment.Substring(start, length)).Distinct();
        return pieces.Select(piece => (Piece: piece, Count: comments.Count(comment => comment.Contains(piece, StringComparison.Ordinal)))).Where(one => one.Count >= 3).ToDictionary(one => one.Piece, one => one.Count);
    }

    private async Task BehindRatingsAsync(List<CountedTicket> those)
    {
        async Task SameAsync(FigureSlice slice, Func<CountedTicket, bool> which) =>
            Assert.Equal(those.Where(which).Select(one => one.Ticket.Number).Order(), Value(await history.Ratings.BehindAsync(actor, filter, slice, 1, Cancel)).First.Select(ticket => ticket.Number).Order());
        await SameAsync(new() { Fate = Fate.Answered }, one => one.Ticket.Surveys.Count > 0);
        await SameAsync(new() { Bucket = 4 }, one => one.Ticket.Surveys.Exists(answer => answer.Response + answer.Quality + answer.Attitude is >= 11 and <= 13));
        await SameAsync(new() { ResponseBucket = 1 }, one => one.Ticket.Surveys.Count > 0 && one.Hours(Measure.Response, CountedTime.Elapsed) is > 0.25 and <= 1);
        await SameAsync(new() { Word = "到达" }, one => one.Ticket.Surveys.Exists(answer => answer.Comment?.Contains("到达", StringComparison.Ordinal) == true));
    }

    private static void SameRatings(List<CountedTicket> those, RatingFigures figures)
    {
        var answers = those.SelectMany(one => one.Ticket.Surveys).ToList();
        Assert.Equal((answers.Count, those.Count(one => one.Ticket.SurveyAskedAt is not null || one.Ticket.Surveys.Count > 0), those.Count(one => one.Ticket.Surveys.Count > 0)), (figures.Answers, figures.Asked, figures.Answered));
        double? Mean(Func<Core.Tickets.SurveyAnswer, double> score) => answers.Count == 0 ? null : answers.Average(score);
        Near(Mean(answer => answer.Mean), figures.Mean, "mean");
        Near(Mean(answer => answer.Response), figures.Response, "response");
        Near(Mean(answer => answer.Quality), figures.Quality, "quality");
        Near(Mean(answer => answer.Attitude), figures.Attitude, "attitude");
        Assert.Equal([.. Enumerable.Range(1, 5).Select(score => answers.Count(answer => Math.Round((decimal)answer.Mean, 6) is var mean && mean >= score - 0.5m && mean < score + 0.5m))], figures.Distribution);
        var points = answers.Select(answer => answer.Recommend).OfType<int>().ToList();
        Assert.Equal(points.Count, figures.NpsAnswers);
        Near(points.Count == 0 ? null : 100.0 * points.Count(given => given >= 9) / points.Count - 100.0 * points.Count(given => given <= 6) / points.Count, figures.Nps, "nps");
        Near(Mean(answer => Math.Round((decimal)answer.Mean, 6) >= 3.5m ? 1 : 0), figures.Csat, "csat");
    }
}
