using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace AfterSales.Portal.Dispatch.Board.Looks;

/// <summary>What the columns of the board are.</summary>
public enum BoardGroup { Stage, Engineer, Blocker }

/// <summary>How much of a card is shown.</summary>
public enum BoardDensity { Normal, Compact }

/// <summary>
/// How a reader looks at the board. The address holds all of it, and so does a saved view: what is read from either is
/// made of what it knows, and the rest is left out.
/// </summary>
public sealed record BoardLook
{
    public static readonly BoardLook Plain = new();
    private const string GroupName = "group", DensityName = "density", SideName = "side", Off = "off", On = "on";

    public BoardGroup Group { get; init; }

    public BoardDensity Density { get; init; }

    /// <summary>Map and people beside the columns; null: where there is room for them.</summary>
    public bool? Side { get; init; }

    public BoardFilter Filter { get; init; } = BoardFilter.None;

    /// <summary>Which columns hold which cards: two looks that differ in nothing else share one arrangement.</summary>
    // Engineers stand in the order of the reader's language.
    internal string Arrangement => Group == BoardGroup.Engineer ? $"{Group} {CultureInfo.CurrentCulture.Name} {Filter.Key}" : $"{Group} {Filter.Key}";

    /// <summary>The look as the address says it, without the question mark. Never empty: the bare address is the reader's own usual view.</summary>
    public string Query
    {
        get
        {
            var query = new QueryBuilder { { GroupName, Small(Group) } };
            if (Density != BoardDensity.Normal)
                query.Add(DensityName, Small(Density));
            if (Side is { } side)
                query.Add(SideName, side ? On : Off);
            Filter.Write(query);
            return query.ToString()[1..];
        }
    }

    /// <summary>Null when the address says nothing of a look.</summary>
    /// <param name="query">With or without the question mark.</param>
    public static BoardLook? Read(string? query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        if (parts.Count == 0)
            return null;
        return new BoardLook
        {
            Group = Value<BoardGroup>(parts.GetValueOrDefault(GroupName)) ?? default,
            Density = Value<BoardDensity>(parts.GetValueOrDefault(DensityName)) ?? default,
            Side = parts.GetValueOrDefault(SideName).ToString() switch { Off => false, On => true, _ => null },
            Filter = BoardFilter.Read(parts),
        };
    }

    internal static T? Value<T>(string? text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null;

    internal static string Small<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
