using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Complaints;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Complained;

/// <summary>
/// Complaints against the jobs they came out of 投诉, seen by the same people as the other figures. A complaint counts on its own days,
/// whenever its ticket was reported, and for whatever its ticket is: region, model, engineers.
/// </summary>
public sealed class ComplaintRateQueries(FactStore store, IDbContextFactory<AfterSalesDbContext> contexts)
{
    private static readonly Measured Cycle = new(Measure.Cycle, CountedTime.Elapsed);

    /// <summary>The rates over a filter, compared, and by a dimension.</summary>
    public async Task<Outcome<ComplaintReport>> RatesAsync(Actor actor, FigureFilter filter, Dimension by = Dimension.ProductLine, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        var groups = new RowGroups(by, actor);
        var jobs = FinishedJobs.Of(await Period.ReadAsync(store, actor, filter, [Cycle.Column, .. groups.Columns], cancel), Cycle, groups);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var complaints = await ReadAsync(db, actor, filter, cancel);
        var byKey = complaints.SelectMany(one => Keys(one, by, actor), (one, key) => (one, key)).ToLookup(pair => pair.key, pair => pair.one, StringComparer.Ordinal);
        var keys = await NamedAsync(db, by, [.. jobs.ByKey.Keys.Union(byKey.Select(same => same.Key))], cancel);
        return new ComplaintReport(
            ComplainedOf.Count(complaints, jobs.All), await WholeAsync(db, actor, filter.Before, cancel), await WholeAsync(db, actor, filter.SameYearAgo, cancel), by,
            [.. keys.Select(key => new ComplaintsIn(key, ComplainedOf.Count(byKey[key.Key], jobs.ByKey.GetValueOrDefault(key.Key))))
                .OrderByDescending(row => row.Rates.Opened).ThenByDescending(row => row.Rates.Finished).ThenBy(row => row.Key.Name, ReadersOrder.OfNames)],
            ComplainedOf.Count(complaints.Where(one => !Keys(one, by, actor).Any()), jobs.Elsewhere));
    }

    /// <summary>The complaints behind a part, the latest first, by pages of <see cref="ComplaintsBehind.PageSize"/>.</summary>
    /// <param name="page">From 1.</param>
    public async Task<Outcome<ComplaintsBehind>> BehindAsync(Actor actor, FigureFilter filter, FigureSlice slice, int page = 1, CancellationToken cancel = default)
    {
        if (!FigureFilter.IsFor(actor))
            return new Forbidden();
        await store.CatchUpAsync(cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var those = (await ReadAsync(db, actor, filter, cancel)).Where(one => one.Is(slice.Complaints ?? ComplaintSide.Opened)
                && (slice.By is not { } by || (slice.Elsewhere ? !Keys(one, by, actor).Any() : slice.Key is null || Keys(one, by, actor).Contains(slice.Key))))
            .Select(one => one.Id).OrderDescending().ToList();
        var ids = those.Skip((int)Math.Min((Math.Max(page, 1) - 1L) * ComplaintsBehind.PageSize, int.MaxValue)).Take(ComplaintsBehind.PageSize).ToList();
        var listed = await db.Complaints.Where(complaint => ids.Contains(complaint.Id)).OrderByDescending(complaint => complaint.Id).Select(complaint => new ComplaintBehind(
            complaint.Id, complaint.OpenedAt, complaint.Kind, complaint.State, complaint.Customer!.Name ?? complaint.Person, complaint.Words, complaint.Ticket!.Number, complaint.ClosedAt, complaint.InTime)).ToListAsync(cancel);
        return new ComplaintsBehind(those.Count, listed);
    }

    private async Task<ComplaintRates?> WholeAsync(AfterSalesDbContext db, Actor actor, FigureFilter? filter, CancellationToken cancel) => filter is null ? null
        : ComplainedOf.Count(await ReadAsync(db, actor, filter, cancel), FinishedJobs.Of(await Period.ReadAsync(store, actor, filter, [Cycle.Column], cancel), Cycle).All);

    // Somebody may have been complained of in a period in which there was no job of theirs.
    private static async Task<IReadOnlyList<DimensionKey>> NamedAsync(AfterSalesDbContext db, Dimension by, List<string> keys, CancellationToken cancel)
    {
        if (by != Dimension.Engineer)
            return keys.ConvertAll(key => new DimensionKey(by, key, key));
        var ids = keys.ConvertAll(key => int.Parse(key, CultureInfo.InvariantCulture));
        var names = await db.Employees.AsNoTracking().Where(employee => ids.Contains(employee.Id)).ToDictionaryAsync(employee => employee.Id, employee => employee.Name, cancel);
        return ids.ConvertAll(id => new DimensionKey(by, id.ToString(CultureInfo.InvariantCulture), names.GetValueOrDefault(id, "")));
    }

    // As the other figures: an engineer is compared with nobody.
    private static IEnumerable<string> Keys(ComplainedOf complaint, Dimension by, Actor actor) =>
        complaint.Keys(by).Where(key => by != Dimension.Engineer || actor.IsSupervisor || key == $"{actor.EmployeeId}");

    // The facts are as they are after the last command: whoever calls has caught up with it.
    private static async Task<List<ComplainedOf>> ReadAsync(AfterSalesDbContext db, Actor actor, FigureFilter filter, CancellationToken cancel)
    {
        var (from, to, facts) = (StartOf(filter.From ?? DateOnly.MinValue), StartOf(filter.To ?? DateOnly.MaxValue), db.TicketFacts);
        var seen = await ComplaintQueries.Seen(db, actor).Where(complaint => complaint.State != ComplaintState.Voided && ((complaint.OpenedAt >= from && complaint.OpenedAt < to) || (complaint.ClosedAt >= from && complaint.ClosedAt < to)))
            .Select(complaint => new { complaint.Id, complaint.OpenedAt, complaint.ClosedAt, complaint.InTime, complaint.TicketId }).ToListAsync(cancel);
        var tickets = seen.Select(complaint => complaint.TicketId).OfType<long>().Distinct().ToList();
        var known = await facts.AsNoTracking().Where(fact => EF.Parameter(tickets).Contains(fact.TicketId)).ToDictionaryAsync(fact => fact.TicketId, cancel);
        return [.. seen.Select(complaint => new ComplainedOf(
            complaint.Id, complaint.OpenedAt >= from && complaint.OpenedAt < to, complaint.ClosedAt >= from && complaint.ClosedAt < to, complaint.InTime == true,
            complaint.TicketId is { } ticket ? known.GetValueOrDefault(ticket) : null)).Where(complaint => complaint.Fits(filter))];
    }

    private static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
