using AfterSales.Core.Assessment;
using AfterSales.Core.Assessment.Complained;
using AfterSales.Core.Assessment.Figures;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Customers;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment.Engine;

/// <summary>A department in which anything is tried at any time, by its desks; what they refuse did not happen. And its figures.</summary>
internal sealed class AnyHistory : IAsyncDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly string[] Groups = ["液压", "电气"];
    private readonly Random dice;
    private readonly MachinePark park;
    private readonly List<Done> tickets = [];

    private AnyHistory(TestDatabase database, MachinePark park, int seed)
    {
        (Database, dice, this.park) = (database, new Random(seed), park);
        Desk = new TicketDesk(new TicketWork(database.Gate, Clock, Promises, TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf));
        Folder = new FactFolder(database.Gate, database.Contexts, TestDatabase.Calendars);
        // Every other one has room for a few days only.
        Store = new FactStore(database.Contexts, Folder) { MostBytes = seed % 2 == 0 ? 30_000 : 512 << 20 };
        Quality = new AnyQuality(database, Clock, dice);
    }

    public TestDatabase Database { get; }
    public SetClock Clock { get; } = new(new(2026, 2, 23, 1, 0, 0, TimeSpan.Zero));
    public PromiseTimes Promises { get; } = new();
    public TicketDesk Desk { get; }
    public FactFolder Folder { get; }
    public FactStore Store { get; }
    public AnyQuality Quality { get; }
    public TimeQueries Times => new(Store, Database.Contexts, Promises, Clock);
    public RatingQueries Ratings => new(Store, Database.Contexts, Clock);
    public FaultQueries Faults => new(Store, park, Database.Contexts, Clock);
    public KeyFigureQueries KeyFigures => new(Store, Clock, Quality.Complaints, Quality.Checks);
    public ComplaintRateQueries ComplaintRates => new(Store, Database.Contexts);
    public int Happened { get; private set; }

    /// <summary>Of so many steps one is another report.</summary>
    public int ReportsOneIn { get; set; } = 9;

    public static async Task<AnyHistory> BeginAsync(int seed)
    {
        var park = new MachinePark();
        var history = new AnyHistory(await TestDatabase.NewAsync(new FactInterceptor(park)), park, seed);
        await Registered.FillAsync(history.Database);
        return history;
    }

    public async Task<List<Equipment>> MachinesAsync()
    {
        await using var db = Database.Open();
        var machines = db.Equipment;
        return await machines.AsNoTracking().Include(machine => machine.Model).ToListAsync(Cancel);
    }

    /// <summary>Lets some time pass and tries something.</summary>
    public async Task StepAsync()
    {
        // Minutes mostly, now and then days: commands of a moment and faults that come back after weeks.
        Clock.Advance(TimeSpan.FromSeconds(dice.Next(20) == 0 ? dice.Next(40 * 86_400) : dice.Next(4 * 3_600)) + TimeSpan.FromTicks(dice.Next(10_000)));
        if (tickets.Count == 0 || dice.Next(ReportsOneIn) == 0)
            await ReportAsync();
        else if (dice.Next(60) == 0)
            await FileChangesAsync();
        else if (dice.Next(6) == 0)
            await Quality.StepAsync(Any([.. tickets]).Number);
        else
            await RunAsync(dice.Next(tickets.Count));
    }

    private async Task ReportAsync()
    {
        string?[] serials = ["EBZ200-2301", "EBZ200-1907", "GF-500/11", null];
        var (serial, type) = (Any(serials), dice.Next(4) == 0 ? Any(Enum.GetValues<ServiceType>()) : ServiceType.Repair);
        var done = dice.Next(3) == 0
            ? await Desk.ReportAsync(Actor.Anonymous("王工", Origin.Page), new Report { Contact = Department.Contact, Fault = "液压泵噪声大", SerialNumber = serial, Impact = Any(Enum.GetValues<Impact>()) }, Cancel)
            : await Desk.RegisterAsync(Department.Staff, new Intake
            {
                ServiceType = type, Channel = Any(Channel.Phone, Channel.Dealer, Channel.Email), Priority = Any(Enum.GetValues<Priority>()), SiteId = dice.Next(1, 4), SerialNumber = serial, Fault = "液压泵噪声大", Contact = Department.Contact,
            }, Cancel);
        if (done.Done)
            tickets.Add(done.Value);
    }

    // What figures tell apart by stands in other files too.
    private async Task FileChangesAsync()
    {
        await using var db = Database.Open();
        switch (dice.Next(5))
        {
            case 0:
                (await db.Customers.FindAsync([dice.Next(1, 4)], Cancel))!.Vip ^= true;
                break;
            case 1:
                (await db.Sites.FindAsync([dice.Next(1, 4)], Cancel))!.Province = Any("山西", "天津", null);
                break;
            case 2:
                (await db.Equipment.FindAsync([dice.Next(1, 4)], Cancel))!.SoldOn = new DateOnly(2020 + dice.Next(5), 1 + dice.Next(12), 3);
                break;
            case 3:
                (await db.Equipment.FindAsync([dice.Next(1, 4)], Cancel))!.ReplacedAt = dice.Next(3) == 0 ? null : Clock.Now.UtcDateTime.AddDays(-dice.Next(9));
                break;
            default:
                (await db.EquipmentModels.FindAsync([1], Cancel))!.ProductLine = Any("掘进设备", "矿山机械");
                break;
        }
        await db.SaveChangesAsync(Cancel);
    }

    private async Task RunAsync(int which)
    {
        var ticket = tickets[which];
        var command = Command(ticket);
        var actor = command is Depart or Arrive or RecordWork or RecordTest or LeaveSite or AbortVisit or RequestAcceptance or SignAcceptance or RefuseAcceptance
            ? Any(Department.Engineer, Department.OtherEngineer) : command is Verify or Diagnose or Core.Tickets.Close or SendSurvey or RecordSurvey ? Department.Staff : Department.Supervisor;
        var outcome = await Desk.RunAsync(actor, ticket.Number, ticket.Version, command, Cancel);
        if (outcome.Refusal is VersionConflict newer)
            tickets[which] = ticket with { Version = newer.Version, Stage = newer.Stage };
        if (!outcome.Done)
            return;
        Happened++;
        if (command is ReportRepeat)
            tickets.Add(outcome.Value);
        else
            tickets[which] = outcome.Value;
    }

    // Two times of three what leads on from where the ticket stands.
    private TicketCommand Command(Done ticket) => dice.Next(3) == 0 ? Aside() : ticket.Stage switch
    {
        Stage.Reported => new Verify { Contact = Department.Contact, SiteId = dice.Next(1, 4), Fault = "液压泵噪声大", Priority = Any(Enum.GetValues<Priority>()), SerialNumber = Any("EBZ200-2301", "EBZ200-1907", null) },
        Stage.Diagnosing => dice.Next(5) == 0
            ? new ResolveRemotely { Cause = "泵磨损", Action = "重新设定", ResultNote = "正常", ConfirmedBy = "王工" }
            : new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = Any(Groups) },
        Stage.ToDispatch => new Assign { EngineerIds = dice.Next(4) == 0 ? [3, 4] : [dice.Next(3, 5)], Start = Clock.Now.UtcDateTime, End = Clock.Now.UtcDateTime.AddHours(4), Tentative = dice.Next(5) == 0, OverrideReason = "急" },
        Stage.Scheduled => dice.Next(4) == 0 ? new ConfirmVisit() : new Depart(),
        Stage.EnRoute => new Arrive(),
        Stage.OnSite => dice.Next(7) switch
        {
            0 => new RecordTest { Passed = true },
            1 => new LeaveSite { Outcome = Any(LeaveOutcome.Done, LeaveOutcome.CustomerAbsent, LeaveOutcome.Continue, LeaveOutcome.Parts), Note = "已换泵" },
            2 or 3 => new RequestAcceptance { ResultNote = "已换泵" },
            4 => new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = Any(Groups) },
            _ => new RecordWork { Action = "更换主泵", Minutes = 90 },
        },
        Stage.AwaitingParts => new ReceiveParts { Note = "到货" },
        Stage.Accepting => dice.Next(4) == 0 ? new RefuseAcceptance { Reason = "仍漏油" } : new SignAcceptance { SignerName = "王工" },
        Stage.FollowUp => dice.Next(4) switch { 0 => new SendSurvey(), 1 => Rating(), _ => new Core.Tickets.Close() },
        _ => new ReportRepeat { Fault = "又漏油" },
    };

    private TicketCommand Aside() => dice.Next(16) switch
    {
        0 or 1 => new UndoMove(),
        2 or 3 => new BeginHold { Reason = Any(Enum.GetValues<HoldReason>()) },
        4 or 5 => new EndHold(),
        6 => new ChangePriority { Priority = Any(Enum.GetValues<Priority>()), Reason = "客户催" },
        7 => new Unassign { Reason = "改派" },
        8 => new ReassignVisit { EngineerId = dice.Next(3, 5), OverrideReason = "急" },
        9 => new RequestParts { Lines = [new PartLineInput { PartNo = "P-1", Quantity = 1 }], PromisedAt = Clock.Now.UtcDateTime.AddDays(2) },
        10 => new Reopen { Reason = "问题依旧" },
        11 => dice.Next(6) == 0 ? new Cancel { Reason = "误报" } : new AddNote { Text = "下午方便" },
        12 => dice.Next(4) == 0 ? new MergeInto { Into = Any(tickets.ToArray()).Number, Reason = "同一台" } : new AddNote { Text = "下午方便" },
        13 => new CorrectClock { Clock = Any(Enum.GetValues<ClockName>()), StoppedAt = dice.Next(2) == 0 ? null : Clock.Now.UtcDateTime.AddHours(-dice.Next(1, 30)), Excused = dice.Next(2) == 0, Reason = "核对" },
        14 => new AbortVisit { Reason = "生病" },
        _ => Rating(),
    };

    private RecordSurvey Rating() => new() { Response = dice.Next(1, 6), Quality = dice.Next(1, 6), Attitude = dice.Next(1, 6), Recommend = dice.Next(3) == 0 ? null : dice.Next(11), Comment = dice.Next(2) == 0 ? Any("师傅到达及时", "到达太晚", "师傅态度好") : null };

    private T Any<T>(params T[] all) => all[dice.Next(all.Length)];

    public async ValueTask DisposeAsync()
    {
        Folder.Dispose();
        await Database.DisposeAsync();
    }
}
