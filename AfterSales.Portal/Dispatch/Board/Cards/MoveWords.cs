using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell;
using AfterSales.Portal.Shell.Languages;
using AfterSales.Portal.Tickets;
using AfterSales.Portal.Tickets.Sending;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Cards;

/// <summary>What an assignment would do, as a small panel shows it.</summary>
/// <param name="Foot">What comes after the drop, and who would be a better choice; null: neither.</param>
public sealed record MovePreview(string Title, IReadOnlyList<SaidLine> Lines, string? Foot);

/// <summary>Says before a drop what it would do, or why it cannot be.</summary>
public sealed class MoveWords(IStringLocalizer<BoardTexts> texts, IStringLocalizer<RulebooksTexts> vocabulary, TicketWords tickets, ReadersTime time)
{
    private const string Between = " · ";
    private const int MostBrief = 2;

    /// <summary>For a card held over a column: what would happen there.</summary>
    public string Say(StageMove move, Stage from) => move switch
    {
        { Refused: MoveRefusal.NoWay } => texts[nameof(BoardTexts.Move_NoWay), vocabulary.Of(from), vocabulary.Of(move.To)],
        { Refused: { } refused } when refused != MoveRefusal.Missing => texts.Of(refused),
        _ => Hint(move),
    };

    /// <summary>For a card held over an engineer, in one line.</summary>
    public string Say(EngineerMove move, Stage from, string name) => move switch
    {
        { Refused: MoveRefusal.Here } => texts[nameof(BoardTexts.Move_AlreadyAssigned), name],
        { Refused: MoveRefusal.NoWay } => texts[nameof(BoardTexts.Move_NoDispatch), vocabulary.Of(from)],
        { Refused: MoveRefusal.NotYours } => texts.Of(MoveRefusal.NotYours),
        _ => texts[nameof(BoardTexts.Move_Engineer), name, Hint(move)],
    };

    /// <summary>The same line by line; without lines where there is nothing to say but why not.</summary>
    /// <param name="nameOf">The name of an engineer.</param>
    public MovePreview Preview(EngineerMove move, Stage from, IReadOnlyList<EngineerMove> all, Func<int, string> nameOf)
    {
        if (move.Refused is not (null or MoveRefusal.Prevented))
            return new MovePreview(Say(move, from, nameOf(move.EngineerId)), [], null);
        var title = move.Command is { } offer ? texts[nameof(BoardTexts.Preview_Title), tickets.Command(offer.Name), nameOf(move.EngineerId)] : texts[nameof(BoardTexts.Preview_Prevented), nameOf(move.EngineerId)];
        var better = all.FirstOrDefault(other => other.EngineerId == move.BetterId);
        List<string> foot = [];
        if (move is { Refused: null, AsksReason: true })
            foot.Add(texts[nameof(BoardTexts.Preview_Reason)]);
        if (better is not null)
            foot.Add(texts[nameof(BoardTexts.Preview_Better), nameOf(better.EngineerId), Hint(better)]);
        return new MovePreview(title, Lines(move), foot.Count > 0 ? string.Join(Between, foot) : null);
    }

    /// <summary>All that it would bring about.</summary>
    public IReadOnlyList<SaidLine> Lines(EngineerMove move) => [.. move.Consequences.Select(tickets.Consequences.Say)];

    /// <summary>In a menu, beside the stage: the command, or what it still lacks.</summary>
    public string Hint(StageMove move) => move switch
    {
        { Refused: MoveRefusal.Missing, Command: { } offer } =>
            texts[nameof(BoardTexts.Move_Missing), string.Join(texts[nameof(BoardTexts.Move_Between)], tickets.Needs(offer.Missing))],
        { Command: { } offer } => tickets.Command(offer.Name),
        _ => "",
    };

    /// <summary>In a list, beside the engineer: what speaks against it, else whether it is in time; how long the way is, and what the day holds.</summary>
    public string Hint(EngineerMove move) => string.Join(Between, Facts(move));

    /// <summary>
    /// The same at a glance, for a list that is looked over: of what speaks against an engineer the weightiest, in few words, else what
    /// <see cref="Hint(EngineerMove)"/> says. Where somebody must not be sent, nothing else matters.
    /// </summary>
    public string Brief(EngineerMove move)
    {
        var concerns = move.Concerns.OrderByDescending(one => one.Weight).ThenByDescending(one => one is ArrivalExpected).ToList();
        if (concerns.Count == 0)
            return Hint(move);
        // Who comes late repairs late.
        var told = concerns.FindAll(one => move.Refused is MoveRefusal.Prevented ? one.Weight == Weight.Blocks : one is not RepairExpected || !concerns.Exists(other => other is ArrivalExpected));
        var words = told.Take(MostBrief).Select(one => $"{tickets.Consequences.Say(one).Sign} {tickets.Consequences.Brief(one)}").ToList();
        if (told.Count > MostBrief)
            words.Add(texts[nameof(BoardTexts.Move_More), told.Count - MostBrief]);
        // One line: how far it is matters only to whom little else keeps.
        if (move.Refused is null && words.Count < MostBrief && move.Consequences.OfType<WayThere>().FirstOrDefault() is { } way)
            words.Add(tickets.Consequences.Way(way));
        return string.Join(Between, words);
    }

    private IEnumerable<string> Facts(EngineerMove move)
    {
        var concerns = move.Concerns.OrderByDescending(one => one.Weight).Select(tickets.Consequences.Say).ToList();
        foreach (var line in concerns)
            yield return $"{line.Sign} {line.InOne}";
        if (concerns.Count == 0 && move.Consequences.OfType<ArrivalExpected>().FirstOrDefault() is { } arrival)
        {
            yield return arrival is { DueAt: not null, LateBy: 0 } ? texts[nameof(BoardTexts.Move_InTime)]
                // A visit that is handed over keeps its time; otherwise it begins when the engineer can be there.
                : texts[move.VisitId is null ? nameof(BoardTexts.Move_ThereFrom) : nameof(BoardTexts.Move_At), time.Near(arrival.At)];
        }
        if (move.Consequences.OfType<WayThere>().FirstOrDefault() is { } way)
            yield return tickets.Consequences.Way(way);
        if (move.Consequences.OfType<DayFilled>().FirstOrDefault() is { } day)
            yield return texts[time.DayOf(move.Start) == time.Today ? nameof(BoardTexts.Move_JobsToday) : nameof(BoardTexts.Move_JobsThatDay), day.Jobs];
    }
}
