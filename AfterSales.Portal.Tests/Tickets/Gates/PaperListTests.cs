using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>Which papers a ticket has to have is read off its rulebook, and which it has off what is recorded (R9.13).</summary>
public sealed class PaperListTests
{
    [Fact]
    public async Task A_rulebook_names_its_papers_with_the_clause_and_who_supplies_each()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var papers = (await department.FileAsync(await department.RegisteredAsync(ServiceType.Installation))).Papers;

        Assert.Equal(
            [
                (PaperKind.TripRequest, "R9.2", nameof(RequestTrip)), (PaperKind.PackageCount, "R9.7", nameof(CountPackages)), (PaperKind.TrainingRecord, "R9.10", nameof(TrainCustomer)),
                (PaperKind.OperatorList, "R9.11", nameof(NoteOperators)), (PaperKind.AcceptanceSheet, "R9.11", nameof(SignAcceptance)), (PaperKind.ServiceReport, "R9.14", nameof(FileReport)),
            ],
            papers.Select(paper => (paper.Kind, paper.Clauses.Single(), paper.SuppliedBy)));
        Assert.All(papers, paper => Assert.False(paper.There));
        Assert.Equal((Roles.Engineer, Roles.Staff), (papers.Single(paper => paper.Kind == PaperKind.PackageCount).By, papers.Single(paper => paper.Kind == PaperKind.ServiceReport).By));
    }

    [Fact]
    public void Without_a_rulebook_a_repair_wants_what_it_needs_itself_and_has_it_once_it_is_recorded()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.OnSite);
        Assert.Equal([(PaperKind.TestRecord, false), (PaperKind.AcceptanceSheet, false)], PaperList.Of(ticket).Select(paper => (paper.Kind, paper.There)));
        Assert.All(PaperList.Of(department.RepairAt(Stage.FollowUp)), paper => Assert.True(paper.There));
        // A signature that is void is none.
        department.Do(ticket, Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
        Assert.Empty(PaperList.Of(department.Consultation()));
    }

    [Fact]
    public void Whom_it_costs_nothing_needs_no_quote_on_file()
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.Planning);
        department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.OutOfWarranty, Reason = "质保已到期" });
        Assert.Contains(PaperList.Of(ticket), paper => paper is { Kind: PaperKind.Quote, There: false });
        department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty });
        Assert.DoesNotContain(PaperList.Of(ticket), paper => paper.Kind == PaperKind.Quote);
    }

    [Fact]
    public void What_the_way_of_the_ticket_never_came_by_is_not_wanted_in_the_end()
    {
        var department = Under(new GateRule("TripApproved", Stage.EnRoute, [ServiceType.Repair], "R9.2"));
        var ticket = department.RepairAt(Stage.Diagnosing);
        Assert.Contains(PaperList.Of(ticket), paper => paper is { Kind: PaperKind.TripRequest, There: false });
        department.Do(ticket, Department.Staff, new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" });
        Assert.DoesNotContain(PaperList.Of(ticket), paper => paper.Kind == PaperKind.TripRequest);
    }

    [Fact]
    public void Nobody_says_that_the_papers_are_complete_while_one_is_lacking()
    {
        var department = Under(new GateRule("ChecklistFilled", Stage.Closed, [ServiceType.Repair], "R9.13"));
        var ticket = department.RepairAt(Stage.FollowUp);
        var refused = Assert.IsType<GatesUnmet>(department.Try(ticket, Department.Staff, new CompletePapers { Complete = true }));
        Assert.Equal([Need.Checklist], refused.Missing.Select(missing => missing.Need));

        department = new Department();
        department.Do(department.RepairAt(Stage.FollowUp), Department.Staff, new CompletePapers { Complete = true });
    }

    private static Department Under(GateRule rule) => new() { Rulebook = Core.Rulebooks.Presets.PresetFiles.Find("R9")! with { Gates = [rule] } };
}
