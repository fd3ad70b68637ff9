using AfterSales.Core.Data;
using AfterSales.Core.Notifications;
using AfterSales.Core.People;
using AfterSales.Core.Satisfaction.Actions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Tests.Satisfaction;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Satisfaction.QualityDesks;

namespace AfterSales.Portal.Tests.Notifications;

/// <summary>People are told of complaints, checks and actions that are late or were given to them: once for each occasion.</summary>
public sealed class QualityNoticeTests : IAsyncLifetime
{
    private static readonly Actor Colleague = new(4, "陈丽", Roles.Staff, Origin.Page);
    private QualityDesks desks = null!;

    public async ValueTask InitializeAsync()
    {
        desks = await UnderAsync();
        await desks.Department.Database.AddAsync(new Employee { Name = "陈丽", Roles = Roles.Staff });
    }

    [Fact]
    public async Task A_late_complaint_is_told_once_to_its_owner_and_the_supervisors_and_again_when_another_date_passes()
    {
        var id = await desks.ComplainedAsync();
        Assert.Equal(0, await Watch.LookAsync());
        desks.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal(1, await Watch.LookAsync());
        Assert.Equal(0, await Watch.LookAsync());
        Assert.Equal((NoticeKind.ComplaintLate, id, null, "王工"), Assert.Single((await Desk.ListAsync(Department.Supervisor)).Select(line => (line.Kind, line.SubjectId!.Value, line.Number, line.Who))));
        Assert.Equal([1, 1, 0, 0], await UnreadAsync());

        Must(await desks.Complaints.MoveDueAsync(Department.Supervisor, id, null, desks.Clock.Now.UtcDateTime.AddDays(1), "客户出差"));
        Assert.Equal(0, await Watch.LookAsync());
        desks.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await Watch.LookAsync());
        Assert.Equal([2, 2, 0, 0], await UnreadAsync());

        Must(await desks.Complaints.VoidAsync(Department.Supervisor, id, null, "重复登记"));
        Assert.Equal([0, 0, 0, 0], await UnreadAsync());
    }

    [Fact]
    public async Task A_customer_who_was_answered_and_not_called_back_is_told_of_and_again_after_a_call_that_nobody_took()
    {
        var id = await desks.ComplainedAsync();
        Must(await desks.Complaints.AnswerAsync(Department.Staff, id, null, "已更换密封件"));
        desks.Clock.Advance(QualityWatch.CallBackWithin);
        Assert.Equal(0, await Watch.LookAsync());
        desks.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Watch.LookAsync());
        Assert.Equal(0, await Watch.LookAsync());
        Assert.Equal([(NoticeKind.CallBackLate, id)], (await Desk.ListAsync(Department.Staff)).Select(line => (line.Kind, line.SubjectId!.Value)));
        Assert.Equal([1, 1, 0, 0], await UnreadAsync());

        Must(await desks.Complaints.CallBackAsync(Department.Staff, id, null, CallOutcome.Unreachable, null));
        Assert.Equal(0, await Watch.LookAsync());
        desks.Clock.Advance(QualityWatch.CallBackWithin + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Watch.LookAsync());

        Must(await desks.Complaints.CallBackAsync(Department.Staff, id, null, CallOutcome.Content, "可以了"));
        desks.Clock.Advance(QualityWatch.CallBackWithin + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Watch.LookAsync());
    }

    [Fact]
    public async Task What_somebody_is_given_by_another_is_told_to_nobody_else_and_gone_when_it_goes_on()
    {
        var complaint = await desks.ComplainedAsync();
        var action = Must(await desks.Actions.OpenAsync(Department.Staff, new ActionOrigin(ActionSource.Other), new ActionEntry(ActionKind.Corrective, "补记录", "缺记录", Department.Engineer.EmployeeId, new DateOnly(2026, 3, 9))));
        Must(await desks.Complaints.TakeAsync(Department.Supervisor, complaint, null, Colleague.EmployeeId));
        Assert.Equal(2, await Watch.LookAsync());
        Assert.Equal(0, await Watch.LookAsync());
        Assert.Equal([0, 0, 1, 1], await UnreadAsync());
        Assert.Equal((NoticeKind.ActionGiven, action, "补记录"), Assert.Single((await Desk.ListAsync(Department.Engineer)).Select(line => (line.Kind, line.SubjectId!.Value, line.Fault))));

        Must(await desks.Complaints.TakeAsync(Department.Staff, complaint, null, null));
        Must(await desks.Actions.ReassignAsync(Department.Staff, action, null, Department.Supervisor.EmployeeId));
        Assert.Equal(1, await Watch.LookAsync());
        Assert.Equal([0, 1, 0, 0], await UnreadAsync());
        Assert.Equal(1, (await Desk.ReadAsync(Department.Supervisor, null)).Value);
        Assert.Equal([0, 0, 0, 0], await UnreadAsync());
    }

    [Fact]
    public async Task A_check_and_an_action_are_late_when_their_day_is_over_and_the_one_who_is_checked_is_not_told()
    {
        var check = Must(await desks.Checks.ChooseAsync(Department.Supervisor, await desks.FinishedAsync()));
        var action = Must(await desks.Actions.OpenAsync(Department.Engineer with { Roles = Roles.Staff }, new ActionOrigin(ActionSource.SpotCheck, check), new ActionEntry(ActionKind.Corrective, "补记录", "缺记录", Department.Engineer.EmployeeId, new DateOnly(2026, 3, 16))));
        desks.Clock.Now = new DateTimeOffset(2026, 3, 16, 15, 59, 0, TimeSpan.Zero);
        Assert.Equal(0, await Watch.LookAsync());
        desks.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await Watch.LookAsync());

        Assert.Equal([(NoticeKind.ActionLate, action), (NoticeKind.CheckLate, check)], (await Desk.ListAsync(Department.Supervisor)).Select(line => (line.Kind, line.SubjectId!.Value)));
        Assert.Equal([NoticeKind.CheckLate], (await Desk.ListAsync(Colleague)).Select(line => line.Kind));
        Assert.Equal([NoticeKind.ActionLate], (await Desk.ListAsync(Department.Engineer)).Select(line => line.Kind));
    }

    [Fact]
    public async Task A_low_rating_that_falls_to_the_tickets_owner_is_told()
    {
        await desks.RatedAsync(await desks.FinishedAsync(), 1, 2, 2);
        Assert.Equal(1, await Watch.LookAsync());
        Assert.Equal([1, 0, 0, 0], await UnreadAsync());
    }

    private NoticeDesk Desk => new(desks.Department.Database.Gate, desks.Department.Database.Contexts, desks.Clock);

    // Made anew each time, as after a restart.
    private QualityWatch Watch => new(desks.Department.Database.Gate, desks.Department.Database.Contexts, TestDatabase.Company, desks.Clock);

    private async Task<List<int>> UnreadAsync() =>
        [await Desk.UnreadAsync(Department.Staff), await Desk.UnreadAsync(Department.Supervisor), await Desk.UnreadAsync(Colleague), await Desk.UnreadAsync(Department.Engineer)];

    public ValueTask DisposeAsync() => desks.DisposeAsync();
}
