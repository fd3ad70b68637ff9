using AfterSales.Core.Assessment;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.Customers;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Assessment;

/// <summary>What the wall says of today's answers: who still waits too long counts against them.</summary>
public sealed class TodayTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private Registered here = null!;

    private TodayQueries Today => new(here.Database.Contexts, TestDatabase.Company, here.Clock);

    public async ValueTask InitializeAsync() => here = await Registered.NewAsync();

    public ValueTask DisposeAsync() => here.DisposeAsync();

    [Fact]
    public async Task Nothing_is_said_before_anybody_was_answered_or_waits_too_long()
    {
        await ReportAsync();
        var today = await Today.TodayAsync(Department.Staff, Cancel);
        Assert.Equal((0, 0, null), (today.Due, today.InTime, today.ShareInTime));
    }

    [Fact]
    public async Task A_ticket_that_waits_beyond_its_promise_counts_as_late_although_nobody_answered()
    {
        var (answered, _) = (await ReportAsync(), await ReportAsync());
        here.Clock.Advance(TimeSpan.FromMinutes(30));
        await here.RunAsync(Department.Staff, answered, Department.Verify());
        Assert.Equal(1, (await Today.TodayAsync(Department.Staff, Cancel)).ShareInTime);

        here.Clock.Advance(TimeSpan.FromHours(2));
        var late = await Today.TodayAsync(Department.Staff, Cancel);
        Assert.Equal((2, 1, 0.5), (late.Due, late.InTime, late.ShareInTime));
    }

    [Fact]
    public async Task An_answer_that_came_too_late_stays_late_and_is_of_the_day_it_was_given_on()
    {
        var waiting = await ReportAsync();
        here.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal((1, 0), await CountedAsync());
        await here.RunAsync(Department.Staff, waiting, Department.Verify());
        Assert.Equal((1, 0), await CountedAsync());
        here.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((0, 0), await CountedAsync());
    }

    [Fact]
    public async Task What_was_excused_waits_no_longer_too_long_and_is_answered_when_it_is()
    {
        var waiting = await ReportAsync();
        here.Clock.Advance(TimeSpan.FromHours(3));
        waiting = await here.RunAsync(Department.Supervisor, waiting, new CorrectClock { Clock = ClockName.Response, Excused = true, Reason = "电话线路故障" });
        Assert.Equal((0, 0), await CountedAsync());
        await using (var db = here.Database.Open())
        {
            var now = here.Clock.Now.UtcDateTime;
            Assert.Equal(1, await db.Tickets.Ownerless(db, now).CountAsync(Cancel));
        }
        await here.RunAsync(Department.Staff, waiting, Department.Verify());
        Assert.Equal((1, 1), await CountedAsync());
    }

    [Fact]
    public async Task What_was_cancelled_waits_for_nobody()
    {
        var mistaken = await ReportAsync();
        here.Clock.Advance(TimeSpan.FromHours(3));
        await here.RunAsync(Department.Staff, mistaken, new Cancel { Reason = "误报" });
        Assert.Equal((0, 0), await CountedAsync());
    }

    private async Task<(int Due, int InTime)> CountedAsync()
    {
        var today = await Today.TodayAsync(Department.Staff, Cancel);
        return (today.Due, today.InTime);
    }

    // The promise of an ordinary report is two hours.
    private async Task<Done> ReportAsync() => LiveDepartment.Must(await here.Desk.ReportAsync(
        Core.Data.Actor.Anonymous("王工", Core.Data.Origin.Page), new Report { Contact = Department.Contact, Fault = "液压泵噪声大" }, Cancel));
}
