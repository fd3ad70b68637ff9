using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Dispatch.Board;

/// <summary>Which of the cards a reader wants to see.</summary>
public enum BoardShow
{
    All,
    /// <summary>Promises broken or soon to be.</summary>
    Due,
    /// <summary>Somebody must go and nobody is planned.</summary>
    Unassigned,
}

/// <summary>One column as it is to be drawn; the same object as long as nothing in it changed.</summary>
/// <param name="Broken">How many promises are broken.</param>
/// <param name="Cards">What is due first comes first.</param>
public sealed record BoardColumnView(Stage Stage, IReadOnlyList<BoardCard> Cards, int Broken);

/// <summary>The figures under the board, over all open tickets.</summary>
public sealed record BoardCounts(int Open, int Unassigned, int Broken, int WithinTheHour, int Paused);

/// <summary>The board as one reader wants it: filtered, by stage, by what is due.</summary>
public sealed class BoardSheet
{
    private BoardSnapshot board = BoardSnapshot.Empty;
    private DateTime now;
    private string words = "";
    private BoardShow show;

    public IReadOnlyList<BoardColumnView> Columns { get; private set; } = [];

    public BoardCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>How many cards the filter leaves.</summary>
    public int Shown => Columns.Sum(column => column.Cards.Count);

    public void Take(BoardSnapshot snapshot, DateTime at)
    {
        (board, now) = (snapshot, at);
        Arrange();
    }

    public void Filter(string text, BoardShow wanted)
    {
        (words, show) = (text.Trim(), wanted);
        Arrange();
    }

    private void Arrange()
    {
        var byStage = board.Cards.Values.Where(Wanted).ToLookup(card => card.Stage);
        Columns = [.. ServiceProcess.OpenStages.Select((stage, index) => Column(stage, byStage[stage], Columns.ElementAtOrDefault(index)))];
        Counts = Count();
    }

    private BoardColumnView Column(Stage stage, IEnumerable<BoardCard> cards, BoardColumnView? before)
    {
        var sorted = cards.OrderBy(Due).ThenByDescending(card => card.Priority).ThenBy(card => card.Order.Day).ThenBy(card => card.Order.Sequence).ToList();
        var broken = sorted.Count(IsBroken);
        return before is not null && before.Broken == broken && before.Cards.SequenceEqual(sorted, ReferenceEqualityComparer.Instance)
            ? before
            : new BoardColumnView(stage, sorted, broken);
    }

    private BoardCounts Count()
    {
        var cards = board.Cards.Values;
        return new BoardCounts(
            board.Cards.Count,
            cards.Count(card => card.Stage == Stage.ToDispatch),
            cards.Count(IsBroken),
            cards.Count(card => card.Clock is { DueAt: { } due } && due >= now && due <= now.AddHours(1)),
            cards.Count(card => StateOf(card) == ClockState.Paused));
    }

    private bool Wanted(BoardCard card) => IsShown(card) && (words.Length == 0 || Says(card).Any(text => text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true));

    private bool IsShown(BoardCard card) => show switch
    {
        BoardShow.Due => StateOf(card) is ClockState.Soon or ClockState.Broken,
        BoardShow.Unassigned => card.Stage == Stage.ToDispatch,
        _ => true,
    };

    private IEnumerable<string?> Says(BoardCard card) =>
        [card.Number, card.Customer?.Name, card.ContactName, card.Equipment?.SerialNumber, card.Equipment?.Model, card.Equipment?.Name, card.Fault, card.Site?.Name, card.City,
         .. card.EngineerIds.Select(id => board.Engineers.GetValueOrDefault(id)?.Name)];

    // A paused promise waits behind those that run, and before what was promised nothing.
    private static DateTime Due(BoardCard card) => card.Clock switch
    {
        null => DateTime.MaxValue,
        { DueAt: { } due } => due,
        _ => DateTime.MaxValue.AddDays(-1),
    };

    private ClockState? StateOf(BoardCard card) => card.Clock?.StateAt(now);

    private bool IsBroken(BoardCard card) => StateOf(card) == ClockState.Broken;
}
