using AfterSales.Core.Dispatch.Live;

namespace AfterSales.Portal.Dispatch.Board.Sheets;

/// <summary>A snapshot with its cards by what is due: sorted once for everybody, and after a change only what changed anew.</summary>
internal sealed class SortedBoard
{
    private static readonly Comparer<BoardCard> ByDue = Comparer<BoardCard>.Create(Compare);

    private SortedBoard(BoardSnapshot board, IReadOnlyList<BoardCard> cards) => (Board, Cards) = (board, cards);

    public BoardSnapshot Board { get; }

    /// <summary>What is due first comes first, then what is urgent, then what was reported first.</summary>
    public IReadOnlyList<BoardCard> Cards { get; }

    /// <param name="before">An older one, if there is one.</param>
    /// <param name="delta">All that changed since then, and perhaps more; null when that is not known.</param>
    public static SortedBoard Of(BoardSnapshot board, SortedBoard? before, BoardDelta? delta)
    {
        if (before is null || delta is null || delta.Since > before.Board.Version || delta.Version != board.Version)
            return new SortedBoard(board, [.. board.Cards.Values.Order(ByDue)]);
        if (delta.Cards.IsEmpty && delta.Gone.IsEmpty)
            return new SortedBoard(board, before.Cards);
        return new SortedBoard(board, Merged(before.Cards, delta, [.. delta.Cards.Values.Order(ByDue)]));
    }

    private static List<BoardCard> Merged(IReadOnlyList<BoardCard> before, BoardDelta delta, List<BoardCard> changed)
    {
        var (merged, next) = (new List<BoardCard>(before.Count + changed.Count), 0);
        foreach (var card in before)
        {
            if (delta.Gone.Contains(card.Number) || delta.Cards.ContainsKey(card.Number))
                continue;
            while (next < changed.Count && Compare(changed[next], card) < 0)
                merged.Add(changed[next++]);
            merged.Add(card);
        }
        merged.AddRange(changed[next..]);
        return merged;
    }

    private static int Compare(BoardCard? one, BoardCard? other)
    {
        var due = Due(one!).CompareTo(Due(other!));
        if (due != 0)
            return due;
        var priority = other!.Priority.CompareTo(one!.Priority);
        if (priority != 0)
            return priority;
        var day = one.Order.Day.CompareTo(other.Order.Day);
        return day != 0 ? day : one.Order.Sequence.CompareTo(other.Order.Sequence);
    }

    // A paused promise waits behind those that run, and before what was promised nothing.
    private static DateTime Due(BoardCard card) => card.Clock switch
    {
        null => DateTime.MaxValue,
        { DueAt: { } due } => due,
        _ => DateTime.MaxValue.AddDays(-1),
    };
}
