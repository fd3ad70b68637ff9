using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Assessment.Sheets;
using AfterSales.Portal.Shell.Languages;
using Microsoft.AspNetCore.WebUtilities;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>Complaints: the two figures at the head, and their table by the chosen dimension.</summary>
internal static class ComplaintSheets
{
    public static IEnumerable<HeadFigure> Head(Reader reader, ComplaintReport report) =>
    [
        Figure(reader, report, KeyFigure.ComplaintsPer100, "complaints", CellKind.Rate, rates => rates.Per100, rates => rates.Finished, nameof(AssessmentTexts.Complaints_NoJobs), ComplaintSide.Opened),
        Figure(reader, report, KeyFigure.ComplaintsInTime, "complaints-in-time", CellKind.Share, rates => rates.ShareInTime, rates => rates.Closed, nameof(AssessmentTexts.Complaints_None), ComplaintSide.Closed),
    ];

    public static FigureSheet Breakdown(Reader reader, ComplaintReport report)
    {
        var words = reader.Words;
        return new FigureSheet("complaints", words[nameof(AssessmentTexts.Complaints_By), TimeSheets.Within(reader, report.By)], words.Of(report.By),
            [
                new(words[nameof(AssessmentTexts.Complaints_Opened)], CellKind.Count), new(words[nameof(AssessmentTexts.Complaints_Jobs)], CellKind.Count),
                new(words[nameof(AssessmentTexts.Figure_ComplaintsPer100)], CellKind.Rate, Rated: true), new(words[nameof(AssessmentTexts.Complaints_Closed)], CellKind.Count),
                new(words[nameof(AssessmentTexts.Figure_ComplaintsInTime)], CellKind.Share),
            ],
            [
                .. reader.InOrder(report.Breakdown, row => row.Key).Select(row => Row(reader, reader.Names.Of(row.Key), row.Rates, new FigureSlice { By = row.Key.Of, Key = row.Key.Key })),
                .. report.Elsewhere is { Opened: 0, Closed: 0 } ? [] : (SheetRow[])[Row(reader, words[nameof(AssessmentTexts.Complaints_Elsewhere)], report.Elsewhere, new FigureSlice { By = report.By, Elsewhere = true })],
            ])
        {
            How = words[nameof(AssessmentTexts.Complaints_How), FigureWords.Few],
        };
    }

    private static SheetRow Row(Reader reader, string name, ComplaintRates rates, FigureSlice slice)
    {
        string Those(ComplaintSide side) => reader.Behind(slice with { Complaints = side });
        return new SheetRow(name,
            [rates.Opened, rates.Finished, rates.Per100, new(rates.Closed, Href: Those(ComplaintSide.Closed)), InTime(reader, rates, rates.InTime < rates.Closed ? Those(ComplaintSide.ClosedLate) : null)], rates.Finished, Those(ComplaintSide.Opened));
    }

    // Of a few closed ones a share in percent would pretend to know more than the two numbers say.
    private static SheetCell InTime(Reader reader, ComplaintRates rates, string? late) => rates.Closed is > 0 and < FigureWords.Few
        ? new SheetCell(null, reader.Words[nameof(AssessmentTexts.Complaints_FewInTime), rates.InTime, rates.Closed], late)
        : new SheetCell(rates.ShareInTime, Href: late);

    private static HeadFigure Figure(
        Reader reader, ComplaintReport report, KeyFigure figure, string key, CellKind kind, Func<ComplaintRates, double?> value, Func<ComplaintRates, int> cases, string missing, ComplaintSide those)
    {
        Earlier? Of(ComplaintRates? rates) => rates is null ? null : new Earlier(value(rates), cases(rates));
        return new HeadFigure(key, reader.Words[$"Figure_{figure}"], kind, value(report.Whole), cases(report.Whole), reader.Words[$"Define_{figure}"])
        {
            Figure = figure,
            Goal = reader.Goal(figure),
            MoreIsBetter = FigureKind.Of(figure).MoreIsBetter,
            Before = Of(report.Before),
            YearAgo = Of(report.YearAgo),
            Missing = reader.Words[missing],
            Besides = cases(report.Whole) is > 0 and < FigureWords.Few and var few ? reader.Words[nameof(AssessmentTexts.FewMark), few].Value : null,
            Href = Those(reader, those),
        };
    }

    // All of a period are the list of complaints itself; a part of them is listed here.
    private static string Those(Reader reader, ComplaintSide side) => reader.Filter is { From: var from, To: var to } && reader.Filter == new FigureFilter(from, to)
        ? QueryHelpers.AddQueryString("/complaints", new Dictionary<string, string?>
        {
            ["show"] = side == ComplaintSide.Opened ? nameof(ComplaintChoice.All) : nameof(ComplaintChoice.Closed),
            ["from"] = from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["to"] = to?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        })
        : reader.Behind(new FigureSlice { Complaints = side });
}
