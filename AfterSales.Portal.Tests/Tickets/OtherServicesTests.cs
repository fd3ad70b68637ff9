using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>Exchanges, returns, upgrades and parts supplies, each on its own way, and what they leave in the equipment file.</summary>
public sealed class OtherServicesTests
{
    private static readonly InspectReturned Inspect = new() { Condition = "外观完好", MeetsPolicy = true };

    [Fact]
    public async Task An_exchange_puts_the_new_machine_in_the_place_of_the_old_one()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await PlannedAsync(department, ServiceType.Exchange);
        await department.DoAsync(number, (Department.Supervisor, department.Assign()), (Department.Engineer, new Arrive()));

        Assert.Equal([Need.ReturnInspection], await MissingAsync(department, number, new SwapSerial { NewSerialNumber = "R-0999" }));
        await department.DoAsync(number, (Department.Engineer, Inspect), (Department.Engineer, new SwapSerial { NewSerialNumber = " R-0999 " }));

        var old = (await EquipmentAsync(department, RuledDepartment.Machine))!;
        var young = (await EquipmentAsync(department, "R-0999"))!;
        Assert.Equal(("R-0999", old.Customer.Id, old.Model, old.WarrantyUntil), (old.ReplacedBy, young.Customer.Id, young.Model, young.WarrantyUntil));
        Assert.Equal((RuledDepartment.Machine, old.Configuration.Single()), (young.Replaces, young.Configuration.Single()));
        Assert.Equal([RuledDepartment.Machine, "R-0999"], (await department.FileAsync(number)).Records[^1].Lines.Select(line => line.Value));
    }

    [Fact]
    public async Task A_serial_number_that_is_on_file_is_nobodys_new_machine_and_an_exchanged_one_is_exchanged_once()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await PlannedAsync(department, ServiceType.Exchange);
        await department.DoAsync(number, (Department.Staff, Inspect));

        Assert.Equal("taken", ProblemOf(await department.TryAsync(number, Department.Staff, new SwapSerial { NewSerialNumber = RuledDepartment.Machine.ToLowerInvariant() })));
        await department.DoAsync(number, (Department.Staff, new SwapSerial { NewSerialNumber = "R-0999" }));
        Assert.Equal("already-exchanged", ProblemOf(await department.TryAsync(number, Department.Staff, new SwapSerial { NewSerialNumber = "R-1000" })));
    }

    [Fact]
    public async Task A_machine_that_is_not_as_the_policy_asks_is_not_exchanged()
    {
        await using var department = await RuledDepartment.UnderAsync("R2");
        var number = await PlannedAsync(department, ServiceType.Exchange);
        var failed = new InspectReturned { Condition = "外壳摔裂", MeetsPolicy = false };
        await department.DoAsync(number, (Department.Staff, failed));

        Assert.Equal([Need.ReturnInspection], await MissingAsync(department, number, new SwapSerial { NewSerialNumber = "R-0999" }));
        await department.DoAsync(number, (Department.Staff, Inspect), (Department.Staff, new SwapSerial { NewSerialNumber = "R-0999" }));
    }

    [Fact]
    public async Task What_is_not_taken_back_is_not_booked_into_the_store()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await PlannedAsync(department, ServiceType.Return);
        await department.DoAsync(number, (Department.Supervisor, department.Assign()), (Department.Engineer, new Arrive()),
            (Department.Engineer, new InspectReturned { Condition = "外壳摔裂", MeetsPolicy = false }),
            (Department.Staff, new DecideReturn { TakenBack = false, Settlement = "不符合退货条件，运费由客户承担" }),
            (Department.Engineer, new RequestAcceptance { ResultNote = "退回客户" }), (Department.Engineer, new SignAcceptance { SignerName = "王工" }));

        Assert.DoesNotContain((await department.FileAsync(number)).Missing.SelectMany(lacking => lacking.Lacks), lack => lack.Need.Need == Need.StockBooking);
    }

    [Fact]
    public async Task A_configuration_is_changed_by_who_is_at_the_machine()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await PlannedAsync(department, ServiceType.Upgrade);
        var change = new ChangeConfiguration { Items = [new ConfigurationInput { Name = "截割电机", Value = "220 kW" }] };
        await department.DoAsync(number, (Department.Supervisor, department.Assign()), (Department.Staff, new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = department.Clock.GetUtcNow().UtcDateTime.AddDays(1) }));

        Assert.IsType<Forbidden>((await department.TryAsync(number, Department.Staff, change)).Refusal);
        Assert.IsType<WrongStage>((await department.TryAsync(number, Department.Engineer, change)).Refusal);
    }

    [Theory]
    [InlineData(null, "required")]
    [InlineData("X-1", "no-such-machine")]
    public async Task An_exchange_is_of_a_machine_on_file(string? serial, string problem)
    {
        await using var department = await RuledDepartment.UnderAsync("R8");

        var refused = await department.RegisterAsync(ServiceType.Exchange, serial);

        Assert.Equal(problem, ProblemOf(refused));
    }

    [Fact]
    public async Task Who_works_in_the_workshop_does_not_set_out()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await PlannedAsync(department, ServiceType.Return);
        await department.DoAsync(number, (Department.Supervisor, department.Assign()));
        Assert.Equal(Place.Workshop, (await department.FileAsync(number)).Visits.Single().Place);
        await department.DoAsync(number, (Department.Engineer, new Arrive()));
        Assert.Equal(Stage.OnSite, (await department.FileAsync(number)).Stage);

        var elsewhere = await department.RegisteredAsync(ServiceType.Installation);
        await department.DoAsync(elsewhere, (Department.Supervisor, department.Assign()));
        Assert.IsType<WrongStage>((await department.TryAsync(elsewhere, Department.Engineer, new Arrive())).Refusal);
    }

    [Fact]
    public async Task An_upgrade_changes_the_lines_it_names_and_adds_the_new_ones()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await PlannedAsync(department, ServiceType.Upgrade);
        await department.DoAsync(number, (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()), (Department.Engineer, new Arrive()));

        await department.DoAsync(number, (Department.Engineer, new ChangeConfiguration
        {
            Items = [new ConfigurationInput { Name = "截割电机", Value = "220 kW" }, new ConfigurationInput { Name = "遥控", Value = "无线" }],
        }));

        Assert.Equal([new ConfigurationItem("截割电机", "220 kW"), new ConfigurationItem("遥控", "无线")], (await EquipmentAsync(department, RuledDepartment.Machine))!.Configuration);
        Assert.Equal(["200 kW → 220 kW", "无线"], (await department.FileAsync(number)).Records[^1].Lines.Select(line => line.Value));
    }

    [Fact]
    public async Task Parts_that_were_refused_are_waited_for_again()
    {
        await using var department = await RuledDepartment.UnderAsync("R8");
        var number = await PlannedAsync(department, ServiceType.PartsSupply);
        Assert.Equal(Stage.AwaitingParts, (await department.FileAsync(number)).Stage);
        Assert.Equal([Need.Delivery], await MissingAsync(department, number, new ReceiveParts()));
        var today = DateOnly.FromDateTime(department.Clock.Now.UtcDateTime);
        Assert.Equal("in-the-future", ProblemOf(await department.TryAsync(number, Department.Staff, new ConfirmDelivery { Day = today.AddDays(3), Waybill = "顺丰" })));
        await department.DoAsync(number, (Department.Staff, new ConfirmDelivery { Day = today, Waybill = "顺丰" }), (Department.Staff, new ReceiveParts()));

        await department.DoAsync(number, (Department.Staff, new RequestAcceptance { ResultNote = "备件已送达" }), (Department.Supervisor, new RefuseAcceptance { Reason = "型号不符" }));

        Assert.Equal(Stage.AwaitingParts, (await department.FileAsync(number)).Stage);
    }

    private static async Task<string> PlannedAsync(RuledDepartment department, ServiceType type)
    {
        var number = await department.RegisteredAsync(type);
        Assert.Equal(Stage.Planning, (await department.FileAsync(number)).Stage);
        await department.DoAsync(number, (Department.Staff, Department.Plan()), (Department.Supervisor, new ApprovePlan()));
        // What is bought is agreed to first.
        if ((await department.FileAsync(number)).Stage == Stage.Planning)
            await department.DoAsync(number, (Department.Staff, Department.Offer(DateOnly.FromDateTime(department.Clock.Now.UtcDateTime).AddDays(1))), (Department.Staff, new AcceptQuote { SignerName = "王工" }));
        return number;
    }

    private static async Task<IEnumerable<Need>> MissingAsync(RuledDepartment department, string number, TicketCommand command) =>
        Assert.IsType<GatesUnmet>((await department.TryAsync(number, Department.Supervisor, command)).Refusal).Missing.Select(need => need.Need);

    private static Task<EquipmentFile?> EquipmentAsync(RuledDepartment department, string serial) =>
        new EquipmentQueries(department.Database.Contexts, department.Clock, TestDatabase.Company).FileAsync(Department.Staff, serial, TestContext.Current.CancellationToken);

    private static string ProblemOf(Outcome<Done> outcome) => Assert.Single(Assert.IsType<Invalid>(outcome.Refusal).Errors).Value.Single().Code;
}
