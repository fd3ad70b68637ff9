using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Stories;

/// <summary>Jobs that take days, under a rulebook and through the desks.</summary>
public sealed class LongJobsTests
{
    private static readonly Diagnose Diagnosis = new() { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" };

    [Fact]
    public async Task Three_days_two_engineers_and_a_shift_change_are_visits_of_one_ticket()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        await department.Database.AddAsync(new Employee { Name = Department.OtherEngineer.Name, Roles = Roles.Engineer, Engineer = new Engineer { OnDuty = true } });
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, Diagnosis), (Department.Supervisor, department.Assign()),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()),
            (Department.Engineer, new RecordWork { Action = "拆下主泵", Minutes = 300 }), (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Continue }));
        Assert.Equal(Stage.ToDispatch, (await department.FileAsync(number)).Stage);

        department.Clock.Advance(TimeSpan.FromDays(1));
        await department.DoAsync(number, (Department.Supervisor, department.Assign() with { EngineerIds = [3, 4], LeadId = 3 }),
            (Department.Engineer, new Depart()), (Department.OtherEngineer, new Depart()), (Department.Engineer, new Arrive()), (Department.OtherEngineer, new Arrive()));
        // The first one's shift ends: the other leads, and the ticket stays where work goes on.
        await department.DoAsync(number, (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Continue }));
        Assert.Equal(Stage.OnSite, (await department.FileAsync(number)).Stage);

        department.Clock.Advance(TimeSpan.FromDays(1));
        await department.DoAsync(number, (Department.OtherEngineer, new RecordWork { Action = "更换主泵", Minutes = 240 }), (Department.OtherEngineer, new RecordTest { Passed = true }),
            (Department.OtherEngineer, new RequestAcceptance { ResultNote = "已换泵" }), (Department.OtherEngineer, new SignAcceptance { SignerName = "王工" }),
            (Department.OtherEngineer, new LeaveSite { Outcome = LeaveOutcome.Done }), (Department.Staff, new SendSurvey()), (Department.Staff, new Close()));

        var file = await department.FileAsync(number);
        Assert.Equal(
            [(3, LeaveOutcome.Continue), (3, LeaveOutcome.Continue), (4, LeaveOutcome.Done)],
            file.Visits.Select(visit => (visit.Engineer.Id, visit.Outcome!.Value)));
        Assert.Equal(["拆下主泵", "更换主泵"], file.Work.Select(work => work.Action));
    }

    [Fact]
    public async Task The_site_is_surveyed_first_then_planned_and_approved_then_worked_on()
    {
        await using var department = await RuledDepartment.UnderAsync("R7");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new RequestSurvey { Reason = "电话里说不清" }), (Department.Supervisor, department.Assign()),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        Assert.Contains("R7.3", await department.ClausesAgainstAsync(number, Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 }));

        await department.DoAsync(number, (Department.Engineer, new SurveySite { Findings = "主泵壳体渗油" }), (Department.Engineer, Diagnosis),
            (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Plan, Note = "须更换主泵" }));
        Assert.Equal(Stage.Planning, (await department.FileAsync(number)).Stage);
        await department.DoAsync(number, (Department.Engineer, Department.Plan()), (Department.Supervisor, new ReturnPlan { Reason = "写明工时" }),
            (Department.Engineer, Department.Plan("更换主泵，6 小时")), (Department.Supervisor, new ApprovePlan()));
        Assert.Equal(Stage.ToDispatch, (await department.FileAsync(number)).Stage);

        department.Clock.Advance(TimeSpan.FromDays(1));
        await department.DoAsync(number, (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()),
            (Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 360 }));
    }

    [Theory]
    // Seven free days lie between one hour of the 30th and seven of the 8th.
    [InlineData("2026-09-30 16:30", "2026-10-08 17:00")]
    // The Saturday after is worked.
    [InlineData("2026-10-09 16:30", "2026-10-10 17:00")]
    public async Task A_promise_of_working_time_leaves_the_holiday_out_and_counts_its_make_up_day(string reported, string due)
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var hours = new PromiseByPriority { Low = 8, Normal = 8, High = 8, Urgent = 8 };
        var rulebook = PresetFiles.Find("R1")! with { Commitments = [new Commitment(ClockName.Arrival, [ServiceType.Repair], hours, CountedTime.Working, [], "R1.1")] };
        var draft = (await department.Rulebooks.DraftAsync(Department.Supervisor, "R1")).Value;
        Assert.Null((await department.Rulebooks.EditAsync(Department.Supervisor, draft, 1, rulebook)).Refusal);
        Assert.Null((await department.Rulebooks.PublishAsync(Department.Supervisor, draft, 2, new DateOnly(2026, 3, 3))).Refusal);
        department.Clock.Now = Utc(reported);

        var file = await department.FileAsync(await department.RegisteredAsync());

        var arrival = file.Clocks.Single(clock => clock.Name == ClockName.Arrival);
        Assert.Equal((Utc(due), false), (arrival.DueAt, arrival.Provisional));
    }

    private static DateTime Utc(string local) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TestDatabase.Company.Zone);
}
