using AfterSales.Core.Data;
using AfterSales.Core.Notifications;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Notifications;

/// <summary>R9.1: staff and supervisors are told of what nobody looks after, once, until somebody does.</summary>
public sealed class OwnerlessNoticeTests : IAsyncLifetime
{
    private RuledDepartment department = null!;
    private string number = "";

    public async ValueTask InitializeAsync()
    {
        department = await RuledDepartment.UnderAsync("R1");
        await department.Database.AddAsync(new Employee { Name = "陈丽", Roles = Roles.Staff });
        number = await department.RegisteredAsync();
    }

    [Fact]
    public async Task A_ticket_whose_owner_has_left_is_told_after_the_set_time_once_and_no_more_when_somebody_takes_it()
    {
        await LeaveAsync();
        Assert.Equal(1, await Watch.LookAsync());
        Assert.Equal(0, await Watch.LookAsync());
        Assert.Equal([0, 0, 0], await UnreadAsync());

        department.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(0, await Watch.LookAsync());
        Assert.Equal([1, 1, 0], await UnreadAsync());
        Assert.Equal((NoticeKind.Ownerless, number, null), Assert.Single((await Desk.ListAsync(Colleague)).Select(line => (line.Kind, line.Number, line.Clock))));
        Assert.Equal(1, (await Desk.ReadAsync(Colleague, null)).Value);
        Assert.Equal([1, 0, 0], await UnreadAsync());

        await department.DoAsync(number, (Department.Supervisor, new TransferOwner { ColleagueId = Colleague.EmployeeId, Reason = "离职" }));
        Assert.Equal(1, await Watch.LookAsync());
        Assert.Empty(await Desk.ListAsync(Department.Supervisor));
    }

    [Fact]
    public async Task What_is_taken_within_the_set_time_is_never_told()
    {
        await LeaveAsync();
        await Watch.LookAsync();
        await department.DoAsync(number, (Department.Supervisor, new TransferOwner { ColleagueId = Colleague.EmployeeId, Reason = "离职" }));
        await Watch.LookAsync();

        department.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([0, 0, 0], await UnreadAsync());
    }

    private static Actor Colleague { get; } = new(4, "陈丽", Roles.Staff, Origin.Page);

    private NoticeDesk Desk => new(department.Database.Gate, department.Database.Contexts, department.Clock);

    // Made anew each time, as after a restart.
    private OwnerWatch Watch => new(department.Database.Gate, department.Database.Contexts, new OwnerPatience { OwnerlessMinutes = 30 }, department.Clock);

    private async Task LeaveAsync()
    {
        await using var db = department.Database.Open();
        var owner = await db.Employees.SingleAsync(employee => employee.Id == Department.Staff.EmployeeId);
        owner.Active = false;
        await db.SaveChangesAsync();
    }

    private async Task<List<int>> UnreadAsync() =>
        [await Desk.UnreadAsync(Department.Supervisor), await Desk.UnreadAsync(Colleague), await Desk.UnreadAsync(Department.Engineer)];

    public ValueTask DisposeAsync() => department.DisposeAsync();
}
