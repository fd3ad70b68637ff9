using AfterSales.Core.Customers;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Customers;

/// <summary>
/// A small register: an important mine (1) of two machines, sold to by a dealer (2), and a water works (3) whose name
/// holds a sign that means something in SQL. It is 2 March 2026, 9:00 in Shanghai.
/// </summary>
internal sealed class Registered : IAsyncDisposable
{
    private Registered(TestDatabase database)
    {
        Database = database;
        Desk = new TicketDesk(new TicketWork(database.Gate, Clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf));
    }

    public TestDatabase Database { get; }
    public SetClock Clock { get; } = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    public TicketDesk Desk { get; }
    public CustomerRegister Register => new(Database.Contexts);
    public CustomerQueries Customers => new(Database.Contexts, Clock, TestDatabase.Company);
    public EquipmentQueries Equipment => new(Database.Contexts, Clock, TestDatabase.Company);
    public SearchQueries Search => new(Database.Contexts);

    public static async Task<Registered> NewAsync()
    {
        var registered = new Registered(await TestDatabase.NewAsync());
        await FillAsync(registered.Database);
        return registered;
    }

    /// <summary>People as <see cref="Department"/> names them, customers and machines.</summary>
    public static async Task FillAsync(TestDatabase database)
    {
        await database.AddAsync(
            new Core.People.Employee { Name = "李婷", Roles = Core.Data.Roles.Staff },
            new Core.People.Employee { Name = "李主管", Roles = Core.Data.Roles.Supervisor },
            new Core.People.Employee { Name = "赵强", Roles = Core.Data.Roles.Engineer, Engineer = new Core.People.Engineer() },
            new Core.People.Employee { Name = "周敏", Roles = Core.Data.Roles.Engineer, Engineer = new Core.People.Engineer() });
        await database.AddAsync([.. Entities()]);
    }

    /// <summary>Customers and machines, in the order of their ids.</summary>
    public static IEnumerable<object> Entities()
    {
        var mine = new Customer
        {
            Name = "余吾煤业", Vip = true,
            Contacts = { new CustomerContact { Name = "王工", Position = "机电科长", Phone = "138 1234 5678", Email = "wang@example.com" }, new CustomerContact { Name = "张敏", Phone = "0355-5021388" } },
            Sites = { new Site { Name = "副井口", City = "长治", Province = "山西", Lat = 36.2, Lon = 113.1 }, new Site { Name = "选煤厂", City = "长治" } },
        };
        var dealer = new Customer { Name = "晋通矿山设备", Kind = CustomerKind.Dealer };
        var water = new Customer { Name = "100%纯净水厂", Contacts = { new CustomerContact { Name = "王芳", Phone = "+86 139 0000 1111" } }, Sites = { new Site { Name = "一车间", City = "天津" } } };
        var digger = new EquipmentModel { Code = "EBZ200", Name = "掘进机", ProductLine = "掘进设备" };
        var pump = new EquipmentModel { Code = "GF-500", Name = "反渗透机组", ProductLine = "水处理" };
        return
        [
            mine, dealer, water, digger, pump,
            new Equipment
            {
                SerialNumber = "EBZ200-2301", Model = digger, Customer = mine, Site = mine.Sites[0], SoldOn = new DateOnly(2023, 1, 5), WarrantyUntil = new DateOnly(2026, 3, 2),
                Configuration = [new ConfigurationItem("截割电机", "200 kW")],
            },
            new Equipment { SerialNumber = "EBZ200-1907", Model = digger, Customer = mine, WarrantyUntil = new DateOnly(2021, 7, 1) },
            new Equipment { SerialNumber = "GF-500/11", Model = pump, Customer = water },
        ];
    }

    /// <summary>The mine's dealer is named afterwards: ids are known then.</summary>
    public async Task SoldByDealerAsync()
    {
        await using var db = Database.Open();
        var (mine, dealer) = (await db.Customers.FindAsync(1), await db.Customers.FindAsync(2));
        mine!.DealerId = dealer!.Id;
        await db.SaveChangesAsync();
    }

    public async Task<Done> ReportedAsync(string fault, string serial = "EBZ200-2301", int siteId = 1) => TicketPages.Must(await Desk.RegisterAsync(Department.Staff, new Intake
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, SiteId = siteId, SerialNumber = serial, Fault = fault, Contact = Department.Contact,
    }));

    public async Task<Done> RunAsync(Core.Data.Actor actor, Done ticket, TicketCommand command) => TicketPages.Must(await Desk.RunAsync(actor, ticket.Number, ticket.Version, command));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
