using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>A move that its maker can still take back. UTC.</summary>
/// <param name="Version">The ticket's, with the move.</param>
public sealed record RecentMove(string Number, long Version, string Command, string? Text, DateTime At)
{
    /// <summary>The last moment at which it can be taken back.</summary>
    public DateTime Until => At + LastMove.Undoable;
}

/// <summary>What was done to a ticket last, by whom, and where it stands now. UTC.</summary>
/// <param name="Text">What was said or named with it.</param>
public sealed record LastChange(string By, DateTime At, string Command, string? Text, Stage Stage);

/// <summary>What somebody moved in the last minutes and can take back.</summary>
public sealed class RecentMoves(IDbContextFactory<AfterSalesDbContext> contexts, TimeProvider time)
{
    /// <summary>The actor's own moves on which nothing has happened since, the newest first.</summary>
    public async Task<IReadOnlyList<RecentMove>> OfAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.EmployeeId is not { } me)
            return [];
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (since, tickets) = (time.GetUtcNow().UtcDateTime - LastMove.Undoable, db.Tickets);
        return await db.LastMoves.AsNoTracking().Where(move => move.ById == me && move.At >= since && move.UndoneAt == null && move.Before != null)
            .Join(tickets, move => move.TicketId, ticket => ticket.Id, (move, ticket) => new { Move = move, ticket.Number, ticket.Version })
            .Where(found => found.Version == found.Move.Version).OrderByDescending(found => found.Move.At)
            .Select(found => new RecentMove(found.Number, found.Version, found.Move.Command, found.Move.Text, found.Move.At)).ToListAsync(cancel);
    }

    /// <summary>What was done to a ticket last; null when there is none for this actor.</summary>
    public async Task<LastChange?> ChangeOfAsync(Actor actor, string number, CancellationToken cancel = default)
    {
        if (!actor.SeesAllTickets)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Tickets.AsNoTracking().Where(ticket => ticket.Number == number)
            .SelectMany(ticket => ticket.Activities, (ticket, activity) => new { ticket.Stage, Activity = activity }).OrderByDescending(last => last.Activity.Id)
            .Select(last => new LastChange(last.Activity.By, last.Activity.RecordedAt, last.Activity.Command, last.Activity.Text, last.Stage)).FirstOrDefaultAsync(cancel);
    }
}
