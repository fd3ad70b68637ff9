using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Assessment.Sheets;
using Microsoft.AspNetCore.WebUtilities;
using Values = System.Collections.Generic.IReadOnlyDictionary<AfterSales.Core.Assessment.Figures.KeyFigure, AfterSales.Core.Assessment.Figures.KeyFigureValue>;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The figures of complaints: of the period, of the one before, and of a year ago; null where there is no such period.</summary>
internal sealed record Complaints(Values? Now, Values? Before, Values? YearAgo)
{
    public IEnumerable<HeadFigure> Head(Reader reader)
    {
        foreach (var (figure, key, kind) in new[] { (KeyFigure.ComplaintsPer100, "complaints", CellKind.Rate), (KeyFigure.ComplaintsInTime, "complaints-in-time", CellKind.Share) })
        {
            // Whose complaint belongs to which region or model nobody says: of a part of the tickets there is no figure.
            var now = Now?.GetValueOrDefault(figure);
            yield return new HeadFigure(key, reader.Words[$"Figure_{figure}"], kind, now?.Value, now?.Cases ?? 0, reader.Words[$"Define_{figure}"])
            {
                Figure = figure,
                Goal = reader.Goal(figure),
                MoreIsBetter = FigureKind.Of(figure).MoreIsBetter,
                Before = Of(Before, figure),
                YearAgo = Of(YearAgo, figure),
                Missing = reader.Words[now is null ? nameof(AssessmentTexts.Complaints_OfAllOnly) : figure == KeyFigure.ComplaintsInTime ? nameof(AssessmentTexts.Complaints_None) : nameof(AssessmentTexts.Complaints_NoJobs)],
                Href = now is null ? null : Those(reader.Filter, figure == KeyFigure.ComplaintsInTime),
            };
        }
    }

    // Those that came in, or those that were closed.
    private static string Those(FigureFilter period, bool closed) => QueryHelpers.AddQueryString("/complaints", new Dictionary<string, string?>
    {
        ["show"] = closed ? nameof(ComplaintChoice.Closed) : nameof(ComplaintChoice.All),
        ["from"] = period.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = period.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });

    private static Earlier? Of(Values? values, KeyFigure figure) => values?.GetValueOrDefault(figure) is { } value ? new Earlier(value.Value, value.Cases) : null;
}
