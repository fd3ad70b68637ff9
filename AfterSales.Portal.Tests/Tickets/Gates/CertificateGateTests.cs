using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>R5.7: nobody is sent who lacks a certificate on the days of the visit, and the refusal says who lacks what.</summary>
public sealed class CertificateGateTests
{
    private const int New = 4;

    [Fact]
    public async Task R5_7_who_holds_nothing_is_not_sent_and_the_refusal_names_who_and_what()
    {
        await using var department = await DepartmentAsync();
        var number = await ToDispatchAsync(department);

        var missing = Assert.IsType<GatesUnmet>((await department.TryAsync(number, Department.Supervisor, department.Assign() with { EngineerIds = [3, New] })).Refusal).Missing;

        Assert.Equal([("R5.7", Need.Qualification, "周敏"), ("R5.7", Need.TrainingProof, "周敏")], missing.Select(need => (need.Clause, need.Need, need.Of!)));
        Assert.Empty((await department.FileAsync(number)).Visits);
    }

    [Fact]
    public async Task A_certificate_counts_on_every_day_of_the_visit_and_the_one_that_ends_is_named()
    {
        await using var department = await DepartmentAsync(
            RuledDepartment.Held(New, CertificateProof.Qualification, "高压电工证", new DateOnly(2026, 3, 3)), RuledDepartment.Held(New, CertificateProof.Training, "培训", null));
        var number = await ToDispatchAsync(department);
        var start = new DateTime(2026, 3, 3, 1, 0, 0, DateTimeKind.Utc);

        var refused = await department.TryAsync(number, Department.Supervisor, new Assign { EngineerIds = [New], Start = start, End = start.AddDays(1) });
        Assert.Equal(new UnmetNeed("R5.7", Need.CertificateEnded) { Of = "周敏 · 高压电工证 · 2026-03-03" }, Assert.Single(Assert.IsType<GatesUnmet>(refused.Refusal).Missing) with { Text = null });

        // Until the end of that day in the company's zone.
        await department.DoAsync(number, (Department.Supervisor, new Assign { EngineerIds = [New], Start = start, End = new DateTime(2026, 3, 3, 15, 59, 0, DateTimeKind.Utc) }));
    }

    [Fact]
    public async Task A_visit_is_not_handed_to_somebody_who_lacks_one_and_not_to_whom_it_was_withdrawn_from()
    {
        await using var department = await DepartmentAsync(
            RuledDepartment.Held(New, CertificateProof.Qualification, "高压电工证", null), RuledDepartment.Held(New, CertificateProof.Training, "培训", null));
        var number = await ToDispatchAsync(department);
        await department.DoAsync(number, (Department.Supervisor, department.Assign()));
        var desk = new CertificateDesk(department.Database.Gate, department.Clock);
        await desk.WithdrawAsync(Department.Supervisor, 3, "遗失", TestContext.Current.CancellationToken);

        var refused = await department.TryAsync(number, Department.Supervisor, new ReassignVisit { EngineerId = New });

        Assert.Equal([Need.Qualification], Assert.IsType<GatesUnmet>(refused.Refusal).Missing.Select(need => need.Need));
    }

    [Fact]
    public async Task R5_7_a_certificate_is_looked_at_again_when_a_tentative_visit_is_confirmed_and_when_a_visit_is_moved()
    {
        await using var department = await DepartmentAsync(
            RuledDepartment.Held(New, CertificateProof.Qualification, "高压电工证", new DateOnly(2026, 3, 31)), RuledDepartment.Held(New, CertificateProof.Training, "培训", null));
        var number = await ToDispatchAsync(department);
        await department.DoAsync(number, (Department.Supervisor, department.Assign() with { EngineerIds = [New], Tentative = true }));
        await new CertificateDesk(department.Database.Gate, department.Clock).WithdrawAsync(Department.Supervisor, 4, "培训作废", TestContext.Current.CancellationToken);

        Assert.Equal(["R5.7"], await department.ClausesAgainstAsync(number, Department.Supervisor, new ConfirmVisit()));
        await department.Database.AddAsync(RuledDepartment.Held(New, CertificateProof.Training, "培训 2", null));
        await department.DoAsync(number, (Department.Supervisor, new ConfirmVisit()));

        var later = new DateTime(2026, 4, 1, 1, 0, 0, DateTimeKind.Utc);
        Assert.Equal(["R5.7"], await department.ClausesAgainstAsync(number, Department.Supervisor, new ReassignVisit { EngineerId = New, Start = later, End = later.AddHours(4) }));
        await department.DoAsync(number, (Department.Supervisor, new ReassignVisit { EngineerId = New, Start = later.AddDays(-2), End = later.AddDays(-2).AddHours(4) }));
    }

    [Fact]
    public async Task What_would_be_refused_is_told_before_it_is_sent_and_only_where_a_clause_asks()
    {
        await using var department = await DepartmentAsync();
        var number = await ToDispatchAsync(department);
        var now = department.Clock.GetUtcNow().UtcDateTime;

        var lacking = await department.Sending.LackingAsync(Department.Supervisor, number, now, now.AddHours(4), TestContext.Current.CancellationToken);

        Assert.Equal([New], lacking.Keys);
        Assert.Empty(await department.Sending.LackingAsync(Department.OtherEngineer, number, now, now.AddHours(4), TestContext.Current.CancellationToken));
        await using var others = await RuledDepartment.UnderAsync("R1");
        await others.DoAsync(await ToDispatchAsync(others), (Department.Supervisor, others.Assign()));
    }

    [Fact]
    public async Task A_rule_that_names_certificates_asks_for_each_of_them()
    {
        await using var department = await DepartmentAsync();
        var draft = (await department.Rulebooks.DraftAsync(Department.Supervisor, "R5")).Value;
        var edition = (await department.Editions.EditionsAsync(Department.Supervisor)).Single(edition => edition.Number == draft);
        var asking = edition.Rulebook with { Gates = [.. edition.Rulebook.Gates.Select(rule => rule.Gate == Core.Tickets.Gates.Certificates ? rule with { Wants = ["液压维修工证", "煤矿井下作业证"] } : rule)] };
        Assert.True((await department.Rulebooks.EditAsync(Department.Supervisor, draft, edition.Version, asking)).Done);
        Assert.True((await department.Rulebooks.PublishAsync(Department.Supervisor, draft, (await department.Editions.EditionsAsync(Department.Supervisor)).Single(edition => edition.Number == draft).Version, new DateOnly(2026, 3, 2))).Done);
        department.Clock.Advance(TimeSpan.FromMinutes(1));
        var number = await ToDispatchAsync(department);

        var refused = await department.TryAsync(number, Department.Supervisor, department.Assign());

        Assert.Equal([(Need.RequiredCertificate, "赵强 · 煤矿井下作业证")], Assert.IsType<GatesUnmet>(refused.Refusal).Missing.Select(need => (need.Need, need.Of!)));
    }

    private static async Task<RuledDepartment> DepartmentAsync(params Certificate[] held)
    {
        var department = await RuledDepartment.UnderAsync("R5");
        await department.Database.AddAsync(new Employee { Name = "周敏", Roles = Roles.Engineer, Engineer = new Engineer() });
        foreach (var one in held)
            await department.Database.AddAsync(one);
        return department;
    }

    private static async Task<string> ToDispatchAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }));
        return number;
    }
}
