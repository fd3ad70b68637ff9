using System.Globalization;
using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Rulebooks.Versions;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Tickets;

/// <summary>The time that a customer wishes with the report is taken, and confirmed or another agreed (R3.4.1).</summary>
public sealed class AppointmentTests
{
    // Noon of Monday, 23 November 2026, in the company's time.
    [Theory]
    [InlineData("2026-11-22", "09:00", "12:00", "appointment.day", "in-the-past")]
    [InlineData("2026-11-23", "10:00", "11:45", "appointment.day", "in-the-past")]
    [InlineData("2027-02-22", "09:00", "12:00", "appointment.day", "too-far-ahead")]
    [InlineData("2026-11-25", "12:00", "12:00", "appointment.to", "before-start")]
    [InlineData("2026-11-25", "9 Uhr", "12:00", "appointment.from", "not-a-time-of-day")]
    [InlineData("2026-11-25", null, "12:00", "appointment.from", "required")]
    [InlineData(null, "09:00", "12:00", "appointment.day", "required")]
    public async Task A_wish_is_a_window_on_a_day_that_can_be_planned(string? day, string? from, string? to, string field, string problem)
    {
        await using var pages = await TicketPages.NewAsync();

        var refused = Assert.IsType<Invalid>((await pages.Desk.ReportAsync(Actor.Anonymous("王工", Origin.Page), Report(day, from, to))).Refusal);

        Assert.Equal((field, problem), (Assert.Single(refused.Errors).Key, Assert.Single(refused.Errors.Single().Value).Code));
    }

    [Fact]
    public async Task A_wish_is_confirmed_or_another_time_agreed_and_both_stay_known()
    {
        await using var pages = await TicketPages.NewAsync();
        var done = (await pages.Desk.ReportAsync(Actor.Anonymous("王工", Origin.Page), Report("2026-11-24", "09:00", "12:00"))).Value!;
        var wish = new Window(new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc), new(2026, 11, 24, 4, 0, 0, DateTimeKind.Utc));
        Assert.Equal(new AppointmentFacts(wish, null), await OfAsync(pages, done.Number));

        done = await pages.RunAsync(pages.Staff, done, new Verify { Contact = Department.Contact, SiteId = pages.SiteId, Fault = "异响", Priority = Priority.Normal });
        done = await pages.RunAsync(pages.Staff, done, new ConfirmAppointment { From = wish.From, To = wish.To });
        Assert.False((await OfAsync(pages, done.Number)).Rebooked);
        await pages.RunAsync(pages.Staff, done, new ConfirmAppointment { From = wish.From.AddDays(1), To = wish.To.AddDays(1) });

        var rebooked = await OfAsync(pages, done.Number);
        Assert.True(rebooked.Rebooked);
        Assert.Equal((wish, wish.From.AddDays(1)), (rebooked.Wished, rebooked.Agreed!.From));
    }

    [Fact]
    public async Task A_wish_is_told_in_the_time_of_the_site()
    {
        await using var pages = await TicketPages.NewAsync();
        var calendars = new CompanyCalendars(own: [WorkCalendar.Of(new CalendarData { Id = "urumqi", Name = "乌鲁木齐", Zone = "Asia/Urumqi", AroundTheClock = true }).Value!]);
        var desk = new TicketDesk(new TicketWork(pages.Database.Gate, pages.Clock, new PromiseTimes(), TestDatabase.Keys, TestDatabase.Company, new RulebookShelf(TestDatabase.Company, calendars)));
        var site = new Site { Name = "矿区", Calendar = "urumqi" };
        await pages.Database.AddAsync(new Equipment
        {
            SerialNumber = "U-1", Model = new EquipmentModel { Code = "EBZ-U", Name = "掘进机", ProductLine = "掘进机" }, Customer = new Customer { Name = "天山煤业", Sites = { site } }, Site = site,
        });

        var done = (await desk.ReportAsync(Actor.Anonymous("王工", Origin.Page), Report("2026-11-24", "09:00", "12:00") with { SerialNumber = "U-1" })).Value!;

        Assert.Equal(new DateTime(2026, 11, 24, 3, 0, 0, DateTimeKind.Utc), (await OfAsync(pages, done.Number)).Wished!.From);
    }

    private static async Task<AppointmentFacts> OfAsync(TicketPages pages, string number) => AppointmentFacts.Of((await pages.FileAsync(number)).Records);

    private static Report Report(string? day, string? from, string? to) => new()
    {
        Contact = Department.Contact,
        Fault = "异响",
        Appointment = new AppointmentInput { Day = day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), From = from, To = to },
    };
}
