using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Satisfaction.QualityDesks;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>A complaint from the first word to the customer who is content (R4.15, R5.15, R6.11, R7.9).</summary>
public sealed class ComplaintTests
{
    private static readonly Actor Staff = Department.Staff;

    [Fact]
    public async Task R6_11_it_closes_only_after_a_call_back_with_the_customer_content_and_says_what_is_missing()
    {
        await using var desks = await UnderAsync();
        var id = await desks.ComplainedAsync(await desks.FinishedAsync());
        Assert.Equal([("R5.15", ComplaintNeed.Cause), ("R4.15", ComplaintNeed.Answer), ("R6.11", ComplaintNeed.CallBack)], await LacksAsync("更换前核对"));
        Assert.IsType<WrongComplaintState>((await desks.Complaints.CallBackAsync(Staff, id, null, CallOutcome.Content, null)).Refusal);

        Must(await desks.Complaints.FindCauseAsync(Staff, id, null, "密封件型号错误"));
        Must(await desks.Complaints.AnswerAsync(Staff, id, null, "已免费更换"));
        Assert.Equal([("R6.11", ComplaintNeed.CallBack), ("R5.15", ComplaintNeed.Lesson)], await LacksAsync(null));
        Must(await desks.Complaints.CallBackAsync(Staff, id, null, CallOutcome.Unreachable, null));
        Assert.Equal([("R6.11", ComplaintNeed.CallBack)], await LacksAsync("更换前核对"));
        Must(await desks.Complaints.CallBackAsync(Staff, id, null, CallOutcome.Content, "可以了"));
        Must(await desks.Complaints.CloseAsync(Staff, id, null, "更换前核对型号"));

        var file = await desks.FileAsync(id);
        Assert.Equal((ComplaintState.Closed, 0, "更换前核对型号"), (file.State, file.Reopened, file.Lesson));
        Assert.True(file.InTime);
        Assert.Equal([ComplaintStep.Opened, ComplaintStep.CauseFound, ComplaintStep.Answered, ComplaintStep.CalledBack, ComplaintStep.CalledBack, ComplaintStep.Closed], file.Events.Select(one => one.Step));
        Assert.IsType<WrongComplaintState>((await desks.Complaints.FindCauseAsync(Staff, id, null, "另一原因")).Refusal);
        Must(await desks.Complaints.NoteAsync(Staff, id, "客户又来电致谢"));

        async Task<IEnumerable<(string, ComplaintNeed)>> LacksAsync(string? lesson) =>
            Assert.IsType<ComplaintLacks>((await desks.Complaints.CloseAsync(Staff, id, null, lesson)).Refusal).Missing.Select(lack => (lack.Clause, lack.Need));
    }

    [Fact]
    public async Task A_customer_who_is_not_content_has_a_complaint_that_is_open_again_with_a_date_of_its_own()
    {
        await using var desks = await UnderAsync();
        var id = await desks.ComplainedAsync();
        Must(await desks.Complaints.AnswerAsync(Staff, id, null, "已说明"));
        desks.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["words"], Assert.IsType<Invalid>((await desks.Complaints.CallBackAsync(Staff, id, null, CallOutcome.NotContent, " ")).Refusal).Errors.Keys);
        Must(await desks.Complaints.CallBackAsync(Staff, id, null, CallOutcome.NotContent, "还是漏"));

