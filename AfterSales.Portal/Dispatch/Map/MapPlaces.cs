using System.Globalization;
using AfterSales.Core.Dispatch;
using AfterSales.Core.Dispatch.Live;
using AfterSales.Core.Rulebooks;

namespace AfterSales.Portal.Dispatch.Map;

/// <summary>What an engineer does, and where they were last (WGS-84 degrees, metres, UTC).</summary>
public sealed record MapEngineer(int Id, string Name, double Lat, double Lon, double? AccuracyM, EngineerState State, DateTime At)
{
    /// <summary>The site an engineer on the way goes to.</summary>
    public MapSpot? Toward { get; init; }

    internal string Key => Id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Degrees, WGS-84.</summary>
public sealed record MapSpot(double Lat, double Lon);

/// <summary>That somebody wants to see a site on the map, by its <see cref="MapSite.Key"/>. Equal to itself only: asked again, it is another wish.</summary>
public sealed class MapMark(string site)
{
    public string Site { get; } = site;
}

/// <summary>A site with open tickets; its clock is that of the one that is worst off.</summary>
public sealed record MapSite(string Key, double Lat, double Lon, string Name, string? City, ClockState? Clock, int Tickets)
{
    /// <summary>Of its tickets those that are as bad as <see cref="Clock"/> says; none when that is nothing.</summary>
    public int Urgent { get; init; }
}

/// <summary>All that the map shows at one moment.</summary>
public sealed record MapPlaces(IReadOnlyList<MapEngineer> Engineers, IReadOnlyList<MapSite> Sites)
{
    public static readonly MapPlaces None = new([], []);

    private readonly BoardSnapshot board = BoardSnapshot.Empty;

    /// <param name="before">What was found last: what is equal to it is the same list.</param>
    internal MapPlaces(BoardSnapshot board, DateTime now, MapPlaces before)
        : this(
            OrSame(before.Engineers, [.. board.Engineers.Values.Where(engineer => engineer.Position is not null).OrderBy(engineer => engineer.Id).Select(engineer => Engineer(engineer, board))]),
            OrSame(before.Sites, [.. board.Cards.Values.Where(card => card.Site is { Lat: not null, Lon: not null }).GroupBy(card => card.Site!.Id).OrderBy(site => site.Key).Select(site => Site(site, now))]))
    {
        this.board = board;
    }

    internal (int EnRoute, int OnSite, int Free, int Overdue) Counts { get; } = (
        Engineers.Count(engineer => engineer.State == EngineerState.EnRoute), Engineers.Count(engineer => engineer.State == EngineerState.OnSite),
        Engineers.Count(engineer => engineer.State == EngineerState.Free), Sites.Count(site => site.Clock == ClockState.Broken));

    internal int SitesOverdue => Counts.Overdue;

    /// <summary>Cards of one site are one sign on the map.</summary>
    public static string KeyOf(BoardCard card) => card.Site is { } site ? site.Id.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>Of those who are on duty; nobody else has a place here.</summary>
    internal int CountOf(EngineerState state) => state switch { EngineerState.EnRoute => Counts.EnRoute, EngineerState.OnSite => Counts.OnSite, EngineerState.Free => Counts.Free, _ => 0 };

    /// <summary>What is left of an engineer's day; null when there is no such engineer.</summary>
    internal EngineerRoute? RouteOf(int engineerId, PlanningRules rules, DateTime now) => EngineerRoute.Of(board, engineerId, rules, now);

    /// <summary>The key of the site of an open ticket; null when it has none.</summary>
    internal string? SiteOf(string number) => board.Cards.GetValueOrDefault(number) is { Site: not null } card ? KeyOf(card) : null;

    // Equal to what was found last they are the same list: whoever has been sent that one need not compare.
    private static IReadOnlyList<T> OrSame<T>(IReadOnlyList<T> before, List<T> now) => now.SequenceEqual(before) ? before : now;

    private static MapEngineer Engineer(BoardEngineer engineer, BoardSnapshot board)
    {
        var position = engineer.Position!;
        var goesTo = engineer.Visits.FirstOrDefault(visit => visit.State == VisitState.EnRoute) is { } visit ? board.Cards.GetValueOrDefault(visit.Number)?.Site : null;
        return new MapEngineer(engineer.Id, engineer.Name, position.Lat, position.Lon, position.AccuracyM, engineer.State, position.At)
        {
            Toward = goesTo is { Lat: { } lat, Lon: { } lon } ? new MapSpot(lat, lon) : null,
        };
    }

    private static MapSite Site(IGrouping<int, BoardCard> cards, DateTime now)
    {
        var first = cards.First();
        var site = first.Site!;
        var clocks = cards.Select(card => card.Clock?.SeenAt(now)).ToList();
        ClockState? worst = clocks.Contains(ClockState.Broken) ? ClockState.Broken : clocks.Contains(ClockState.Soon) ? ClockState.Soon : null;
        return new MapSite(KeyOf(first), site.Lat!.Value, site.Lon!.Value, $"{first.Customer?.Name} {site.Name}".Trim(), site.City, worst, clocks.Count) { Urgent = worst is null ? 0 : clocks.Count(clock => clock == worst) };
    }
}
