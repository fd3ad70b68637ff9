using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.People;

/// <summary>An engineer to choose from.</summary>
/// <param name="Skills">In the department's words, as "液压 3".</param>
public sealed record EngineerLine(int Id, string Name, string? Phone, IReadOnlyList<string> Skills, string? HomeCity, bool OnDuty, bool SharesPosition);

/// <summary>Ids of the engineers who can be sent, and of everybody who can look after a ticket.</summary>
public sealed record PeopleChoices(IReadOnlyList<int> Engineers, IReadOnlyList<int> Colleagues);

/// <summary>Somebody of the department to choose from.</summary>
public sealed record ColleagueLine(int Id, string Name, Roles Roles);

/// <summary>The department's people, for lists and choices.</summary>
public sealed class PeopleQueries(IDbContextFactory<AfterSalesDbContext> contexts, EngineerChanges changes)
{
    private volatile KnownChoices? known;

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

    /// <summary>How the calling engineer stands to being called and shown; null for who is none.</summary>
    public async Task<Duty?> DutyAsync(Actor actor, CancellationToken cancel = default)
    {
        if (!actor.IsEngineer)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Engineers.Where(engineer => engineer.Id == actor.EmployeeId)
            .Select(engineer => new Duty(engineer.OnDuty, engineer.SharesPosition)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The names of everybody who works here now, by id.</summary>
    public async Task<IReadOnlyDictionary<int, string>> NamesAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Employees.Where(employee => employee.Active).ToDictionaryAsync(employee => employee.Id, employee => employee.Name, cancel);
    }

    /// <summary>Everybody who can look after a ticket, by name: for the department; customers are told of nobody.</summary>
    public async Task<IReadOnlyList<ColleagueLine>> ColleaguesAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Roles == Roles.None)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Employees.Where(employee => employee.Active && employee.Roles != Roles.None)
            .OrderBy(employee => EF.Functions.Collate(employee.Name, ReadersOrder.Collation)).ThenBy(employee => employee.Id)
            .Select(employee => new ColleagueLine(employee.Id, employee.Name, employee.Roles)).ToListAsync(cancel);
    }

    /// <summary>The ids of the people who can be chosen from, for programs: kept until one of them changes, because every answer about a ticket holds them.</summary>
    public async Task<PeopleChoices> ChoicesAsync(CancellationToken cancel = default)
    {
        // Asked before the database is: what is committed meanwhile makes the answer old, not wrong.
        var count = changes.Count;
        if (known is { } last && last.Count == count)
            return last.Choices;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var choices = new PeopleChoices(
            await db.Engineers.Where(engineer => engineer.Employee.Active).OrderBy(engineer => engineer.Id).Select(engineer => engineer.Id).ToListAsync(cancel),
            await db.Employees.Where(employee => employee.Active && employee.Roles != Roles.None).OrderBy(employee => employee.Id).Select(employee => employee.Id).ToListAsync(cancel));
        // Inside a transaction they may be of one that is never committed.
        if (WriteTransaction.Current is null)
            known = new KnownChoices(count, choices);
        return choices;
    }

    private sealed record KnownChoices(long Count, PeopleChoices Choices);
}
