using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Assessment.Drawings;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Shell.Languages;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The page of response times 响应时间: first response, dispatch and arrival, one of them at a time.</summary>
internal static class ResponseContent
{
    private const string Breakdown = "breakdown", Both = "both";

    public static ChartContent Of(Reader reader, ResponseReport report)
    {
        var (words, times) = (reader.Words, report.Times);
        var content = new ChartContent(reader.Address, reader.Filter, words[nameof(AssessmentTexts.Response_Title)])
        {
            Measures = [.. report.Heads.Select(head => new Choice($"measure-{head.Measure}", words[$"Measure_{head.Measure}"], (reader.Address.Closed with { Measure = head.Measure }).Href,
                head.Measure == times.Measure, words[nameof(AssessmentTexts.Measure_Note), words.TimeWithUnit(head.Elapsed.MedianHours), words.TimeWithUnit(TimeHead.Many(head.Elapsed) ? head.Elapsed.P90Hours : null)]))],
            Head = TimeHead.Of(reader, times, report.Heads.First(head => head.Measure == times.Measure)),
            StepLength = times.StepLength,
        };
        if (times.Whole.Count == 0)
            return content with { Nothing = (words[nameof(AssessmentTexts.Empty_Title)], words[nameof(AssessmentTexts.Empty_Text)]) };
        var (way, see) = (reader.Way(TimeDrawings.Ways), reader.See(Breakdown, Both));
        return content with
        {
            Nothing = times.Whole.Completed > 0 ? null : (words[nameof(AssessmentTexts.NoneCompleted_Title)], words[nameof(AssessmentTexts.NoneCompleted_Text), times.Whole.Count]),
            Drawn =
            [
                TimeDrawings.OverTime(reader, times, way, TimeHead.Goals(times.Measure)) with { Ways = reader.Ways(way, TimeDrawings.NamedWays(words)) },
                TimeDrawings.Distributed(reader, times),
            ],
            Sections = reader.Sections(see, (Breakdown, words[nameof(AssessmentTexts.See_Breakdown)]), (Both, words[nameof(AssessmentTexts.See_Both)])),
            Cuts = see == Breakdown ? reader.Cuts : [],
            Section = see == Breakdown ? TimeSheets.Breakdown(reader, times) : SideBySide(reader, report),
        };
    }

    /// <summary>Every hour, and the working hours of the sites' calendars, over the same tickets.</summary>
    private static FigureSheet SideBySide(Reader reader, ResponseReport report)
    {
        var words = reader.Words;
        string Name(string figure, CountedTime time) => words[nameof(AssessmentTexts.InTime), words[figure], words.Of(time)];
        return new FigureSheet(Both, words[nameof(AssessmentTexts.See_Both)], words[nameof(AssessmentTexts.Measured)],
            [
                new(words[nameof(AssessmentTexts.Completed)], CellKind.Count),
                .. new[] { nameof(AssessmentTexts.Median), nameof(AssessmentTexts.P90), nameof(AssessmentTexts.Mean) }.SelectMany(figure => new[] { CountedTime.Elapsed, CountedTime.Working }
                    .Select(time => new SheetColumn(Name(figure, time), CellKind.Hours, figure == nameof(AssessmentTexts.P90)))),
            ],
            [.. report.Heads.Select(head => new SheetRow(words[$"Measure_{head.Measure}"],
                [head.Elapsed.Completed, head.Elapsed.MedianHours, head.Working.MedianHours, head.Elapsed.P90Hours, head.Working.P90Hours, head.Elapsed.MeanHours, head.Working.MeanHours],
                head.Elapsed.Completed, (reader.Address.Closed with { Measure = head.Measure }).Behind(new FigureSlice(Fate: Fate.Completed)).Href))])
        {
            How = words[nameof(AssessmentTexts.Both_How)],
        };
    }
}
