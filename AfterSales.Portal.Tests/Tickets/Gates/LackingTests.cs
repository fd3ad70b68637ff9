using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>What still stands between a ticket and the stages ahead, and what supplies it.</summary>
public sealed class LackingTests
{
    [Fact]
    public async Task What_is_wanted_before_the_way_is_told_before_what_is_wanted_at_its_end()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var number = await ScheduledAsync(department);

        var lacking = (await department.FileAsync(number)).Missing;

        Assert.Equal([Stage.EnRoute, Stage.Accepting], lacking.Select(one => one.Before));
        Assert.Equal(["R9.2", "R9.3"], lacking[0].Lacks.Select(lack => lack.Need.Clause));
    }

    [Fact]
    public async Task A_thing_that_several_stages_want_is_told_once_where_it_is_wanted_first()
    {
        await using var department = await RuledDepartment.UnderAsync("Complete");
        var lacks = (await department.FileAsync(await department.RegisteredAsync())).Missing.SelectMany(lacking => lacking.Lacks.Select(lack => (lack.Need.Need, lacking.Before)).Distinct()).ToList();

        Assert.Equal(lacks.DistinctBy(lack => lack.Need), lacks);
    }

    [Fact]
    public async Task A_trip_is_asked_for_and_then_approved_and_asked_for_again_when_it_was_turned_down()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var number = await ScheduledAsync(department);
        var trip = new RequestTrip { Route = "西安–长治", FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 3), Cost = "860.00" };
        Assert.Equal(nameof(RequestTrip), await SupplierAsync(department, number));

        await department.DoAsync(number, (Department.Engineer, trip));
        Assert.Equal(nameof(ApproveTrip), await SupplierAsync(department, number));

        await department.DoAsync(number, (Department.Supervisor, new ApproveTrip { Approved = false, Note = "改乘火车" }));
        Assert.Equal(nameof(RequestTrip), await SupplierAsync(department, number));
    }

    [Fact]
    public async Task The_engineers_next_action_is_what_stands_in_the_way_of_the_one_that_is_due()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var number = await ScheduledAsync(department);
        Assert.Equal(nameof(RequestTrip), await NextAsync(department, number));

        await department.DoAsync(number, (Department.Engineer, new RequestTrip { Route = "西安–长治", FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 3), Cost = "860.00" }));
        Assert.Equal(nameof(PrepareVisit), await NextAsync(department, number));

        await department.DoAsync(number, (Department.Engineer, new PrepareVisit { ContactCalled = true, Documents = "液压图" }));
        Assert.Equal(nameof(Depart), await NextAsync(department, number));
        Assert.NotEmpty((await department.FileAsync(number, Department.Engineer)).Next!.Missing);

        await department.DoAsync(number, (Department.Supervisor, new ApproveTrip { Approved = true }));
        Assert.Empty((await department.FileAsync(number, Department.Engineer)).Next!.Missing);
    }

    [Fact]
    public void Only_the_customers_signature_passes_for_an_acceptance()
    {
        var gate = Core.Tickets.Gates.All.Single(gate => gate.Name == "CustomerAccepted");
        var ticket = new Department().RepairAt(Stage.Accepting);

        Assert.Equal([new Missed(Need.Acceptance)], gate.Missing(new AtGate(ticket, typeof(Close), null)));
        Assert.Empty(gate.Missing(new AtGate(ticket, typeof(SignAcceptance), null)));
    }

    private static async Task<string> ScheduledAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()));
        return number;
    }

    private static async Task<string> SupplierAsync(RuledDepartment department, string number) =>
        (await department.FileAsync(number)).Missing[0].Lacks.Single(lack => lack.Need.Need == Need.TripApproval).SuppliedBy;

    private static async Task<string?> NextAsync(RuledDepartment department, string number) => (await department.FileAsync(number, Department.Engineer)).Next?.Name;
}
