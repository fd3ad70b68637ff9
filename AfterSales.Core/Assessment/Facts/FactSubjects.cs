using AfterSales.Core.Assessment.Targets;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Core.Assessment;

/// <summary>What figures tell tickets apart by, but that is written in other files than theirs.</summary>
internal static class FactSubjects
{
    public static async Task<List<long>> TicketsOfAsync(AfterSalesDbContext db, FactMark mark, CancellationToken cancel)
    {
        var tickets = db.Tickets;
        var those = mark.Subject switch
        {
            FactSubject.Customer => tickets.Where(ticket => ticket.CustomerId == mark.Key),
            FactSubject.Site => tickets.Where(ticket => ticket.SiteId == mark.Key),
            FactSubject.Machine => tickets.Where(ticket => ticket.EquipmentId == mark.Key),
            FactSubject.Model => tickets.Where(ticket => ticket.Equipment!.ModelId == mark.Key),
            _ => tickets.Where(ticket => false),
        };
        return await those.OrderBy(ticket => ticket.Id).Select(ticket => ticket.Id).ToListAsync(cancel);
    }

    /// <summary>Tickets are about to be deleted: no activity will tell of it.</summary>
    public static async Task ForgetAsync(AfterSalesDbContext db, IQueryable<long> tickets, CancellationToken cancel)
    {
        var facts = db.TicketFacts;
        var those = facts.Where(fact => tickets.Contains(fact.TicketId));
        var days = await those.Select(fact => fact.Day).Distinct().ToListAsync(cancel);
        db.AddRange(days.Select(day => new FactMark { Subject = FactSubject.Day, Key = day }));
        await db.SaveChangesAsync(cancel);
        await those.ExecuteDeleteAsync(cancel);
    }

    /// <summary>What of a saved record concerns figures: marked in the same transaction, so that no figure can miss it.</summary>
    public static FactMark? MarkOf(object entity) => entity switch
    {
        Customer customer => new FactMark { Subject = FactSubject.Customer, Key = customer.Id },
        Site site => new FactMark { Subject = FactSubject.Site, Key = site.Id },
        Equipment machine => new FactMark { Subject = FactSubject.Machine, Key = machine.Id },
        EquipmentModel model => new FactMark { Subject = FactSubject.Model, Key = model.Id },
        _ => null,
    };
}

/// <summary>
/// Marks the facts stale that a save makes so although no activity tells of it: a customer becomes important, a site moves. And tells
/// whoever shows figures of what is no fact of a ticket: complaints, and goals.
/// </summary>
public sealed class FactInterceptor(MachinePark? park = null, FigureSignal? signal = null) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context)
        {
            var saved = context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
            if (park is not null && saved.Exists(entry => entry.Entity is Equipment or EquipmentModel))
                Afterwards(park.Forget);
            if (signal is not null && saved.Exists(entry => entry.Entity is Complaint or FigureGoal))
                Afterwards(signal.Tell);
            // New ones have no tickets yet but the one that is saved with them.
            var marks = saved.Where(entry => entry.State == EntityState.Modified).Select(entry => FactSubjects.MarkOf(entry.Entity)).OfType<FactMark>().ToList();
            context.AddRange(marks);
        }
        return ValueTask.FromResult(result);
    }

    private static void Afterwards(Action tell)
    {
        if (WriteTransaction.Current is { } transaction)
            transaction.AfterCommit(tell);
        else
            tell();
    }
}
