using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>
/// The figures of the department 考核指标: supervisors over all tickets, engineers over their own, staff not at all.
/// Percentiles are taken here and not in the database, which knows none.
/// </summary>
public sealed partial class FigureQueries(IDbContextFactory<AfterSalesDbContext> contexts, PromiseTimes promises, TimeProvider time)
{
    private const int MostBehind = 200;

    public async Task<Outcome<TimeFigures>> TimesAsync(Actor actor, Measure measure, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!MaySee(actor))
            return new Forbidden();
        return TimeFigures.Of(await MeasuredAsync(actor, measure, filter, cancel));
    }

    /// <summary>All that a page shows of one measure.</summary>
    public async Task<Outcome<TimeReport>> TimeReportAsync(Actor actor, Measure measure, FigureFilter filter, CancellationToken cancel = default)
    {
        if (!MaySee(actor))
            return new Forbidden();
        var tickets = await MeasuredAsync(actor, measure, filter, cancel);
        var before = filter.Before is { } earlier ? TimeFigures.Of(await MeasuredAsync(actor, measure, earlier, cancel)) : null;
        var length = StepsOf(tickets);
        var buckets = new int[Distribution.Limits(measure).Count + 1];
        foreach (var hours in tickets.Select(ticket => ticket.Hours).OfType<double>())
            buckets[Distribution.BucketOf(measure, hours)]++;
        return new TimeReport(
            TimeFigures.Of(tickets), before, promises.Hours(PromiseOf(measure)).Normal, length, [.. OverTime(tickets, length)], buckets,
            By(tickets, ticket => ticket.ProductLine), By(tickets, ticket => ticket.Priority), By(tickets, ticket => ticket.Channel));
    }

    /// <summary>The tickets behind a part of a figure; the first 200, the longest first.</summary>
    public async Task<Outcome<TicketsBehind>> TicketsBehindAsync(
        Actor actor, Measure measure, FigureFilter filter, FigureSlice slice, CancellationToken cancel = default)
    {
        if (!MaySee(actor))
            return new Forbidden();
        var all = await MeasuredAsync(actor, measure, filter, cancel);
        var length = StepsOf(all);
        var wanted = all.Where(ticket => ticket.IsIn(slice, measure, length)).OrderByDescending(ticket => ticket.Hours ?? double.MaxValue).ToList();
        return await BehindAsync(wanted.ConvertAll(ticket => (ticket.Id, ticket.Hours)), cancel);
    }

    /// <summary>The UTC dates of the first and the last report there are, or null without any.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> ExtentAsync(Actor actor, TicketOrigin? source, CancellationToken cancel = default)
    {
        if (!MaySee(actor))
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var times = new FigureFilter(Source: source).Of(db, actor).Select(ticket => (DateTime?)ticket.CreatedAt);
        return (await times.MinAsync(cancel), await times.MaxAsync(cancel)) is ({ } first, { } last)
            ? (DateOnly.FromDateTime(first), DateOnly.FromDateTime(last))
            : null;
    }

    private static bool MaySee(Actor actor) => actor.IsSupervisor || actor.IsEngineer;

    private async Task<List<MeasuredTicket>> MeasuredAsync(Actor actor, Measure measure, FigureFilter filter, CancellationToken cancel)
    {
        var promise = PromiseOf(measure);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await filter.Of(db, actor).OrderBy(ticket => ticket.Id).Select(ticket => new MeasuredTicket.Row(
            ticket.Id, ticket.CreatedAt, ticket.RespondedAt, ticket.AcceptedAt, ticket.Equipment!.Model.ProductLine, ticket.Priority, ticket.Channel,
            ticket.Clocks.Where(clock => clock.Name == promise)
                .Select(clock => new MeasuredTicket.ClockRow(clock.Limit, clock.UsedBefore, clock.DueAt, clock.StoppedAt)).FirstOrDefault(),
            ticket.Clocks.Where(clock => clock.Name == ClockName.Arrange)
                .Select(clock => new MeasuredTicket.ClockRow(clock.Limit, clock.UsedBefore, clock.DueAt, clock.StoppedAt)).FirstOrDefault())).ToListAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        return rows.ConvertAll(row => MeasuredTicket.Of(row, measure, now));
    }

    private async Task<TicketsBehind> BehindAsync(List<(long Id, double? Value)> wanted, CancellationToken cancel)
    {
        var first = wanted.Take(MostBehind).ToList();
        var ids = first.ConvertAll(ticket => ticket.Id);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = db.Tickets;
        var found = await all.Where(ticket => ids.Contains(ticket.Id))
            .Select(ticket => new { ticket.Id, ticket.Number, ticket.CreatedAt, ticket.Fault, Customer = ticket.Customer!.Name, ticket.Priority, ticket.Stage })
            .ToDictionaryAsync(ticket => ticket.Id, cancel);
        return new TicketsBehind(wanted.Count, first.ConvertAll(ticket =>
        {
            var known = found[ticket.Id];
            return new TicketBehind(known.Number, known.CreatedAt, known.Fault, known.Customer, known.Priority, known.Stage, ticket.Value);
        }));
    }

    private static ClockName PromiseOf(Measure measure) => measure == Measure.Response ? ClockName.Response : ClockName.Repair;

    private static StepLength StepsOf(List<MeasuredTicket> tickets) =>
        tickets.Count == 0 ? StepLength.Day : Steps.For(tickets.Min(ticket => ticket.Day), tickets.Max(ticket => ticket.Day));

    /// <summary>Every step between the first and the last, those without a ticket too: a gap is a fact.</summary>
    private static IEnumerable<FiguresOf<DateOnly>> OverTime(List<MeasuredTicket> tickets, StepLength length)
    {
        if (tickets.Count == 0)
            yield break;
        var bySteps = tickets.ToLookup(ticket => Steps.Of(ticket.Day, length));
        var last = bySteps.Max(step => step.Key);
        for (var step = bySteps.Min(step => step.Key); step <= last; step = Steps.Next(step, length))
            yield return new(step, TimeFigures.Of([.. bySteps[step]]));
    }

    private static List<FiguresOf<TKey>> By<TKey>(List<MeasuredTicket> tickets, Func<MeasuredTicket, TKey> key) =>
        [.. tickets.GroupBy(key).Select(group => new FiguresOf<TKey>(group.Key, TimeFigures.Of([.. group]))).OrderByDescending(group => group.Figures.Count)];
}
