using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment.Compliance;

/// <summary>The tickets behind something that is counted for clauses.</summary>
/// <param name="Rule">The gate that was passed, as the rulebook in force has it; null: it is none.</param>
/// <param name="Done">How many things are as they should be.</param>
/// <param name="Left">How many are not; null where there is no whole.</param>
/// <param name="Tickets">Of the side that was asked for, the latest first; the value is how many of them stand on it.</param>
public sealed record ClauseTickets(GateRule? Rule, int Done, int? Left, TicketsBehind Tickets);

/// <summary>Lists the tickets of what <see cref="ComplianceQueries"/> counts, for staff and supervisors.</summary>
public sealed class ClauseTicketQueries(IDbContextFactory<AfterSalesDbContext> contexts, RulebookQueries rulebooks, CompanyTime company, TimeProvider time)
{
    /// <param name="from">UTC day of the report, inclusive.</param>
    /// <param name="to">UTC day, exclusive.</param>
    /// <param name="done">Those with what is as it should be; else those with what is not.</param>
    /// <param name="page">From 1, of <see cref="TicketsBehind.PageSize"/>.</param>
    /// <returns>Null: it is not the actor's to see, the rulebook in force does not have it, or it is counted in other records than tickets.</returns>
    public async Task<ClauseTickets?> BehindAsync(Actor actor, CountedPart part, DateOnly from, DateOnly to, bool done, int page = 1, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets || (await rulebooks.EditionsAsync(actor, cancel)).FirstOrDefault(edition => edition.InForce)?.Rulebook is not { } rulebook)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (period, now) = (CountedPeriod.Utc(from, to), time.GetUtcNow().UtcDateTime);
        var things = new ClauseThings(db, period.Counted(db), period, now, company.DayOf(now));
        var rule = part is GatePart gate ? rulebook.Gates.FirstOrDefault(one => one.Clause == gate.Clause && one.Gate == gate.Gate && one.Before == gate.Before) : null;
        var counted = part switch
        {
            CountPart count => await things.OfAsync(count.Count, cancel),
            PromisePart promise => await things.Promises(promise.Clock, ClauseRules.Promised(rulebook, promise.Clock)).ToListAsync(cancel),
            DatesPart dates => await things.Dates(dates.Date).ToListAsync(cancel),
            _ => rule is null ? null : await things.Passed(rule).ToListAsync(cancel),
        };
        if (counted is null)
            return null;
        var tally = Tally.Over(counted, part is not GatePart && (part is not CountPart one || ClauseCountKind.HasWhole(one.Count)));
        var those = counted.Where(thing => thing.Done == done).CountBy(thing => thing.TicketId).OrderByDescending(ticket => ticket.Key).ToList();
        var listed = those.Skip((int)Math.Min((Math.Max(page, 1) - 1L) * TicketsBehind.PageSize, int.MaxValue)).Take(TicketsBehind.PageSize).Select(ticket => (ticket.Key, (double?)ticket.Value)).ToList();
        return new ClauseTickets(rule, tally.Done, tally.Of - tally.Done, await TicketsBehind.OfAsync(db, those.Count, listed, cancel));
    }
}
