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

    private static TicketClock Clock(Ticket ticket, ClockName name) => ticket.Clocks.Single(clock => clock.Name == name);
}
