using System.Runtime.CompilerServices;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Core.Dispatch.Live;

/// <summary>
/// Notices which tickets and engineers a save touches and tells the board once that is committed. By this Tickets
/// need not know that there is a board.
/// </summary>
public sealed class BoardInterceptor(BoardTouches touches) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<Saved>> saving = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context)
        {
            saving.AddOrUpdate(context, [.. context.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => new Saved(entry, entry.State is EntityState.Added))]);
        }
        return ValueTask.FromResult(result);
    }

    // Only now have new tickets their ids.
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not { } context || !saving.TryGetValue(context, out var entries))
            return ValueTask.FromResult(result);
        saving.Remove(context);
        var touch = new BoardTouch();
        foreach (var (entry, isNew) in entries)
            Note(entry, isNew, touch);
        if (touch.Empty)
            return ValueTask.FromResult(result);
        if (WriteTransaction.Current is { } transaction)
            transaction.AfterCommit(() => touches.Add(touch));
        else
            touches.Add(touch);
        return ValueTask.FromResult(result);
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } context)
            saving.Remove(context);
        return Task.CompletedTask;
    }

    private static void Note(EntityEntry entry, bool isNew, BoardTouch touch)
    {
        switch (entry.Entity)
        {
            case Ticket ticket:
                touch.Tickets.Add(ticket.Id);
                break;
            case Employee employee:
                touch.Engineers.Add(employee.Id);
                break;
            case Engineer engineer:
                touch.Engineers.Add(engineer.Id);
                break;
            case EngineerPosition position:
                touch.Moved.Add(position.EngineerId);
                break;
            // New ones are on no card yet but on that of the ticket that made them, which is touched itself.
            case Customer or Site or Equipment or EquipmentModel when !isNew:
                touch.Everything = true;
                break;
            default:
                // What may be about a ticket need not be: a complaint about none touches none.
                if (entry.Metadata.GetForeignKeys().FirstOrDefault(key => key.PrincipalEntityType.ClrType == typeof(Ticket)) is { } key
                    && entry.Property(key.Properties[0].Name).CurrentValue is long ticketId)
                    touch.Tickets.Add(ticketId);
                if (entry.Entity is Visit visit)
                    touch.Engineers.Add(visit.EngineerId);
                break;
        }
    }

    private sealed record Saved(EntityEntry Entry, bool IsNew);
}
