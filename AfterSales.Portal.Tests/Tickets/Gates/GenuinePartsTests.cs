using AfterSales.Core.Data;
using AfterSales.Core.Parts;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>R2.5, R5.10: what is fitted was purchased, and no more is fitted than came.</summary>
public sealed class GenuinePartsTests
{
    private static readonly RequestAcceptance Ask = new() { ResultNote = "已换泵" };
    private static readonly PurchasedPartEntry Pump = new("HP-190", "主泵", "B77", "CG-15", "济宁液压", new DateOnly(2026, 2, 20), 3);

    [Theory]
    [InlineData("R2", "R2.5")]
    [InlineData("R5", "R5.10")]
    public async Task A_part_that_no_purchase_brought_is_refused_by_clause_and_named(string preset, string clause)
    {
        await using var department = await RuledDepartment.UnderAsync(preset);
        await Desk(department).AddAsync(Department.Staff, Pump, Cancel);
        var number = await WorkedAsync(department);

        Assert.Contains(new UnmetNeed(clause, Need.FittedParts), await MissingAsync(department, number));
        await department.DoAsync(number, (Department.Engineer, Fitted(new FittedPartInput { PartNo = "hp-190", Quantity = 2, Batch = "B78", PurchaseRef = "CG-15" })));
        Assert.Contains(new UnmetNeed(clause, Need.PartsOrigin) { Of = "hp-190 × 2 · B78" }, await MissingAsync(department, number));
        await department.DoAsync(number, (Department.Engineer, Fitted(new FittedPartInput { PartNo = "hp-190", Quantity = 2, Batch = "b77", PurchaseRef = "CG-15" })));
        Assert.DoesNotContain(await MissingAsync(department, number), need => need.Clause == clause);
    }

    [Fact]
    public async Task No_more_is_fitted_than_is_left_and_what_is_said_anew_replaces_what_was_said()
    {
        await using var department = await RuledDepartment.UnderAsync("R2");
        var id = (await Desk(department).AddAsync(Department.Staff, Pump, Cancel)).Value;
        var (first, second) = (await WorkedAsync(department), await WorkedAsync(department));

        await department.DoAsync(first, (Department.Engineer, Fitted(new FittedPartInput { PurchasedId = id, Quantity = 2 })));
        var refused = Assert.IsType<Invalid>((await department.TryAsync(second, Department.Engineer, Fitted(new FittedPartInput { PurchasedId = id, Quantity = 1 }, new FittedPartInput { PurchasedId = id, Quantity = 1 }))).Refusal);
        Assert.Equal(new Problem("more-than-left", "0"), Assert.Single(refused.Errors["fitted[1].quantity"]));
        Assert.IsType<Invalid>((await department.TryAsync(second, Department.Engineer, Fitted(new FittedPartInput { PurchasedId = 99, Quantity = 1 }))).Refusal);

        // Said in own words, more than is left has no purchase behind it.
        await department.DoAsync(second, (Department.Engineer, Fitted(new FittedPartInput { PartNo = "HP-190", Quantity = 2, Batch = "B77", PurchaseRef = "CG-15" })));
        Assert.Equal(Need.PartsOrigin, Assert.Single(await MissingAsync(department, second), need => need.Clause == "R2.5").Need);

        await department.DoAsync(first, (Department.Engineer, Fitted(new FittedPartInput { PurchasedId = id, Quantity = 1 })));
        var line = Assert.Single((await Queries(department).ListAsync(Department.Staff, new PurchasedPartFilter(), cancel: Cancel)).Items);
        Assert.Equal((3, 1, 2), (line.Received, line.Fitted, line.Left));
        Assert.Equal([first], line.Tickets);
        Assert.Equal(3, Assert.Single(await Queries(department).OfferedAsync(Department.Engineer, first, Cancel)).Left);
    }

    [Fact]
    public async Task A_quantity_is_corrected_by_an_entry_and_never_below_what_is_fitted()
    {
        await using var department = await RuledDepartment.UnderAsync("R2");
        var desk = Desk(department);
        var id = (await desk.AddAsync(Department.Staff, Pump, Cancel)).Value;
        await department.DoAsync(await WorkedAsync(department), (Department.Engineer, Fitted(new FittedPartInput { PurchasedId = id, Quantity = 2 })));

        Assert.IsType<Forbidden>((await desk.CorrectAsync(Department.Engineer, id, 3, 4, "盘点", Cancel)).Refusal);
        Assert.IsType<Forbidden>((await desk.AddAsync(Department.Engineer, Pump with { Batch = "B1" }, Cancel)).Refusal);
        Assert.Equal("batch", Assert.Single(Assert.IsType<Invalid>((await desk.AddAsync(Department.Staff, Pump, Cancel)).Refusal).Errors).Key);
        Assert.Equal(["quantity", "reason"], Assert.IsType<Invalid>((await desk.CorrectAsync(Department.Staff, id, 3, 1, " ", Cancel)).Refusal).Errors.Keys.Order());
        Assert.IsType<EntryChanged>((await desk.CorrectAsync(Department.Staff, id, 5, 4, "盘点", Cancel)).Refusal);
        Assert.True((await desk.CorrectAsync(Department.Supervisor, id, 3, 2, "盘点少一件", Cancel)).Done);

        var line = Assert.Single((await Queries(department).ListAsync(Department.Staff, new PurchasedPartFilter { Left = false, Query = "hp" }, cancel: Cancel)).Items);
        Assert.Equal((2, 0), (line.Received, line.Left));
        Assert.Equal((3, 2, "盘点少一件", "李主管"), line.Corrections.Select(one => (one.From, one.To, one.Reason, one.By)).Single());
        Assert.Empty((await Queries(department).ListAsync(Department.Engineer, new PurchasedPartFilter(), cancel: Cancel)).Items);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RecordFittedParts Fitted(params FittedPartInput[] parts) => new() { Fitted = parts };

    private static PurchasedPartsDesk Desk(RuledDepartment department) => new(department.Database.Gate, department.Clock, TestDatabase.Company);

    private static PurchasedPartsQueries Queries(RuledDepartment department) => new(department.Database.Contexts);

    private static async Task<IReadOnlyList<UnmetNeed>> MissingAsync(RuledDepartment department, string number) =>
        [.. Assert.IsType<GatesUnmet>((await department.TryAsync(number, Department.Engineer, Ask)).Refusal).Missing.Select(need => need with { Text = null })];

    // A test is left out, so that acceptance is refused in any case and what else is missing can be read.
    private static async Task<string> WorkedAsync(RuledDepartment department)
    {
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Supervisor, department.Assign()),
            (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()), (Department.Engineer, new CheckSafety { PowerLocked = true, AreaClear = true, ProtectiveGear = true }),
            (Department.Engineer, new RecordWork { Action = "更换主泵", Minutes = 90 }));
        return number;
    }
}
