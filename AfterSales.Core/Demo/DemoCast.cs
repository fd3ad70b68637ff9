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

    public double KilometresTo(Site site) => CrowFlies.Kilometres(Lat, Lon, site.Lat!.Value, site.Lon!.Value);
}

/// <summary>A machine at its site, and whose it is.</summary>
internal sealed record CastMachine(Equipment Equipment, string Line)
{
    public Customer Customer => Equipment.Customer;
    public Site Site => Equipment.Site!;
}

/// <summary>How long distances take.</summary>
internal static class Way
{
    /// <summary>By car, and far away by train or plane.</summary>
    public static TimeSpan Time(double kilometres) =>
        TimeSpan.FromHours(kilometres < 400 ? 0.35 + (kilometres / 65) : 4.5 + (kilometres / 400));
}
