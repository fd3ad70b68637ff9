using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets.Gates;

/// <summary>Where a rulebook wants a contract, nobody works without one that was signed.</summary>
public sealed class ContractGatesTests
{
    private static readonly RecordWork Work = new() { Action = "更换主泵", Minutes = 90 };

    [Fact]
    public async Task R3_4_4_no_work_begins_before_quote_and_contract()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        var number = await OnSiteAsync(department);
        Assert.Contains("R3.4.4", await department.ClausesAgainstAsync(number, Department.Engineer, Work));

        await department.DoAsync(number, (Department.Engineer, Department.Plan()), (Department.Supervisor, new ApprovePlan()));
        Assert.Equal(["R3.4.4"], await department.ClausesAgainstAsync(number, Department.Engineer, Work));
        var file = await department.FileAsync(number);
        Assert.Equal((Stage.Planning, "R3.4.4", nameof(SendQuote)), (file.Stage, file.Missing[0].Lacks[^1].Need.Clause, file.Missing[0].Lacks[^1].SuppliedBy));

        await department.DoAsync(number, (Department.Staff, Offer(department)), (Department.Staff, new AcceptQuote { SignerName = "王工" }));
        Assert.Equal(["R3.4.4"], await department.ClausesAgainstAsync(number, Department.Engineer, Work));

        // Nobody of the department signs for the customer with a typed name.
        var typed = await department.TryAsync(number, Department.Engineer, new SignContract { SignerName = "王工" });
        Assert.Equal(["sheetNumber", "signature"], Assert.IsType<Invalid>(typed.Refusal).Errors.Keys.Order());
        await department.DoAsync(number, (Department.Engineer, new SignContract { SignerName = "王工", SheetNumber = "HT-1" }));
        Assert.Equal("王工 · № HT-1", (await department.FileAsync(number)).Activities[^1].Text);
        await department.DoAsync(number, (Department.Engineer, Work));
        Assert.Equal(Stage.OnSite, (await department.FileAsync(number)).Stage);
        var contract = (await department.FileAsync(number)).Quotes.Single().Contracted!;
        Assert.Equal(("王工", "HT-1", false, true), (contract.Name, contract.SheetNumber, contract.Drawn, contract.Unchanged));
    }

    [Fact]
    public async Task Within_the_warranty_nobody_signs_a_contract()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        var number = await OnSiteAsync(department);
        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }), (Department.Engineer, Department.Plan()), (Department.Supervisor, new ApprovePlan()));

        await department.DoAsync(number, (Department.Engineer, Work));
    }

    [Theory]
    [InlineData("QuoteAccepted", Coverage.Warranty, false)]
    [InlineData("QuoteAccepted", Coverage.Misuse, true)]
    [InlineData("QuoteAccepted", null, true)]
    [InlineData("ContractSigned", Coverage.Warranty, false)]
    [InlineData("ContractSigned", null, true)]
    [InlineData("ContractSignedAlways", Coverage.Warranty, true)]
    public void Each_gate_asks_whom_it_is_meant_for(string gate, Coverage? coverage, bool asks)
    {
        var department = new Department();
        var ticket = department.RepairAt(Stage.Diagnosing);
        if (coverage is not null)
            department.Do(ticket, Department.Staff, new DecideEntitlement { Coverage = coverage, Reason = "判定" });

        Assert.Equal(asks, Core.Tickets.Gates.All.Single(one => one.Name == gate).Missing(new AtGate(ticket, null, null)).Any());
    }

    [Fact]
    public async Task R4_14_no_quote_is_sent_before_it_is_decided_who_pays()
    {
        await using var department = await RuledDepartment.UnderAsync("Complete");
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Staff, Department.Plan()), (Department.Supervisor, new ApprovePlan()));

        Assert.Contains("R4.14", await department.ClausesAgainstAsync(number, Department.Staff, Offer(department)));
        Assert.Equal(nameof(DecideEntitlement), (await department.FileAsync(number)).Missing[0].Lacks.First(lack => lack.Need.Need == Need.QuoteAcceptance).SuppliedBy);

        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.OutOfWarranty, Reason = "质保已到期" }), (Department.Staff, Offer(department)));
    }

    private static SendQuote Offer(RuledDepartment department) => Department.Offer(TestDatabase.Company.DayOf(department.Clock.GetUtcNow().UtcDateTime));

    private static async Task<string> OnSiteAsync(RuledDepartment department)
    {
        var (number, now) = (await department.RegisteredAsync(), department.Clock.GetUtcNow().UtcDateTime);
        await department.DoAsync(number, (Department.Staff, new ConfirmAppointment { From = now.AddHours(2), To = now.AddHours(4) }), (Department.Staff, new RequestSurvey { Reason = "现场看" }), (Department.Supervisor, department.Assign()), (Department.Engineer, new Depart()),
            (Department.Engineer, new Arrive()), (Department.Engineer, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }));
        return number;
    }
}
