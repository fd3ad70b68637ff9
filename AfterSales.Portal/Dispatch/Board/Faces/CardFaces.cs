using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Dispatch.Board.Cards;
using AfterSales.Portal.Shell;

namespace AfterSales.Portal.Dispatch.Board.Faces;

/// <summary>
/// What stands on the cards, as HTML, drawn once per card and language for everybody who looks at it. The same text is
/// the same object: whoever shows one knows by that whether anything changed.
/// </summary>
public sealed class CardFaces(FacePrinter printer)
{
    private readonly ConditionalWeakTable<BoardCard, Faces> known = [];

    /// <summary>The card as it is shown.</summary>
    /// <param name="visit">The one for which it stands in an engineer's lane.</param>
    /// <param name="board">Says what its engineers are called.</param>
    /// <param name="now">UTC.</param>
    public ShownCard Of(BoardCard card, BoardVisit? visit, BoardSnapshot board, DateTime now) =>
        new(card.Number, LabelOf(card), ShownCard.EdgeOf(card, now), FaceOf(card, board, now), TickOf(card, visit, now));

    /// <summary>What the card is called.</summary>
    public string LabelOf(BoardCard card) => Known(card).Label(card);

    /// <summary>All that stands on the card but what changes with time.</summary>
    /// <param name="board">Says what its engineers are called.</param>
    /// <param name="now">UTC: until when it is kept for somebody.</param>
    public string FaceOf(BoardCard card, BoardSnapshot board, DateTime now = default) => Known(card).Face(card, board, card.Pin?.Until > now, printer);

    /// <summary>Its clock, its age, and the visit for which it stands in an engineer's lane.</summary>
    /// <param name="now">UTC.</param>
    public string TickOf(BoardCard card, BoardVisit? visit, DateTime now)
    {
        // Boards are shown at whole minutes: what began within this one has just begun.
        var at = card.Clock?.RunsSince > now ? card.Clock.RunsSince.Value : now;
        return Known(card).Tick(card, visit, at, printer);
    }

    private Faces Known(BoardCard card) => known.GetValue(card, _ => new Faces());

    /// <summary>How long ago, as coarsely as it is told.</summary>
    internal static TimeSpan AgeOf(BoardCard card, DateTime now) => ReadersTime.Roughly(now > card.CreatedAt ? now - card.CreatedAt : TimeSpan.Zero);

    private sealed class Faces
    {
        private readonly ConcurrentDictionary<string, ((string Names, bool Pinned) Key, string Html)> faces = [];
        private readonly ConcurrentDictionary<(string Language, int? Visit), (TickKey Key, string Html)> ticks = [];

        private string? label;

        public string Label(BoardCard card) => label ??= $"{card.Number} {card.Who}";

        public string Face(BoardCard card, BoardSnapshot board, bool pinned, FacePrinter printer)
        {
            var (language, names) = (CultureInfo.CurrentUICulture.Name, NamesOf(card, board));
            if (faces.TryGetValue(language, out var known) && known.Key == (names, pinned))
                return known.Html;
            var html = printer.Print<CardFace>(new Dictionary<string, object?> { [nameof(CardFace.Card)] = card, [nameof(CardFace.Engineers)] = names.Split('\n', StringSplitOptions.RemoveEmptyEntries), [nameof(CardFace.Pinned)] = pinned });
            faces[language] = ((names, pinned), html);
            return html;
        }

        public string Tick(BoardCard card, BoardVisit? visit, DateTime now, FacePrinter printer)
        {
            var (place, key) = ((CultureInfo.CurrentUICulture.Name, visit?.Id), TickKey.Of(card, now));
            if (ticks.TryGetValue(place, out var known) && known.Key == key)
                return known.Html;
            var html = printer.Print<CardTick>(new Dictionary<string, object?> { [nameof(CardTick.Card)] = card, [nameof(CardTick.Visit)] = visit, [nameof(CardTick.Now)] = now });
            ticks[place] = (key, html);
            return html;
        }

        private static string NamesOf(BoardCard card, BoardSnapshot board) => card.Visits switch
        {
            [] => "",
            [var one] => board.Engineers.GetValueOrDefault(one.EngineerId)?.Name ?? "?",
            _ => string.Join('\n', card.EngineerIds.Select(id => board.Engineers.GetValueOrDefault(id)?.Name ?? "?")),
        };
    }

    // Two moments at which it says the same are one.
    private readonly record struct TickKey(ClockState? State, long Minutes, long Age)
    {
        public static TickKey Of(BoardCard card, DateTime now) => new(
            card.Clock?.SeenAt(now), card.Clock is { DueAt: not null } clock ? (long)Math.Floor(clock.Used(now).TotalMinutes) : 0,
            AgeOf(card, now).Ticks);
    }
}
