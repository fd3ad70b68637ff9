using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Clocks;

/// <summary>A clock that was met or broken is changed by nothing but a supervisor's word, beside which stays what was.</summary>
public sealed class CorrectingTests
{
    private readonly Department department = new();

    [Fact]
    public void A_broken_promise_stays_broken_whatever_becomes_of_its_priority()
    {
        var ticket = department.Reported();
        department.Now += TimeSpan.FromHours(3);
        department.Do(ticket, Department.Staff, new ChangePriority { Priority = Priority.Low, Reason = "机器仍可运行" });
        var response = Clock(ticket, ClockName.Response);
        Assert.Equal((ClockState.Broken, TimeSpan.FromHours(2)), (response.StateAt(department.Now), response.Limit));
        Assert.Equal(TimeSpan.FromHours(168), Clock(ticket, ClockName.Repair).Limit);
    }

    [Fact]
    public void A_promise_that_was_broken_before_it_turned_out_to_be_needless_has_been_broken()
    {
        var ticket = department.Reported();
        department.Now += TimeSpan.FromHours(100);
        department.Do(ticket, Department.Staff, Department.Verify(ServiceType.Training));
        Assert.Equal(ClockState.Broken, Clock(ticket, ClockName.Repair).StateAt(department.Now));
    }

    [Fact]
    public void A_supervisor_says_when_it_really_stopped_and_what_was_reported_stays_beside_it()
    {
        var ticket = department.Reported();
        var reported = department.Now;
        department.Now += TimeSpan.FromHours(3);
        department.Do(ticket, Department.Staff, Department.Verify());
        department.Now += TimeSpan.FromHours(1);
        department.Do(ticket, Department.Supervisor, new CorrectClock { Clock = ClockName.Response, StoppedAt = reported.AddMinutes(20), Reason = "电话当时已答复" });

        var response = Clock(ticket, ClockName.Response);
        Assert.Equal((ClockState.Met, TimeSpan.FromMinutes(20), reported.AddMinutes(20)), (response.StateAt(department.Now), response.Used(department.Now), response.StoppedAt));
        Assert.Equal(response.StoppedAt, ticket.RespondedAt);
        var correction = Assert.Single(response.Corrections);
        Assert.Equal((reported.AddHours(3), TimeSpan.FromHours(3), false), (correction.WasStoppedAt!.Value, correction.WasUsed, correction.WasKept));
        Assert.Equal((Department.Supervisor.Name, "电话当时已答复"), (correction.By, correction.Reason));
        Assert.Equal(reported.AddHours(3), Assert.Single(response.Intervals).End);
    }

    [Fact]
    public void It_may_have_stopped_later_than_was_said_and_too_late()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        department.Now += TimeSpan.FromHours(5);
        department.Do(ticket, Department.Supervisor, new CorrectClock { Clock = ClockName.Response, StoppedAt = department.Now.AddHours(-1), Reason = "误点" });
        Assert.Equal(ClockState.Broken, Clock(ticket, ClockName.Response).StateAt(department.Now));
    }

    [Fact]
    public void An_excused_breach_counts_as_kept_and_runs_on_to_where_it_really_stops()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        department.Now += TimeSpan.FromHours(30);
        department.Do(ticket, Department.Supervisor, new CorrectClock { Clock = ClockName.Arrange, Excused = true, Reason = "客户未停机" });
        var arrange = Clock(ticket, ClockName.Arrange);
        Assert.Equal((ClockState.Met, null, null, true), (arrange.StateAt(department.Now.AddDays(9)), arrange.StoppedAt, arrange.DueAt, arrange.Excused));
        Assert.False(Assert.Single(arrange.Corrections).WasKept);
        Assert.NotEqual(ClockName.Arrange, ticket.PressingClock!.Name);

        department.Now += TimeSpan.FromHours(2);
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        Assert.Equal((ClockState.Met, department.Now, TimeSpan.FromHours(32)), (arrange.StateAt(department.Now), arrange.StoppedAt, arrange.Used(department.Now)));
    }

    [Fact]
    public void An_excuse_of_what_has_ended_leaves_its_end()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        department.Now += TimeSpan.FromHours(30);
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        var ended = department.Now;
        department.Now += TimeSpan.FromHours(2);
        department.Do(ticket, Department.Supervisor, new CorrectClock { Clock = ClockName.Arrange, Excused = true, Reason = "客户未停机" });
        Assert.Equal((ClockState.Met, ended), (Clock(ticket, ClockName.Arrange).StateAt(department.Now), Clock(ticket, ClockName.Arrange).StoppedAt));
    }

    [Theory]
    [InlineData(ClockName.Arrival, true, null, "clock")]
    [InlineData(ClockName.Acceptance, true, null, "clock")]
    [InlineData(ClockName.Response, true, null, "excused")]
    [InlineData(ClockName.Response, false, null, "stoppedAt")]
    [InlineData(ClockName.Response, true, 0, "excused")]
    [InlineData(ClockName.Response, false, -60, "stoppedAt")]
    [InlineData(ClockName.Response, false, 60, "stoppedAt")]
    public void What_has_not_been_decided_or_cannot_have_been_is_refused(ClockName clock, bool excused, int? minutes, string field)
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        var refusal = department.Try(ticket, Department.Supervisor, new CorrectClock
        {
            Clock = clock,
            Excused = excused ? true : null,
            StoppedAt = minutes is { } shift ? department.Now.AddMinutes(shift) : null,
            Reason = "核实",
        });
        Assert.Equal([field], Assert.IsType<Invalid>(refusal).Errors.Keys);
    }

    [Fact]
    public void Every_question_of_the_customer_has_a_clock_of_its_own_that_nothing_but_its_answer_stops()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Engineer, new AskQuestion { Question = "能否加装滤芯？" });
        department.Now += TimeSpan.FromHours(2);
        department.Do(ticket, Department.Engineer, new AskQuestion { Question = "多久换油？" });
        department.Do(ticket, Department.Engineer, new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = department.Now.AddDays(1) });
        department.Now += TimeSpan.FromHours(1);
        department.Do(ticket, Department.Staff, new AnswerQuestion { QuestionNo = 1, Text = "可以" });

        Assert.Equal(
            [(1, ClockState.Met, TimeSpan.FromHours(3)), (2, ClockState.Running, TimeSpan.FromHours(1))],
            ticket.Clocks.Where(clock => clock.Name == ClockName.Reply).Select(clock => (clock.Question!.Value, clock.StateAt(department.Now), clock.Used(department.Now))));
    }

    [Fact]
    public void Each_stretch_says_who_began_it_and_the_clock_who_ended_it()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        department.Do(ticket, Department.Staff, new BeginHold { Reason = HoldReason.Access });
        department.Do(ticket, Department.Supervisor, new EndHold());
        Assert.Equal(["王工", "李婷", "李主管"], Clock(ticket, ClockName.Repair).Intervals.Select(interval => interval.By));
        Assert.Equal(("李婷", 1), (Clock(ticket, ClockName.Response).StoppedBy, Clock(ticket, ClockName.Response).StoppedById));
    }

    private static TicketClock Clock(Ticket ticket, ClockName name) => ticket.Clocks.Single(clock => clock.Name == name);
}
