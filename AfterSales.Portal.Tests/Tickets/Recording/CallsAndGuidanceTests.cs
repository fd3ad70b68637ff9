using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>Before anybody travels: calls to the customer, and guidance from afar as a measured path.</summary>
public sealed class CallsAndGuidanceTests
{
    private readonly Department department = new();

    [Fact]
    public void Every_attempt_to_call_counts_and_what_was_said_is_wanted_of_those_that_got_through()
    {
        var ticket = department.RepairAt(Stage.Reported);
        department.Do(ticket, Department.Staff, new LogCall { SpokeWith = "王工", Phone = "138 1234 5678", Reached = false });
        Assert.Equal(["summary"], Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, new LogCall { SpokeWith = "王工", Reached = true })).Errors.Keys);
        department.Do(ticket, Department.Staff, new LogCall { SpokeWith = "王工", Reached = true, Summary = "下午可到现场", CalledAt = department.Now });

        Assert.Equal([(false, null), (true, "下午可到现场")], ticket.Records.Select(record => (record.Passed == true, record.Text)));
        Assert.Equal(Stage.Reported, ticket.Stage);
        Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, new LogCall { SpokeWith = "王工", Reached = false, CalledAt = department.Now.AddHours(1) }));
    }

    [Fact]
    public void Guidance_that_does_not_solve_it_is_measured_and_the_diagnosis_goes_on()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        Assert.IsType<WrongStage>(department.Try(ticket, Department.Staff, new EndGuidance { Solved = false, Findings = "看不到" }));
        department.Do(ticket, Department.Staff, new BeginGuidance { Means = "微信视频" });
        Assert.IsType<Invalid>(department.Try(ticket, Department.Staff, new BeginGuidance { Means = "电话" }));
        var begun = department.Now;
        department.Now += TimeSpan.FromMinutes(25);
        department.Do(ticket, Department.Staff, new EndGuidance { Solved = false, Findings = "压力仍低" });

        var guidance = ticket.Recorded(RecordKind.Guidance)!;
        Assert.Equal((begun, department.Now, false, Stage.Diagnosing), (guidance.From, guidance.To, guidance.Passed, ticket.Stage));
        Assert.Null(ticket.GuidanceBegun);
    }

    [Fact]
    public void Who_solves_it_while_guiding_ends_the_guidance_as_solved()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        department.Do(ticket, Department.Staff, new BeginGuidance { Means = "电话" });
        department.Do(ticket, Department.Staff, new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" });
        Assert.Equal((true, Stage.Accepting), (ticket.Recorded(RecordKind.Guidance)!.Passed, ticket.Stage));
    }
}
