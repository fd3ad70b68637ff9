using AfterSales.Core.Assessment.Reports;
using AfterSales.Core.Rulebooks;
using AfterSales.Portal.Tests.World;

namespace AfterSales.Portal.Tests.Assessment.Reports;

/// <summary>What a portal that was off makes up for when it is on again.</summary>
public sealed class MissedMonthsTests : IAsyncLifetime
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly SetClock clock = new(new DateTimeOffset(2026, 10, 14, 2, 0, 0, TimeSpan.Zero));
    private PortalFactory portal = null!;
    private FieldWork work = null!;

    private ReportDesk Desk => portal.Get<ReportDesk>();

    public async ValueTask InitializeAsync()
    {
        portal = new PortalFactory { Clock = clock, Settings = PortalFactory.EveryHour };
        work = await FieldWork.BeginAsync(portal);
        await work.RepairAtAsync(Stage.FollowUp);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Every_month_since_the_first_with_tickets_is_reported_and_none_twice()
    {
        Go(2027, 1, 5);
        Assert.Equal(3, await Desk.MakeDueAsync(Cancel));
        Assert.Equal(0, await Desk.MakeDueAsync(Cancel));
        Assert.Equal([new(2026, 12, 1), new(2026, 11, 1), new DateOnly(2026, 10, 1)], await MonthsAsync());
        var lines = (await portal.Get<ReportQueries>().ListAsync(work.Supervisor, Cancel)).Value!;
        Assert.All(lines, line => Assert.Equal((ReportState.Draft, ReportDesk.ByItself), (line.State, line.MadeBy)));
    }

    [Fact]
    public async Task It_goes_on_after_the_last_one_that_was_made_by_whomever()
    {
        Go(2026, 12, 2);
        Assert.True((await Desk.MakeAsync(work.Supervisor, new DateOnly(2026, 10, 20), Cancel)).Done);
        Assert.Equal(1, await Desk.MakeDueAsync(Cancel));
        Assert.Equal([new(2026, 11, 1), new DateOnly(2026, 10, 1)], await MonthsAsync());
    }

    [Fact]
    public async Task Of_a_very_long_absence_the_last_twelve_months_are_reported()
    {
        Go(2029, 1, 5);
        Assert.Equal(ReportDesk.MostAtOnce, await Desk.MakeDueAsync(Cancel));
        var months = await MonthsAsync();
        Assert.Equal((new DateOnly(2028, 12, 1), new DateOnly(2028, 1, 1)), (months[0], months[^1]));
        Assert.Equal(0, await Desk.MakeDueAsync(Cancel));
    }

    private void Go(int year, int month, int day) => clock.Now = new DateTimeOffset(year, month, day, 2, 0, 0, TimeSpan.Zero);

    private async Task<List<DateOnly>> MonthsAsync() => [.. (await portal.Get<ReportQueries>().ListAsync(work.Supervisor, Cancel)).Value!.Select(line => line.Month)];
}
