using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>Who leads 主责: one of a ticket's engineers at any time, and only that one asks the customer to accept.</summary>
public sealed class LeadTests
{
    private readonly Department department = new();

    [Fact]
    public void Who_was_unassigned_and_comes_again_as_second_does_not_lead()
    {
        var ticket = department.RepairAt(Stage.Scheduled);
        department.Do(ticket, Department.Supervisor, new Unassign { Reason = "改期" });
        Assert.DoesNotContain(ticket.Visits, visit => visit.Lead);

        department.Do(ticket, Department.Supervisor, department.Assign(3, 4) with { LeadId = 4 });
        Assert.Equal(4, ticket.Visits.Single(visit => visit.Lead).EngineerId);
        Work(ticket, Department.Engineer);
        Assert.IsType<Forbidden>(department.Try(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "好了" }));
    }

    [Fact]
    public void Three_days_end_with_the_one_who_came_last_leading()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "拆机", Minutes = 400 });
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Continue, Note = "明天继续" });
        Assert.Equal(Stage.ToDispatch, ticket.Stage);

        department.Now = department.Now.AddDays(1);
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        Work(ticket, Department.Engineer);
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Continue });

        department.Now = department.Now.AddDays(1);
        department.Do(ticket, Department.Supervisor, department.Assign(4));
        Assert.Equal(4, ticket.Visits.Single(visit => visit.Lead).EngineerId);
        Work(ticket, Department.OtherEngineer);
        Assert.IsType<Forbidden>(department.Try(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "好了" }));
        department.Do(ticket, Department.OtherEngineer, new RequestAcceptance { ResultNote = "三天修好" });

        Assert.Equal(3, ticket.Visits.Count);
        // Gone with the work done, the last lead can still show the customer a new link.
        department.Do(ticket, Department.OtherEngineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        department.Do(ticket, Department.OtherEngineer, new RequestAcceptance { ResultNote = "三天修好" });
    }

    [Fact]
    public void A_second_engineer_who_is_no_longer_needed_is_taken_back_while_the_customer_is_asked()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Supervisor, department.Assign(4));
        Repair(ticket, Department.Engineer);
        department.Do(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "好了" });

        department.Do(ticket, Department.Supervisor, new Unassign { Reason = "不需要了" });
        Assert.Equal(Stage.Accepting, ticket.Stage);
        department.Do(ticket, Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        Assert.DoesNotContain(ticket.Visits, visit => visit.Live);
    }

    [Fact]
    public void A_visit_is_moved_in_time_by_giving_it_to_the_same_engineer()
    {
        var ticket = department.RepairAt(Stage.Scheduled);
        var later = department.Now.AddDays(2);
        department.Do(ticket, Department.Supervisor, new ReassignVisit { EngineerId = 3, Start = later, End = later.AddHours(3) });
        var visit = ticket.Visits.Single(visit => visit.Live);
        Assert.Equal((3, later, true), (visit.EngineerId, visit.Start, visit.Lead));
    }

    [Fact]
    public void A_test_that_fails_while_the_customer_is_asked_holds_the_signature_until_one_passes()
    {
        var ticket = department.RepairAt(Stage.Accepting);
        department.Do(ticket, Department.Engineer, new RecordTest { Passed = false });
        var refusal = Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Customer, new SignAcceptance { SignerName = "王工" }));
        Assert.Equal([Need.PassedTest], refusal.Missing.Select(unmet => unmet.Need));
        department.Do(ticket, Department.Engineer, new RecordTest { Passed = true });
        department.Do(ticket, Department.Customer, new SignAcceptance { SignerName = "王工" });
    }

    [Fact]
    public void Work_of_who_is_not_on_site_is_refused_by_the_visit_and_not_by_the_stage()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        department.Do(ticket, Department.Supervisor, department.Assign(4));
        var refusal = Assert.IsType<Invalid>(department.Try(ticket, Department.OtherEngineer, new RecordWork { Action = "换泵", Minutes = 5 }));
        Assert.Equal("visit-elsewhere", refusal.Errors["visitId"].Single().Code);
    }

    [Fact]
    public void A_cancelled_ticket_keeps_of_its_promises_only_what_was_decided()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        department.Now = department.Now.AddHours(30);
        department.Do(ticket, Department.Supervisor, new Cancel { Reason = "客户自行修好" });
        Assert.Equal(
            [(ClockName.Response, ClockState.Met), (ClockName.Arrange, ClockState.Broken)],
            ticket.Clocks.OrderBy(clock => clock.Name).Select(clock => (clock.Name, clock.StateAt(department.Now))));
    }

    private void Work(Ticket ticket, Actor engineer)
    {
        department.Do(ticket, engineer, new Depart());
        department.Do(ticket, engineer, new Arrive());
        Repair(ticket, engineer);
    }

    private void Repair(Ticket ticket, Actor engineer)
    {
        department.Do(ticket, engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
        department.Do(ticket, engineer, new RecordTest { Passed = true });
    }
}
