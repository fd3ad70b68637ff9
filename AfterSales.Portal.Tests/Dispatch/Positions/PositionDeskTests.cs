using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch.Positions;

public sealed class PositionDeskTests
{
    [Fact]
    public async Task The_newest_position_is_kept_and_shown()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var desk = Desk(department);
        await desk.ReportAsync(LiveDepartment.Engineers[0], At(department, 36.1, minutes: -1));
        await desk.ReportAsync(LiveDepartment.Engineers[0], At(department, 36.2, minutes: 0));
        var late = await desk.ReportAsync(LiveDepartment.Engineers[0], At(department, 36.3, minutes: -2));
        Assert.True(late.Done);
        await department.WhenAsync(board => board.Engineers[3].Position?.Lat == 36.2);
        Assert.Null(department.Feed.Board.Engineers[4].Position);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Off_duty_or_without_consent_nothing_is_kept_or_shown(bool onDuty, bool shares)
    {
        await using var department = await LiveDepartment.OpenAsync();
        var desk = Desk(department);
        await desk.ReportAsync(LiveDepartment.Engineers[0], At(department, 36.1, minutes: -1));
        await department.WhenAsync(board => board.Engineers[3].Position is not null);
        await using (var db = department.Database.Open())
        {
            var engineer = await db.Set<Engineer>().SingleAsync(engineer => engineer.Id == 3);
            (engineer.OnDuty, engineer.SharesPosition) = (onDuty, shares);
            await db.SaveChangesAsync();
        }
        Assert.IsType<NotSharing>((await desk.ReportAsync(LiveDepartment.Engineers[0], At(department, 36.2, minutes: 0))).Refusal);
        await department.WhenAsync(board => board.Engineers[3].Position is null);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 25)]
    [InlineData(false, 0)]
    public async Task What_is_no_longer_to_be_kept_is_deleted(bool onDuty, int hoursLater)
    {
        await using var department = await LiveDepartment.OpenAsync();
        var desk = Desk(department);
        await desk.ReportAsync(LiveDepartment.Engineers[0], At(department, 36.1, minutes: -1));
        await department.WhenAsync(board => board.Engineers[3].Position is not null);
        await new DutyDesk(department.Database.Gate, department.Clock).SetDutyAsync(LiveDepartment.Engineers[0], onDuty);
        department.Clock.Advance(TimeSpan.FromHours(hoursLater));

        var kept = onDuty && hoursLater == 0;
        Assert.Equal(kept ? 0 : 1, await desk.ForgetAsync());
        await using (var db = department.Database.Open())
            Assert.Equal(kept, await db.Set<EngineerPosition>().AnyAsync());
        await department.WhenAsync(board => board.Engineers[3].Position is null == !kept);
    }

    [Fact]
    public async Task Only_engineers_have_a_position()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var desk = Desk(department);
        foreach (var actor in new[] { LiveDepartment.Staff, LiveDepartment.Supervisor, Actor.Anonymous("x", Origin.Api) })
            Assert.IsType<Forbidden>((await desk.ReportAsync(actor, At(department, 36, minutes: 0))).Refusal);
    }

    [Theory]
    [InlineData(90.001, 0, 5, 0, "lat")]
    [InlineData(double.NaN, 0, 5, 0, "lat")]
    [InlineData(0, -180.5, 5, 0, "lon")]
    [InlineData(0, 0, -1, 0, "accuracyM")]
    [InlineData(0, 0, 5, 6, "at")]
    public async Task A_position_that_cannot_be_is_refused(double lat, double lon, double accuracy, int minutes, string field)
    {
        await using var department = await LiveDepartment.OpenAsync();
        var desk = Desk(department);
        var report = new PositionReport { Lat = lat, Lon = lon, AccuracyM = accuracy, At = department.Now.AddMinutes(minutes) };
        Assert.Equal([field], Assert.IsType<Invalid>((await desk.ReportAsync(LiveDepartment.Engineers[0], report)).Refusal).Errors.Keys);
    }

    private static PositionDesk Desk(LiveDepartment department) => new(department.Database.Gate, department.Clock, new PositionKeeping());

    private static PositionReport At(LiveDepartment department, double lat, int minutes) =>
        new() { Lat = lat, Lon = 113.1, AccuracyM = 10, At = department.Now.AddMinutes(minutes) };
}
