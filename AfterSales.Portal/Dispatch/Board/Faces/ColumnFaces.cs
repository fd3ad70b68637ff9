using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Portal.Dispatch.Board.Sheets;

namespace AfterSales.Portal.Dispatch.Board.Faces;

/// <summary>
/// The first cards of a column as they are shown, gathered once for everybody who looks at it in the same language and density:
/// after a change all boards ask for the same cards within the same moment.
/// </summary>
public sealed class ColumnFaces(CardFaces faces)
{
    private readonly ConditionalWeakTable<BoardColumnView, ConcurrentDictionary<(string Language, int Count), Gathered>> known = [];

    /// <param name="count">How many at most.</param>
    /// <param name="board">Says what the engineers are called.</param>
    /// <param name="moment">UTC, on the whole minute.</param>
    public IReadOnlyList<ShownCard> First(BoardColumnView view, int count, BoardSnapshot board, DateTime moment)
    {
        var (gathered, asked) = (known.GetValue(view, _ => []), (CultureInfo.CurrentUICulture.Name, count));
        if (gathered.TryGetValue(asked, out var found) && found.Moment == moment && ReferenceEquals(found.Engineers, board.Engineers))
            return found.Cards;
        List<ShownCard> cards = [.. view.Cards.Take(count).Select(card => faces.Of(card, view.VisitOf(card), board, moment))];
        gathered[asked] = new Gathered(moment, board.Engineers, cards);
        return cards;
    }

    // Kept until a card of the column, an engineer or the minute is another.
    private sealed record Gathered(DateTime Moment, object Engineers, IReadOnlyList<ShownCard> Cards);
}
