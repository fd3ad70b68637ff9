using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.People;

/// <summary>Who decides instead of a supervisor may do so in those days, on plans and trips alone, and it is recorded as such.</summary>
public sealed class DeputyTests
{
    [Fact]
    public async Task A_deputy_approves_a_plan_in_the_days_named_and_it_is_recorded_as_such()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var number = await PlannedAsync(department);
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, new ApprovePlan())).Refusal);
        await NamedAsync(department, Department.Staff, 0, 2);

        Assert.True((await department.FileAsync(number, Department.Staff)).Commands.Single(offer => offer.Name == nameof(ApprovePlan)).Allowed);
        await department.DoAsync(number, (Department.Staff, new ApprovePlan()));

        var decided = (await department.FileAsync(number)).Activities[^1];
        Assert.Equal((Department.Staff.Name, Department.Supervisor.Name), (decided.By, decided.InsteadOf));
    }

    [Fact]
    public async Task An_engineer_who_deputises_sees_what_is_to_be_decided_and_decides_nothing_else()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var number = await PlannedAsync(department);
        Assert.IsType<NotFound>((await department.TryAsync(number, Department.Engineer, new ReturnPlan { Reason = "太贵" })).Refusal);
        await NamedAsync(department, Department.Engineer, 0, 0);

        await department.DoAsync(number, (Department.Engineer, new ReturnPlan { Reason = "太贵" }));
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Engineer, new Cancel { Reason = "x" })).Refusal);
    }

    [Fact]
    public async Task Before_after_and_once_it_is_ended_nobody_deputises()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var number = await PlannedAsync(department);
        await NamedAsync(department, Department.Staff, 1, 1);
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, new ApprovePlan())).Refusal);

        department.Clock.Advance(TimeSpan.FromDays(2));
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, new ApprovePlan())).Refusal);

        var id = await NamedAsync(department, Department.Staff, 2, 5);
        await Desk(department).EndAsync(Department.Supervisor, id);
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, new ApprovePlan())).Refusal);
        Assert.Empty(await Desk(department).LinesAsync(Department.Supervisor));
    }

    [Fact]
    public async Task Only_a_supervisor_names_a_deputy_and_never_the_same_person_or_a_past_time()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var (desk, today) = (Desk(department), Today(department));
        Assert.IsType<Forbidden>((await desk.NameAsync(Department.Staff, 1, today, today)).Refusal);
        Assert.IsType<Invalid>((await desk.NameAsync(Department.Supervisor, Department.Supervisor.EmployeeId, today, today)).Refusal);
        Assert.IsType<Invalid>((await desk.NameAsync(Department.Supervisor, 99, today, today)).Refusal);
        Assert.IsType<Invalid>((await desk.NameAsync(Department.Supervisor, 1, today, today.AddDays(-1))).Refusal);
        Assert.IsType<Invalid>((await desk.NameAsync(Department.Supervisor, 1, today.AddDays(-3), today.AddDays(-1))).Refusal);
        Assert.IsType<Invalid>((await desk.NameAsync(Department.Supervisor, 1, today, today.AddDays(400))).Refusal);
    }

    private static DeputyDesk Desk(RuledDepartment department) => new(department.Database.Gate, department.Database.Contexts, TestDatabase.Company, department.Clock);

    private static DateOnly Today(RuledDepartment department) => TestDatabase.Company.DayOf(department.Clock.GetUtcNow().UtcDateTime);

    private static async Task<int> NamedAsync(RuledDepartment department, Actor deputy, int from, int to)
    {
        var named = await Desk(department).NameAsync(Department.Supervisor, deputy.EmployeeId, Today(department).AddDays(from), Today(department).AddDays(to));
        Assert.True(named.Done, named.Refusal?.ToString());
        return named.Value;
    }

    private static async Task<string> PlannedAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, Department.Plan()));
        return number;
    }
}
