using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>A ticket keeps the rulebook that it began under.</summary>
public sealed class EditionsTests
{
    [Fact]
    public async Task A_ticket_keeps_the_edition_it_began_under_and_the_next_begins_under_the_new_one()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var before = await department.RegisteredAsync();
        await PublishAsync(department, "R1", new DateOnly(2026, 3, 2));
        department.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await department.RegisteredAsync();

        Assert.DoesNotContain((await department.FileAsync(before)).Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Clause.StartsWith("R1.", StringComparison.Ordinal));
        Assert.Contains((await department.FileAsync(after)).Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Clause == "R1.6");
    }

    [Fact]
    public async Task An_edition_of_tomorrow_is_not_in_force_today()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        await PublishAsync(department, "R1", new DateOnly(2026, 3, 3));
        department.Clock.Advance(TimeSpan.FromMinutes(1));
        var today = await department.RegisteredAsync();
        department.Clock.Advance(TimeSpan.FromHours(24));
        var tomorrow = await department.RegisteredAsync();

        Assert.DoesNotContain((await department.FileAsync(today)).Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Clause == "R1.6");
        Assert.Contains((await department.FileAsync(tomorrow)).Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Clause == "R1.6");
    }

    [Fact]
    public async Task What_stands_before_a_stage_that_a_service_comes_to_without_a_gate_is_asked_when_somebody_is_sent()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        await PublishAsync(department, "R4", new DateOnly(2026, 3, 2), rulebook => rulebook with
        {
            Gates = [.. rulebook.Gates.Select(rule => rule.Gate == "EntitlementDecided" ? rule with { Types = [ServiceType.Installation] } : rule)],
        });
        department.Clock.Advance(TimeSpan.FromMinutes(1));
        var number = await department.RegisteredAsync(ServiceType.Installation);
        Assert.Equal(Stage.ToDispatch, (await department.FileAsync(number)).Stage);

        Assert.Equal(["R4.14"], await department.ClausesAgainstAsync(number, Department.Supervisor, department.Assign()));
        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }), (Department.Supervisor, department.Assign()));
    }

    [Fact]
    public async Task Staff_change_no_rulebook()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        Assert.IsType<Forbidden>((await department.Rulebooks.DraftAsync(Department.Staff, "R2")).Refusal);
    }

    private static async Task PublishAsync(RuledDepartment department, string preset, DateOnly from, Func<Rulebook, Rulebook>? change = null)
    {
        var number = await department.Rulebooks.DraftAsync(Department.Supervisor, preset);
        var draft = (await department.Editions.EditionsAsync(Department.Supervisor)).Single(edition => edition.Number == number.Value);
        if (change is not null)
        {
            Assert.Null((await department.Rulebooks.EditAsync(Department.Supervisor, draft.Number, draft.Version, change(draft.Rulebook))).Refusal);
            draft = (await department.Editions.EditionsAsync(Department.Supervisor)).Single(edition => edition.Number == number.Value);
        }
        Assert.Null((await department.Rulebooks.PublishAsync(Department.Supervisor, draft.Number, draft.Version, from)).Refusal);
    }
}
