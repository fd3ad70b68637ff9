using AfterSales.Core.Dispatch;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using static AfterSales.Portal.Tests.Dispatch.Planning.Planned;

namespace AfterSales.Portal.Tests.Dispatch.Planning;

/// <summary>When a visit is proposed: in working hours, unless it cannot wait for them. Moments are written as Shanghai's wall clock.</summary>
public sealed class VisitHoursTests
{
    private static readonly WorkCalendar Office = TestDatabase.Calendars.Company;

    [Theory]
    [InlineData("2026-11-25 10:05", 2, "2026-11-25 10:15")]
    // Early enough to end with the day; over lunch, but not begun in it.
    [InlineData("2026-11-25 15:30", 2, "2026-11-25 15:30")]
    [InlineData("2026-11-25 15:31", 2, "2026-11-26 08:30")]
    [InlineData("2026-11-25 11:45", 2, "2026-11-25 11:45")]
    [InlineData("2026-11-25 12:10", 2, "2026-11-25 13:30")]
    // Evening, night, weekend, holiday, and the Saturday that is worked for one.
    [InlineData("2026-11-25 19:00", 2, "2026-11-26 08:30")]
    [InlineData("2026-11-26 02:00", 2, "2026-11-26 08:30")]
    [InlineData("2026-11-27 16:00", 2, "2026-11-30 08:30")]
    [InlineData("2026-09-30 17:00", 2, "2026-10-08 08:30")]
    [InlineData("2026-10-09 18:00", 2, "2026-10-10 08:30")]
    // What no day is long enough for begins in any shift.
    [InlineData("2026-11-25 15:31", 30, "2026-11-25 15:45")]
    [InlineData("2026-11-25 17:31", 30, "2026-11-26 08:30")]
    public void A_visit_begins_in_working_hours_and_ends_with_the_day(string from, double hours, string start) =>
        Assert.Equal(Shanghai(start), VisitHours.Next(Shanghai(from), TimeSpan.FromHours(hours), Office));

    [Fact]
    public void A_night_shift_is_worked_at_night()
    {
        var nights = WorkCalendar.Of(new CalendarData
        {
            Id = "night", Name = "夜班", Zone = "Asia/Shanghai", Week = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => (IReadOnlyList<Shift>)[new Shift(new(22, 0), new(6, 0))]),
        }).Value!;

        Assert.Equal(Shanghai("2026-11-25 22:00"), VisitHours.Next(Shanghai("2026-11-25 09:00"), TimeSpan.FromHours(2), nights));
        Assert.Equal(Shanghai("2026-11-26 03:00"), VisitHours.Next(Shanghai("2026-11-26 03:00"), TimeSpan.FromHours(2), nights));
        Assert.Equal(Shanghai("2026-11-26 22:00"), VisitHours.Next(Shanghai("2026-11-26 04:30"), TimeSpan.FromHours(2), nights));
    }

    [Theory]
    [InlineData(Impact.None, Priority.Normal, false), InlineData(Impact.None, Priority.High, false), InlineData(Impact.None, Priority.Urgent, true)]
    [InlineData(Impact.MachineStopped, Priority.Low, true), InlineData(Impact.Safety, Priority.Normal, true)]
    public void Danger_a_machine_that_stands_and_what_is_urgent_do_not_wait_for_the_morning(Impact impact, Priority priority, bool atAnyHour) =>
        Assert.Equal(atAnyHour, VisitHours.AtAnyHour(impact, priority));

    [Fact]
    public void In_the_evening_the_next_morning_is_proposed_and_to_what_is_urgent_the_next_quarter()
    {
        var (evening, office) = (From(now: Now.AddHours(11.1)), Job() with { Hours = Office });

        Assert.Equal(Now.AddHours(23.5), FreeTime.Of(Engineer(), office, VisitHours.OneVisit, evening).Start);
        Assert.Equal(Now.AddHours(11.25), FreeTime.Of(Engineer(), office with { AtAnyHour = true }, VisitHours.OneVisit, evening).Start);
        // The next morning is taken: then after it.
        var busy = Engineer(Visit(1, 23.5, 1.5));
        Assert.Equal(Now.AddHours(25), FreeTime.Of(busy, office, VisitHours.OneVisit, evening).Start);
        // Whoever must set out for hours is there in the morning, not in the night of the day before.
        Assert.Equal(Now.AddHours(23.5), FreeTime.Of(Engineer() with { Home = Site.North(200) }, office, VisitHours.OneVisit, evening).Start);
    }

    [Fact]
    public void A_promise_that_was_made_soon_and_counts_every_hour_is_kept_in_the_evening_if_the_morning_is_too_late()
    {
        var evening = From(now: Now.AddHours(11));
        var soon = Job(Now.AddHours(13)) with { Hours = Office, AtAnyHourToBeInTime = true };

        Assert.Equal(Now.AddHours(11), FreeTime.Of(Engineer(), soon, VisitHours.OneVisit, evening).Start);
        Assert.Equal(Now.AddHours(23.5), FreeTime.Of(Engineer(), soon with { AtAnyHourToBeInTime = false }, VisitHours.OneVisit, evening).Start);
        Assert.Equal(Now.AddHours(23.5), FreeTime.Of(Engineer(), soon with { ArrivalDue = Now.AddHours(30) }, VisitHours.OneVisit, evening).Start);
        // Nobody is sent at night to what is too late at night as well.
        Assert.Equal(Now.AddHours(23.5), FreeTime.Of(Engineer() with { Home = Site.North(200) }, soon, VisitHours.OneVisit, evening).Start);
    }

    [Fact]
    public async Task The_sites_own_calendar_counts_and_what_lies_ahead_on_other_days_is_known()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var tomorrow = department.Now.AddHours(23.5);
        await department.RunAsync(LiveDepartment.Supervisor, await WaitingAsync(department), new Assign { EngineerIds = [3], Start = tomorrow, End = tomorrow.AddHours(2) });
        var ticket = await department.RunAsync(LiveDepartment.Staff, await WaitingAsync(department), new ChangePriority { Priority = Priority.Normal, Reason = "客户不急" });
        department.Clock.Advance(TimeSpan.FromHours(9));
        await department.Feed.CurrentAsync(TestContext.Current.CancellationToken);
        var planning = new PlanningQueries(department.Database.Contexts, department.Feed, department.Clock, TestDatabase.Whole, TestDatabase.Company, new PlanningRules());

        Assert.Equal([(3, tomorrow.AddHours(2)), (4, tomorrow), (5, tomorrow)], await StartsAsync());

        await using (var db = department.Database.Open())
        {
            (await db.FindAsync<Core.Customers.Site>([1], TestContext.Current.CancellationToken))!.Calendar = CompanyCalendars.AroundTheClock;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.All(await StartsAsync(), one => Assert.Equal(department.Now, one.Start));

        async Task<List<(int Id, DateTime Start)>> StartsAsync() =>
            [.. (await planning.MovesAsync(LiveDepartment.Supervisor, ticket.Number, TestContext.Current.CancellationToken))!.Engineers.Select(move => (move.EngineerId, move.Start)).OrderBy(move => move.EngineerId)];
    }

    private static DateTime Shanghai(string wall) => TestDatabase.Company.ToUtc(DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<Done> WaitingAsync(LiveDepartment department) => await department.RunAsync(
        LiveDepartment.Staff, await department.RegisterAsync(), new Diagnose { Cause = "泵磨损", Solution = "换泵", FaultGroup = "液压" });
}
