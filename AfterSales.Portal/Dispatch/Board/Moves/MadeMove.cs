using AfterSales.Core.Dispatch;

namespace AfterSales.Portal.Dispatch.Board.Moves;

/// <summary>A move that was made from this board, of one ticket or of several, each at the version that it made. UTC.</summary>
/// <param name="Words">What was done, as it was said then.</param>
/// <param name="Until">The last moment at which it can be taken back.</param>
public sealed record MadeMove(IReadOnlyList<ChosenTicket> Tickets, string Words, DateTime At, DateTime Until);
