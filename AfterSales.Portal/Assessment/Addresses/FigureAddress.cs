using System.Globalization;
using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Figures;

namespace AfterSales.Portal.Assessment.Addresses;

/// <summary>
/// Where the tickets of a key figure over some days are: those that a mean or a median is taken from, those that a share fell short
/// by, as behind the figure's tile on its chart page.
/// </summary>
public static class FigureAddress
{
    /// <param name="from">UTC day, inclusive.</param>
    /// <param name="to">UTC day, exclusive.</param>
    public static string Of(KeyFigure figure, DateOnly from, DateOnly to) => figure switch
    {
        KeyFigure.ComplaintsPer100 => List("/complaints?show=All", from, to),
        KeyFigure.ComplaintsInTime => List("/complaints?show=Closed", from, to),
        KeyFigure.SpotCheckScore => List("/spot-checks?show=Done", from, to),
        _ => new ChartAddress(ChartOf(figure), null, from, to, new FigureFilter(), new FigureSlice(Fate: Behind(figure))) { Measure = MeasureOf(figure) }.Href,
    };

    /// <summary>Or else complaints, or spot checks.</summary>
    public static bool OpensTickets(KeyFigure figure) => figure is not (KeyFigure.ComplaintsPer100 or KeyFigure.ComplaintsInTime or KeyFigure.SpotCheckScore);

    private static string ChartOf(KeyFigure figure) => figure switch
    {
        <= KeyFigure.ArrivalKept => "/charts/response",
        <= KeyFigure.Backlog => "/charts/cycle",
        _ => "/charts/satisfaction",
    };

    private static Measure? MeasureOf(KeyFigure figure) => figure switch
    {
        KeyFigure.VerifyMedian => Measure.Verify,
        KeyFigure.ArrivalMedian or KeyFigure.ArrivalKept => Measure.Arrival,
        _ => null,
    };

    private static Fate Behind(KeyFigure figure) => figure switch
    {
        KeyFigure.ResponseKept or KeyFigure.ArrivalKept or KeyFigure.RepairKept => Fate.PromiseBroken,
        KeyFigure.ArrangedWithinDay => Fate.ArrangedLate,
        KeyFigure.FirstTimeFix => Fate.NotFixedAtOnce,
        KeyFigure.Repeat30 => Fate.Repeated30,
        KeyFigure.Repeat90 => Fate.Repeated90,
        KeyFigure.Backlog => Fate.Open,
        KeyFigure.SatisfactionMean or KeyFigure.Csat => Fate.Answered,
        KeyFigure.Nps => Fate.Detractor,
        KeyFigure.AnswerRate => Fate.Asked,
        _ => Fate.Completed,
    };

    private static string List(string path, DateOnly from, DateOnly to) => string.Create(CultureInfo.InvariantCulture, $"{path}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
}
