using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Maintenance;
using AfterSales.Core.People;
using AfterSales.Core.People.Certificates;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Satisfaction.Complaints;
using AfterSales.Core.Tickets;
using AfterSales.Core.Visits.Trips;

namespace AfterSales.Portal.Tests.World;

/// <summary>A department on a real database with a rulebook in force: the desks that the pages use, and a clock moved by hand.</summary>
internal sealed class RuledDepartment : IAsyncDisposable
{
    /// <summary>The serial number of the machine on file.</summary>
    public const string Machine = "R-EBZ200-0387";

    private readonly TestDatabase database;
    private readonly TicketDesk desk;
    private readonly TicketQueries queries;
    private IReadOnlyList<ChecklistFacts> general = [];

    private RuledDepartment(TestDatabase database, PromiseTimes promises)
    {
        this.database = database;
        var shelf = Shelf;
        var whole = new WholeTickets(shelf);
        var work = new TicketWork(database.Gate, Clock, promises, TestDatabase.Keys, TestDatabase.Company, shelf, [new TripFollower(whole, promises, TestDatabase.Keys), new DateFollower(TestDatabase.Company), new SurveySender(promises, TestDatabase.Keys), new LowRatings(new ReplyTime(shelf))], files: Files);
        Attachments = new AttachmentQueries(database.Contexts, whole, Files, Clock);
        desk = new TicketDesk(work);
        Checklists = new ChecklistDesk(database.Gate, database.Contexts, whole, Clock);
        Dates = new DateDesk(database.Gate, database.Contexts, Clock, TestDatabase.Company);
        Trips = new TripDesk(database.Gate, work, whole, Clock);
        TripsSeen = new TripQueries(database.Contexts, whole, Clock);
        queries = new TicketQueries(database.Contexts, Clock, TestDatabase.Keys, whole);
        Sending = new SendingQueries(database.Contexts, whole, TestDatabase.Company);
        Rulebooks = new RulebookDesk(database.Gate, Clock, TestDatabase.Company, Gates.Names, shelf);
        Editions = new RulebookQueries(database.Contexts, shelf, Clock);
        Stops = new GateStopQueries(database.Contexts);
    }

    public SetClock Clock { get; } = new(new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    public RulebookShelf Shelf { get; } = new(TestDatabase.Company, TestDatabase.Calendars);
    public RulebookDesk Rulebooks { get; }
    public RulebookQueries Editions { get; }
    public SendingQueries Sending { get; }
    public ChecklistDesk Checklists { get; }
    public DateDesk Dates { get; }
    public TripDesk Trips { get; }
    public TripQueries TripsSeen { get; }
    public GateStopQueries Stops { get; }
    public AttachmentQueries Attachments { get; }
    public AttachmentStore Files => new(Path.Combine(Path.GetDirectoryName(database.File)!, "attachments"));
    public TestDatabase Database => database;
    public TicketQueries Queries => queries;

    public static async Task<RuledDepartment> UnderAsync(string preset, PromiseTimes? promises = null)
    {
        var department = new RuledDepartment(await TestDatabase.NewAsync(), promises ?? new PromiseTimes());
        await department.database.AddAsync(Person(Department.Staff), Person(Department.Supervisor));
        await department.database.AddAsync(Person(Department.Engineer));
        await department.database.AddAsync(
            Held(3, CertificateProof.Qualification, "液压维修工证", new DateOnly(2027, 3, 1)), Held(3, CertificateProof.Training, "岗位培训合格证", null));
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
        await department.Checklists.BeginAsync();
        department.general = await department.Checklists.ListAsync(Department.Supervisor);
        return department;
    }

    /// <summary>The general checklist of a service filled in, everything as it should be.</summary>
    public FillChecklist Filled(ServiceType type, ChecklistUse use)
    {
        var list = general.First(list => list.Use == use && list.Types.Contains(type));
        return new FillChecklist
        {
            ChecklistId = list.Id,
            Checks = [.. list.Items.Select((item, at) => new ChecklistAnswer { Item = at + 1, Ok = item.Reading ? null : true, Value = item.Reading ? item.Low ?? item.High : null })],
        };
    }

    /// <summary>A ticket that staff took by telephone.</summary>
    public async Task<string> RegisteredAsync(ServiceType type = ServiceType.Repair, double? lat = null, double? lon = null) =>
        (await RegisterAsync(type, type is ServiceType.Exchange or ServiceType.Return or ServiceType.Upgrade ? Machine : null, lat, lon)).Value!.Number;

    public Task<Outcome<Done>> RegisterAsync(ServiceType type, string? serialNumber, double? lat = null, double? lon = null) => desk.RegisterAsync(Department.Staff, new Intake
    {
        ServiceType = type,
        Channel = Channel.Phone,
        Priority = Priority.Normal,
        SerialNumber = serialNumber,
        Contact = Department.Contact,
        Site = type == ServiceType.Consultation ? null : new SiteInput { Name = lat is null ? "副井口" : $"副井口 {lat}", City = "长治", Lat = lat, Lon = lon },
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

    /// <summary>A certificate of an engineer, issued long ago.</summary>
    public static Certificate Held(int engineerId, CertificateProof proof, string kind, DateOnly? until) => new()
    {
        EngineerId = engineerId,
        Proof = proof,
        Kind = kind,
        Number = "1",
        IssuedOn = new DateOnly(2024, 3, 1),
        ValidUntil = until,
        RecordedBy = "李主管",
        RecordedAt = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    public Assign Assign() => new() { EngineerIds = [3], Start = Clock.GetUtcNow().UtcDateTime, End = Clock.GetUtcNow().UtcDateTime.AddHours(4) };

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    private static Employee Person(Actor actor) => new() { Name = actor.Name, Roles = actor.Roles, Engineer = actor.IsEngineer ? new Engineer { OnDuty = true } : null };
}
