using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>The stories of the process that the first commands allow.</summary>
public sealed class VisitStoryTests
{
    private readonly Department department = new();

    [Fact]
    public void A_customer_who_is_not_there_sends_the_ticket_back_to_dispatch()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.CustomerAbsent, Note = "门卫不放行" });
        Assert.Equal(Stage.ToDispatch, ticket.Stage);
        Assert.Equal(LeaveOutcome.CustomerAbsent, ticket.Visits.Single().Outcome);
        Assert.Equal("门卫不放行", ticket.Activities[^1].Text);
    }

    [Fact]
    public void With_two_engineers_the_most_advanced_visit_says_where_the_ticket_stands()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        department.Do(ticket, Department.Supervisor, department.Assign(3, 4));
        department.Do(ticket, Department.Engineer, new Depart());
        Assert.Equal(Stage.EnRoute, ticket.Stage);
        department.Do(ticket, Department.OtherEngineer, new Depart());
        department.Do(ticket, Department.OtherEngineer, new Arrive());
        Assert.Equal(Stage.OnSite, ticket.Stage);
        department.Do(ticket, Department.OtherEngineer, new LeaveSite { Outcome = LeaveOutcome.Continue });
        Assert.Equal(Stage.EnRoute, ticket.Stage);
    }

    [Fact]
    public void A_shift_change_hands_the_lead_to_whoever_goes_on()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Supervisor, department.Assign(4));
        department.Do(ticket, Department.OtherEngineer, new Depart());
        department.Do(ticket, Department.OtherEngineer, new Arrive());
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Continue });
        Assert.Equal(Stage.OnSite, ticket.Stage);
        Assert.Equal(4, ticket.Visits.Single(visit => visit.Lead).EngineerId);
        Assert.IsType<Forbidden>(department.Try(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "好了" }));
    }

    [Fact]
    public void An_engineer_waits_on_site_for_a_part_and_goes_on_when_it_comes()
    {
        var ticket = department.RepairAt(Stage.AwaitingParts);
        Assert.Equal(VisitState.OnSite, ticket.Visits.Single().State);
        department.Do(ticket, Department.Staff, new ReceiveParts());
        Assert.Equal(Stage.OnSite, ticket.Stage);
        Assert.NotNull(ticket.PartRequests.Single().ReceivedAt);
    }

    [Fact]
    public void A_part_replaced_at_home_after_the_trip_does_not_hold_the_follow_up()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        department.Do(ticket, Department.Staff, new RequestParts { Lines = [new PartLineInput { PartNo = "P-2", Quantity = 1 }], PromisedAt = department.Now.AddDays(3) });
        Assert.Equal(Stage.FollowUp, ticket.Stage);
    }

    [Fact]
    public void A_refused_acceptance_voids_test_result_and_link()
    {
        var ticket = department.RepairAt(Stage.Accepting);
        department.Do(ticket, Department.Customer, new RefuseAcceptance { Reason = "还漏油" });
        Assert.Equal(Stage.OnSite, ticket.Stage);
        Assert.Null(ticket.TestPassed);
        Assert.Null(ticket.ResultNote);
        Assert.DoesNotContain(ticket.Links, link => link.Purpose == LinkPurpose.Accept && link.Usable(department.Now));
        var refusal = Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "再修" }));
        Assert.Equal([Need.PassedTest], refusal.Missing.Select(unmet => unmet.Need));
    }

    [Fact]
    public void Survey_first_then_diagnosis_on_site_then_work()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        department.Do(ticket, Department.Staff, new RequestSurvey { Reason = "电话里说不清" });
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        department.Do(ticket, Department.Engineer, new Depart());
        department.Do(ticket, Department.Engineer, new Arrive());
        var refusal = Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Engineer, new RecordWork { Action = "换泵", Minutes = 30 }));
        Assert.Equal([new UnmetNeed(UnmetNeed.OfType, Need.Diagnosis)], refusal.Missing);
        department.Do(ticket, Department.Engineer, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        Assert.Equal(Stage.OnSite, ticket.Stage);
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "换泵", Minutes = 30 });
    }

    [Fact]
    public void Leaving_with_the_work_done_needs_what_the_acceptance_needs()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        var refusal = Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }));
        Assert.Equal([Need.Action, Need.PassedTest, Need.ResultNote], refusal.Missing.Select(unmet => unmet.Need));
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "换泵", Minutes = 30 });
        department.Do(ticket, Department.Engineer, new RecordTest { Passed = true });
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done, Note = "已换泵，压力正常" });
        Assert.Equal(Stage.Accepting, ticket.Stage);
        Assert.Equal("已换泵，压力正常", ticket.ResultNote);
    }

    [Fact]
    public void A_ticket_is_not_closed_while_somebody_is_still_there_or_nobody_asked_the_customer()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        var refusal = Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Staff, new Close()));
        Assert.Equal([Need.VisitsEnded, Need.SurveyAsked], refusal.Missing.Select(unmet => unmet.Need));
    }

    [Fact]
    public void Cancelling_aborts_the_visits_that_are_under_way()
    {
        var ticket = department.RepairAt(Stage.EnRoute);
        department.Do(ticket, Department.Supervisor, new Cancel { Reason = "客户自行修好" });
        Assert.Equal(VisitState.Aborted, ticket.Visits.Single().State);
    }

    [Fact]
    public void A_consultation_is_answered_and_filed_without_a_visit()
    {
        var ticket = department.Consultation();
        department.Do(ticket, Department.Staff, new Answer { Text = "每 500 小时换一次滤芯" });
        Assert.Equal(Stage.FollowUp, ticket.Stage);
        department.Do(ticket, Department.Staff, new Close());
        Assert.Equal(Stage.Closed, ticket.Stage);
    }

    [Fact]
    public void What_a_supervisor_does_for_others_is_recorded_as_on_behalf()
    {
        var ticket = department.RepairAt(Stage.Scheduled);
        department.Do(ticket, Department.Supervisor, new Depart());
        Assert.True(ticket.Activities[^1].OnBehalf);
        Assert.False(ticket.Activities.Single(activity => activity.Command == "Assign").OnBehalf);
    }

    [Fact]
    public void The_engineers_next_action_follows_the_job()
    {
        var ticket = department.RepairAt(Stage.Scheduled);
        string? Next() => NextSteps.ForEngineer(ticket, Department.Engineer)?.Name;
        void Then(TicketCommand command) => department.Do(ticket, Department.Engineer, command);
        Assert.Equal("Depart", Next());
        Then(new Depart());
        Assert.Equal("Arrive", Next());
        Then(new Arrive());
        Assert.Equal("RecordWork", Next());
        Then(new RecordWork { Action = "换泵", Minutes = 30 });
        Assert.Equal("RecordTest", Next());
        Then(new RecordTest { Passed = true });
        Assert.Equal("RequestAcceptance", Next());
        Then(new RequestAcceptance { ResultNote = "已换泵" });
        Assert.Equal("SignAcceptance", Next());
        Then(new SignAcceptance { SignerName = "王工" });
        Assert.Equal("LeaveSite", Next());
        Then(new LeaveSite { Outcome = LeaveOutcome.Done });
        Assert.Null(Next());
    }
}
