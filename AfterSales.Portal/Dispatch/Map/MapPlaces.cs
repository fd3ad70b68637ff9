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
}
