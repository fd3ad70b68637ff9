using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>A filter at one moment, ready to be asked for every card.</summary>
internal sealed class CardMatch(BoardFilter filter, BoardSnapshot board, DateTime now)
{
    // What can be searched in a card is put together once for everybody who searches.
    private static readonly ConditionalWeakTable<BoardCard, string> Said = [];
    private readonly ImmutableSortedSet<string> provinces = filter[BoardFacet.Province], cities = filter[BoardFacet.City], lines = filter[BoardFacet.Line];
    private readonly HashSet<int> engineers = [.. filter[BoardFacet.Engineer].Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
    private readonly HashSet<Priority> priorities = [.. filter[BoardFacet.Priority].Select(Enum.Parse<Priority>)];
    private readonly HashSet<CardClockState> clocks = [.. filter[BoardFacet.Clock].Select(Enum.Parse<CardClockState>)];

    public bool Wants(BoardCard card) => !filter.Narrows
        || Shown(card) && InRegion(card) && (lines.IsEmpty || card.ProductLine is { } line && lines.Contains(line))
        && (priorities.Count == 0 || priorities.Contains(card.Priority))
        && (clocks.Count == 0 || clocks.Contains(ClockOf(card, now)))
        && (engineers.Count == 0 || card.Visits.Any(visit => engineers.Contains(visit.EngineerId)))
        && Says(card);

    public static CardClockState ClockOf(BoardCard card, DateTime now) => card.Clock?.SeenAt(now) switch
    {
        ClockState.Broken => CardClockState.Broken,
        ClockState.Soon => CardClockState.Soon,
        ClockState.Paused => CardClockState.Paused,
        ClockState.Running => CardClockState.Running,
        _ => CardClockState.None,
    };

    private bool Shown(BoardCard card) => filter.Show switch
    {
        BoardShow.Due => card.Clock?.SeenAt(now) is ClockState.Soon or ClockState.Broken,
        BoardShow.Unassigned => card.WantsEngineer,
        _ => true,
    };

    private bool InRegion(BoardCard card) => provinces.IsEmpty && cities.IsEmpty
        || card.Province is { } province && provinces.Contains(province)
        || card.City is { } city && cities.Contains(city);

    private bool Says(BoardCard card) => filter.Words.Length == 0
        || Said.GetValue(card, WordsOf).Contains(filter.Words, StringComparison.OrdinalIgnoreCase)
        || card.Visits.Any(visit => board.Engineers.GetValueOrDefault(visit.EngineerId)?.Name.Contains(filter.Words, StringComparison.OrdinalIgnoreCase) == true);

    private static string WordsOf(BoardCard card) => string.Join('\n', card.Number, card.Customer?.Name, card.ContactName,
        card.Equipment?.SerialNumber, card.Equipment?.Model, card.Equipment?.Name, card.Fault, card.Site?.Name, card.City);
}
