using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Tickets.Ownership;

/// <summary>Who looks after a ticket, how that changes hands, and what nobody looks after.</summary>
public sealed class HandoverTests
{
    private static readonly OfferHandover ToSupervisor = new() { ColleagueId = 2, Reason = "休假两周" };

    [Fact]
    public async Task A_ticket_changes_hands_when_the_one_who_is_asked_accepts()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, ToSupervisor));
        Assert.Equal((1, 2, "休假两周"), (await OwnerAsync(department, number), (await department.FileAsync(number)).Handover!.To.Id, (await department.FileAsync(number)).Handover!.Reason));

        await department.DoAsync(number, (Department.Supervisor, new AcceptHandover()));

        Assert.Equal((2, null), (await OwnerAsync(department, number), (await department.FileAsync(number)).Handover));
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, ToSupervisor)).Refusal);
        Assert.IsType<WrongStage>((await department.TryAsync(number, Department.Supervisor, new AcceptHandover())).Refusal);
    }

    [Fact]
    public async Task Who_declines_says_why_and_the_owner_keeps_it()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, ToSupervisor), (Department.Supervisor, new DeclineHandover { Reason = "手上已有 30 单" }));
        var file = await department.FileAsync(number);
        Assert.Equal((1, null, "手上已有 30 单"), (file.Owner!.Id, file.Handover, file.Activities[^1].Text));
    }

    [Fact]
    public async Task Nobody_answers_for_another_and_nobody_is_asked_who_could_not_see_it()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        Assert.Equal("unknown", Assert.IsType<Invalid>((await department.TryAsync(number, Department.Staff, ToSupervisor with { ColleagueId = 3 })).Refusal).Errors["colleagueId"].Single().Code);
        Assert.Equal("already-owner", Assert.IsType<Invalid>((await department.TryAsync(number, Department.Staff, ToSupervisor with { ColleagueId = 1 })).Refusal).Errors["colleagueId"].Single().Code);
        await department.DoAsync(number, (Department.Staff, ToSupervisor));
        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, new AcceptHandover())).Refusal);

        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()), (Department.Supervisor, new TransferOwner { ColleagueId = 3, Reason = "现场最清楚" }));
        Assert.Equal(3, await OwnerAsync(department, number));
    }

    [Fact]
    public async Task What_nobody_looks_after_is_listed_when_its_owner_has_left()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.RegisteredAsync();
        Assert.Empty(await OwnerlessAsync(department));

        await using (var db = department.Database.Open())
            await db.Employees.Where(employee => employee.Id == 1).ExecuteUpdateAsync(set => set.SetProperty(employee => employee.Active, false), TestContext.Current.CancellationToken);
        Assert.Equal([number], await OwnerlessAsync(department));

        await department.DoAsync(number, (Department.Supervisor, new TransferOwner { ColleagueId = 2, Reason = "原负责人离职" }));
        Assert.Empty(await OwnerlessAsync(department));
    }

    [Fact]
    public async Task A_report_that_nobody_verifies_in_time_is_looked_after_by_nobody()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await department.ReportedAsync();
        Assert.Empty(await OwnerlessAsync(department));
        department.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal([number], await OwnerlessAsync(department));
    }

    private static async Task<int?> OwnerAsync(RuledDepartment department, string number) => (await department.FileAsync(number)).Owner?.Id;

    private static async Task<IEnumerable<string>> OwnerlessAsync(RuledDepartment department) =>
        (await department.Queries.ListAsync(Department.Supervisor, new TicketFilter { OwnerlessAt = department.Clock.GetUtcNow().UtcDateTime })).Items.Select(line => line.Number);
}
