using AfterSales.Core.Assessment.Figures;
using AfterSales.Portal.Assessment.Sheets;
using Values = System.Collections.Generic.IReadOnlyDictionary<AfterSales.Core.Assessment.Figures.KeyFigure, AfterSales.Core.Assessment.Figures.KeyFigureValue>;

namespace AfterSales.Portal.Assessment.Contents;

/// <summary>The figures of complaints: of the period, of the one before, and of a year ago; null where there is no such period.</summary>
internal sealed record Complaints(Values? Now, Values? Before, Values? YearAgo)
{
    /// <summary>Those of them that are kept here at all.</summary>
    public IEnumerable<HeadFigure> Head(Reader reader)
    {
        foreach (var (figure, key, kind) in new[] { (KeyFigure.ComplaintsPer100, "complaints", CellKind.Rate), (KeyFigure.ComplaintsInTime, "complaints-in-time", CellKind.Share) })
        {
            if (Now?.GetValueOrDefault(figure) is not { } now)
                continue;
            yield return new HeadFigure(key, reader.Words[$"Figure_{figure}"], kind, now.Value, now.Cases, reader.Words[$"Define_{figure}"])
            {
                Figure = figure,
                Goal = reader.Goal(figure),
                MoreIsBetter = FigureKind.Of(figure).MoreIsBetter,
                Before = Of(Before, figure),
                YearAgo = Of(YearAgo, figure),
                Missing = reader.Words[nameof(AssessmentTexts.Complaints_None)],
                Href = "/complaints",
            };
        }
    }

    private static Earlier? Of(Values? values, KeyFigure figure) => values?.GetValueOrDefault(figure) is { } value ? new Earlier(value.Value, value.Cases) : null;
}
