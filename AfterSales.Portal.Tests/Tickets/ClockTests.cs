using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using CsCheck;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class ClockTests
{
    private readonly Department department = new();

    [Fact]
    public void Response_stops_at_the_verification_and_arranging_at_the_first_assignment()
    {
        var ticket = department.Reported();
        department.Now += TimeSpan.FromMinutes(22);
        department.Do(ticket, Department.Staff, Department.Verify());
        var response = Clock(ticket, ClockName.Response);
        Assert.Equal(ClockState.Met, response.StateAt(department.Now));
        Assert.Equal(TimeSpan.FromMinutes(22), response.Used(department.Now.AddDays(3)));

        department.Now += TimeSpan.FromHours(25);
        department.Do(ticket, Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        department.Do(ticket, Department.Supervisor, department.Assign(3));
        Assert.Equal(ClockState.Broken, Clock(ticket, ClockName.Arrange).StateAt(department.Now));
    }

    [Fact]
    public void A_hold_pauses_the_repair_but_never_the_arranging()
    {
        var ticket = department.RepairAt(Stage.ToDispatch);
        department.Do(ticket, Department.Staff, new BeginHold { Reason = HoldReason.Access });
        department.Now += TimeSpan.FromHours(10);
        department.Do(ticket, Department.Staff, new EndHold());
        Assert.Equal(TimeSpan.Zero, Clock(ticket, ClockName.Repair).Used(department.Now));
        Assert.Equal(TimeSpan.FromHours(10), Clock(ticket, ClockName.Arrange).Used(department.Now));
    }

    [Fact]
    public void Waiting_for_parts_pauses_the_repair_and_says_so()
    {
        var ticket = department.RepairAt(Stage.AwaitingParts);
        var repair = Clock(ticket, ClockName.Repair);
        Assert.Equal(ClockState.Paused, repair.StateAt(department.Now));
        Assert.Equal("Parts", repair.Intervals[^1].Reason);
    }

    [Fact]
    public void Soon_begins_when_a_quarter_is_left_and_broken_with_the_first_moment_after_it_is_due()
    {
        var repair = Clock(department.Reported(), ClockName.Repair);
        var start = department.Now;
        Assert.Equal(ClockState.Running, repair.StateAt(start.AddHours(71.9)));
        Assert.Equal(ClockState.Soon, repair.StateAt(start.AddHours(72)));
        Assert.Equal(ClockState.Soon, repair.StateAt(start.AddHours(96)));
        Assert.Equal(ClockState.Broken, repair.StateAt(start.AddHours(96).AddTicks(1)));
    }

    [Fact]
    public void A_new_priority_changes_the_running_promises_and_not_the_kept_ones()
    {
        var ticket = department.Reported();
        Assert.Equal(TimeSpan.FromHours(96), Clock(ticket, ClockName.Repair).Limit);
        department.Do(ticket, Department.Staff, Department.Verify() with { Priority = Priority.Urgent });
        Assert.Equal(TimeSpan.FromHours(24), Clock(ticket, ClockName.Repair).Limit);
    }

    [Fact]
    public void A_safety_report_is_urgent_before_anybody_has_verified_it() =>
        Assert.Equal(Priority.Urgent, department.Reported(Impact.Safety).Priority);

    [Fact]
    public void Whatever_is_held_and_resumed_used_and_paused_time_add_up_to_the_time_that_passed() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 600]).Array[1, 30].Sample(steps =>
        {
            var world = new Department();
            var ticket = world.RepairAt(Stage.ToDispatch);
            var start = ticket.CreatedAt;
            foreach (var (hold, minutes) in steps)
            {
                world.Now += TimeSpan.FromMinutes(minutes);
                world.Try(ticket, Department.Staff, hold ? new BeginHold { Reason = HoldReason.Customer } : new EndHold());
            }
            var repair = Clock(ticket, ClockName.Repair);
            var paused = repair.Intervals.Where(interval => !interval.Running).Sum(interval => ((interval.End ?? world.Now) - interval.Start).Ticks);
            Assert.Equal((world.Now - start).Ticks, repair.Used(world.Now).Ticks + paused);
            Assert.All(repair.Intervals.Zip(repair.Intervals.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        });

    [Fact]
    public void What_was_solved_from_afar_has_nobody_to_be_arranged_and_waits_for_the_acceptance()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        department.Now += TimeSpan.FromHours(30);
        department.Do(ticket, Department.Staff, new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" });
        department.Do(ticket, Department.Staff, new ChangePriority { Priority = Priority.Low, Reason = "机器可运行" });

        Assert.Equal(ClockName.Acceptance, ticket.PressingClock!.Name);
        Assert.DoesNotContain(ticket.Clocks, clock => clock.Name == ClockName.Arrival);
        Assert.Equal((ClockState.Broken, department.Now), (Clock(ticket, ClockName.Arrange).StateAt(department.Now), Clock(ticket, ClockName.Arrange).StoppedAt));
    }

    [Fact]
    public void What_the_customer_does_not_accept_is_promised_by_a_further_repair_clock_and_the_verdict_of_the_first_stays()
    {
        var ticket = department.RepairAt(Stage.Accepting);
        var first = Clock(ticket, ClockName.Repair);
        var met = first.StoppedAt;
        department.Now += TimeSpan.FromHours(1);
        department.Do(ticket, Department.Customer, new RefuseAcceptance { Reason = "还漏油" });

        var further = ticket.Clocks.Single(clock => clock.Name == ClockName.Repair && clock != first);
        Assert.Equal((further, department.Now.AddHours(96)), (ticket.PressingClock, further.DueAt!.Value));
        department.Now += TimeSpan.FromHours(2);
        foreach (var command in new TicketCommand[] { new RecordWork { Action = "换密封", Minutes = 30 }, new RecordTest { Passed = true }, new RequestAcceptance { ResultNote = "不漏" } })
            department.Do(ticket, Department.Engineer, command);
        Assert.Equal((met, department.Now, TimeSpan.FromHours(2)), (first.StoppedAt, further.StoppedAt, further.Used(department.Now)));
        // The acceptance was never over: it only stood still.
        Assert.Equal(ClockState.Running, Clock(ticket, ClockName.Acceptance).StateAt(department.Now));
    }

    [Fact]
    public void A_signature_that_no_longer_holds_lets_a_further_acceptance_clock_run()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        department.Do(ticket, Department.Supervisor, new RecordFittedParts { NoneFitted = true });
        Assert.Equal(Stage.Accepting, ticket.Stage);
        Assert.Equal(
            [ClockState.Met, ClockState.Running],
            ticket.Clocks.Where(clock => clock.Name == ClockName.Acceptance).Select(clock => clock.StateAt(department.Now)));
    }

    private static TicketClock Clock(Ticket ticket, ClockName name) => ticket.Clocks.Single(clock => clock.Name == name);
}
