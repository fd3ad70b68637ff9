using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Dispatch;

/// <summary>Where a card may go: the process's answer, with the engineers as the board shows them.</summary>
public sealed class PlanningQueries(IDbContextFactory<AfterSalesDbContext> contexts, BoardFeed feed, TimeProvider time, WholeTickets whole)
{
    /// <summary>Null when there is no such ticket for this actor.</summary>
    public async Task<CardMoves?> MovesAsync(Actor actor, string number, CancellationToken cancel = default) =>
        await TicketAsync(actor, number, cancel) is { } ticket ? CardMoves.Of(ticket, await ActingAsync(actor, cancel), feed.Board.Engineers.Values, Now) : null;

    /// <summary>Who could be sent there, those on duty first, the nearest first; nobody when there is no such ticket for this actor.</summary>
    public async Task<IReadOnlyList<EngineerMove>> ToSendAsync(Actor actor, string number, CancellationToken cancel = default) =>
        await TicketAsync(actor, number, cancel) is { } ticket ? CardMoves.ToSend(ticket, actor, feed.Board.Engineers.Values, Now) : [];

    private async Task<Actor> ActingAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await whole.ActingAsync(db, actor, Now, cancel);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<Ticket?> TicketAsync(Actor actor, string number, CancellationToken cancel)
    {
        if (!actor.SeesAllTickets)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await whole.FindAsync(db, db.Tickets.AsNoTracking().Where(ticket => ticket.Number == number), cancel);
    }
}
