using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>
/// How long it takes 考核指标: supervisors over all tickets, engineers over their own, staff not at all.
/// Percentiles are taken here and not in the database, which knows none.
/// </summary>
public sealed class FigureQueries(IDbContextFactory<AfterSalesDbContext> contexts, PromiseTimes promises, TimeProvider time)
{
    /// <summary>All that a page shows of one measure.</summary>
    public async Task<Outcome<TimeReport>> TimeReportAsync(Actor actor, Measure measure, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var tickets = await MeasuredAsync(actor, measure, filter, cancel);
        var before = filter.Before is { } earlier ? TimeFigures.Of(await MeasuredAsync(actor, measure, earlier, cancel)) : null;
        var length = Steps.For(tickets, ticket => ticket.Day);
        var buckets = new int[Distribution.Limits(measure).Count + 1];
        foreach (var hours in tickets.Select(ticket => ticket.Hours).OfType<double>())
            buckets[Distribution.BucketOf(measure, hours)]++;
        return new TimeReport(
            TimeFigures.Of(tickets), before, promises.Hours(PromiseOf(measure)).Normal, length,
            [.. Steps.Cut(tickets, ticket => ticket.Day, length).Select(step => new FiguresOf<DateOnly>(step.Step, TimeFigures.Of(step.Those)))], buckets,
            [.. By(tickets, ticket => ticket.ProductLine).ThenBy(line => line.Key, ReadersOrder.OfNames)],
            [.. By(tickets, ticket => ticket.Priority).OrderByDescending(line => line.Key)],
            [.. By(tickets, ticket => ticket.Channel)]);
    }

    /// <summary>The tickets behind a part of a figure; the first 200, the longest first.</summary>
    public async Task<Outcome<TicketsBehind>> TicketsBehindAsync(
        Actor actor, Measure measure, FigureFilter filter, FigureSlice slice, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var all = await MeasuredAsync(actor, measure, filter, cancel);
        var length = Steps.For(all, ticket => ticket.Day);
        var wanted = all.Where(ticket => ticket.IsIn(slice, measure, length)).OrderByDescending(ticket => ticket.Hours ?? double.MaxValue).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await TicketsBehind.OfAsync(db, wanted.ConvertAll(ticket => (ticket.Id, ticket.Hours)), cancel);
    }

    /// <summary>The UTC dates of the first and the last report there are, or null without any.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> ExtentAsync(Actor actor, TicketOrigin? source, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var times = new FigureFilter(Source: source).Of(db, actor).Select(ticket => (DateTime?)ticket.CreatedAt);
        return (await times.MinAsync(cancel), await times.MaxAsync(cancel)) is ({ } first, { } last)
            ? (DateOnly.FromDateTime(first), DateOnly.FromDateTime(last))
            : null;
    }

    private async Task<List<MeasuredTicket>> MeasuredAsync(Actor actor, Measure measure, FigureFilter filter, CancellationToken cancel)
    {
        var promise = PromiseOf(measure);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await filter.Of(db, actor).OrderBy(ticket => ticket.Id).Select(ticket => new MeasuredTicket.Row(
            ticket.Id, ticket.CreatedAt, ticket.RespondedAt, ticket.AcceptedAt, ticket.Equipment!.Model.ProductLine, ticket.Priority, ticket.Channel,
            ticket.Clocks.AsQueryable().Where(clock => clock.Name == promise).OrderBy(clock => clock.Id).Select(ClockReading.Columns).FirstOrDefault(),
            ticket.Clocks.AsQueryable().Where(clock => clock.Name == ClockName.Arrange).OrderBy(clock => clock.Id).Select(ClockReading.Columns).FirstOrDefault())).ToListAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        return rows.ConvertAll(row => MeasuredTicket.Of(row, measure, now));
    }

    private static ClockName PromiseOf(Measure measure) => measure == Measure.Response ? ClockName.Response : ClockName.Repair;

    private static IOrderedEnumerable<FiguresOf<TKey>> By<TKey>(List<MeasuredTicket> tickets, Func<MeasuredTicket, TKey> key) =>
        tickets.GroupBy(key).Select(group => new FiguresOf<TKey>(group.Key, TimeFigures.Of([.. group]))).OrderByDescending(group => group.Figures.Count);
}
