using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>
/// How long it takes 考核指标, for the pages: supervisors over all tickets, engineers over their own, staff not at all. Percentiles are
/// exact: taken over every single time, by linear interpolation between closest ranks.
/// </summary>
public sealed partial class TimeQueries(FactStore store, IDbContextFactory<AfterSalesDbContext> contexts, PromiseTimes promises, TimeProvider time)
{
    private static readonly Measure[] OnResponsePage = [Measure.Response, Measure.Arrange, Measure.Arrival];

    private long Now => time.GetUtcNow().UtcTicks;

    /// <summary>One measure over a filter, in elapsed hours.</summary>
    public async Task<Outcome<TimeFigures>> TimesAsync(Actor actor, Measure measure, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var measured = new Measured(measure, CountedTime.Elapsed);
        return TimeCount.Of(await Period.ReadAsync(store, actor, filter, [measured.Column], cancel), [measured], Now)[0];
    }

    /// <summary>What the page of response times shows.</summary>
    /// <param name="measure">Of which the steps, the distribution and the breakdown are.</param>
    public async Task<Outcome<ResponseReport>> ResponseAsync(
        Actor actor, FigureFilter filter, Measure measure = Measure.Response, CountedTime time = CountedTime.Elapsed, Dimension by = Dimension.ProductLine, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var (report, heads, _) = await MeasureAsync(actor, filter, new Measured(measure, time), by, OnResponsePage, [], cancel);
        return new ResponseReport(report, heads);
    }

    /// <summary>What the page of the repair cycle shows.</summary>
    public async Task<Outcome<CycleReport>> CycleAsync(
        Actor actor, FigureFilter filter, CountedTime time = CountedTime.Elapsed, Dimension by = Dimension.ProductLine, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var (report, heads, periods) = await MeasureAsync(actor, filter, new Measured(Measure.Cycle, time), by, [Measure.Cycle], CycleTally.Columns, cancel);
        var groups = new RowGroups(by, actor);
        var now = Now;
        var (days, byGroup, (before, yearAgo)) = await AtOnce.OfAsync(
            () => CycleCount.Of(periods.Now, now), () => CycleCount.Of(periods.Now.Again, groups, now), () => (Cycle(periods.Before, now), Cycle(periods.YearAgo, now)));
        var whole = days.Whole;
        var order = report.Breakdown.Select(row => row.Key).ToList();
        var found = byGroup.All.Index().ToDictionary(group => groups.KeyOf(group.Index), group => group.Item);
        return new CycleReport(report, heads[0],
            whole.Parts, before?.Parts, yearAgo?.Parts, [.. days.Steps.Select(step => new PartsOf<DateOnly>(step.Step, step.Tally.Parts))],
            [.. order.Select(key => new PartsOf<DimensionKey>(key, found[key.Key].Parts))],
            whole.Fixes, before?.Fixes, yearAgo?.Fixes, [.. days.Steps.Select(step => new FixesOf<DateOnly>(step.Step, step.Tally.Fixes))],
            [.. order.Select(key => new FixesOf<DimensionKey>(key, found[key.Key].Fixes))], whole.Ledger);
    }

    /// <summary>What is open now; of the filter's period nothing is asked.</summary>
    public async Task<Outcome<BacklogFigures>> BacklogAsync(Actor actor, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var open = await Backlog.ReadAsync(store, contexts, actor, filter, cancel);
        return Backlog.Figures(open, Now);
    }

    /// <summary>The UTC dates of the first and the last report there are, or null without any.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> ExtentAsync(Actor actor, TicketOrigin? source, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return null;
        var period = await Period.ReadAsync(store, actor, new FigureFilter(Source: source), [], cancel);
        var days = period.Days.Where(day => period.Rows.Rows(day).Length > 0).Select(day => DateOnly.FromDayNumber(day.Day)).ToList();
        return days.Count == 0 ? null : (days[0], days[^1]);
    }

    private async Task<(MeasureReport Report, MeasureHead[] Heads, Periods Periods)> MeasureAsync(
        Actor actor, FigureFilter filter, Measured measured, Dimension by, Measure[] headsOf, IEnumerable<FactGroup> more, CancellationToken cancel)
    {
        var groups = new RowGroups(by, actor);
        Measured[] elapsed = [.. headsOf.Append(measured.Measure).Distinct().Select(measure => new Measured(measure, CountedTime.Elapsed))];
        Measured[] worked = [.. elapsed.Select(one => one with { Time = CountedTime.Working })];
        FactGroup[] compared = [.. elapsed.Select(one => one.Column), .. more];
        var periods = new Periods(
            await Period.ReadAsync(store, actor, filter, [.. compared, .. groups.Columns], cancel),
            await Period.ReadAsync(store, filter.Before, actor, compared, cancel),
            await Period.ReadAsync(store, filter.SameYearAgo, actor, compared, cancel));
        var now = Now;
        // What is compared is counted in the time that the page counts in; the heads are compared in elapsed hours.
        var compare = measured.Time == CountedTime.Elapsed ? elapsed : [.. elapsed, measured];
        var (here, (days, buckets, byGroup), (before, yearAgo)) = await AtOnce.OfAsync(
            () => TimeCount.Of(periods.Now, [.. elapsed, .. worked], now), () => TimeCount.Of(periods.Now.Again, measured, groups, now),
            () => (periods.Before is { } earlier ? TimeCount.Of(earlier, compare, now) : null, periods.YearAgo is { } last ? TimeCount.Of(last, compare, now) : null));
        var own = Array.IndexOf(compare, measured);
        var names = await DimensionNames.OfAsync(contexts, groups, cancel);
        var report = new MeasureReport(
            measured.Measure, measured.Time, here[Array.IndexOf([.. elapsed, .. worked], measured)], before?[own], yearAgo?[own],
            measured.Promise is { } clock ? promises.Hours(clock).Normal : null,
            days.Length, [.. days.Steps.Select(step => new FiguresOf<DateOnly>(step.Step, step.Tally.Take()))], buckets, by,
            [.. byGroup.All.Select((tally, group) => new FiguresOf<DimensionKey>(names[group], tally.Take())).Where(row => row.Figures.Count > 0)
                .OrderByDescending(row => row.Figures.Count).ThenBy(row => row.Key.Name, ReadersOrder.OfNames)]);
        var heads = headsOf.Select((measure, at) => new MeasureHead(measure, here[at], here[elapsed.Length + at], before?[at], yearAgo?[at])).ToArray();
        return (report, heads, periods);
    }

    private static CycleTally? Cycle(Period? period, long now) => period is null ? null : CycleCount.Of(period, now).Whole;

    private sealed record Periods(Period Now, Period? Before, Period? YearAgo);
}
