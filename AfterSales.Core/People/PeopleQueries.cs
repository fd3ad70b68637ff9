using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.People;

/// <summary>An engineer to choose from.</summary>
/// <param name="Skills">In the department's words, as "液压 3".</param>
public sealed record EngineerLine(int Id, string Name, string? Phone, IReadOnlyList<string> Skills, string? HomeCity, bool OnDuty, bool SharesPosition);

/// <summary>The department's people, for lists and choices.</summary>
public sealed class PeopleQueries(IDbContextFactory<AfterSalesDbContext> contexts, EngineerChanges changes)
{
    private volatile KnownIds? known;

    /// <summary>The engineers who can be sent, those on duty first, then by name: for staff and supervisors; others are told of nobody.</summary>
    public async Task<IReadOnlyList<EngineerLine>> EngineersAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Engineers.Where(engineer => engineer.Employee.Active)
            .OrderByDescending(engineer => engineer.OnDuty)
            .ThenBy(engineer => EF.Functions.Collate(engineer.Employee.Name, ReadersOrder.Collation)).ThenBy(engineer => engineer.Id)
            .Select(engineer => new EngineerLine(
                engineer.Id, engineer.Employee.Name, engineer.Employee.Phone, engineer.Skills, engineer.HomeCity, engineer.OnDuty, engineer.SharesPosition))
            .ToListAsync(cancel);
    }

    /// <summary>The names of everybody who works here now, by id.</summary>
    public async Task<IReadOnlyDictionary<int, string>> NamesAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Employees.Where(employee => employee.Active).ToDictionaryAsync(employee => employee.Id, employee => employee.Name, cancel);
    }

    /// <summary>The ids of the engineers who can be sent: kept until one of them changes, because every answer about a ticket holds them.</summary>
    public async Task<IReadOnlyList<int>> EngineerIdsAsync(CancellationToken cancel = default)
    {
        // Asked before the database is: what is committed meanwhile makes the answer old, not wrong.
        var count = changes.Count;
        if (known is { } last && last.Count == count)
            return last.Ids;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = await db.Engineers.Where(engineer => engineer.Employee.Active).OrderBy(engineer => engineer.Id).Select(engineer => engineer.Id).ToListAsync(cancel);
        // Inside a transaction they may be of one that is never committed.
        if (WriteTransaction.Current is null)
            known = new KnownIds(count, ids);
        return ids;
    }

    private sealed record KnownIds(long Count, IReadOnlyList<int> Ids);
}