        var file = await desks.FileAsync(id);
        Assert.Equal((ComplaintState.Open, 1, desks.Clock.Now.UtcDateTime.AddDays(3)), (file.State, file.Reopened, file.DueAt));
        // The second answer comes too late: then not every answer came in time.
        desks.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal([id], (await desks.ComplaintsSeen.ListAsync(Staff, new ComplaintFilter { Show = ComplaintChoice.Late })).Items.Select(line => line.Id));
        Must(await desks.Complaints.AnswerAsync(Staff, id, null, "已更换总成"));
        Assert.False((await desks.FileAsync(id)).InTime);
    }

    [Fact]
    public async Task It_is_answered_within_the_rulebooks_commitment_for_replies_in_the_time_that_counts_and_else_within_three_days()
    {
        await using var desks = await UnderAsync("R8");
        var (department, id) = (desks.Department, await desks.ComplainedAsync());
        Assert.Equal(department.Clock.Now.UtcDateTime.AddDays(3), (await desks.FileAsync(id)).DueAt);

        var number = (await department.Rulebooks.DraftAsync(Department.Supervisor, "R8")).Value;
        var draft = (await department.Editions.EditionsAsync(Department.Supervisor)).Single(edition => edition.Number == number);
        var reply = new Commitment(ClockName.Reply, [ServiceType.Repair], new PromiseByPriority { Low = 16, Normal = 10, High = 8, Urgent = 4 }, CountedTime.Working, [], "R8.9");
        Assert.True((await department.Rulebooks.EditAsync(Department.Supervisor, number, draft.Version, draft.Rulebook with { Commitments = [reply] })).Done);
        Assert.True((await department.Rulebooks.PublishAsync(Department.Supervisor, number, draft.Version + 1, new DateOnly(2026, 3, 2))).Done);
        department.Clock.Advance(TimeSpan.FromMinutes(1));
        var ticket = await department.RegisteredAsync();
        var later = await desks.FileAsync(await desks.ComplainedAsync(ticket));
        Assert.Equal(TestDatabase.Calendars.Company.DueAfter(department.Clock.Now.UtcDateTime, TimeSpan.FromHours(10)), later.DueAt);
    }

    [Fact]
    public async Task Staff_and_supervisors_work_on_all_engineers_read_those_of_their_own_tickets_and_others_nothing()
    {
        await using var desks = await UnderAsync();
        var own = await desks.ComplainedAsync(await desks.FinishedAsync());
        var other = await desks.ComplainedAsync();

        Assert.Equal([own], (await desks.ComplaintsSeen.ListAsync(Department.Engineer, new ComplaintFilter())).Items.Select(line => line.Id));
        var seen = (await desks.ComplaintsSeen.FindAsync(Department.Engineer, own))!;
        Assert.False(seen.MayWork);
        Assert.Null(seen.Phone);
        Assert.Null(await desks.ComplaintsSeen.FindAsync(Department.Engineer, other));
        Assert.Empty((await desks.ComplaintsSeen.ListAsync(Department.OtherEngineer, new ComplaintFilter())).Items);
        Assert.Empty((await desks.ComplaintsSeen.ListAsync(Department.Customer, new ComplaintFilter())).Items);

        Assert.IsType<Forbidden>((await desks.Complaints.OpenAsync(Department.Engineer, new ComplaintEntry(ComplaintKind.Time, ComplaintChannel.Phone, "慢", Person: "王工"))).Refusal);
        Assert.IsType<Forbidden>((await desks.Complaints.AnswerAsync(Department.Engineer, own, null, "已修")).Refusal);
        Assert.IsType<NotFound>((await desks.Complaints.AnswerAsync(Department.Engineer, other, null, "已修")).Refusal);
        Assert.IsType<Forbidden>((await desks.Complaints.MoveDueAsync(Staff, own, null, desks.Clock.Now.UtcDateTime.AddDays(5), "客户出差")).Refusal);
        Must(await desks.Complaints.MoveDueAsync(Department.Supervisor, own, null, desks.Clock.Now.UtcDateTime.AddDays(5), "客户出差"));
    }

    [Fact]
    public async Task Who_saw_an_older_version_overwrites_nothing_and_what_lacks_is_named()
    {
        await using var desks = await UnderAsync();
        var id = await desks.ComplainedAsync();
        var seen = (await desks.FileAsync(id)).Version;
        Must(await desks.Complaints.FindCauseAsync(Staff, id, seen, "型号错误"));
        Assert.IsType<EntryChanged>((await desks.Complaints.FindCauseAsync(Department.Supervisor, id, seen, "另一原因")).Refusal);
        Assert.Equal("型号错误", (await desks.FileAsync(id)).Cause);

        var lacking = Assert.IsType<Invalid>((await desks.Complaints.OpenAsync(Staff, new ComplaintEntry(null, ComplaintChannel.Rating, " "))).Refusal);
        Assert.Equal(["channel", "kind", "person", "words"], lacking.Errors.Keys.Order());
        var unknown = Assert.IsType<Invalid>((await desks.Complaints.OpenAsync(Staff, new ComplaintEntry(ComplaintKind.Other, ComplaintChannel.Phone, "慢", "AS-1"))).Refusal);
        Assert.Equal("unknown", unknown.Errors["ticket"].Single().Code);
    }

    [Fact]
    public async Task The_figures_of_a_period_count_what_came_in_and_of_what_was_closed_how_much_in_time()
    {
        await using var desks = await UnderAsync();
        var (first, second) = (await desks.ComplainedAsync(), await desks.ComplainedAsync());
        await CloseAsync(first);
        desks.Clock.Advance(TimeSpan.FromDays(4));
        await CloseAsync(second);
        var today = DateOnly.FromDateTime(desks.Clock.Now.UtcDateTime);

        var all = Must(await desks.ComplaintsSeen.FiguresAsync(Department.Supervisor, today.AddDays(-4), today.AddDays(1)));
        Assert.Equal((2, 2, 1, 2), (all.Opened, all.Closed, all.ClosedInTime, all.ByKind[ComplaintKind.Quality]));
        Assert.Equal(0.5, all.ShareInTime);
        // The list of the period is those that are counted: what came in, and of the closed ones what was closed then.
        Assert.Equal([second, first], await ListedAsync(new ComplaintFilter { Show = ComplaintChoice.All, From = today.AddDays(-4), To = today }));
        Assert.Empty(await ListedAsync(new ComplaintFilter { Show = ComplaintChoice.All, From = today }));
        Assert.Equal([second], await ListedAsync(new ComplaintFilter { Show = ComplaintChoice.Closed, From = today, To = today.AddDays(1) }));
        var last = Must(await desks.ComplaintsSeen.FiguresAsync(Department.Supervisor, today, today.AddDays(1)));
        Assert.Equal((0, 1, 0), (last.Opened, last.Closed, last.ClosedInTime));
        Assert.Equal(["核对"], last.Causes.Select(one => one.Lesson));
        Assert.IsType<Forbidden>((await desks.ComplaintsSeen.FiguresAsync(Staff, today, today)).Refusal);

        async Task<IEnumerable<int>> ListedAsync(ComplaintFilter filter) => (await desks.ComplaintsSeen.ListAsync(Department.Supervisor, filter)).Items.Select(line => line.Id);

        async Task CloseAsync(int id)
        {
            Must(await desks.Complaints.FindCauseAsync(Staff, id, null, "型号错误"));
            Must(await desks.Complaints.AnswerAsync(Staff, id, null, "已更换"));
            Must(await desks.Complaints.CallBackAsync(Staff, id, null, CallOutcome.Content, null));
            Must(await desks.Complaints.CloseAsync(Staff, id, null, "核对"));
        }
    }
}
