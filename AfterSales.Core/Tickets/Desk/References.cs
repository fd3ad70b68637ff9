using System.Collections.Immutable;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Rulebooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Tickets;

/// <summary>
/// Looks up what a command wants to know of the world. The queries are compiled once: finding one again by its
/// expression takes longer than SQLite's answer.
/// </summary>
internal static class References
{
    private static readonly Func<AfterSalesDbContext, string, CancellationToken, Task<Equipment?>> MachineOf = EF.CompileAsyncQuery(
        (AfterSalesDbContext db, string serial, CancellationToken cancel) => db.Set<Equipment>()
            .Include(machine => machine.Model).Include(machine => machine.Site).Include(machine => machine.Customer.Sites).AsSingleQuery()
            .FirstOrDefault(machine => machine.SerialNumber == serial));

    private static readonly Func<AfterSalesDbContext, int, CancellationToken, Task<Site?>> SiteOf = EF.CompileAsyncQuery(
        (AfterSalesDbContext db, int id, CancellationToken cancel) => db.Set<Site>().FirstOrDefault(site => site.Id == id));

    private static readonly Func<AfterSalesDbContext, int, CancellationToken, Task<Customer?>> CustomerOf = EF.CompileAsyncQuery(
        (AfterSalesDbContext db, int id, CancellationToken cancel) => db.Set<Customer>().Include(customer => customer.Sites).AsSingleQuery()
            .FirstOrDefault(customer => customer.Id == id));

    private static readonly Func<AfterSalesDbContext, string, CancellationToken, Task<Customer?>> CallerOf = EF.CompileAsyncQuery(
        (AfterSalesDbContext db, string digits, CancellationToken cancel) => db.Set<Customer>().Include(customer => customer.Sites).AsSingleQuery()
            .FirstOrDefault(customer => customer.Id == db.Set<CustomerContact>().Where(contact => contact.PhoneDigits == digits)
                .OrderBy(contact => contact.Id).Select(contact => (int?)contact.CustomerId).FirstOrDefault()));

    /// <param name="ticket">The ticket's number: what it took of the purchased parts counts as left for it. Empty: a new one.</param>
    public static async Task<TicketReferences> FindAsync(AfterSalesDbContext db, Wanted wanted, string ticket, CompanyTime company, CancellationToken cancel)
    {
        if (wanted == Wanted.Nothing)
            return TicketReferences.None;
        var serial = wanted.SerialNumber?.Trim();
        var machine = string.IsNullOrEmpty(serial) ? null : await MachineOf(db, serial, cancel);
        var site = wanted.SiteId is { } siteId ? await SiteOf(db, siteId, cancel) : null;
        var customer = (wanted.CustomerId ?? site?.CustomerId ?? machine?.CustomerId) is { } customerId
            ? machine?.CustomerId == customerId ? machine.Customer : await CustomerOf(db, customerId, cancel)
            : PhoneDigits.Of(wanted.Phone) is { Length: >= 5 } digits ? await CallerOf(db, digits, cancel)
            : null;
        var engineers = wanted.EngineerIds is not { Count: > 0 } ids ? [] : await db.Employees
            .Where(employee => ids.Contains(employee.Id) && employee.Active && employee.Engineer != null)
            .ToDictionaryAsync(employee => employee.Id, employee => employee.Name, cancel);
        return new TicketReferences
        {
            Equipment = machine,
            Customer = customer,
            Site = site,
            Engineers = engineers.ToImmutableDictionary(),
            Colleague = wanted.ColleagueId is { } id ? await ColleagueAsync(db, id, cancel) : null,
            Checklist = wanted.ChecklistId is { } listId ? await db.Checklists.AsNoTracking().FirstOrDefaultAsync(list => list.Id == listId, cancel) : null,
            Parts = await FittedParts.FindAsync(db, wanted.Fitted, ticket, cancel),
            Qualified = engineers.Count == 0 ? null : new Qualifications(await CertificateQueries.HeldAsync(db, engineers.Keys, cancel), company),
        };
    }

    /// <summary>What is measured when the ticket's machine is tested.</summary>
    public static async Task<IReadOnlyList<Checklist>> MeasuredAsync(AfterSalesDbContext db, Ticket ticket, CancellationToken cancel) =>
        [.. (await db.Checklists.AsNoTracking().Where(list => list.Active && list.Use == ChecklistUse.Test).ToListAsync(cancel)).Where(list => list.Fits(ticket.ServiceType, ticket.Equipment?.Model.Code))];

    private static async Task<Colleague?> ColleagueAsync(AfterSalesDbContext db, int id, CancellationToken cancel) =>
        await db.Employees.Where(employee => employee.Id == id && employee.Active && employee.Roles != Roles.None)
            .Select(employee => new { employee.Name, employee.Roles }).FirstOrDefaultAsync(cancel) is { } found
            ? new Colleague(id, found.Name, found.Roles.HasFlag(Roles.Staff) || found.Roles.HasFlag(Roles.Supervisor))
            : null;
}
