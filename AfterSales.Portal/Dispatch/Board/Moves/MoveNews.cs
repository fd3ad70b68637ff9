using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Moves;

/// <summary>Says what became of a move: done, refused, or that somebody else was first, who, when, with what, and where the card is now.</summary>
public sealed class MoveNews(IStringLocalizer<MovesTexts> texts, IStringLocalizer<RulebooksTexts> vocabulary, TicketWords tickets, ReadersTime time)
{
    /// <summary>Done, in one line: the ticket and what happened to it.</summary>
    public string Done(string number, string command, string? more = null) =>
        texts[nameof(MovesTexts.Move_Done), number, string.IsNullOrWhiteSpace(more) ? tickets.Happened(command) : $"{tickets.Happened(command)} · {more}"];

    /// <summary>Why a ticket was not moved.</summary>
    public string Say(string number, Refusal refusal) => refusal switch
    {
        VersionConflict { ChangedBy: { } by, ChangedAt: { } at, Change: { } change } conflict => First(number, by, at, change, conflict.ChangeText, conflict.Stage),
        _ => texts[nameof(MovesTexts.Move_Not), number, tickets.Say(refusal)],
    };

    /// <summary>Why what was wanted for all of them at once was done for none.</summary>
    /// <param name="of">Whose or which they are.</param>
    public string SayOf(string of, Refusal refusal) => texts[nameof(MovesTexts.Move_Done), of, tickets.Say(refusal)];

    /// <summary>Somebody else moved the ticket that was in the hand.</summary>
    public string Say(string number, LastChange change) => First(number, change.By, change.At, change.Command, change.Text, change.Stage);

    /// <summary>One of several that were chosen.</summary>
    public string Say(ChosenOutcome outcome) => outcome switch
    {
        { Refusal: { } refusal } => Say(outcome.Number, refusal),
        { Command: Assign { Start: { } start, End: { } end } } => Done(outcome.Number, nameof(Assign), time.Between(start, end)),
        { Command: ReassignVisit { Start: { } start, End: { } end } } => Done(outcome.Number, nameof(ReassignVisit), time.Between(start, end)),
        _ => Done(outcome.Number, outcome.Command.Name),
    };

    private string First(string number, string by, DateTime at, string change, string? text, Stage stage) => texts[nameof(MovesTexts.Move_OtherFirst), number, by, time.Near(at),
        string.IsNullOrWhiteSpace(text) ? tickets.Happened(change) : $"{tickets.Happened(change)} · {text}", vocabulary.Of(stage)];
}
