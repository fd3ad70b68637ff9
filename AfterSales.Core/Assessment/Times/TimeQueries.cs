using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Core.Assessment;

/// <summary>
/// How long it takes 考核指标, for the pages: supervisors over all tickets, engineers over their own, staff not at all.
/// </summary>
public sealed class TimeQueries
{
    private static readonly TimeFigures NoTimes = new(0, 0, null, null, null, null, null, null, null);

    /// <summary>What the page of response times shows.</summary>
    /// <param name="measure">Of which the steps, the distribution and the breakdown are.</param>
    public async Task<Outcome<ResponseReport>> ResponseAsync(
        Actor actor, FigureFilter filter, Measure measure = Measure.Response, CountedTime time = CountedTime.Elapsed, Dimension by = Dimension.ProductLine, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new ResponseReport(Nothing(measure, time, by), [Head(Measure.Response), Head(Measure.Arrange), Head(Measure.Arrival)]);
    }

    /// <summary>What the page of the repair cycle shows.</summary>
    public async Task<Outcome<CycleReport>> CycleAsync(
        Actor actor, FigureFilter filter, CountedTime time = CountedTime.Elapsed, Dimension by = Dimension.ProductLine, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new CycleReport(Nothing(Measure.Cycle, time, by), Head(Measure.Cycle), new PartFigures(0, []), null, null, [], [], new FixFigures(0, 0, 0, 0), null, null, [], [], new LedgerFigures(0, 0, []));
    }

    /// <summary>What is open now; of the filter's period nothing is asked.</summary>
    public async Task<Outcome<BacklogFigures>> BacklogAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new BacklogFigures(0, [0, 0, 0, 0, 0, 0], null, null);
    }

    /// <summary>The tickets behind a part of a figure, the longest first, by pages of <see cref="TicketsBehind.PageSize"/>.</summary>
    /// <param name="page">From 1.</param>
    public async Task<Outcome<TicketsBehind>> BehindAsync(
        Actor actor, Measure measure, FigureFilter filter, FigureSlice slice, CountedTime time = CountedTime.Elapsed, int page = 1, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return new TicketsBehind(0, []);
    }

    /// <summary>The UTC dates of the first and the last report there are, or null without any.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> ExtentAsync(Actor actor, TicketOrigin? source, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        return null;
    }

    /// <summary>What there is to choose from in a dimension, by name: of the tickets of a filter.</summary>
    public async Task<Outcome<IReadOnlyList<DimensionKey>>> KeysAsync(Actor actor, Dimension dimension, FigureFilter filter, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        return Array.Empty<DimensionKey>();
    }

    private static MeasureHead Head(Measure measure) => new(measure, NoTimes, NoTimes, null, null);

    private static MeasureReport Nothing(Measure measure, CountedTime time, Dimension by) =>
        new(measure, time, NoTimes, null, null, null, StepLength.Day, [], new int[Distribution.Limits(measure).Count + 1], by, []);
}
