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

    /// <summary>What the card is called.</summary>
    public string LabelOf(BoardCard card) => faces.LabelOf(card);

    /// <summary>All that stands on it but what changes with time, as HTML.</summary>
    public string FaceOf(BoardCard card) => faces.FaceOf(card, Board, Now);

    /// <summary>What changes with time, as HTML.</summary>
    /// <param name="visit">The one for which it stands in an engineer's lane.</param>
    public string TickOf(BoardCard card, BoardVisit? visit) => faces.TickOf(card, visit, Now);

    /// <summary>How its clock stands, as a class of its style.</summary>
    public string EdgeOf(BoardCard card) => card.Clock?.StateAt(Now) switch
    {
        ClockState.Broken => "over",
        ClockState.Soon => "soon",
        _ => "",
    };
}
