using AfterSales.Core.Data;
using AfterSales.Core.People.Certificates;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.People;

/// <summary>The file of certificates: supervisors write it, engineers read their own, and what ends soon stands first.</summary>
public sealed class CertificatesTests
{
    private static readonly CertificateEntry Entry = new(3, CertificateProof.Qualification, "高压电工证", "DG-1", new DateOnly(2024, 3, 1), new DateOnly(2026, 3, 20));

    [Fact]
    public async Task Only_supervisors_write_and_only_what_is_whole()
    {
        await using var department = await RuledDepartment.UnderAsync("R5");
        var desk = new CertificateDesk(department.Database.Gate, department.Clock);

        Assert.IsType<Forbidden>((await desk.AddAsync(Department.Staff, Entry, Cancel)).Refusal);
        Assert.IsType<Forbidden>((await desk.WithdrawAsync(Department.Engineer, 1, "x", Cancel)).Refusal);
        Assert.Equal(["engineerId", "issuedOn", "kind", "number", "proof"], await WrongAsync(new CertificateEntry(null, null, " ", null, null, null)));
        Assert.Equal(["validUntil"], await WrongAsync(Entry with { ValidUntil = new DateOnly(2024, 2, 29) }));
        Assert.Equal(["engineerId"], await WrongAsync(Entry with { EngineerId = 1 }));
        Assert.Equal(["kind"], await WrongAsync(Entry with { Kind = new string('证', 61) }));
        Assert.True((await desk.AddAsync(Department.Supervisor, Entry, Cancel)).Done);
        Assert.Equal(["number"], await WrongAsync(Entry));

        async Task<IEnumerable<string>> WrongAsync(CertificateEntry entry) =>
            Assert.IsType<Invalid>((await desk.AddAsync(Department.Supervisor, entry, Cancel)).Refusal).Errors.Keys.Order();
    }

    [Fact]
    public async Task What_ends_next_stands_first_and_is_marked_and_withdrawn_ones_are_kept()
    {
        await using var department = await RuledDepartment.UnderAsync("R5");
        var (desk, queries) = (new CertificateDesk(department.Database.Gate, department.Clock), Queries(department));
        var soon = (await desk.AddAsync(Department.Supervisor, Entry, Cancel)).Value;
        var later = (await desk.AddAsync(Department.Supervisor, Entry with { Number = "DG-2", ValidUntil = new DateOnly(2026, 4, 20) }, Cancel)).Value;
        var over = (await desk.AddAsync(Department.Supervisor, Entry with { Number = "DG-3", ValidUntil = new DateOnly(2026, 3, 1) }, Cancel)).Value;

        var list = await queries.ListAsync(Department.Supervisor, new CertificateFilter(), cancel: Cancel);
        Assert.Equal([(over, CertificateState.Expired), (soon, CertificateState.EndsIn30Days), (later, CertificateState.EndsIn60Days)], list.Items.Take(3).Select(line => (line.Id, line.State)));
        Assert.Equal((5, 2, 1), (list.Total, list.Ending, list.Expired));

        await desk.WithdrawAsync(Department.Supervisor, over, "遗失", Cancel);
        await desk.WithdrawAsync(Department.Supervisor, over, "再次", Cancel);
        Assert.Equal("遗失", Assert.Single((await queries.ListAsync(Department.Supervisor, new CertificateFilter { State = CertificateState.Withdrawn }, cancel: Cancel)).Items).WithdrawnFor);
        Assert.Equal([soon], (await queries.ListAsync(Department.Supervisor, new CertificateFilter { Query = "DG-1" }, cancel: Cancel)).Items.Select(line => line.Id));
    }

    [Fact]
    public async Task Engineers_see_their_own_and_staff_none()
    {
        await using var department = await RuledDepartment.UnderAsync("R5");
        var queries = Queries(department);

        Assert.Equal(2, (await queries.ListAsync(Department.Engineer, new CertificateFilter(), cancel: Cancel)).Total);
        Assert.Equal(0, (await queries.ListAsync(Department.OtherEngineer, new CertificateFilter { EngineerId = 3 }, cancel: Cancel)).Total);
        Assert.Equal(0, (await queries.ListAsync(Department.Staff, new CertificateFilter(), cancel: Cancel)).Total);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static CertificateQueries Queries(RuledDepartment department) => new(department.Database.Contexts, department.Clock, TestDatabase.Company);
}
