using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>Which of the cards a reader wants to see.</summary>
public enum BoardShow
{
    All,
    /// <summary>Promises broken or soon to be.</summary>
    Due,
    /// <summary>Somebody must go and nobody is planned.</summary>
    Unassigned,
}

/// <summary>By what cards can be chosen; of each, several values may be.</summary>
public enum BoardFacet
{
    /// <summary>省</summary>
    Province,
    /// <summary>市: with the provinces one choice of regions.</summary>
    City,
    /// <summary>产品线</summary>
    Line,
    /// <summary>By id.</summary>
    Engineer,
    Priority,
    /// <summary>How the clock that matters most stands.</summary>
    Clock,
}

/// <summary>How the clock of a card stands, for who looks for some of them.</summary>
public enum CardClockState { Broken, Soon, Running, Paused, None }

/// <summary>Which cards are shown. Compared by <see cref="Key"/>.</summary>
public sealed class BoardFilter
{
    public static readonly BoardFilter None = new(BoardShow.All, "", ImmutableSortedDictionary<BoardFacet, ImmutableSortedSet<string>>.Empty);
    private const string ShowName = "show", WordsName = "q";

    // More than anybody chooses; an address is typed by anybody.
    private const int MostValues = 40, LongestValue = 80, LongestWords = 100;
    private readonly ImmutableSortedDictionary<BoardFacet, ImmutableSortedSet<string>> chosen;

    private BoardFilter(BoardShow show, string words, ImmutableSortedDictionary<BoardFacet, ImmutableSortedSet<string>> chosen)
    {
        (Show, Words, this.chosen) = (show, words, chosen);
        var query = new QueryBuilder();
        Write(query);
        Key = query.ToString();
    }

    public BoardShow Show { get; }

    public string Words { get; }

    /// <summary>The same for filters that leave the same cards.</summary>
    public string Key { get; }

    public bool Narrows => Key.Length > 0;

    public ImmutableSortedSet<string> this[BoardFacet facet] => chosen.GetValueOrDefault(facet, []);

    public BoardFilter With(BoardShow show) => new(show, Words, chosen);

    public BoardFilter With(string? words) => new(Show, words?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, LongestWords)] : "", chosen);

    public BoardFilter With(BoardFacet facet, IEnumerable<string> values)
    {
        ImmutableSortedSet<string> some = [.. values.Select(value => Known(facet, value)).OfType<string>().Take(MostValues)];
        return new BoardFilter(Show, Words, some.IsEmpty ? chosen.Remove(facet) : chosen.SetItem(facet, some));
    }

    /// <summary>The value is chosen if it was not, and not chosen if it was.</summary>
    public BoardFilter Toggled(BoardFacet facet, string value) => With(facet, this[facet].SymmetricExcept([value]));

    internal void Write(QueryBuilder query)
    {
        if (Show != BoardShow.All)
            query.Add(ShowName, BoardLook.Small(Show));
        foreach (var (facet, values) in chosen)
            query.Add(BoardLook.Small(facet), values);
        if (Words.Length > 0)
            query.Add(WordsName, Words);
    }

    internal static BoardFilter Read(Dictionary<string, StringValues> parts)
    {
        var filter = None.With(BoardLook.Value<BoardShow>(parts.GetValueOrDefault(ShowName)) ?? default).With(parts.GetValueOrDefault(WordsName).ToString());
        foreach (var facet in Enum.GetValues<BoardFacet>())
            filter = filter.With(facet, parts.GetValueOrDefault(BoardLook.Small(facet)).OfType<string>());
        return filter;
    }

    // As it is written everywhere; null for what there cannot be.
    private static string? Known(BoardFacet facet, string value) => facet switch
    {
        BoardFacet.Engineer => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id.ToString(CultureInfo.InvariantCulture) : null,
        BoardFacet.Priority => BoardLook.Value<Core.Rulebooks.Priority>(value)?.ToString(),
        BoardFacet.Clock => BoardLook.Value<CardClockState>(value)?.ToString(),
        _ => value.Length is > 0 and <= LongestValue ? value : null,
    };
}
