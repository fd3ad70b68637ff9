using AfterSales.Core.Customers;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Customers;

public sealed class FindingCallersTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private CustomerQueries queries = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        var model = new EquipmentModel { Code = "EBZ200", Name = "掘进机", ProductLine = "掘进设备" };
        var mine = new Customer
        {
            Name = "余吾煤业",
            Vip = true,
            Contacts = { new CustomerContact { Name = "王工", Phone = "138 1234 5678" }, new CustomerContact { Name = "张敏", Phone = "0355-5021388" } },
            Sites = { new Site { Name = "副井口", City = "长治" } },
        };
        var percent = new Customer { Name = "100%纯净水厂", Contacts = { new CustomerContact { Name = "王芳", Phone = "+86 139 0000 1111" } } };
        await database.AddAsync(model, mine, percent,
            new Equipment { SerialNumber = "EBZ200-2301", Model = model, Customer = mine, Site = mine.Sites[0], WarrantyUntil = new DateOnly(2026, 3, 2) });
        queries = new CustomerQueries(database.Contexts, new SetClock(new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero)), TestDatabase.Company);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("138", "王工")]
    [InlineData("+86 138-1234", "王工")]
    [InlineData("0355", "张敏")]
    [InlineData("13900001111", "王芳")]
    [InlineData("张", "张敏")]
    public async Task A_caller_is_found_by_the_beginning_of_the_number_and_by_a_part_of_the_name(string typed, string contact) =>
        Assert.Equal([contact], (await queries.FindCallersAsync(Department.Staff, typed)).Select(caller => caller.Contact));

    [Fact]
    public async Task Engineers_look_nobody_up()
    {
        Assert.Empty(await queries.FindCallersAsync(Department.Engineer, "138"));
        Assert.Null(await queries.FileAsync(Department.Engineer, 1));
    }

    [Fact]
    public async Task Important_customers_come_first() =>
        Assert.Equal(["王工", "王芳"], (await queries.FindCallersAsync(Department.Staff, "王")).Select(caller => caller.Contact));

    [Theory]
    [InlineData("煤业", "余吾煤业")]
    [InlineData("ebz200-23", "余吾煤业")]
    [InlineData("0%纯", "100%纯净水厂")]
    public async Task A_customer_is_found_by_a_part_of_its_name_and_by_a_machine(string typed, string customer) =>
        Assert.Equal([(customer, (string?)null)], (await queries.FindCallersAsync(Department.Staff, typed)).Select(caller => (caller.Customer, caller.Contact)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("13")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("-")]
    public async Task Too_little_or_something_meaningless_finds_nobody_it_does_not_name(string typed) =>
        Assert.DoesNotContain(await queries.FindCallersAsync(Department.Staff, typed), caller => caller.Customer == "余吾煤业");

    [Fact]
    public async Task A_file_tells_contacts_sites_and_machines_with_their_warranty()
    {
        var found = Assert.Single(await queries.FindCallersAsync(Department.Staff, "1381234"));
        var file = await queries.FileAsync(Department.Staff, found.CustomerId);
        Assert.NotNull(file);
        Assert.True(file.Vip);
        Assert.Equal(["王工", "张敏"], file.Contacts.Select(contact => contact.Name));
        Assert.Equal("长治", Assert.Single(file.Sites).City);
        var machine = Assert.Single(file.Equipment);
        Assert.Equal(("EBZ200-2301", "EBZ200", file.Sites[0].Id), (machine.SerialNumber, machine.Model, machine.SiteId));
        // 15:00 UTC is 23:00 of the last day in Shanghai; an hour later the warranty is over.
        Assert.True(machine.InWarranty);
        queries = new CustomerQueries(database.Contexts, new SetClock(new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero)), TestDatabase.Company);
        Assert.False((await queries.FileAsync(Department.Staff, found.CustomerId))!.Equipment[0].InWarranty);
        Assert.Null(await queries.FileAsync(Department.Staff, found.CustomerId + 100));
    }
}
