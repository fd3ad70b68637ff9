using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.People;

/// <summary>Nobody decides on own work while there is somebody else who could; alone one may, and that is recorded.</summary>
public sealed class FourEyesTests
{
    private static readonly Actor Second = new(4, "陈主管", Roles.Supervisor, Origin.Api);

    [Fact]
    public async Task Whoever_wrote_the_plan_leaves_it_to_another_supervisor()
    {
        await using var department = await DepartmentAsync(second: true);
        var number = await PlannedAsync(department, Department.Supervisor);

        Assert.IsType<OwnWork>((await department.TryAsync(number, Department.Supervisor, new ApprovePlan())).Refusal);
        Assert.IsType<OwnWork>((await department.TryAsync(number, Department.Supervisor, new ReturnPlan { Reason = "太贵" })).Refusal);
        Assert.False(await OfferedAsync(department, number, Department.Supervisor));
        Assert.True(await OfferedAsync(department, number, Second));
        await department.DoAsync(number, (Second, new ApprovePlan()));
        Assert.False((await department.FileAsync(number)).Activities[^1].OnOwnWork);
    }

    [Fact]
    public async Task A_deputy_is_somebody_else_too_and_decides_on_no_plan_of_the_own()
    {
        await using var department = await DepartmentAsync(second: false);
        var number = await PlannedAsync(department, Department.Supervisor);
        await NamedAsync(department, Department.Staff);

        Assert.IsType<OwnWork>((await department.TryAsync(number, Department.Supervisor, new ApprovePlan())).Refusal);
        await department.DoAsync(number, (Department.Staff, new ApprovePlan()));
        var ofDeputy = await PlannedAsync(department, Department.Staff);
        Assert.IsType<OwnWork>((await department.TryAsync(ofDeputy, Department.Staff, new ApprovePlan())).Refusal);
    }

    [Fact]
    public async Task Who_is_the_only_one_decides_on_own_work_and_it_is_recorded_as_such()
    {
        await using var department = await DepartmentAsync(second: false);
        var number = await PlannedAsync(department, Department.Supervisor);

        Assert.True(await OfferedAsync(department, number, Department.Supervisor));
        await department.DoAsync(number, (Department.Supervisor, new ApprovePlan()));

        Assert.True((await department.FileAsync(number)).Activities[^1].OnOwnWork);
        var others = await PlannedAsync(department, Department.Staff);
        await department.DoAsync(others, (Department.Supervisor, new ApprovePlan()));
        Assert.False((await department.FileAsync(others)).Activities[^1].OnOwnWork);
    }

    [Fact]
    public async Task Nobody_approves_a_trip_that_was_asked_for_or_is_travelled_by_oneself()
    {
        await using var department = await DepartmentAsync(second: true);
        var number = await PlannedAsync(department, Department.Staff);
        await department.DoAsync(number, (Department.Supervisor, new ApprovePlan()), (Department.Supervisor, department.Assign()));
        var cancel = TestContext.Current.CancellationToken;
        var trip = (await department.Trips.RequestAsync(Department.Supervisor, new TripEntry(3, [number], "太原—长治", new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 5), "1280.50"), cancel)).Value;
        await NamedAsync(department, Department.Engineer);

        Assert.IsType<OwnWork>((await department.Trips.DecideAsync(Department.Supervisor, trip, true, null, cancel)).Refusal);
        Assert.IsType<OwnWork>((await department.Trips.DecideAsync(Department.Engineer, trip, true, null, cancel)).Refusal);
        Assert.False(await CanDecideAsync(Department.Supervisor));
        Assert.True((await department.TripsSeen.FindAsync(Department.Supervisor, trip, cancel))!.ForAnother);
        Assert.False(await CanDecideAsync(Department.Engineer));
        Assert.True(await CanDecideAsync(Second));
        Assert.True((await department.Trips.DecideAsync(Second, trip, true, null, cancel)).Done);

        async Task<bool> CanDecideAsync(Actor actor) => (await department.TripsSeen.FindAsync(actor, trip, cancel))!.CanDecide;
    }

    private static async Task<RuledDepartment> DepartmentAsync(bool second)
    {
        var department = await RuledDepartment.UnderAsync("R7");
        if (second)
            await department.Database.AddAsync(new Employee { Name = Second.Name, Roles = Second.Roles });
        return department;
    }

    private static async Task<string> PlannedAsync(RuledDepartment department, Actor author)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }),
            (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }), (author, Department.Plan()));
        return number;
    }

    private static async Task<bool> OfferedAsync(RuledDepartment department, string number, Actor actor) =>
        (await department.FileAsync(number, actor)).Commands.Single(offer => offer.Name == nameof(ApprovePlan)).Allowed;

    private static async Task NamedAsync(RuledDepartment department, Actor deputy)
    {
        var today = TestDatabase.Company.DayOf(department.Clock.GetUtcNow().UtcDateTime);
        var desk = new DeputyDesk(department.Database.Gate, department.Database.Contexts, TestDatabase.Company, department.Clock);
        Assert.True((await desk.NameAsync(Department.Supervisor, deputy.EmployeeId, today, today)).Done);
    }
}
