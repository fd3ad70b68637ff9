using System.Linq.Expressions;
using AfterSales.Core.Assessment;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Import;

/// <summary>
/// Takes the last import back 撤销导入: its tickets, and the customers, sites and engineers that only it brought, all in
/// one transaction. Refused as soon as somebody has worked on any of it. For supervisors.
/// </summary>
public sealed class ImportUndo(WriterGate gate, TimeProvider time)
{
    private const int MostExamples = 3;
    private const int ForeignKeyFailed = 19;

    public async Task<Outcome<long>> UndoAsync(Actor actor, long id, CancellationToken cancel)
    {
        if (!actor.IsSupervisor)
            return new Forbidden();
        try
        {
            return await gate.InTransactionAsync(db => UndoAsync(db, actor, id, cancel), cancel);
        }
        catch (SqliteException failed) when (failed.SqliteErrorCode == ForeignKeyFailed)
        {
            // A kind of record that did not exist when this was written.
            return new ImportInUse([new ImportUse(ImportDependence.Others, 1, [])]);
        }
    }

    private async Task<Outcome<long>> UndoAsync(AfterSalesDbContext db, Actor actor, long id, CancellationToken cancel)
    {
        var runs = db.ImportRuns;
        if (await runs.SingleOrDefaultAsync(run => run.Id == id, cancel) is not { } run)
            return new NotFound();
        if (await ImportQueries.LastAsync(db, cancel) != id)
            return new NotTheLastImport();
        if (await UsesAsync(db, id, cancel) is { Count: > 0 } uses)
            return new ImportInUse(uses);
        await RemoveAsync(db, id, cancel);
        run.Undo(time.GetUtcNow().UtcDateTime, actor.Name);
        await db.SaveChangesAsync(cancel);
        return id;
    }

    private static async Task<IReadOnlyList<ImportUse>> UsesAsync(AfterSalesDbContext db, long id, CancellationToken cancel)
    {
        var (tickets, customers, sites, engineers) =
            (db.Tickets.BroughtBy(id), db.Customers.BroughtBy(id), db.Sites.BroughtBy(id), db.Employees.BroughtBy(id));
        var others = db.Tickets.Where(ticket => EF.Property<long?>(ticket, BroughtBy.Column) == null || EF.Property<long?>(ticket, BroughtBy.Column) != id);
        var (allSites, equipment, allCustomers, visits) = (db.Sites, db.Equipment, db.Customers, db.Visits);
        var uses = new List<ImportUse>();

        async Task AddAsync<T>(ImportDependence what, IQueryable<T> found, Expression<Func<T, string>> name)
        {
            if (await found.CountAsync(cancel) is > 0 and var count)
                uses.Add(new ImportUse(what, count, await found.Select(name).Take(MostExamples).ToListAsync(cancel)));
        }

        await AddAsync(ImportDependence.TicketsChanged, tickets.Where(ticket => ticket.Version > 1).OrderBy(ticket => ticket.Id), ticket => ticket.Number);
        await AddAsync(ImportDependence.TicketsRepeated, others.Where(other => tickets.Any(ticket => ticket.Number == other.RepeatOf)).OrderBy(other => other.Id), other => other.Number);
        await AddAsync(ImportDependence.CustomersUsed, customers.Where(customer =>
            others.Any(ticket => ticket.CustomerId == customer.Id) || equipment.Any(machine => machine.CustomerId == customer.Id)
            || allCustomers.Any(user => user.DealerId == customer.Id)
            || allSites.Any(site => site.CustomerId == customer.Id && EF.Property<long?>(site, BroughtBy.Column) != id))
            .OrderBy(customer => customer.Id), customer => customer.Name);
        await AddAsync(ImportDependence.CustomersUsed, sites.Where(site =>
            !customers.Any(customer => customer.Id == site.CustomerId)
            && (others.Any(ticket => ticket.SiteId == site.Id) || equipment.Any(machine => machine.SiteId == site.Id)))
            .OrderBy(site => site.Id), site => site.Name);
        await AddAsync(ImportDependence.CustomersChanged, customers.Where(customer =>
            customer.Contacts.Count > 1 || customer.Contacts.Any(contact => contact.Phone != null || contact.Email != null || contact.Position != null))
            .OrderBy(customer => customer.Id), customer => customer.Name);
        await AddAsync(ImportDependence.EngineersUsed, engineers.Where(engineer =>
            engineer.Active || engineer.ObjectId != null
            || visits.Any(visit => visit.EngineerId == engineer.Id && !tickets.Any(ticket => ticket.Id == visit.TicketId)))
            .OrderBy(engineer => engineer.Id), engineer => engineer.Name);
        return uses;
    }

    private static async Task RemoveAsync(AfterSalesDbContext db, long id, CancellationToken cancel)
    {
        var (tickets, all) = (db.Tickets.BroughtBy(id), db.Tickets);
        var days = await tickets.Select(ticket => ticket.NumberDay).Distinct().ToListAsync(cancel);
        await FactSubjects.ForgetAsync(db, tickets.Select(ticket => ticket.Id), cancel);
        // What hangs on a ticket, a customer or an engineer goes with it.
        await tickets.ExecuteDeleteAsync(cancel);
        await db.Sites.BroughtBy(id).ExecuteDeleteAsync(cancel);
        await db.Customers.BroughtBy(id).ExecuteDeleteAsync(cancel);
        await db.Employees.BroughtBy(id).ExecuteDeleteAsync(cancel);

        // The numbers are free again, so that the same file later gets the same ones and leaves no gap.
        foreach (var day in days)
        {
            var key = day.Year * 10_000 + day.Month * 100 + day.Day;
            var last = await all.Where(ticket => ticket.NumberDay == day).MaxAsync(ticket => (int?)ticket.NumberSequence, cancel) ?? 0;
            var counters = db.Set<NumberCounter>().Where(counter => counter.Day == key);
            if (last == 0)
                await counters.ExecuteDeleteAsync(cancel);
            else
                await counters.ExecuteUpdateAsync(set => set.SetProperty(counter => counter.Last, last), cancel);
        }
    }
}
