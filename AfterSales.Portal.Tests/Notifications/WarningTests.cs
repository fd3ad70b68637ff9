using AfterSales.Core.Data;
using AfterSales.Core.Notifications;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace AfterSales.Portal.Tests.Notifications;

/// <summary>Warnings before and at the breach of a promise: each once, to whom the ticket concerns, until it is read.</summary>
public sealed class WarningTests : IAsyncLifetime
{
    private RuledDepartment department = null!;
    private string number = "";

    public async ValueTask InitializeAsync()
    {
        department = await RuledDepartment.UnderAsync("R1");
        await department.Database.AddAsync(new Employee { Name = "周敏", Roles = Roles.Engineer, Engineer = new Engineer { OnDuty = true } }, new Employee { Name = "陈丽", Roles = Roles.Staff });
        number = await department.RegisteredAsync();
    }

    [Fact]
    public async Task A_clock_warns_once_when_a_quarter_is_left_and_once_when_it_is_broken_also_over_a_restart()
    {
        Assert.Equal(0, await Watch.WarnAsync());
        department.Clock.Advance(TimeSpan.FromHours(18));
        Assert.Equal(1, await Watch.WarnAsync());
        Assert.Equal(0, await Watch.WarnAsync());
        department.Clock.Advance(TimeSpan.FromHours(7));
        Assert.Equal(1, await Watch.WarnAsync());
        Assert.Equal(0, await Watch.WarnAsync());
        var lines = await Desk.ListAsync(Department.Supervisor);
        Assert.Equal([(NoticeKind.Broken, ClockName.Arrange, number), (NoticeKind.Soon, ClockName.Arrange, number)], lines.Select(line => (line.Kind, line.Clock, line.Number)));
    }

    [Fact]
    public async Task A_clock_that_stands_still_or_has_stopped_warns_nobody()
    {
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()),
            (Department.Staff, new BeginHold { Reason = HoldReason.Customer }));
        department.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Watch.WarnAsync());
    }

    [Fact]
    public async Task A_breach_that_was_over_before_anybody_looked_is_told_all_the_same_and_one_that_was_excused_is_not()
    {
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }));
        department.Clock.Advance(TimeSpan.FromHours(25));
        await department.DoAsync(number, (Department.Supervisor, department.Assign()));
        Assert.Equal(1, await Watch.WarnAsync());
        Assert.Equal(0, await Watch.WarnAsync());
        var told = Assert.Single(await Desk.ListAsync(Department.Supervisor));
        Assert.Equal((NoticeKind.Broken, ClockName.Arrange, true), (told.Kind, told.Clock, told.DueAt is not null));

        await department.DoAsync(number, (Department.Supervisor, new CorrectClock { Clock = ClockName.Arrange, Excused = true, Reason = "客户停产" }));
        Assert.Equal(0, await Desk.UnreadAsync(Department.Supervisor));
        Assert.Equal(0, await Watch.WarnAsync());
    }

    [Fact]
    public async Task Supervisors_are_told_of_every_ticket_others_of_their_own_and_nobody_reads_for_another()
    {
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()));
        department.Clock.Advance(TimeSpan.FromHours(49));
        Assert.Equal(1, await Watch.WarnAsync());

        Assert.Equal([1, 1, 1, 0, 0], await UnreadAsync());
        var id = Assert.Single(await Desk.ListAsync(Department.Engineer)).Id;
        Assert.IsType<NotFound>((await Desk.ReadAsync(Other, id)).Refusal);
        Assert.Equal(1, (await Desk.ReadAsync(Department.Engineer, id)).Value);
        Assert.Equal(0, (await Desk.ReadAsync(Department.Engineer, id)).Value);
        Assert.Equal(1, (await Desk.ReadAsync(Department.Supervisor, null)).Value);
        Assert.Equal([0, 1, 0, 0, 0], await UnreadAsync());
        Assert.True(Assert.Single(await Desk.ListAsync(Department.Supervisor)).Read);
    }

    private static Actor Other => Department.OtherEngineer;

    private NoticeDesk Desk => new(department.Database.Gate, department.Database.Contexts, department.Clock);

    // Made anew each time, as after a restart.
    private ClockWatch Watch => WatchOf(department);

    internal static ClockWatch WatchOf(RuledDepartment department) => new(department.Database.Gate, department.Database.Contexts,
        new ClockRecount(department.Database.Gate, TestDatabase.Whole, new PromiseTimes(), TestDatabase.Keys, department.Clock, NullLogger<ClockRecount>.Instance), department.Clock);

    private async Task<List<int>> UnreadAsync()
    {
        var counts = new List<int>();
        foreach (var actor in new[] { Department.Supervisor, Department.Staff, Department.Engineer, Other, new Actor(5, "陈丽", Roles.Staff, Origin.Page) })
            counts.Add(await Desk.UnreadAsync(actor));
        return counts;
    }

    public ValueTask DisposeAsync() => department.DisposeAsync();
}
