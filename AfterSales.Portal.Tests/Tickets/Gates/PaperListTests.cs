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
                (PaperKind.TripRequest, "R9.2", nameof(RequestTrip)), (PaperKind.PackageCount, "R9.7", nameof(CountPackages)), (PaperKind.InstallationCheck, null, nameof(FillChecklist)), (PaperKind.TrainingRecord, "R9.10", nameof(TrainCustomer)),
                (PaperKind.OperatorList, "R9.11", nameof(NoteOperators)), (PaperKind.AcceptanceSheet, "R9.11", nameof(SignAcceptance)), (PaperKind.ServiceReport, "R9.14", nameof(FileReport)),
            ],
            papers.Select(paper => (paper.Kind, paper.Clauses.SingleOrDefault(), paper.SuppliedBy)));
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
    public async Task What_the_way_of_the_ticket_never_came_by_is_not_wanted_in_the_end()
    {
        await using var department = await RuledDepartment.UnderAsync("R9");
        var number = await department.RegisteredAsync();
        Assert.Contains((await department.FileAsync(number)).Papers, paper => paper is { Kind: PaperKind.TripRequest, There: false });
        await department.DoAsync(number, (Department.Staff, new ResolveRemotely { Cause = "阀未打开", Action = "指导开阀", ResultNote = "压力恢复", ConfirmedBy = "王工" }));
        Assert.DoesNotContain((await department.FileAsync(number)).Papers, paper => paper.Kind == PaperKind.TripRequest);
    }

    [Fact]
    public async Task Nobody_says_that_the_papers_are_complete_while_one_is_lacking()
    {
        await using var department = await RuledDepartment.UnderAsync("R1");
        await WantOperatorsAsync(department);
        var number = await Acceptances.LineByLineTests.AcceptingAsync(department);
        await department.DoAsync(number, (Department.Engineer, new SignAcceptance { SignerName = "王工" }));

        var refused = Assert.IsType<GatesUnmet>((await department.TryAsync(number, Department.Staff, new CompletePapers { Complete = true, ExpenseClaim = "BX-2026-031" })).Refusal);
        Assert.Equal([Need.Operators], refused.Missing.Select(missing => missing.Need));
        await department.DoAsync(number, (Department.Engineer, new NoteOperators { Operators = [new OperatorInput { Name = "张伟", Phone = "13900001111" }] }), (Department.Staff, new CompletePapers { Complete = true, ExpenseClaim = "BX-2026-031" }));
    }

    private static async Task WantOperatorsAsync(RuledDepartment department)
    {
        var draft = await department.Rulebooks.DraftAsync(Department.Supervisor, "R1");
        var edition = (await department.Editions.EditionsAsync(Department.Supervisor)).Single(edition => edition.Number == draft.Value);
        var rulebook = edition.Rulebook with { Gates = [.. edition.Rulebook.Gates, new GateRule("OperatorsNoted", Stage.Closed, [ServiceType.Repair], "R1.6")] };
        Assert.Null((await department.Rulebooks.EditAsync(Department.Supervisor, edition.Number, edition.Version, rulebook)).Refusal);
        edition = (await department.Editions.EditionsAsync(Department.Supervisor)).Single(one => one.Number == edition.Number);
        Assert.Null((await department.Rulebooks.PublishAsync(Department.Supervisor, edition.Number, edition.Version, new DateOnly(2026, 3, 2))).Refusal);
        department.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
