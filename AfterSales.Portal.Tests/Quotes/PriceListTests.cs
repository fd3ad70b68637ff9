using AfterSales.Core.Data;
using AfterSales.Core.Quotes;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Quotes;

/// <summary>Prices hold from a day on, and a plan is priced by those that hold.</summary>
public sealed class PriceListTests
{
    [Fact]
    public async Task A_later_price_takes_the_place_of_the_one_before_on_its_day()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        var (prices, today) = (Prices(department), Today(department));
        await EnteredAsync(prices, PriceKind.Part, "P-1", "8500", today);
        var ahead = await EnteredAsync(prices, PriceKind.Part, "P-1", "9000", today.AddDays(1));
        Assert.Equal([("9000.00", false), ("8500.00", true)], (await prices.LinesAsync(Department.Staff)).Select(line => (line.Price.ToString(), line.Holds)));

        department.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("9000.00", Assert.Single(await prices.LinesAsync(Department.Staff)).Price.ToString());
        Assert.Equal(2, (await prices.LinesAsync(Department.Staff, past: true)).Count);
        Assert.IsType<NotFound>((await prices.TakeBackAsync(Department.Supervisor, ahead)).Refusal);
    }

    [Fact]
    public async Task Supervisors_enter_prices_and_what_is_no_price_is_refused_by_its_field()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        var (prices, today) = (Prices(department), Today(department));
        Assert.IsType<Forbidden>((await prices.EnterAsync(Department.Staff, new PriceInput(PriceKind.Part, "P-1", null, "1", today))).Refusal);
        Assert.Empty(await prices.LinesAsync(Department.Engineer));
        Assert.Equal(["kind", "code", "price", "validFrom"], Assert.IsType<Invalid>((await prices.EnterAsync(Department.Supervisor, new PriceInput(null, " ", null, null, null))).Refusal).Errors.Keys);
        Assert.Equal(["price", "validFrom"], Assert.IsType<Invalid>((await prices.EnterAsync(Department.Supervisor, new PriceInput(PriceKind.Part, "P-1", null, "1.234", today.AddDays(-1)))).Refusal).Errors.Keys);
    }

    [Fact]
    public async Task A_quote_begins_with_the_approved_plan_at_the_prices_of_today()
    {
        await using var department = await RuledDepartment.UnderAsync("R3");
        var (prices, today) = (Prices(department), Today(department));
        await EnteredAsync(prices, PriceKind.Labour, "工时", "300", today);
        await EnteredAsync(prices, PriceKind.Part, "P-1", "8500.50", today);
        await EnteredAsync(prices, PriceKind.Travel, "太原—长治", "860", today);
        var number = await department.RegisteredAsync();
        await department.DoAsync(number, (Department.Staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" }), (Department.Staff, Department.Plan()));
        var drafts = new QuoteDrafts(new TicketQueries(department.Database.Contexts, department.Clock, TestDatabase.Keys, TestDatabase.Whole), prices, new PriceRules(), TestDatabase.Company, department.Clock);
        Assert.IsType<GatesUnmet>((await drafts.OfAsync(Department.Staff, number)).Refusal);

        await department.DoAsync(number, (Department.Supervisor, new ApprovePlan()));
        var draft = (await drafts.OfAsync(Department.Staff, number)).Value!;
        Assert.Equal(
            [(PriceKind.Labour, "更换主泵", "6", "300.00"), (PriceKind.Part, "P-1 主泵", "2", "8500.50"), (PriceKind.Travel, "太原—长治", "1", "860.00")],
            draft.Lines.Select(line => (line.Kind, line.Text, line.Quantity, line.Price?.ToString())));
        Assert.Equal(today.AddDays(15), draft.ValidUntil);

        await department.DoAsync(number, (Department.Staff, new DecideEntitlement { Coverage = Coverage.Warranty }));
    }

    private static PriceList Prices(RuledDepartment department) => new(department.Database.Gate, department.Database.Contexts, TestDatabase.Company, department.Clock);

    private static DateOnly Today(RuledDepartment department) => TestDatabase.Company.DayOf(department.Clock.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Staff_send_what_the_list_says_and_who_decides_sends_below_it()
    {
        await using var portal = new PortalFactory { Settings = new Dictionary<string, string?> { ["Rulebook:Preset"] = "R3" } };
        var work = await FieldWork.BeginAsync(portal);
        var today = portal.Get<CompanyTime>().DayOf(portal.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        await EnteredAsync(portal.Get<PriceList>(), PriceKind.Part, "P-1", "8100", today);
        await EnteredAsync(portal.Get<PriceList>(), PriceKind.Part, "P-10", "9000", today);
        var ticket = await work.RunAsync(await work.RunAsync(await work.RepairAtAsync(Stage.Planning), work.Staff, Department.Plan()), work.Supervisor, new ApprovePlan());
        var offer = Department.Offer(today);
        var below = offer with { Lines = [new QuoteLineInput { Kind = PriceKind.Part, Text = "P-1 主泵", Quantity = "1", Price = "8099.99" }] };

        Assert.IsType<BelowList>((await portal.Get<TicketDesk>().RunAsync(work.Staff, ticket.Number, ticket.Version, below, TestContext.Current.CancellationToken)).Refusal);
        ticket = await work.RunAsync(ticket, work.Supervisor, below);
        await work.RunAsync(ticket, work.Staff, offer);
    }

    private static async Task<int> EnteredAsync(PriceList prices, PriceKind kind, string code, string price, DateOnly from)
    {
        var entered = await prices.EnterAsync(Department.Supervisor, new PriceInput(kind, code, null, price, from));
        Assert.True(entered.Done, entered.Refusal?.ToString());
        return entered.Value;
    }
}
