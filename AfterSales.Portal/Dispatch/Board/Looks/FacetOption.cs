using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Rulebooks;
using AfterSales.Portal.Shell.Languages;
using Microsoft.Extensions.Localization;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>One value that cards can be chosen by.</summary>
/// <param name="Count">How many open tickets have it.</param>
/// <param name="Below">It belongs to the one above it: a city to its province.</param>
public sealed record FacetOption(BoardFacet Facet, string Value, string Text, int Count, bool Below = false)
{
    /// <summary>What there is to choose from on this board.</summary>
    /// <param name="now">UTC.</param>
    internal static IReadOnlyList<FacetOption> Of(BoardFacet facet, BoardSnapshot board, DateTime now, IStringLocalizer<BoardTexts> texts, IStringLocalizer<RulebooksTexts> words) => facet switch
    {
        BoardFacet.Province or BoardFacet.City => [.. Regions(board.Cards.Values)],
        BoardFacet.Line => [.. Counted(board.Cards.Values, card => card.ProductLine).Select(line => new FacetOption(BoardFacet.Line, line.Key, line.Key, line.Count()))],
        BoardFacet.Engineer => [.. Engineers(board)],
        BoardFacet.Priority => [.. Enum.GetValues<Priority>().Reverse().Select(priority =>
            new FacetOption(facet, priority.ToString(), words.Of(priority), board.Cards.Values.Count(card => card.Priority == priority)))],
        _ => [.. Enum.GetValues<CardClockState>().Select(state =>
            new FacetOption(facet, state.ToString(), texts.Of(state), board.Cards.Values.Count(card => CardMatch.ClockOf(card, now) == state)))],
    };

    private static IEnumerable<FacetOption> Regions(IEnumerable<BoardCard> cards)
    {
        // What lies in no province that was written down stands by itself, at the end.
        foreach (var province in cards.GroupBy(card => card.Province).OrderBy(group => group.Key is null).ThenBy(group => group.Key ?? "", ReadersOrder.OfNames))
        {
            if (province.Key is { } name)
                yield return new FacetOption(BoardFacet.Province, name, name, province.Count());
            foreach (var city in Counted(province, card => card.City))
                yield return new FacetOption(BoardFacet.City, city.Key, city.Key, city.Count(), Below: province.Key is not null);
        }
    }

    private static IEnumerable<FacetOption> Engineers(BoardSnapshot board)
    {
        var cards = board.Cards.Values.SelectMany(card => card.EngineerIds).CountBy(id => id).ToDictionary();
        return board.Engineers.Values.OrderBy(engineer => engineer.Name, ReadersOrder.OfNames).ThenBy(engineer => engineer.Id)
            .Select(engineer => new FacetOption(BoardFacet.Engineer, engineer.Id.ToString(CultureInfo.InvariantCulture), engineer.Name, cards.GetValueOrDefault(engineer.Id)));
    }

    private static IEnumerable<IGrouping<string, BoardCard>> Counted(IEnumerable<BoardCard> cards, Func<BoardCard, string?> by) =>
        cards.Where(card => !string.IsNullOrEmpty(by(card))).GroupBy(card => by(card)!).OrderBy(group => group.Key, ReadersOrder.OfNames);
}
