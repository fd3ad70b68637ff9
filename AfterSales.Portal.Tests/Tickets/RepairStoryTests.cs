using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class RepairStoryTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("aftersales").FullName;
    private SqliteContexts contexts = null!;
    private TicketDesk desk = null!;
    private Actor staff = null!, supervisor = null!, engineer = null!;

    public async ValueTask InitializeAsync()
    {
        contexts = new SqliteContexts($"Data Source={folder}/t.db", []);
        await using var db = contexts.CreateDbContext();
        await db.Database.MigrateAsync();
        var people = new[] { ("李婷", Roles.Staff), ("李主管", Roles.Supervisor), ("赵强", Roles.Engineer) }
            .Select(p => new Employee { Name = p.Item1, Roles = p.Item2, Engineer = p.Item2 == Roles.Engineer ? new Engineer() : null }).ToList();
        db.Employees.AddRange(people);
        db.Customers.Add(new Customer { Name = "余吾煤业", Contacts = { new CustomerContact { Name = "王工", Phone = "138 1234 5678" } }, Sites = { new Site { Name = "副井口", City = "长治" } } });
        await db.SaveChangesAsync();
        (staff, supervisor, engineer) = (As(people[0]), As(people[1]), As(people[2]));
        desk = new TicketDesk(new TicketWork(new WriterGate(contexts), TimeProvider.System, new PromiseTimes(), new LinkKeys([1, 2, 3]), new CompanyTime(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")), TestDatabase.Shelf));
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
        return ValueTask.CompletedTask;
    }

    private static Actor As(Employee employee) => new(employee.Id, employee.Name, employee.Roles, Origin.Api);

    [Fact]
    public async Task A_repair_goes_from_the_call_to_the_archive()
    {
        var done = Must(await desk.RegisterAsync(staff, new Intake
        {
            ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, SiteId = 1, Fault = "液压泵噪声大",
            Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
        }));
        async Task Run(Actor actor, TicketCommand command) => done = Must(await desk.RunAsync(actor, done.Number, done.Version, command));
        await Run(staff, new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
        await Run(supervisor, new Assign { EngineerIds = [engineer.EmployeeId!.Value], Start = DateTime.UtcNow, End = DateTime.UtcNow.AddHours(4) });
        Assert.Equal(Stage.Scheduled, done.Stage);
        await Run(engineer, new Depart());
        await Run(engineer, new Arrive());
        await Run(engineer, new RecordWork { Action = "更换主泵", Minutes = 90 });
        Assert.IsType<GatesUnmet>((await desk.RunAsync(engineer, done.Number, done.Version, new RequestAcceptance { ResultNote = "已换泵" })).Refusal);
        await Run(engineer, new RecordTest { Passed = true, Readings = [new ReadingInput { Name = "压力", Value = 16.2, Unit = "MPa" }] });
        await Run(engineer, new RequestAcceptance { ResultNote = "已换泵" });
        Assert.Equal(Stage.Accepting, done.Stage);
        done = Must(await desk.AcceptByLinkAsync(done.Token!, new SignAcceptance { SignerName = "王工" }));
        Assert.Equal(Stage.FollowUp, done.Stage);
        await Run(engineer, new LeaveSite { Outcome = LeaveOutcome.Done });
        await Run(staff, new SendSurvey());
        var survey = done.Token!;
        await Run(staff, new Close());
        done = Must(await desk.RateByLinkAsync(survey, new AnswerSurvey { Response = 5, Quality = 4, Attitude = 5 }));
        Assert.Equal(Stage.Closed, done.Stage);
        await using var db = contexts.CreateDbContext();
        Assert.Equal([1L], await TicketText.Find(db, "噪声")!.ToListAsync());
        Assert.Equal([1L], await TicketText.Find(db, "泵")!.ToListAsync());
        Assert.Equal([1L], await TicketText.Find(db, done.Number)!.ToListAsync());
        Assert.Equal([1L], await TicketText.Find(db, "余吾煤业")!.ToListAsync());
        Assert.Empty(await TicketText.Find(db, "声噪")!.ToListAsync());
    }

    private static Done Must(Outcome<Done> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}
