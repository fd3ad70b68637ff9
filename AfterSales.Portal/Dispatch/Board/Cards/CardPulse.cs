using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Board.Faces;
using AfterSales.Portal.Dispatch.Board.Sheets;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>What all cards of one board share: the present time, the names of the engineers, and what stands on a card.</summary>
public sealed class CardPulse(CardFaces cards, ColumnFaces columns)
{
    /// <summary>UTC.</summary>
    public DateTime Now { get; private set; }

    public BoardSnapshot Board { get; private set; } = BoardSnapshot.Empty;

    public void Take(BoardSnapshot board, DateTime now) => (Board, Now) = (board, now);

    public string NameOf(int engineerId) => Board.Engineers.GetValueOrDefault(engineerId)?.Name ?? "?";

    /// <summary>One card as it is shown now.</summary>
    /// <param name="visit">The one for which it stands in an engineer's lane.</param>
    public ShownCard Shown(BoardCard card, BoardVisit? visit) => cards.Of(card, visit, Board, Now);

    /// <summary>The first cards of a column as they are shown now.</summary>
    public IReadOnlyList<ShownCard> First(BoardColumnView view, int count) => columns.First(view, count, Board, Now);
}
