using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.People;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

public sealed class TicketQueriesTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly SetClock clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private TicketDesk desk = null!;
    private TicketQueries queries = null!;
    private Actor staff = null!, supervisor = null!, engineer = null!, otherEngineer = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        var people = new[] { ("李婷", Roles.Staff), ("李主管", Roles.Supervisor), ("赵强", Roles.Engineer), ("周敏", Roles.Engineer) }
            .Select(person => new Employee { Name = person.Item1, Roles = person.Item2, Engineer = person.Item2 == Roles.Engineer ? new Engineer() : null }).ToArray();
        var model = new EquipmentModel { Code = "EBZ200", Name = "掘进机", ProductLine = "掘进" };
        var customer = new Customer { Name = "余吾煤业", Vip = true, Sites = { new Site { Name = "副井口", City = "长治" } } };
        await database.AddAsync(people);
        await database.AddAsync(model, customer, new Equipment { SerialNumber = "XCM200-0457", Model = model, Customer = customer });
        (staff, supervisor, engineer, otherEngineer) = (As(people[0]), As(people[1]), As(people[2]), As(people[3]));
        desk = new TicketDesk(new TicketWork(database.Gate, clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf));
        queries = new TicketQueries(database.Contexts, clock, TestDatabase.Keys, TestDatabase.Whole);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_newest_number_comes_first_page_by_page()
    {
        for (var i = 1; i <= 5; i++)
            await ReportAsync($"故障 {i}");
        var first = await queries.ListAsync(staff, new TicketFilter(), 1, 2, Cancel);
        Assert.Equal(["AS-20260302-005", "AS-20260302-004"], first.Items.Select(line => line.Number));
        Assert.Equal((5, 1, 2), (first.Total, first.Page, first.PageSize));
        Assert.Equal(["AS-20260302-001"], (await queries.ListAsync(staff, new TicketFilter(), 3, 2, Cancel)).Items.Select(line => line.Number));
        Assert.Empty((await queries.ListAsync(staff, new TicketFilter(), int.MaxValue, 200, Cancel)).Items);
    }

    [Theory]
    [InlineData("噪")]
    [InlineData("异响")]
    [InlineData("噪声大")]
    [InlineData("EBZ 异响")]
    [InlineData("ebz200异响")]
    [InlineData("xcm200-04")]
    [InlineData("余吾")]
    [InlineData("as-20260302-001")]
    [InlineData("138 1234 5678")]
    [InlineData("+86 13812345678")]
    [InlineData("1381234")]
    public async Task Words_numbers_and_telephones_find_the_ticket(string query)
    {
        var number = await ReportAsync("液压泵噪声大,伴有异响", "XCM200-0457");
        await ReportAsync("漏水", phone: "13900000000");
        Assert.Equal([number], (await queries.ListAsync(staff, new TicketFilter { Query = query }, cancel: Cancel)).Items.Select(line => line.Number));
    }

    [Theory]
    [InlineData("声噪")]
    [InlineData("?\"*'")]
    [InlineData("EBZ300")]
    [InlineData("+86 ")]
    public async Task What_is_not_there_is_not_found(string query)
    {
        await ReportAsync("液压泵噪声大", "XCM200-0457");
        Assert.Empty((await queries.ListAsync(staff, new TicketFilter { Query = query }, cancel: Cancel)).Items);
    }

    [Fact]
    public async Task An_engineer_sees_own_tickets_only_and_no_tentative_visits()
    {
        var done = Must(await desk.RegisterAsync(staff, Intake(), Cancel));
        done = Must(await desk.RunAsync(staff, done.Number, done.Version, new RequestSurvey { Reason = "看不出" }, Cancel));
        done = Must(await desk.RunAsync(supervisor, done.Number, done.Version, Send(engineer, tentative: false), Cancel));
        Must(await desk.RunAsync(supervisor, done.Number, done.Version, Send(otherEngineer, tentative: true), Cancel));

        var own = (await queries.ListAsync(engineer, new TicketFilter(), cancel: Cancel)).Items.Single();
        Assert.Equal(["赵强"], own.Engineers.Select(person => person.Name));
        Assert.Equal(["赵强", "周敏"], (await queries.ListAsync(supervisor, new TicketFilter(), cancel: Cancel)).Items.Single().Engineers.Select(person => person.Name));
        Assert.Empty((await queries.ListAsync(otherEngineer, new TicketFilter(), cancel: Cancel)).Items);
        Assert.IsType<NotFound>((await queries.FileAsync(otherEngineer, done.Number, Cancel)).Refusal);
        Assert.Single((await queries.FileAsync(engineer, done.Number, Cancel)).Value!.Visits);
        Assert.Empty((await queries.ListAsync(Actor.Anonymous("谁", Origin.Api), new TicketFilter(), cancel: Cancel)).Items);
    }

    [Fact]
    public async Task A_file_holds_the_whole_ticket_and_what_can_be_done_next()
    {
        var done = Must(await desk.RegisterAsync(staff, Intake(), Cancel));
        clock.Now += TimeSpan.FromMinutes(90.5);
        var file = (await queries.FileAsync(supervisor, done.Number, Cancel)).Value!;
        Assert.Equal((Stage.Diagnosing, "余吾煤业", "EBZ200", "副井口", "李婷"), (file.Stage, file.Customer!.Name, file.Equipment!.Model, file.Site!.Name, file.Owner!.Name));
        Assert.Equal([nameof(Report), nameof(Verify)], file.Activities.Select(activity => activity.Command));
        Assert.Equal((ClockState.Met, 0), file.Clocks.Where(known => known.Name == ClockName.Response).Select(known => (known.State, known.UsedMinutes)).Single());
        Assert.Equal((ClockName.Arrange, 90), (file.Clock!.Name, file.Clock.UsedMinutes));
        Assert.Equal(file.Clock.DueAt, file.DueAt);
        Assert.True(file.Commands.Single(offer => offer.Name == nameof(Diagnose)).Allowed);
        Assert.False(file.Commands.Single(offer => offer.Name == nameof(Assign)).Allowed);
        Assert.NotNull(file.TrackToken);
        Assert.Null(file.AcceptToken);
    }

    [Fact]
    public async Task A_serial_number_nobody_knows_is_kept_as_told()
    {
        await ReportAsync("漏水", "没见过-1");
        var line = (await queries.ListAsync(staff, new TicketFilter(), cancel: Cancel)).Items.Single();
        Assert.Equal(new EquipmentRef("没见过-1", null, null, null), line.Equipment);
    }

    private async Task<string> ReportAsync(string fault, string? serial = null, string phone = "13812345678") =>
        Must(await desk.ReportAsync(Actor.Anonymous("王工", Origin.Api), new Report
        {
            Contact = new ContactInput { Name = "王工", Phone = phone }, Fault = fault, SerialNumber = serial,
        }, Cancel)).Number;

    private static Intake Intake() => new()
    {
        ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.High, SiteId = 1, Fault = "液压泵噪声大",
        SerialNumber = "XCM200-0457", Contact = new ContactInput { Name = "王工", Phone = "13812345678" },
    };

    private Assign Send(Actor to, bool tentative) => new()
    {
        EngineerIds = [to.EmployeeId!.Value], Start = clock.Now.UtcDateTime, End = clock.Now.UtcDateTime.AddHours(4), Tentative = tentative,
    };

    private static Actor As(Employee employee) => new(employee.Id, employee.Name, employee.Roles, Origin.Api);

    private static Done Must(Outcome<Done> outcome)
    {
        Assert.True(outcome.Done, outcome.Refusal?.ToString());
        return outcome.Value;
    }
}
