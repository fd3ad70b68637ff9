using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Board.Faces;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>
/// What all cards of one board share and none is drawn again for: the present time, and the names of the engineers.
/// Cards are told when a minute has passed; each knows whether that changes what it says.
/// </summary>
public sealed class CardPulse(CardFaces faces)
{
    private readonly HashSet<BoardCardView> cards = [];

    /// <summary>UTC.</summary>
    public DateTime Now { get; private set; }

    public BoardSnapshot Board { get; private set; } = BoardSnapshot.Empty;

    public void Take(BoardSnapshot board, DateTime now) => (Board, Now) = (board, now);

    public string NameOf(int engineerId) => Board.Engineers.GetValueOrDefault(engineerId)?.Name ?? "?";

    internal string FaceOf(BoardCard card) => faces.FaceOf(card, Board, Now);

    internal string TickOf(BoardCard card, BoardVisit? visit) => faces.TickOf(card, visit, Now);

    internal void Join(BoardCardView card) => cards.Add(card);

    internal void Leave(BoardCardView card) => cards.Remove(card);

    /// <summary>Only while something renders: what the cards ask for then goes out in one batch.</summary>
    internal void Beat()
    {
        foreach (var card in cards)
            card.Beat();
    }
}
