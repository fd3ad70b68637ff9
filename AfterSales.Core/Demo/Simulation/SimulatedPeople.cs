using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Core.Demo;

/// <summary>The demo's people as they are at the moment.</summary>
internal sealed class SimulatedPeople(IReadOnlyList<Actor> staff, IReadOnlyList<Actor> supervisors, IReadOnlyDictionary<int, SimulatedEngineer> engineers)
{
    private const int MostVisits = 2;

    public Actor Staff(Dice dice) => dice.Pick(staff);

    public Actor Supervisor(Dice dice) => dice.Pick(supervisors);

    public Actor Engineer(int id) => engineers[id].Actor;

    public bool Shares(int id) => engineers[id] is { Shares: true, At: not null };

    /// <summary>On the way or on a site: nobody is at two places.</summary>
    public bool IsAway(int id) => engineers[id].IsAway;

    public EngineerPosition? PositionOf(int id) => engineers[id].At;

    /// <summary>The nearest who is on duty and has little to do; the demo's first engineer is left to whoever tries the portal.</summary>
    public int? Nearest(SimulatedJob job) => engineers.Values
        .Where(engineer => engineer is { OnDuty: true, Visits: < MostVisits, IsFirst: false })
        .OrderBy(engineer => engineer.Visits).ThenBy(engineer => job is { Lat: { } lat, Lon: { } lon } ? CrowFlies.Kilometres(engineer.Lat, engineer.Lon, lat, lon) : 0)
        .Select(engineer => (int?)engineer.Actor.EmployeeId).FirstOrDefault();

    public static async Task<SimulatedPeople> ReadAsync(AfterSalesDbContext db, CancellationToken cancel)
    {
        var people = await db.Employees.AsNoTracking().Include(employee => employee.Engineer)
            .Where(employee => employee.Active && employee.DemoUser != null).OrderBy(employee => employee.Id).ToListAsync(cancel);
        var positions = await db.EngineerPositions.AsNoTracking().ToDictionaryAsync(position => position.EngineerId, cancel);
        var live = (await db.Set<Tickets.Visit>().Where(visit => visit.State <= Rulebooks.VisitState.OnSite)
            .Select(visit => new { visit.EngineerId, visit.State }).ToListAsync(cancel)).ToLookup(visit => visit.EngineerId, visit => visit.State);
        return new SimulatedPeople(
            Actors(people, Roles.Staff), Actors(people, Roles.Supervisor),
            people.Where(person => person.Engineer is not null).ToDictionary(person => person.Id, person => Of(person, positions.GetValueOrDefault(person.Id), [.. live[person.Id]])));
    }

    private static SimulatedEngineer Of(Employee person, EngineerPosition? at, IReadOnlyList<Rulebooks.VisitState> visits) => new(
        ActorOf(person), person.Engineer!.OnDuty, person.Engineer.SharesPosition && person.Engineer.OnDuty, visits.Count,
        visits.Any(visit => visit is Rulebooks.VisitState.EnRoute or Rulebooks.VisitState.OnSite), person.DemoUser == "engineer1",
        at?.Lat ?? person.Engineer.HomeLat ?? 0, at?.Lon ?? person.Engineer.HomeLon ?? 0, at);

    private static List<Actor> Actors(List<Employee> people, Roles role) => [.. people.Where(person => person.Roles.HasFlag(role)).Select(ActorOf)];

    // A program plays them: it is shown no consequences, and gives no reasons.
    private static Actor ActorOf(Employee person) => new(person.Id, person.Name, person.Roles, Origin.Api);
}

/// <summary>An engineer of the demo. Degrees, WGS-84: the last position, else home.</summary>
internal sealed record SimulatedEngineer(Actor Actor, bool OnDuty, bool Shares, int Visits, bool IsAway, bool IsFirst, double Lat, double Lon, EngineerPosition? At);
