using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Satisfaction.SpotChecks;

namespace AfterSales.Core.Assessment.Figures;

/// <summary>The figures that the department is led by, over the tickets of a filter: the same numbers as on the chart pages.</summary>
public sealed class KeyFigureQueries(FactStore store, TimeProvider time, ComplaintQueries? complaints = null, SpotCheckQueries? checks = null)
{
    private static readonly Measured[] Times = [.. new[] { Measure.Response, Measure.Verify, Measure.Arrival, Measure.Cycle }.Select(measure => new Measured(measure, CountedTime.Elapsed))];

    /// <summary>
    /// Every key figure; for supervisors over all tickets, for engineers over their own. Complaints and spot checks are counted by
    /// their own days and for all tickets only: where the filter cuts by anything but days they are not among them.
    /// </summary>
    public async Task<Outcome<IReadOnlyDictionary<KeyFigure, KeyFigureValue>>> OfAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var period = await Period.ReadAsync(store, actor, filter, [.. Times.Select(measured => measured.Column), .. CycleTally.Columns, FactGroup.Ratings], cancel);
        List<KeyFigureValue> figures = [.. Of(period, time.GetUtcNow().UtcTicks)];
        var finished = figures.Find(figure => figure.Figure == KeyFigure.CycleMedian)!.Cases;
        if (filter == new FigureFilter(filter.From, filter.To))
            figures.AddRange(await OfQualityAsync(actor, filter, finished, cancel));
        return figures.ToDictionary(figure => figure.Figure);
    }

    private async Task<List<KeyFigureValue>> OfQualityAsync(Actor actor, FigureFilter filter, int finished, CancellationToken cancel)
    {
        var (from, to, figures) = (filter.From ?? DateOnly.MinValue, filter.To ?? DateOnly.MaxValue, new List<KeyFigureValue>());
        if (complaints is not null && (await complaints.FiguresAsync(actor, from, to, cancel)).Value is { } complained)
        {
            figures.Add(new(KeyFigure.ComplaintsPer100, finished == 0 ? null : 100.0 * complained.Opened / finished, finished));
            figures.Add(new(KeyFigure.ComplaintsInTime, complained.ShareInTime, complained.Closed));
        }
        if (checks is not null && (await checks.ScoresAsync(actor, from, to, cancel)).Value is { } scores)
        {
            var checkedJobs = scores.Sum(own => own.Count);
            figures.Add(new(KeyFigure.SpotCheckScore, checkedJobs == 0 ? null : scores.Sum(own => own.Mean * own.Count) / checkedJobs, checkedJobs));
        }
        return figures;
    }

    private static IEnumerable<KeyFigureValue> Of(Period period, long now)
    {
        var (cycle, said, open) = (new CycleTally(now), new RatingTally(), 0);
        if (period.Rows.Part is { } part)
        {
            foreach (var cycles in period.RolledUp(Rollups.Cycles(part)))
                cycle.Add(cycles);
            foreach (var ratings in period.RolledUp(Rollups.Ratings(part)))
                said.Add(ratings);
            open = period.RolledUp(Rollups.Open(part)).Sum(day => day.Count);
        }
        else
        {
            foreach (var day in period.Days)
            {
                var rows = period.Rows.Rows(day);
                var traits = day.Traits;
                cycle.Add(new CycleRows(day), rows);
                said.Add(RatingTally.Of(day, rows));
                foreach (var row in rows)
                    open += Backlog.IsOpen(Traits.Stage(traits[row])) ? 1 : 0;
            }
        }
        var times = TimeCount.Of(period, Times, now);
        return [.. OfTimes(times[0], times[1], times[2], times[3]), .. OfFixes(cycle.Fixes), new(KeyFigure.Backlog, times[0].Count == 0 ? null : open, times[0].Count), .. OfRatings(said.Figures)];
    }

    private static KeyFigureValue[] OfTimes(TimeFigures response, TimeFigures verify, TimeFigures arrival, TimeFigures cycle) =>
    [
        new(KeyFigure.ResponseMedian, response.MedianHours, response.Completed),
        new(KeyFigure.ResponseP90, response.P90Hours, response.Completed),
        new(KeyFigure.ResponseKept, response.WithinPromise, response.Decided),
        new(KeyFigure.VerifyMedian, verify.MedianHours, verify.Completed),
        new(KeyFigure.ArrangedWithinDay, response.ArrangedWithinDay, response.DayDecided),
        new(KeyFigure.ArrivalMedian, arrival.MedianHours, arrival.Completed),
        new(KeyFigure.ArrivalKept, arrival.WithinPromise, arrival.Decided),
        new(KeyFigure.CycleMedian, cycle.MedianHours, cycle.Completed),
        new(KeyFigure.CycleP90, cycle.P90Hours, cycle.Completed),
        new(KeyFigure.RepairKept, cycle.WithinPromise, cycle.Decided),
    ];

    private static KeyFigureValue[] OfFixes(FixFigures fixes) =>
    [
        new(KeyFigure.FirstTimeFix, fixes.FirstTimeFix, fixes.Over30),
        new(KeyFigure.Repeat30, fixes.Repeat30, fixes.Over30),
        new(KeyFigure.Repeat90, fixes.Repeat90, fixes.Over90),
    ];

    private static KeyFigureValue[] OfRatings(RatingFigures said) =>
    [
        new(KeyFigure.SatisfactionMean, said.Mean, said.Answers),
        new(KeyFigure.Csat, said.Csat, said.Answers),
        new(KeyFigure.Nps, said.Nps, said.NpsAnswers),
        new(KeyFigure.AnswerRate, said.AnswerRate, said.Asked),
    ];
}
