using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Assessment;

/// <summary>What some tickets' facts are now, with those of earlier tickets that they came back from.</summary>
internal sealed class FactChange
{
    private readonly List<long> ids;
    private readonly List<TicketFact> facts;
    // Of other tickets only the link to what came after them changes.
    private readonly List<TicketFact> linked;

    private FactChange(List<long> ids, List<TicketFact> facts, List<TicketFact> linked, HashSet<int> days) => (this.ids, this.facts, this.linked, Days) = (ids, facts, linked, days);

    /// <summary>Whose columns are no longer right.</summary>
    public HashSet<int> Days { get; }

    public static async Task<FactChange> OfAsync(AfterSalesDbContext db, List<long> ids, FactReckoning reckoning, CancellationToken cancel)
    {
        var all = db.TicketFacts;
        var facts = (await RawTicket.ReadAsync(db, ids, cancel)).ConvertAll(reckoning.Of);
        var before = await all.AsNoTracking().Where(fact => EF.Parameter(ids).Contains(fact.TicketId)).Select(fact => new { fact.Day, fact.EquipmentId }).ToListAsync(cancel);
        List<int> machines = [.. facts.Select(fact => fact.EquipmentId).Concat(before.Select(fact => fact.EquipmentId)).OfType<int>().Distinct()];
        var others = machines.Count == 0 ? [] : await all.AsNoTracking()
            .Where(fact => fact.EquipmentId != null && EF.Parameter(machines).Contains(fact.EquipmentId.Value) && !EF.Parameter(ids).Contains(fact.TicketId)).ToListAsync(cancel);
        var linked = Link(facts, others);
        return new FactChange(ids, facts, linked, [.. facts.Concat(linked).Select(fact => fact.Day), .. before.Select(fact => fact.Day)]);
    }

    public async Task<bool> WriteAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var (all, tickets) = (db.TicketFacts, db.Tickets);
        // Some may have been taken back with their import since they were read.
        var there = await tickets.Where(ticket => EF.Parameter(ids).Contains(ticket.Id)).Select(ticket => ticket.Id).ToHashSetAsync(cancel);
        await all.Where(fact => EF.Parameter(ids).Contains(fact.TicketId)).ExecuteDeleteAsync(cancel);
        db.AddRange(facts.Where(fact => there.Contains(fact.TicketId)));
        await db.SaveChangesAsync(cancel);
        foreach (var earlier in linked)
            await all.Where(fact => fact.TicketId == earlier.TicketId).ExecuteUpdateAsync(set => set.SetProperty(fact => fact.RepeatedAfter, earlier.RepeatedAfter), cancel);
        return true;
    }

    /// <summary>Same machine, same fault group, reported after the acceptance: the first one counts.</summary>
    /// <returns>Those of the others for which that is different now.</returns>
    private static List<TicketFact> Link(List<TicketFact> facts, List<TicketFact> others)
    {
        var changed = new List<TicketFact>();
        var known = others.ToHashSet();
        foreach (var same in facts.Concat(others).Where(fact => fact.EquipmentId is not null && fact.FaultGroup.Length > 0).GroupBy(fact => (fact.EquipmentId, fact.FaultGroup)))
        {
            var reports = same.Where(fact => fact.Stage != Stage.Cancelled).Select(fact => fact.CreatedAt).Order().ToList();
            foreach (var fact in same)
            {
                var after = fact.AcceptedAt is { } accepted && reports.Find(report => report > accepted) is var next && next > accepted ? (next - accepted).Ticks : 0;
                if (after == fact.RepeatedAfter)
                    continue;
                fact.RepeatedAfter = after;
                if (known.Contains(fact))
                    changed.Add(fact);
            }
        }
        return changed;
    }
}
