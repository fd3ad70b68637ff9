using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Customers;

/// <summary>The one search over everything.</summary>
public sealed class SearchQueriesTests : IAsyncLifetime
{
    private Registered here = null!;
    private Done first = null!;
    private Done second = null!;

    public async ValueTask InitializeAsync()
    {
        here = await Registered.NewAsync();
        first = await here.ReportedAsync("液压泵噪声大");
        second = await here.ReportedAsync("Motor overheats", "GF-500/11", siteId: 3);
    }

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Theory]
    [InlineData("002", 2)]
    [InlineData("2", 2)]
    [InlineData("AS-20260302-001", 1)]
    [InlineData("泵", 1)]
    [InlineData("overh", 2)]
    [InlineData("余吾", 1)]
    [InlineData("掘进机 噪声", 1)]
    [InlineData("gf-500", 2)]
    public async Task A_ticket_is_found_by_number_and_its_end_customer_machine_and_fault(string typed, int count)
    {
        var found = await here.Search.FindAsync(Department.Staff, typed);
        Assert.Equal(count == 1 ? first.Number : second.Number, found.Tickets[0].Number);
    }

    [Fact]
    public async Task What_is_most_recent_comes_first()
    {
        Assert.Equal([second.Number, first.Number], (await here.Search.FindAsync(Department.Staff, "1381234")).Tickets.Select(hit => hit.Number));
        // Two customers have a 王; the water works called last.
        Assert.Equal(["100%纯净水厂", "余吾煤业"], (await here.Search.FindAsync(Department.Staff, "王")).Customers.Select(hit => hit.Name));
        // Of two machines of the mine only one was ever reported.
        Assert.Equal(["EBZ200-2301", "EBZ200-1907"], (await here.Search.FindAsync(Department.Staff, "EBZ200")).Equipment.Select(hit => hit.SerialNumber));
    }

    [Fact]
    public async Task A_customer_is_found_by_telephone_with_the_contact_whose_it_is()
    {
        var hit = Assert.Single((await here.Search.FindAsync(Department.Supervisor, "0355-502")).Customers);
        Assert.Equal(("余吾煤业", "张敏", "0355-5021388", "长治"), (hit.Name, hit.Contact, hit.Phone, hit.City));
    }

    [Fact]
    public async Task Of_each_kind_only_so_many_are_told()
    {
        var third = await here.ReportedAsync("液压油变质");
        Assert.Equal([third.Number], (await here.Search.FindAsync(Department.Staff, "液压", atMost: 1)).Tickets.Select(hit => hit.Number));
    }

    [Fact]
    public async Task Engineers_find_their_own_tickets_and_nothing_else()
    {
        Assert.False((await here.Search.FindAsync(Department.Engineer, "余吾")).Any);
        var done = await here.RunAsync(Department.Staff, first, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        var now = here.Clock.Now.UtcDateTime;
        await here.RunAsync(Department.Supervisor, done, new Assign { EngineerIds = [3], Start = now, End = now.AddHours(4) });
        var found = await here.Search.FindAsync(Department.Engineer, "余吾");
        Assert.Equal((first.Number, 0, 0), (Assert.Single(found.Tickets).Number, found.Customers.Count, found.Equipment.Count));
        Assert.False((await here.Search.FindAsync(Department.OtherEngineer, "余吾")).Any);
        Assert.False((await here.Search.FindAsync(Department.Engineer, "002")).Any);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%")]
    [InlineData("\"* OR")]
    [InlineData("'; DROP TABLE Ticket; --")]
    public async Task What_says_nothing_finds_no_ticket(string typed) => Assert.Empty((await here.Search.FindAsync(Department.Staff, typed)).Tickets);
}
