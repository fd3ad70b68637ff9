using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>What is promised, how urgent it is, and what comes back after it was thought done.</summary>
public sealed class PromisingTests
{
    private readonly Department department = new();

    [Fact]
    public void Every_promise_is_kept_and_the_last_one_holds()
    {
        var ticket = department.RepairAt(Stage.AwaitingParts);
        department.Do(ticket, Department.Staff, new Promise { At = department.Now.AddDays(1), Reason = "配件明天到" });
        department.Do(ticket, Department.Engineer, new RejectPart { Reason = "型号不符", PromisedAt = department.Now.AddDays(3) });
        Assert.Equal(Stage.AwaitingParts, ticket.Stage);
        // Why a part came back is no promise, and nothing for the customer.
        Assert.Equal(["配件明天到"], ticket.Promises.Select(promise => promise.Reason));
        Assert.Equal([department.Now.AddDays(1), department.Now.AddDays(3)], ticket.PartRequests.Select(request => request.PromisedAt));
        var past = Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, new Promise { At = department.Now.AddHours(-1), Reason = "x" }));
        Assert.Equal(["at"], past.Errors.Keys);
    }

    [Fact]
    public void A_higher_priority_shortens_the_promises_that_still_run()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        var response = ticket.Clocks.Single(clock => clock.Name == ClockName.Response).Limit;
        department.Do(ticket, Department.Staff, new ChangePriority { Priority = Priority.Urgent, Reason = "全线停产" });
        Assert.Equal(response, ticket.Clocks.Single(clock => clock.Name == ClockName.Response).Limit);
        Assert.Equal(TimeSpan.FromHours(department.Promises.Repair.Urgent), ticket.Clocks.Single(clock => clock.Name == ClockName.Repair).Limit);
    }

    [Fact]
    public void Solved_by_phone_the_customers_word_is_the_test_and_the_customer_still_accepts()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        department.Do(ticket, Department.Staff, new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" });
        Assert.Equal((Stage.Accepting, true), (ticket.Stage, ticket.TestPassed));
        department.Do(ticket, Department.Staff, new RequestAcceptance { ResultNote = "压力恢复" });
        department.Do(ticket, Department.Customer, new SignAcceptance { SignerName = "王工" });
        Assert.Empty(ticket.Visits);
    }

    [Fact]
    public void A_ticket_that_was_thought_done_is_reopened_and_nothing_of_its_end_holds()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        department.Do(ticket, Department.Staff, new SendSurvey());
        department.Do(ticket, Department.Staff, new Reopen { Reason = "次日又漏油" });
        Assert.Equal(Stage.Diagnosing, ticket.Stage);
        Assert.Equal((null, null, null, null), (ticket.TestPassed, ticket.ResultNote, ticket.AcceptedAt, ticket.SurveyAskedAt));
        Assert.All(ticket.Links, link => Assert.Equal(link.Purpose == LinkPurpose.Track, link.Usable(department.Now)));
        // The engineer was still there: with the cause known the work goes on where it stands.
        department.Do(ticket, Department.Staff, new Diagnose { Cause = "密封圈", Solution = "更换密封圈", FaultGroup = "液压" });
        Assert.Equal(Stage.OnSite, ticket.Stage);
    }

    [Fact]
    public void An_engineer_who_falls_ill_on_the_way_sends_the_ticket_back_to_dispatch()
    {
        var ticket = department.RepairAt(Stage.EnRoute);
        department.Do(ticket, Department.Engineer, new AbortVisit { Reason = "突发疾病" });
        Assert.Equal(Stage.ToDispatch, ticket.Stage);
        department.Do(ticket, Department.Supervisor, department.Assign(4));
        Assert.Equal(4, ticket.Visits.Single(visit => visit.Lead).EngineerId);
    }

    [Fact]
    public void Who_has_set_out_already_is_told_so()
    {
        var ticket = department.RepairAt(Stage.EnRoute);
        Assert.True(Assert.IsType<WrongStage>(department.Try(ticket, Department.Engineer, new Depart())).Departed);
        Assert.False(Assert.IsType<WrongStage>(department.Try(department.RepairAt(Stage.ToDispatch), Department.Staff, new ReceiveParts())).Departed);
    }

    [Fact]
    public void A_planned_visit_becomes_the_engineers_when_it_is_confirmed()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        department.Do(ticket, Department.Supervisor, department.Assign(3) with { Tentative = true });
        Assert.False(ticket.IsOwnOf(3));
        department.Do(ticket, Department.Supervisor, new ConfirmVisit());
        Assert.True(ticket.IsOwnOf(3));
        department.Do(ticket, Department.Engineer, new Depart());
    }

    [Fact]
    public void Who_was_asked_by_phone_does_not_answer_a_second_time()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        department.Do(ticket, Department.Staff, new SendSurvey());
        department.Do(ticket, Department.Staff, new RecordSurvey { Response = 5, Quality = 4, Attitude = 5 });
        Assert.True(ticket.Surveys.Single().ByPhone);
        Assert.Null(ticket.Surveys.Single().Recommend);
        Assert.DoesNotContain(ticket.Links, link => link.Purpose == LinkPurpose.Survey && link.Usable(department.Now));
        var again = Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, new RecordSurvey { Response = 1, Quality = 1, Attitude = 1 }));
        Assert.Equal("already-answered", again.Errors["response"].Single().Code);
    }

    [Theory]
    [InlineData(ServiceType.Installation)]
    [InlineData(ServiceType.Maintenance)]
    [InlineData(ServiceType.Training)]
    public void What_is_done_by_appointment_is_neither_diagnosed_nor_to_be_repaired_by_a_time(ServiceType type)
    {
        var ticket = department.Do(department.Reported(), Department.Staff, Department.Verify(type));
        Assert.Equal(Stage.ToDispatch, ticket.Stage);
        Assert.DoesNotContain(ticket.Clocks, clock => clock.Name == ClockName.Repair);
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        department.Do(ticket, Department.Engineer, new Depart());
        department.Do(ticket, Department.Engineer, new Arrive());
        Assert.Empty(Assert.IsType<WrongStage>(department.Try(ticket, Department.Engineer, new Diagnose { Cause = "x", Solution = "y", FaultGroup = "z" })).AllowedFrom);
    }
}
