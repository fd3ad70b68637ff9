using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.World;

/// <summary>Jobs of a running portal, walked to where a test needs them by the desks that the pages use.</summary>
public sealed class FieldWork
{
    private readonly PortalFactory portal;

    private FieldWork(PortalFactory portal) => this.portal = portal;

    public required Actor Staff { get; init; }
    public required Actor Supervisor { get; init; }
    public required Actor Engineer { get; init; }
    public required int SiteId { get; init; }

    public static async Task<FieldWork> BeginAsync(PortalFactory portal)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        foreach (var (user, name, role) in new[] { ("staff1", "李婷", Roles.Staff), ("supervisor1", "李建国", Roles.Supervisor), ("engineer1", "赵强", Roles.Engineer), ("engineer2", "周敏", Roles.Engineer) })
        {
            if (!await db.Employees.AnyAsync(employee => employee.DemoUser == user))
                db.Employees.Add(new Employee { Name = name, Roles = role, DemoUser = user, Engineer = role == Roles.Engineer ? new Engineer() : null });
        }
        var site = new Site { Name = "副井口", Address = "长治市屯留区余吾镇", City = "长治", Lat = 36.31, Lon = 112.89 };
        var model = new EquipmentModel { Code = "EBZ200-T", Name = "掘进机", ProductLine = "掘进机" };
        var customer = new Customer { Name = "潞安余吾煤业", Sites = { site }, Contacts = { new CustomerContact { Name = "王工", Phone = "13812345678" } } };
        db.Equipment.Add(new Equipment { SerialNumber = "T-EBZ200-0387", Model = model, Customer = customer, Site = site, WarrantyUntil = new DateOnly(2027, 6, 30) });
        await db.SaveChangesAsync();
        return new FieldWork(portal)
        {
            Staff = await portal.ActorAsync("staff1"),
            Supervisor = await portal.ActorAsync("supervisor1"),
            Engineer = await portal.ActorAsync("engineer1"),
            SiteId = site.Id,
        };
    }

    /// <summary>A repair that has come to <paramref name="stage"/> with engineer1 leading.</summary>
    public async Task<Done> RepairAtAsync(Stage stage, bool diagnosed = true)
    {
        var done = Must(await portal.Get<TicketDesk>().RegisterAsync(Staff, new Intake
        {
            ServiceType = ServiceType.Repair,
            Channel = Channel.Phone,
            Priority = Priority.High,
            SiteId = SiteId,
            SerialNumber = "T-EBZ200-0387",
            Fault = "液压泵噪声大，油温 85 °C",
            Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
        }));
        foreach (var (actor, command) in Way(diagnosed))
        {
            if (done.Stage == stage)
                break;
            done = await RunAsync(done, actor, command);
        }
        Assert.Equal(stage, done.Stage);
        return done;
    }

    /// <summary>A machine that is set up and waits for the customer's signature, with nobody noted down who operates it.</summary>
    public async Task<Done> InstallationAtAcceptingAsync()
    {
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        var done = Must(await portal.Get<TicketDesk>().RegisterAsync(Staff, new Intake
        {
            ServiceType = ServiceType.Installation,
            Channel = Channel.Phone,
            Priority = Priority.Normal,
            SiteId = SiteId,
            SerialNumber = "T-EBZ200-0387",
            Fault = "掘进机到货，请派人安装",
            Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
        }));
        foreach (var (actor, command) in new (Actor, TicketCommand)[]
        {
            (Supervisor, new Assign { EngineerIds = [Engineer.EmployeeId!.Value], Start = now.AddMinutes(30), End = now.AddHours(4) }),
            (Engineer, new Depart()),
            (Engineer, new Arrive()),
            (Engineer, new CountPackages { Expected = 12, Counted = 12 }),
            (Engineer, new RecordWork { Action = "就位、接电", Minutes = 90 }),
            (Engineer, new CheckInstallation { InOrder = true }),
            (Engineer, new TrainCustomer { Attendees = "王工", Content = "操作与保养" }),
            (Engineer, new RequestAcceptance { ResultNote = "已安装，运行正常" }),
        })
            done = await RunAsync(done, actor, command);
        return done;
    }

    public async Task<Done> RunAsync(Done ticket, Actor actor, TicketCommand command) =>
        Must(await portal.Get<TicketDesk>().RunAsync(actor, ticket.Number, ticket.Version, command, TestContext.Current.CancellationToken));

    /// <summary>How a ticket stands now: stage and version.</summary>
    public async Task<(Stage Stage, long Version)> StandingAsync(string number)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var ticket = await db.Tickets.AsNoTracking().SingleAsync(ticket => ticket.Number == number);
        return (ticket.Stage, ticket.Version);
    }

    public async Task<int> CountTicketsAsync()
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Tickets.CountAsync();
    }

    /// <summary>The acceptance bears a drawn signature.</summary>
    public async Task<bool> WasDrawnAsync(string number)
    {
        await using var db = await portal.Get<IDbContextFactory<AfterSalesDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Tickets.Where(ticket => ticket.Number == number).AnyAsync(ticket => ticket.Acceptances.Any(acceptance => acceptance.Signature != null));
    }

    private IEnumerable<(Actor, TicketCommand)> Way(bool diagnosed)
    {
        var now = portal.Get<TimeProvider>().GetUtcNow().UtcDateTime;
        yield return diagnosed
            ? (Staff, new Diagnose { Cause = "主泵磨损", Solution = "更换主泵", FaultGroup = "液压" })
            : (Staff, new RequestSurvey { Reason = "需现场勘查" });
        yield return (Supervisor, new Assign { EngineerIds = [Engineer.EmployeeId!.Value], Start = now.AddMinutes(30), End = now.AddHours(4) });
        yield return (Engineer, new Depart());
        yield return (Engineer, new Arrive());
        yield return (Engineer, new RecordWork { Action = "更换主泵，清洗油路", Minutes = 90 });
        yield return (Engineer, new RecordTest { Passed = true });
        yield return (Engineer, new RequestAcceptance { ResultNote = "已更换主泵，运行正常" });
        yield return (Engineer, new SignAcceptance { SignerName = "王工" });
        yield return (Staff, new SendSurvey());
    }

    private static Done Must(Outcome<Done> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}

/// <summary>A portal with the people of the field for the tests of a class that each work on tickets of their own.</summary>
public sealed class FieldPortal : IAsyncLifetime
{
    public PortalFactory Portal { get; } = new();

    public FieldWork Work { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Work = await FieldWork.BeginAsync(Portal);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
