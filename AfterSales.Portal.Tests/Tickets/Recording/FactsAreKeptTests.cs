using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Recording;

/// <summary>What is recorded stays on the ticket, in the words and values in which it was recorded.</summary>
public sealed class FactsAreKeptTests
{
    private readonly Department department = new();

    private DateOnly Today => DateOnly.FromDateTime(department.Now);

    [Fact]
    public void The_last_of_a_kind_holds_and_the_earlier_ones_stay()
    {
        var ticket = department.RepairAt(Stage.Diagnosing);
        Assert.Null(ticket.Recorded(RecordKind.Entitlement));
        department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty });
        department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.Misuse, Reason = " 加错油 " });
        Assert.Equal([Coverage.Warranty, Coverage.Misuse], ticket.Records.Select(record => record.Coverage));
        var holding = ticket.Recorded(RecordKind.Entitlement)!;
        Assert.Equal((Coverage.Misuse, "加错油", "李婷", 1, department.Now), (holding.Coverage, holding.Text, holding.By, holding.ById, holding.At));
        Assert.Equal("加错油", ticket.Activities[^1].Text!.Trim());
    }

    [Fact]
    public void A_trip_is_approved_only_after_it_was_asked_for()
    {
        var ticket = department.RepairAt(Stage.Scheduled);
        Assert.Equal([Need.TripRequest], Missing(ticket, new ApproveTrip { Approved = true }));
        Record(ticket, Department.Engineer, "RequestTrip");
        var request = ticket.Recorded(RecordKind.TripRequest)!;
        Assert.Equal(("太原—长治", Today.AddDays(1), Today.AddDays(3)), (request.Text, request.Day, request.LastDay));
        Assert.Equal([new RecordLine("cost", null, "1280.50")], request.Lines);
        Assert.Equal($"太原—长治 · {Today.AddDays(1):yyyy-MM-dd} – {Today.AddDays(3):yyyy-MM-dd}", ticket.Activities[^1].Text);
        department.Do(ticket, Department.Supervisor, new ApproveTrip { Approved = true });
        Assert.True(ticket.TripApproved);
    }

    [Fact]
    public void Fitted_parts_name_their_purchase_and_none_is_said_in_so_many_words()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        var fitted = Record(ticket, Department.Engineer, "RecordFittedParts");
        Assert.Equal(2, fitted.Count);
        Assert.Equal([new RecordLine("fitted", "P-1", "CG-2026-15") { Quantity = 2, Batch = "B77" }], fitted.Lines);
        Assert.Equal("P-1 × 2", ticket.Activities[^1].Text);
        department.Do(ticket, Department.Engineer, new RecordFittedParts { NoneFitted = true });
        Assert.Equal((0, 0), (ticket.Recorded(RecordKind.FittedParts)!.Count, ticket.Recorded(RecordKind.FittedParts)!.Lines.Count));
    }

    [Fact]
    public void A_refused_acceptance_and_a_reopened_ticket_void_none_of_it()
    {
        var ticket = department.RepairAt(Stage.Accepting);
        Record(ticket, Department.Engineer, "CheckSafety");
        Record(ticket, Department.Engineer, "NoteOperators");
        department.Do(ticket, Department.Engineer, new RefuseAcceptance { Reason = "还漏油" });
        department.Do(ticket, Department.Engineer, new RecordTest { Passed = true });
        department.Do(ticket, Department.Engineer, new RequestAcceptance { ResultNote = "已换泵" });
        department.Do(ticket, Department.Staff, new Reopen { Reason = "又漏油" });
        Assert.True(ticket.Recorded(RecordKind.SafetyCheck)!.Passed);
        Assert.NotNull(ticket.Recorded(RecordKind.Operators));
    }

    [Fact]
    public void After_the_acceptance_the_papers_are_put_in_order()
    {
        var ticket = department.RepairAt(Stage.FollowUp);
        Assert.Equal("主泵已更换，运行正常", Record(ticket, Department.Staff, "GiveFeedback").Text);
        Assert.Equal(4, Record(ticket, Department.Staff, "EvaluateQuality").Score);
        Assert.Equal("4 / 5 · 现场整洁", ticket.Activities[^1].Text);
        Assert.Equal(Today.AddMonths(6), Record(ticket, Department.Staff, "SetNextMaintenance").Day);
        department.Do(ticket, Department.Staff, new SetNextMaintenance { NoneReason = "设备将报废" });
        Assert.Equal((null, "设备将报废"), (ticket.Recorded(RecordKind.NextMaintenance)!.Day, ticket.Recorded(RecordKind.NextMaintenance)!.Text));
        Assert.Equal("档案柜 3-12", Record(ticket, Department.Staff, "FileReport").Text);
        Assert.True(Record(ticket, Department.Engineer, "CompletePapers").Passed);
        Assert.Equal(Today.AddMonths(3), Record(ticket, Department.Staff, "PlanFollowUp").Day);
        Assert.Equal($"{Today.AddMonths(3):yyyy-MM-dd}", ticket.Activities[^1].Text);
    }

    [Fact]
    public void The_timeline_names_the_operators_and_not_their_telephones()
    {
        var ticket = department.RepairAt(Stage.OnSite);
        Assert.Equal([new RecordLine("operators", "刘工", "139 1111 2222")], Record(ticket, Department.Engineer, "NoteOperators").Lines);
        Assert.Equal("刘工", ticket.Activities[^1].Text);
    }

    // Through the ordinary command; the fact it left.
    private ServiceRecord Record(Ticket ticket, Actor actor, string command)
    {
        department.Do(ticket, actor, RecordsOfTheProcess.Input(department, command)!);
        return ticket.Records[^1];
    }

    private IEnumerable<Need> Missing(Ticket ticket, TicketCommand command) =>
        Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Supervisor, command)).Missing.Select(unmet => unmet.Need);
}
