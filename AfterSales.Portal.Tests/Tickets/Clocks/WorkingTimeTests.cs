using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Presets;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace AfterSales.Portal.Tests.Tickets.Clocks;

/// <summary>Promises in working time, kept in the database: what a new list of holidays changes, and what it does not.</summary>
public sealed class WorkingTimeTests : IAsyncLifetime
{
    private static readonly WorkCalendar Office = TestDatabase.Calendars.Company;
    // The list for 2027, as if the State Council had published it: the 4th of January is free as well.
    private static readonly CompanyCalendars Next = new(CompanyCalendars.Office, [Calendar(Office.Data with
    {
        Holidays = [.. Office.Data.Holidays, new Holiday(new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 4), "元旦")],
        KnownUntil = new DateOnly(2027, 12, 31),
    })]);

    private readonly SetClock clock = new(At(12, 31, 15));
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        // Arranging within eight working hours, which a customer's hold stops; arrival within two, which nothing stops.
        var hours = new PromiseByPriority { Low = 8, Normal = 8, High = 8, Urgent = 8 };
        var two = new PromiseByPriority { Low = 2, Normal = 2, High = 2, Urgent = 2 };
        var rulebook = PresetFiles.Find("R1")! with
        {
            Commitments =
            [
                new Commitment(ClockName.Arrange, [ServiceType.Repair], hours, CountedTime.Working, ["Customer"], "R1.1"),
                new Commitment(ClockName.Arrival, [ServiceType.Repair], two, CountedTime.Working, [], "R1.1"),
            ],
        };
        var desk = new RulebookDesk(database.Gate, clock, TestDatabase.Company, Core.Tickets.Gates.Names, TestDatabase.Shelf);
        clock.Now = At(12, 1, 10);
        var draft = (await desk.DraftAsync(Department.Supervisor, "R1")).Value;
        Assert.Null((await desk.EditAsync(Department.Supervisor, draft, 1, rulebook)).Refusal);
        Assert.Null((await desk.PublishAsync(Department.Supervisor, draft, 2, new DateOnly(2026, 12, 1))).Refusal);
        clock.Now = At(12, 31, 15);
    }

    [Fact]
    public async Task A_promise_beyond_the_published_holidays_is_provisional_and_moves_when_they_are_published()
    {
        var number = await ReportedAsync();
        var arrange = await ClockAsync(number, ClockName.Arrange);
        // 2½ hours on Thursday; the Friday is not known to be free, and takes the rest.
        Assert.Equal((At(1, 1, 15, 30, 2027), true, "office"), (arrange.DueAt, arrange.Provisional, arrange.Calendar));
        Assert.False((await ClockAsync(number, ClockName.Arrival)).Provisional);

        var told = Assert.Single((await Recount(Next).RunAsync()).Value!);
        Assert.Equal((ClockName.Arrange, At(1, 1, 15, 30, 2027), At(1, 5, 15, 30, 2027)), (told.Clock.Name, told.WasDueAt!.Value, told.Clock.DueAt!.Value));
        var file = await FileAsync(number, Next);
        Assert.Equal((At(1, 5, 15, 30, 2027), false), (file.Clocks.Single(one => one.Name == ClockName.Arrange).DueAt, file.Clocks.Single(one => one.Name == ClockName.Arrange).Provisional));
        Assert.Equal((CommandNames.Recounted, "办公时间（中国大陆） · 2027-01-01 15:30 → 2027-01-05 15:30"), (file.Activities[^1].Command, file.Activities[^1].Text));

        Assert.Empty((await Recount(Next).RunAsync()).Value!);
    }

    [Fact]
    public async Task What_was_paused_stays_paused_and_what_was_broken_stays_broken_when_holidays_are_published()
    {
        var number = await ReportedAsync();
        await RunAsync(number, new BeginHold { Reason = HoldReason.Customer });
        clock.Now = At(1, 1, 9, 0, 2027);
        await RunAsync(number, new EndHold());
        clock.Now = At(1, 1, 10, 0, 2027);

        await Recount(Next).RunAsync();

        var file = await FileAsync(number, Next);
        // Friday 8:30 counted for the arrival, which nothing pauses, and broke it; that it was free is known too late.
        var arrival = file.Clocks.Single(one => one.Name == ClockName.Arrival);
        Assert.Equal((ClockState.Broken, At(12, 31, 17)), (arrival.State, arrival.DueAt));
        var ledger = file.Ledgers.Single(one => one.Name == ClockName.Arrange);
        Assert.Equal([(true, null), (false, "Customer"), (true, null)], ledger.Lines.Select(line => (line.Running, line.Reason)));
        Assert.Equal((0, At(1, 5, 17, 30, 2027)), (file.Clocks.Single(one => one.Name == ClockName.Arrange).UsedMinutes, file.Clocks.Single(one => one.Name == ClockName.Arrange).DueAt));
    }

    [Fact]
    public async Task The_sum_is_told_by_working_days_and_adds_up()
    {
        clock.Now = At(12, 30, 16);
        var number = await ReportedAsync();
        clock.Now = At(12, 31, 14);
        var ledger = (await FileAsync(number, TestDatabase.Calendars)).Ledgers.Single(one => one.Name == ClockName.Arrange);
        var line = Assert.Single(ledger.Lines);
        Assert.Equal([(new DateOnly(2026, 12, 30), TimeSpan.FromHours(1.5)), (new DateOnly(2026, 12, 31), TimeSpan.FromHours(4))], line.Days);
        Assert.Equal((TimeSpan.FromHours(5.5), "王工"), (line.Counted, line.By));
        Assert.Equal(("R1.1", "Customer", "办公时间（中国大陆）"), (ledger.Clause, Assert.Single(ledger.PausedBy), ledger.Calendar!.Name));
    }

    [Fact]
    public async Task A_sites_own_calendar_goes_before_the_companys()
    {
        var customer = new Customer { Name = "九龙矿业", Sites = { new Site { Name = "副井口", Calendar = CompanyCalendars.AroundTheClock } } };
        await database.AddAsync(customer);
        var number = await ReportedAsync();
        await RunAsync(number, Department.Verify() with { SiteId = customer.Sites[0].Id });
        var arrange = await ClockAsync(number, ClockName.Arrange);
        Assert.Equal((CompanyCalendars.AroundTheClock, At(12, 31, 23), false), (arrange.Calendar, arrange.DueAt!.Value, arrange.Provisional));
    }

    private async Task<string> ReportedAsync() =>
        (await Desk.ReportAsync(Actor.Anonymous("王工", Origin.Page), new Report { Contact = Department.Contact, Fault = "液压泵噪声大", Channel = Channel.Phone })).Value!.Number;

    private async Task RunAsync(string number, TicketCommand command)
    {
        var done = await Desk.RunAsync(Department.Supervisor with { EmployeeId = null }, number, (await FileAsync(number, TestDatabase.Calendars)).Version, command);
        Assert.True(done.Done, $"{done.Refusal}");
    }

    private async Task<ClockFacts> ClockAsync(string number, ClockName name) => (await FileAsync(number, TestDatabase.Calendars)).Clocks.Single(one => one.Name == name);

    private async Task<TicketFile> FileAsync(string number, CompanyCalendars calendars) =>
        (await new TicketQueries(database.Contexts, clock, TestDatabase.Keys, Whole(calendars)).FileAsync(Department.Supervisor, number)).Value!;

    private TicketDesk Desk => new(new TicketWork(database.Gate, clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, TestDatabase.Shelf));

    private ClockRecount Recount(CompanyCalendars calendars) =>
        new(database.Gate, Whole(calendars), new PromiseTimes(), TestDatabase.Keys, clock, NullLogger<ClockRecount>.Instance);

    private static WholeTickets Whole(CompanyCalendars calendars) => new(new RulebookShelf(TestDatabase.Company, calendars));

    private static WorkCalendar Calendar(CalendarData data) => WorkCalendar.Of(data).Value!;

    // On the wall clock of the office.
    private static DateTime At(int month, int day, int hour, int minute = 0, int year = 2026) =>
        TimeZoneInfo.ConvertTimeToUtc(new DateTime(year, month, day, hour, minute, 0), TestDatabase.Company.Zone);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
