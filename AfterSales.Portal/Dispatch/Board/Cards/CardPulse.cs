using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Faces;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>What all cards of one board share: the present time, the names of the engineers, and what stands on a card.</summary>
public sealed class CardPulse(CardFaces faces)
{
    /// <summary>UTC.</summary>
    public DateTime Now { get; private set; }

    public BoardSnapshot Board { get; private set; } = BoardSnapshot.Empty;

    public void Take(BoardSnapshot board, DateTime now) => (Board, Now) = (board, now);

    public string NameOf(int engineerId) => Board.Engineers.GetValueOrDefault(engineerId)?.Name ?? "?";

    internal string LabelOf(BoardCard card) => faces.LabelOf(card);

    internal string FaceOf(BoardCard card) => faces.FaceOf(card, Board);

    internal string TickOf(BoardCard card, BoardVisit? visit) => faces.TickOf(card, visit, Now);

    internal string EdgeOf(BoardCard card) => card.Clock?.StateAt(Now) switch
    {
        ClockState.Broken => "over",
        ClockState.Soon => "soon",
        _ => "",
    };
}
