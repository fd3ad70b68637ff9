using System.Globalization;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>Says before a drop what it would do, or why it cannot be.</summary>
public sealed class MoveWords(IStringLocalizer<BoardTexts> texts, IStringLocalizer<RulebooksTexts> vocabulary, TicketWords tickets, ReadersTime time)
{
    private const string Between = " · ";

    /// <summary>For a card held over a column: what would happen there.</summary>
    public string Say(StageMove move, Stage from) => move switch
    {
        { Refused: MoveRefusal.NoWay } => texts[nameof(BoardTexts.Move_NoWay), vocabulary.Of(from), vocabulary.Of(move.To)],
        { Refused: { } refused } when refused != MoveRefusal.Missing => texts.Of(refused),
        _ => Hint(move),
    };

    /// <summary>For a card held over an engineer.</summary>
    public string Say(EngineerMove move, Stage from, string name) => move switch
    {
        { Refused: MoveRefusal.Here } => texts[nameof(BoardTexts.Move_AlreadyAssigned), name],
        { Refused: MoveRefusal.NoWay } => texts[nameof(BoardTexts.Move_NoDispatch), vocabulary.Of(from)],
        { Refused: { } refused } => texts.Of(refused),
        _ => texts[nameof(BoardTexts.Move_Engineer), tickets.Command(move.Command!.Name), name, string.Join(Between, [Hint(move), .. move.Skills])],
    };

    /// <summary>In a menu, beside the stage: the command, or what it still lacks.</summary>
    public string Hint(StageMove move) => move switch
    {
        { Refused: MoveRefusal.Missing, Command: { } offer } =>
            texts[nameof(BoardTexts.Move_Missing), string.Join(texts[nameof(BoardTexts.Move_Between)], tickets.Needs(offer.Missing))],
        { Command: { } offer } => tickets.Command(offer.Name),
        _ => "",
    };

    /// <summary>In a menu, beside the engineer: how far, when free, what it runs into, and whether that keeps the promise.</summary>
    public string Hint(EngineerMove move) => string.Join(Between, Facts(move));

    private IEnumerable<string> Facts(EngineerMove move)
    {
        if (move.Kilometres is { } far)
            yield return texts[nameof(BoardTexts.Move_Kilometres), Math.Round(far).ToString("N0", CultureInfo.CurrentCulture)];
        if (move.OffDuty)
            yield return vocabulary.Of(EngineerState.OffDuty);
        // A visit that is handed over keeps its time; otherwise it begins when the engineer is free.
        else
            yield return texts[move.VisitId is null ? nameof(BoardTexts.Move_FreeFrom) : nameof(BoardTexts.Move_At), time.Near(move.Start)];
        if (move.Overlaps is { } other)
            yield return texts[nameof(BoardTexts.Move_Overlaps), other.Number];
        if (move is { Late: { } late, OffDuty: false })
            yield return texts[nameof(BoardTexts.Move_Late), time.Words(late)];
    }
}
