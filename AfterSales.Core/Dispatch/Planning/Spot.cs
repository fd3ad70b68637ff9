using AfterSales.Core.Customers;

namespace AfterSales.Core.Dispatch;

/// <summary>A place on the map. WGS-84 degrees.</summary>
public readonly record struct Spot(double Lat, double Lon)
{
    internal static Spot? Of(double? lat, double? lon) => lat is { } north && lon is { } east ? new Spot(north, east) : null;

    internal double KilometresTo(Spot other) => CrowFlies.Kilometres(Lat, Lon, other.Lat, other.Lon);
}
