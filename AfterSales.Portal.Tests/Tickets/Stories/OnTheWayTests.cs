using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Stories;

/// <summary>What may happen on the way, under a rulebook and through the desks: three stories from their beginning to the archive.</summary>
public sealed class OnTheWayTests
{
    [Fact]
    public async Task The_customer_is_not_there_and_the_job_is_done_on_the_second_visit()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnTheWayAsync(department);
        await department.DoAsync(number, (Department.Engineer, new Arrive()), (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.CustomerAbsent, Note = "门卫不放行" }));
        Assert.Equal((Stage.ToDispatch, "门卫不放行"), ((await department.FileAsync(number)).Stage, (await department.FileAsync(number)).Activities[^1].Text));

        await department.DoAsync(number, (Department.Staff, new LogCall { SpokeWith = "王工", Reached = true, Summary = "明早 9 点有人" }), (Department.Supervisor, department.Assign()));
        await FinishAsync(department, number);

        Assert.Equal([LeaveOutcome.CustomerAbsent, LeaveOutcome.Done], (await department.FileAsync(number)).Visits.Select(visit => visit.Outcome));
    }

    [Fact]
    public async Task The_engineer_falls_ill_on_the_way_and_another_visit_goes_on()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnTheWayAsync(department);
        await department.DoAsync(number, (Department.Engineer, new AbortVisit { Reason = "突发急性肠胃炎" }));
        Assert.Equal((Stage.ToDispatch, VisitState.Aborted), ((await department.FileAsync(number)).Stage, (await department.FileAsync(number)).Visits.Single().State));

        await department.DoAsync(number, (Department.Supervisor, department.Assign()));
        await FinishAsync(department, number);
    }

    [Fact]
    public async Task A_wrong_part_comes_and_goes_back_with_a_new_promise()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        var number = await OnTheWayAsync(department);
        var tomorrow = department.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        await department.DoAsync(number, (Department.Engineer, new Arrive()),
            (Department.Engineer, new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = tomorrow }),
            (Department.Engineer, new RejectPart { Reason = "型号不符", PromisedAt = tomorrow.AddDays(2) }));
        var waiting = await department.FileAsync(number);
        Assert.Equal(Stage.AwaitingParts, waiting.Stage);
        Assert.Equal([tomorrow, tomorrow.AddDays(2)], waiting.Promises.Select(promise => promise.At));

        await department.DoAsync(number, (Department.Engineer, new ReceiveParts()));
        Assert.Equal(Stage.OnSite, (await department.FileAsync(number)).Stage);
        await FinishAsync(department, number, there: true);
    }

    private static async Task<string> OnTheWayAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()));
        return number;
    }

    private static async Task FinishAsync(RuledDepartment department, string number, bool there = false)
    {
        if (!there)
            await department.DoAsync(number, (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));
        await department.DoAsync(number,
            (Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 }), (Department.Engineer, new RecordTest { Passed = true }), (Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" }),
            (Department.Engineer, new SignAcceptance { SignerName = "王工" }), (Department.Engineer, new LeaveSite { Outcome = LeaveOutcome.Done }), (Department.Staff, new SendSurvey()), (Department.Staff, new Close()));
        Assert.Equal(Stage.Closed, (await department.FileAsync(number)).Stage);
    }
}
