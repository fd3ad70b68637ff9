using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>How often one clause stopped a command, on how many tickets, and when last (UTC).</summary>
public sealed record ClauseStops(string Clause, int Times, int Tickets, DateTime Last);

/// <summary>One command that was stopped. UTC.</summary>
public sealed record StopFile(long Id, string Number, DateTime At, string By, Origin Origin, string Command, Stage Stage, string Clause, Need Need);

/// <summary>Which stops are asked for.</summary>
/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, exclusive; null: until now.</param>
public sealed record StopsAsked(DateTime From, DateTime? To = null)
{
    /// <summary>Only those of a clause.</summary>
    public string? Clause { get; init; }

    /// <summary>Without those by which this was missing: they were at another gate of the clause, see <see cref="GateNeeds.NotAt"/>.</summary>
    public IReadOnlyList<Need> Without { get; init; } = [];
}

/// <summary>What the rulebook's gates stopped, for staff and supervisors.</summary>
public sealed class GateStopQueries(IDbContextFactory<AfterSalesDbContext> contexts)
{
    /// <summary>How many stops a list shows at most.</summary>
    public const int Most = 100;

    /// <summary>By clause, the most frequent first.</summary>
    public async Task<IReadOnlyList<ClauseStops>> ByClauseAsync(Actor actor, StopsAsked asked, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var clauses = await Asked(db, asked).GroupBy(stop => stop.Clause)
            .Select(stops => new ClauseStops(stops.Key, stops.Count(), stops.Select(stop => stop.TicketId).Distinct().Count(), stops.Max(stop => stop.At)))
            .ToListAsync(cancel);
        return [.. clauses.OrderByDescending(clause => clause.Times).ThenBy(clause => clause.Clause, StringComparer.Ordinal)];
    }

    /// <summary>The latest, newest first.</summary>
    public async Task<IReadOnlyList<StopFile>> LatestAsync(Actor actor, StopsAsked asked, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await Asked(db, asked).OrderByDescending(stop => stop.At).ThenByDescending(stop => stop.Id).Take(Most)
            .Join(db.Tickets, stop => stop.TicketId, ticket => ticket.Id, (stop, ticket) =>
                new StopFile(stop.Id, ticket.Number, stop.At, stop.By, stop.Origin, stop.Command, stop.Stage, stop.Clause, stop.Need))
            .ToListAsync(cancel);
    }

    private static IQueryable<GateStop> Asked(AfterSalesDbContext db, StopsAsked asked)
    {
        var (from, to, clause, without) = (asked.From, asked.To ?? DateTime.MaxValue, asked.Clause, asked.Without);
        return db.Set<GateStop>().AsNoTracking().Where(stop => stop.At >= from && stop.At < to && (clause == null || stop.Clause == clause) && !without.Contains(stop.Need));
    }
}
