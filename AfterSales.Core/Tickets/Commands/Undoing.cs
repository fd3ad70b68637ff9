using AfterSales.Core.Data;

namespace AfterSales.Core.Tickets;

/// <summary>
/// The last move is taken back 撤销: by who made it, within <see cref="LastMove.Undoable"/>, while nothing has happened since. Then
/// it is as though the move had never been made; the timeline keeps both.
/// </summary>
public sealed record UndoMove : TicketCommand
{
    internal override Refusal? Apply(Ticket ticket, Circumstances now) => ticket.UndoMove(now);
}
