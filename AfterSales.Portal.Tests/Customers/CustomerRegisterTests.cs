using AfterSales.Core.Customers;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Customers;

public sealed class CustomerRegisterTests : IAsyncLifetime
{
    private Registered here = null!;

    public async ValueTask InitializeAsync() => here = await Registered.NewAsync();

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task Important_customers_come_first_and_the_rest_by_name()
    {
        var list = await here.Register.ListAsync(Department.Staff, new CustomerFilter());
        Assert.Equal(["余吾煤业", "100%纯净水厂", "晋通矿山设备"], list.Items.Select(line => line.Name));
        var mine = list.Items[0];
        Assert.Equal(("王工", "138 1234 5678", 2), (mine.Contact, mine.Phone, mine.Machines));
        Assert.Equal(["长治"], mine.Cities);
    }

    [Theory]
    [InlineData("煤", "余吾煤业")]
    [InlineData("王芳", "100%纯净水厂")]
    [InlineData("天津", "100%纯净水厂")]
    [InlineData("长治 张", "余吾煤业")]
    [InlineData("5678", "余吾煤业")]
    [InlineData("+86 139 0000", "100%纯净水厂")]
    [InlineData("0%", "100%纯净水厂")]
    [InlineData("_", null)]
    public async Task A_customer_is_found_by_name_contact_telephone_and_city(string query, string? found) =>
        Assert.Equal(found, (await here.Register.ListAsync(Department.Supervisor, new CustomerFilter { Query = query })).Items.Select(line => line.Name).SingleOrDefault());

    [Fact]
    public async Task A_page_holds_what_it_holds_and_tells_how_many_there_are()
    {
        var second = await here.Register.ListAsync(Department.Staff, new CustomerFilter(), page: 2, pageSize: 2);
        Assert.Equal((1, 3, 2), (second.Items.Count, second.Total, second.Page));
    }

    [Fact]
    public async Task A_dealer_has_end_users_and_they_have_their_dealer()
    {
        await here.SoldByDealerAsync();
        Assert.Equal("晋通矿山设备", (await here.Register.DealerOfAsync(Department.Staff, 1))?.Name);
        Assert.Equal(["余吾煤业"], (await here.Register.ListAsync(Department.Staff, new CustomerFilter { DealerId = 2 })).Items.Select(line => line.Name));
        Assert.Equal(["晋通矿山设备"], (await here.Register.ListAsync(Department.Staff, new CustomerFilter { Kind = CustomerKind.Dealer })).Items.Select(line => line.Name));
        Assert.Null(await here.Register.DealerOfAsync(Department.Staff, 3));
    }

    [Fact]
    public async Task Engineers_see_no_customer_and_no_machine()
    {
        await here.SoldByDealerAsync();
        Assert.Equal(0, (await here.Register.ListAsync(Department.Engineer, new CustomerFilter())).Total);
        Assert.Null(await here.Register.DealerOfAsync(Department.Engineer, 1));
        Assert.Equal(0, (await here.Equipment.ListAsync(Department.Engineer, new EquipmentFilter())).Total);
        Assert.Null(await here.Equipment.FileAsync(Department.Engineer, "EBZ200-2301"));
        Assert.Null(await here.Equipment.LabelAsync(Department.Engineer, "EBZ200-2301"));
        Assert.Empty(await here.Equipment.LabelsAsync(Department.Engineer, 1));
        Assert.Empty((await new EquipmentHistory(here.Database.Contexts).OfAsync(Department.Engineer, "EBZ200-2301")).Lines);
    }

    [Fact]
    public async Task Open_tickets_are_counted_by_customer()
    {
        var done = await here.ReportedAsync("液压泵噪声大");
        await here.ReportedAsync("截割电机过热");
        Assert.Equal(2, (await new PastTickets(here.Database.Contexts).OpenOfAsync(Department.Staff, [1, 3]))[1]);
        await here.RunAsync(Department.Supervisor, done, new Cancel { Reason = "误报" });
        var open = await new PastTickets(here.Database.Contexts).OpenOfAsync(Department.Staff, [1, 3]);
        Assert.Equal(1, Assert.Single(open).Value);
        Assert.Empty(await new PastTickets(here.Database.Contexts).OpenOfAsync(Department.Engineer, [1]));
    }
}
