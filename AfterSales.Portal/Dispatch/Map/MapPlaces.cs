using System.Globalization;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>What an engineer does, and where they were last (WGS-84 degrees, metres, UTC).</summary>
public sealed record MapEngineer(int Id, string Name, double Lat, double Lon, double? AccuracyM, EngineerState State, DateTime At)
{
    /// <summary>The site an engineer on the way goes to.</summary>
    public MapSpot? Toward { get; init; }
}

/// <summary>Degrees, WGS-84.</summary>
public sealed record MapSpot(double Lat, double Lon);

/// <summary>A site with open tickets; its clock is that of the one that is worst off.</summary>
public sealed record MapSite(string Key, double Lat, double Lon, string Name, string? City, ClockState? Clock, int Tickets);

/// <summary>All that the map shows at one moment.</summary>
public sealed record MapPlaces(IReadOnlyList<MapEngineer> Engineers, IReadOnlyList<MapSite> Sites)
{
    public static readonly MapPlaces None = new([], []);

    public static MapPlaces Of(BoardSnapshot board, DateTime now) => new(
        [.. board.Engineers.Values.Where(engineer => engineer.Position is not null).OrderBy(engineer => engineer.Id).Select(engineer => Engineer(engineer, board))],
        [.. board.Cards.Values.Where(card => card.Site is { Lat: not null, Lon: not null }).GroupBy(KeyOf).Select(site => Site(site, now))]);

    /// <summary>Cards of one site are one sign on the map.</summary>
    public static string KeyOf(BoardCard card) => card.Site is { } site ? site.Id.ToString(CultureInfo.InvariantCulture) : "";

    private static MapEngineer Engineer(BoardEngineer engineer, BoardSnapshot board)
    {
        var position = engineer.Position!;
        var goesTo = engineer.Visits.FirstOrDefault(visit => visit.State == VisitState.EnRoute) is { } visit ? board.Cards.GetValueOrDefault(visit.Number)?.Site : null;
        return new MapEngineer(engineer.Id, engineer.Name, position.Lat, position.Lon, position.AccuracyM, engineer.State, position.At)
        {
            Toward = goesTo is { Lat: { } lat, Lon: { } lon } ? new MapSpot(lat, lon) : null,
        };
    }

    private static MapSite Site(IGrouping<string, BoardCard> cards, DateTime now)
    {
        var first = cards.First();
        var site = first.Site!;
        var clocks = cards.Select(card => card.Clock?.StateAt(now)).ToHashSet();
        ClockState? worst = clocks.Contains(ClockState.Broken) ? ClockState.Broken : clocks.Contains(ClockState.Soon) ? ClockState.Soon : null;
        return new MapSite(cards.Key, site.Lat!.Value, site.Lon!.Value, $"{first.Customer?.Name} {site.Name}".Trim(), site.City, worst, cards.Count());
    }
}
