using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;

namespace AfterSales.Core.Demo;

/// <summary>Who and what the demo's stories are about: everything is saved already and has its ids.</summary>
internal sealed record DemoCast(
    IReadOnlyList<Actor> Supervisors, IReadOnlyList<Actor> Staff, IReadOnlyList<CastEngineer> Engineers,
    IReadOnlyList<CastMachine> Machines, DemoData Data);

/// <summary>An engineer with home (degrees, WGS-84) and the kinds of machine that he or she is sent to.</summary>
internal sealed record CastEngineer(Engineer Engineer, Actor Actor, double Lat, double Lon, string[] Lines)
{
    public int Id => Actor.EmployeeId!.Value;

    public double KilometresTo(Site site) => Way.Kilometres(Lat, Lon, site.Lat!.Value, site.Lon!.Value);
}

/// <summary>A machine at its site, and whose it is.</summary>
internal sealed record CastMachine(Equipment Equipment, string Line)
{
    public Customer Customer => Equipment.Customer;
    public Site Site => Equipment.Site!;
}

/// <summary>Distances and how long they take.</summary>
internal static class Way
{
    private const double EarthKilometres = 6371;

    public static double Kilometres(double lat1, double lon1, double lat2, double lon2)
    {
        var (a, b) = (double.DegreesToRadians(lat1), double.DegreesToRadians(lat2));
        var (dLat, dLon) = (b - a, double.DegreesToRadians(lon2 - lon1));
        var h = Math.Pow(Math.Sin(dLat / 2), 2) + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(dLon / 2), 2));
        return 2 * EarthKilometres * Math.Asin(Math.Sqrt(h));
    }

    /// <summary>By car, and far away by train or plane.</summary>
    public static TimeSpan Time(double kilometres) =>
        TimeSpan.FromHours(kilometres < 400 ? 0.35 + (kilometres / 65) : 4.5 + (kilometres / 400));
}
