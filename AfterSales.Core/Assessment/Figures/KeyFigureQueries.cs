using AfterSales.Core.Data;

namespace AfterSales.Core.Assessment.Figures;

/// <summary>The figures that the department is led by, over the tickets of a filter: the same numbers as on the chart pages.</summary>
public sealed class KeyFigureQueries(FigureQueries times, SatisfactionQueries ratings)
{
    /// <summary>Every key figure; for supervisors over all tickets, for engineers over their own.</summary>
    public async Task<Outcome<IReadOnlyDictionary<KeyFigure, KeyFigureValue>>> OfAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var response = (await times.TimesAsync(actor, Measure.Response, filter, cancel)).Value!;
        var cycle = (await times.TimesAsync(actor, Measure.Cycle, filter, cancel)).Value!;
        var satisfaction = (await ratings.FiguresAsync(actor, filter, cancel)).Value!;
        KeyFigureValue Of(KeyFigure figure, double? value, int cases) => new(figure, value, cases);
        KeyFigureValue[] known =
        [
            Of(KeyFigure.ResponseMedian, response.MedianHours, response.Completed),
            Of(KeyFigure.ResponseP90, response.P90Hours, response.Completed),
            Of(KeyFigure.ResponseKept, response.WithinPromise, response.Completed),
            Of(KeyFigure.ArrangedWithinDay, response.ArrangedWithinDay, response.Completed),
            Of(KeyFigure.CycleMedian, cycle.MedianHours, cycle.Completed),
            Of(KeyFigure.CycleP90, cycle.P90Hours, cycle.Completed),
            Of(KeyFigure.RepairKept, cycle.WithinPromise, cycle.Completed),
            Of(KeyFigure.SatisfactionMean, satisfaction.Mean, satisfaction.Count),
        ];
        return known.ToDictionary(figure => figure.Figure);
    }
}
