using AfterSales.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.People;

/// <summary>An employee as the sign-in knows one.</summary>
/// <param name="Language">What the person chose to read, as a culture's name; null before a choice.</param>
public sealed record Account(int EmployeeId, string Name, Roles Roles, string? Language);

/// <summary>Who an account belongs to, and whether it still may do what its session says.</summary>
public sealed class Accounts(IDbContextFactory<AfterSalesDbContext> contexts, WriterGate gate)
{
    /// <summary>Somebody of the demo company; null where there is no such person.</summary>
    public async Task<Account?> OfDemoUserAsync(string user, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Employees.Where(employee => employee.Active && employee.DemoUser == user)
            .Select(employee => new Account(employee.Id, employee.Name, employee.Roles, employee.Language)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// Takes over what the company's directory says of a person, who becomes an employee at the first sign-in.
    /// Null for an employee who is no longer active.
    /// </summary>
    /// <param name="objectId">The directory's object id: the only key that is never given to somebody else.</param>
    public async Task<Account?> OfDirectoryAsync(string objectId, string name, Roles roles, CancellationToken cancel = default)
    {
        var outcome = await gate.InTransactionAsync<Employee>(async db =>
        {
            var employee = await db.Employees.Include(one => one.Engineer).FirstOrDefaultAsync(one => one.ObjectId == objectId, cancel);
            if (employee is null)
                db.Employees.Add(employee = new Employee { Name = name, ObjectId = objectId });
            employee.Name = name;
            employee.Roles = roles;
            if (roles.HasFlag(Roles.Engineer))
                employee.Engineer ??= new Engineer();
            await db.SaveChangesAsync(cancel);
            return employee;
        }, cancel);
        return outcome.Value is { Active: true } known ? new Account(known.Id, known.Name, known.Roles, known.Language) : null;
    }

    /// <summary>Keeps which language a person reads, for every browser that the person signs in with later.</summary>
    public Task<Outcome<string>> ChooseLanguageAsync(int employeeId, string language, CancellationToken cancel = default) =>
        gate.InTransactionAsync<string>(async db =>
        {
            if (await db.Employees.FirstOrDefaultAsync(one => one.Id == employeeId, cancel) is not { } employee)
                return new Forbidden();
            employee.Language = language;
            await db.SaveChangesAsync(cancel);
            return language;
        }, cancel);

    /// <summary>The roles an employee has now; none when no longer active.</summary>
    public async Task<Roles> RolesOfAsync(int employeeId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Employees.Where(employee => employee.Id == employeeId && employee.Active)
            .Select(employee => employee.Roles).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The people of the demo company, by the name they sign in with.</summary>
    public async Task<IReadOnlyList<DemoPerson>> DemoPeopleAsync(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Employees.Where(employee => employee.Active && employee.DemoUser != null).OrderBy(employee => employee.Id)
            .Select(employee => new DemoPerson(employee.DemoUser!, employee.Name, employee.Roles, employee.Engineer!.HomeCity)).ToListAsync(cancel);
    }
}

/// <summary>Somebody of the demo company.</summary>
/// <param name="City">Where an engineer is at home.</param>
public sealed record DemoPerson(string User, string Name, Roles Roles, string? City);
