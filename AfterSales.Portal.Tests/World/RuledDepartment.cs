using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;

namespace AfterSales.Portal.Tests.World;

/// <summary>A department on a real database with a rulebook in force: the desks that the pages use, and a clock moved by hand.</summary>
internal sealed class RuledDepartment : IAsyncDisposable
{
    /// <summary>The serial number of the machine on file.</summary>
    public const string Machine = "R-EBZ200-0387";

    private readonly TestDatabase database;
    private readonly TicketDesk desk;
    private readonly TicketQueries queries;

    private RuledDepartment(TestDatabase database, PromiseTimes promises)
    {
        this.database = database;
        var shelf = new RulebookShelf(TestDatabase.Company);
        var whole = new WholeTickets(shelf);
        desk = new TicketDesk(new TicketWork(database.Gate, Clock, promises, TestDatabase.Keys, TestDatabase.Company, shelf));
        queries = new TicketQueries(database.Contexts, Clock, TestDatabase.Keys, whole);
        Rulebooks = new RulebookDesk(database.Gate, Clock, TestDatabase.Company, Gates.Names, shelf);
        Editions = new RulebookQueries(database.Contexts, shelf, Clock);
        Stops = new GateStopQueries(database.Contexts);
    }

    public SetClock Clock { get; } = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    public RulebookDesk Rulebooks { get; }
    public RulebookQueries Editions { get; }
    public GateStopQueries Stops { get; }
    public TestDatabase Database => database;
    public TicketQueries Queries => queries;

    public static async Task<RuledDepartment> UnderAsync(string preset, PromiseTimes? promises = null)
    {
        var department = new RuledDepartment(await TestDatabase.NewAsync(), promises ?? new PromiseTimes());
        await department.database.AddAsync(Person(Department.Staff), Person(Department.Supervisor));
        await department.database.AddAsync(Person(Department.Engineer));
        var customer = new Customer { Name = "潞安余吾煤业" };
        await department.database.AddAsync(new Equipment
        {
            SerialNumber = Machine,
            Model = new EquipmentModel { Code = "EBZ200-R", Name = "掘进机", ProductLine = "掘进机" },
            Customer = customer,
            WarrantyUntil = new DateOnly(2027, 6, 30),
            Configuration = [new ConfigurationItem("截割电机", "200 kW")],
        });
        await department.Rulebooks.BeginAsync(preset);
        return department;
    }

    /// <summary>A ticket that staff took by telephone.</summary>
    public async Task<string> RegisteredAsync(ServiceType type = ServiceType.Repair) =>
        (await RegisterAsync(type, type is ServiceType.Exchange or ServiceType.Return or ServiceType.Upgrade ? Machine : null)).Value!.Number;

    public Task<Outcome<Done>> RegisterAsync(ServiceType type, string? serialNumber) => desk.RegisterAsync(Department.Staff, new Intake
    {
        ServiceType = type,
        Channel = Channel.Phone,
        Priority = Priority.Normal,
        SerialNumber = serialNumber,
        Contact = Department.Contact,
        Site = type == ServiceType.Consultation ? null : new SiteInput { Name = "副井口", City = "长治" },
        Fault = "液压泵噪声大",
    });

    /// <summary>A ticket that a customer reported, and nobody has looked at.</summary>
    public async Task<string> ReportedAsync() =>
        (await desk.ReportAsync(Actor.Anonymous("王工", Origin.Page), new Report { Contact = Department.Contact, Fault = "液压泵噪声大" })).Value!.Number;

    public async Task<Outcome<Done>> TryAsync(string number, Actor actor, TicketCommand command)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return await desk.RunAsync(actor, number, (await FileAsync(number)).Version, command);
    }

    /// <summary>Runs commands that must be accepted.</summary>
    public async Task DoAsync(string number, params (Actor Actor, TicketCommand Command)[] steps)
    {
        foreach (var (actor, command) in steps)
        {
            var done = await TryAsync(number, actor, command);
            Assert.True(done.Done, $"{command.Name}: {done.Refusal}");
        }
    }

    /// <summary>The clauses that refuse a command, in their order.</summary>
    public async Task<IReadOnlyList<string>> ClausesAgainstAsync(string number, Actor actor, TicketCommand command) =>
        [.. Assert.IsType<GatesUnmet>((await TryAsync(number, actor, command)).Refusal).Missing.Select(need => need.Clause)];

    public async Task<TicketFile> FileAsync(string number, Actor? reader = null) => (await queries.FileAsync(reader ?? Department.Supervisor, number)).Value!;

    public Assign Assign() => new() { EngineerIds = [3], Start = Clock.GetUtcNow().UtcDateTime, End = Clock.GetUtcNow().UtcDateTime.AddHours(4) };

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    private static Employee Person(Actor actor) => new() { Name = actor.Name, Roles = actor.Roles, Engineer = actor.IsEngineer ? new Engineer { OnDuty = true } : null };
}
