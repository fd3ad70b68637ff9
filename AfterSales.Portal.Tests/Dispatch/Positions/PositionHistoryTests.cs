using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch.Positions;

/// <summary>What is kept of where somebody was: how much of it, how long, and for whom.</summary>
public sealed class PositionHistoryTests : IAsyncLifetime
{
    private static readonly Actor Own = LiveDepartment.Engineers[0], Other = LiveDepartment.Engineers[1];
    private readonly PositionKeeping keeping = new();
    private LiveDepartment department = null!;
    private PositionDesk desk = null!;
    private PositionHistory history = null!;

    public async ValueTask InitializeAsync()
    {
        department = await LiveDepartment.OpenAsync();
        desk = new PositionDesk(department.Database.Gate, department.Clock, keeping);
        history = new PositionHistory(department.Database.Contexts, TestDatabase.Company);
    }

    public ValueTask DisposeAsync() => department.DisposeAsync();

    [Fact]
    public async Task Every_position_is_kept_once_in_its_order_and_shown_to_its_engineer_alone()
    {
        var begin = department.Now;
        // As from a phone that was in a tunnel, and did not hear that it had been heard.
        foreach (var minutes in new[] { -1, -3, -2, -3 })
            await ReportAsync(Own, begin.AddMinutes(minutes), 36 - minutes);
        await ReportAsync(Other, begin, 30);

        var stored = await history.OwnAsync(Own);
        Assert.Equal((3, begin.AddMinutes(-3), 37.0), (stored.Count, stored.Oldest!.Value, stored.Last!.Lat));
        Assert.Equal([39, 38, 37], (await history.OwnDayAsync(Own, TestDatabase.Company.DayOf(begin))).Select(position => position.Lat));
        foreach (var stranger in new[] { LiveDepartment.Staff, LiveDepartment.Supervisor, Own with { Roles = Roles.Supervisor }, Actor.Anonymous("x", Origin.Page) })
        {
            Assert.Equal(0, (await history.OwnAsync(stranger)).Count);
            Assert.Empty(await history.OwnDayAsync(stranger, TestDatabase.Company.DayOf(begin)));
        }
    }

    [Fact]
    public async Task After_a_day_the_first_of_every_quarter_of_an_hour_stays_and_after_thirty_days_none()
    {
        var begin = department.Now;
        for (var minutes = 0; minutes < 60; minutes += 5)
            await ReportAsync(Own, begin = department.Now, 36);
        var first = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
        foreach (var minutes in Enumerable.Range(1, 59))
            await ReportAsync(Own, first.AddMinutes(minutes), 36, later: TimeSpan.FromMinutes(1));
        await ReportAsync(Other, department.Now, 36);

        Assert.Equal(0, await desk.ThinOutAsync());
        department.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(56, await desk.ThinOutAsync());
        Assert.Equal([0, 15, 30, 45], (await history.OwnDayAsync(Own, new DateOnly(2026, 3, 2))).Select(position => position.At.Minute));
        Assert.Equal(1, (await history.OwnAsync(Other)).Count);
        Assert.Equal(0, await desk.ThinOutAsync());
        Assert.Equal(0, await new PositionDesk(department.Database.Gate, department.Clock, keeping).ThinOutAsync());

        department.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(5, await desk.ThinOutAsync());
        Assert.Equal(0, (await history.OwnAsync(Own)).Count);
    }

    [Fact]
    public async Task What_comes_when_its_time_has_been_thinned_out_is_thinned_out_as_well_and_what_is_too_old_is_dropped()
    {
        var begin = department.Now;
        await ReportAsync(Own, begin.AddMinutes(5), 36, later: TimeSpan.FromDays(2));
        Assert.Equal(0, await desk.ThinOutAsync());
        await ReportAsync(Own, begin.AddMinutes(2), 37);
        await ReportAsync(Own, begin.AddMinutes(20), 38);
        Assert.Equal(1, await desk.ThinOutAsync());
        Assert.Equal([37, 38], (await history.OwnDayAsync(Own, new DateOnly(2026, 3, 2))).Select(position => position.Lat));

        Assert.True((await ReportAsync(Own, department.Now.AddDays(-31), 39)).Done);
        Assert.Equal(2, (await history.OwnAsync(Own)).Count);
    }

    [Fact]
    public async Task What_was_taken_before_the_engineer_began_to_share_is_dropped_and_what_was_kept_before_stays()
    {
        var duty = new DutyDesk(department.Database.Gate, department.Clock);
        await ReportAsync(Own, department.Now, 36);
        await duty.SetSharingAsync(Own, false);
        department.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<NotSharing>((await ReportAsync(Own, department.Now, 37)).Refusal);
        await duty.SetSharingAsync(Own, true);

        Assert.True((await ReportAsync(Own, department.Now.AddMinutes(-30), 38)).Done);
        Assert.True((await ReportAsync(Own, department.Now, 39)).Done);
        Assert.Equal([36, 39], (await history.OwnDayAsync(Own, new DateOnly(2026, 3, 2))).Select(position => position.Lat));
        Assert.Equal(department.Now, (await history.OwnAsync(Own)).SharingSince);
    }

    [Fact]
    public async Task Who_deletes_the_own_positions_leaves_none_and_touches_nobody_elses()
    {
        await ReportAsync(Own, department.Now, 36);
        await ReportAsync(Other, department.Now, 36);
        await department.WhenAsync(board => board.Engineers[3].Position is not null);

        Assert.Equal(1, (await desk.ForgetOwnAsync(Own)).Value);
        Assert.Equal((0, null), ((await history.OwnAsync(Own)).Count, (await history.OwnAsync(Own)).Last));
        await department.WhenAsync(board => board.Engineers[3].Position is null);
        Assert.Equal(1, (await history.OwnAsync(Other)).Count);
        Assert.IsType<Forbidden>((await desk.ForgetOwnAsync(LiveDepartment.Supervisor)).Refusal);
    }

    [Fact]
    public async Task The_history_moves_nothing_on_the_board()
    {
        await ReportAsync(Own, department.Now, 36);
        var board = await department.WhenAsync(board => board.Engineers[3].Position is not null);
        await ReportAsync(Own, department.Now.AddMinutes(-10), 37);
        await using var db = department.Database.Open();
        Assert.Equal(2, await db.Set<PositionFix>().CountAsync());
        Assert.Equal(36, board.Engineers[3].Position!.Lat);
        Assert.Equal(board.Version, (await department.Feed.CurrentAsync(TestContext.Current.CancellationToken)).Version);
    }

    private async Task<Outcome<EngineerPosition>> ReportAsync(Actor actor, DateTime at, double lat, TimeSpan later = default)
    {
        department.Clock.Advance(later);
        return await desk.ReportAsync(actor, new PositionReport { Lat = lat, Lon = 113.1, AccuracyM = 10, At = at });
    }
}
