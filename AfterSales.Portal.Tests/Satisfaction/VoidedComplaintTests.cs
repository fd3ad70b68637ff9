using AfterSales.Core.Data;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Satisfaction.QualityDesks;

namespace AfterSales.Portal.Tests.Satisfaction;

/// <summary>A complaint that was entered by mistake counts nowhere, and nothing of it is lost.</summary>
public sealed class VoidedComplaintTests
{
    [Fact]
    public async Task A_supervisor_voids_it_with_a_reason_and_who_and_when_stay_to_be_seen()
    {
        await using var desks = await UnderAsync();
        var id = await desks.ComplainedAsync();
        Assert.IsType<Forbidden>((await desks.Complaints.VoidAsync(Department.Staff, id, null, "重复登记")).Refusal);
        Assert.Equal(["reason"], Assert.IsType<Invalid>((await desks.Complaints.VoidAsync(Department.Supervisor, id, null, " ")).Refusal).Errors.Keys);
        Assert.IsType<EntryChanged>((await desks.Complaints.VoidAsync(Department.Supervisor, id, 99, "重复登记")).Refusal);
        desks.Clock.Advance(TimeSpan.FromHours(1));
        Must(await desks.Complaints.VoidAsync(Department.Supervisor, id, null, " 重复登记 "));

        var file = await desks.FileAsync(id);
        Assert.Equal(ComplaintState.Voided, file.State);
        Assert.Equal((ComplaintStep.Voided, "李主管", "重复登记", desks.Clock.Now.UtcDateTime), (file.Events[^1].Step, file.Events[^1].By, file.Events[^1].Text, file.Events[^1].At));
        Assert.IsType<WrongComplaintState>((await desks.Complaints.AnswerAsync(Department.Staff, id, null, "已修")).Refusal);
        Assert.IsType<WrongComplaintState>((await desks.Complaints.VoidAsync(Department.Supervisor, id, null, "重复登记")).Refusal);
        Must(await desks.Complaints.NoteAsync(Department.Staff, id, "见投诉 2"));
    }

    [Fact]
    public async Task It_is_counted_no_more_and_waits_for_nobody()
    {
        await using var desks = await UnderAsync();
        var (id, other) = (await desks.ComplainedAsync(), await desks.ComplainedAsync());
        Must(await desks.Complaints.VoidAsync(Department.Supervisor, id, null, "重复登记"));
        desks.Clock.Advance(TimeSpan.FromDays(4));
        var today = DateOnly.FromDateTime(desks.Clock.Now.UtcDateTime);

        var figures = Must(await desks.ComplaintsSeen.FiguresAsync(Department.Supervisor, today.AddDays(-5), today.AddDays(1)));
        Assert.Equal((1, 1), (figures.Opened, figures.ByKind[ComplaintKind.Quality]));
        var counts = await desks.ComplaintsSeen.NowAsync(Department.Staff);
        Assert.Equal((1, 1, 1), (counts.Open, counts.Late, counts.Mine));
        Assert.Equal([other], await IdsAsync(ComplaintChoice.Open));
        Assert.Equal([other], await IdsAsync(ComplaintChoice.Late));
        Assert.Equal([id], await IdsAsync(ComplaintChoice.Voided));
        Assert.Empty(await IdsAsync(ComplaintChoice.Closed));
        Assert.Equal([other, id], await IdsAsync(ComplaintChoice.All));

        async Task<IEnumerable<int>> IdsAsync(ComplaintChoice show) => (await desks.ComplaintsSeen.ListAsync(Department.Staff, new ComplaintFilter { Show = show })).Items.Select(line => line.Id);
    }

    [Fact]
    public async Task What_a_customer_was_called_back_about_and_closed_is_no_mistake()
    {
        await using var desks = await UnderAsync();
        var id = await desks.ComplainedAsync();
        Must(await desks.Complaints.FindCauseAsync(Department.Staff, id, null, "型号错误"));
        Must(await desks.Complaints.AnswerAsync(Department.Staff, id, null, "已更换"));
        Must(await desks.Complaints.CallBackAsync(Department.Staff, id, null, CallOutcome.Content, null));
        Must(await desks.Complaints.CloseAsync(Department.Staff, id, null, "核对"));
        Assert.IsType<WrongComplaintState>((await desks.Complaints.VoidAsync(Department.Supervisor, id, null, "重复登记")).Refusal);
    }
}
