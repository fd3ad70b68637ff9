using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Looks;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>One column as it is to be drawn; the same object as long as nothing in it changed.</summary>
/// <param name="Broken">How many promises are broken.</param>
/// <param name="Cards">What is due first comes first; an engineer's in the order of the visits.</param>
public sealed record BoardColumnView(ColumnPlace Place, IReadOnlyList<BoardCard> Cards, int Broken)
{
    /// <summary>The visit for which a card stands in an engineer's lane; elsewhere it stands for itself.</summary>
    public BoardVisit? VisitOf(BoardCard card) =>
        Place is ColumnPlace.OfEngineer engineer ? card.Visits.Where(visit => visit.EngineerId == engineer.Id).MinBy(visit => visit.Start) : null;
}

/// <summary>The figures under the board, over all open tickets.</summary>
public sealed record BoardCounts(int Open, int Unassigned, int Broken, int WithinTheHour, int Paused)
{
    internal static BoardCounts Of(IReadOnlyList<BoardCard> cards, DateTime now)
    {
        var (unassigned, broken, soon, paused) = (0, 0, 0, 0);
        foreach (var card in cards)
        {
            unassigned += card.WantsEngineer ? 1 : 0;
            soon += card.Clock?.IsWithinTheHour(now) == true ? 1 : 0;
            switch (card.Clock?.StateAt(now))
            {
                case ClockState.Broken:
                    broken++;
                    break;
                case ClockState.Paused:
                    paused++;
                    break;
            }
        }
        return new BoardCounts(cards.Count, unassigned, broken, soon, paused);
    }
}

/// <summary>
/// The board as a look arranges it: filtered, in columns, by what is due. A pure function of snapshot, look and moment,
/// and never changed, so that everybody who looks the same way can share it.
/// </summary>
public sealed record BoardSheet(IReadOnlyList<BoardColumnView> Columns, BoardCounts Counts)
{
    public static readonly BoardSheet Empty = new([], new BoardCounts(0, 0, 0, 0, 0));

    /// <summary>How many cards the filter leaves.</summary>
    public int Shown { get; private init; }

    /// <summary>The snapshot with its cards in order.</summary>
    internal SortedBoard Sorted { get; private init; } = SortedBoard.Of(BoardSnapshot.Empty, null, null);

    /// <param name="now">UTC.</param>
    /// <param name="before">What was shown until now: columns in which nothing changed stay the same objects.</param>
    internal static BoardSheet Of(SortedBoard sorted, BoardLook look, DateTime now, BoardCounts counts, BoardSheet? before)
    {
        var match = new CardMatch(look.Filter, sorted.Board, now);
        var columns = ColumnPlace.All(sorted.Board, look);
        var shown = 0;
        foreach (var card in sorted.Cards)
        {
            if (!match.Wants(card))
                continue;
            shown++;
            columns.Put(card);
        }
        var old = before?.Columns.ToDictionary(column => column.Place.Key);
        var views = columns.Filled.Select(column => View(column, now, old?.GetValueOrDefault(column.Place.Key))).ToList();
        return new BoardSheet(before?.Columns.SequenceEqual(views, ReferenceEqualityComparer.Instance) == true ? before.Columns : views, counts) { Shown = shown, Sorted = sorted };
    }

    private static BoardColumnView View((ColumnPlace Place, IReadOnlyList<BoardCard> Cards) column, DateTime now, BoardColumnView? before)
    {
        var broken = column.Cards.Count(card => card.Clock?.StateAt(now) == ClockState.Broken);
        return before is not null && before.Broken == broken && before.Place == column.Place && before.Cards.SequenceEqual(column.Cards, ReferenceEqualityComparer.Instance)
            ? before
            : new BoardColumnView(column.Place, column.Cards, broken);
    }
}
