using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch.Walls;

/// <summary>Keys for screens: who makes them, what is kept of them, when they end.</summary>
public sealed class DisplayDeskTests : IAsyncLifetime
{
    private static readonly DisplayEntry Room = new("调度室左屏", [WallScene.Map, WallScene.Due, WallScene.Map], 30, new TimeOnly(20, 0), new TimeOnly(7, 0));
    private readonly SetClock clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
    private TestDatabase database = null!;
    private DisplaysSeen seen = null!;
    private DisplayDesk desk = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.NewAsync();
        seen = new DisplaysSeen(database.Gate, clock);
        desk = new DisplayDesk(database.Gate, database.Contexts, seen, clock);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_supervisor_makes_a_key_that_opens_the_display_and_of_which_only_a_hash_is_kept()
    {
        var made = (await desk.MakeAsync(Department.Supervisor, Room)).Value!;
        var pass = await desk.PassOfAsync(made.Key);
        Assert.Equal((made.Id, "调度室左屏"), (pass!.Id, pass.Name));
        Assert.Equal([WallScene.Map, WallScene.Due], pass.Settings.Scenes);
        await using var db = database.Contexts.CreateDbContext();
        var kept = await db.Displays.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DisplayKey.HashOf(made.Key), kept.KeyHash);
        Assert.DoesNotContain(made.Key, System.Text.Json.JsonSerializer.Serialize(kept), StringComparison.Ordinal);
        Assert.NotEqual(made.Key, (await desk.MakeAsync(Department.Supervisor, Room)).Value!.Key);
    }

    [Fact]
    public async Task Nobody_but_a_supervisor_makes_changes_revokes_or_sees_displays()
    {
        var made = (await desk.MakeAsync(Department.Supervisor, Room)).Value!;
        foreach (var actor in new[] { Department.Staff, Department.Engineer, Department.Customer })
        {
            Assert.IsType<Forbidden>((await desk.MakeAsync(actor, Room)).Refusal);
            Assert.IsType<Forbidden>((await desk.ChangeAsync(actor, made.Id, Room)).Refusal);
            Assert.IsType<Forbidden>((await desk.RevokeAsync(actor, made.Id)).Refusal);
            Assert.Empty(await desk.ListAsync(actor));
        }
        Assert.IsType<NotFound>((await desk.RevokeAsync(Department.Supervisor, made.Id + 1)).Refusal);
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_for_good_and_the_list_says_who_revoked_it()
    {
        var made = (await desk.MakeAsync(Department.Supervisor, Room)).Value!;
        Assert.True((await desk.RevokeAsync(Department.Supervisor, made.Id)).Done);
        Assert.Null(await desk.PassOfAsync(made.Key));
        Assert.Null(await desk.PassOfAsync(made.Id));
        await desk.ChangeAsync(Department.Supervisor, made.Id, Room with { Name = "备用" });
        Assert.Null(await desk.PassOfAsync(made.Key));
        var line = Assert.Single(await desk.ListAsync(Department.Supervisor));
        Assert.Equal(("备用", "李主管", clock.Now.UtcDateTime), (line.Name, line.RevokedBy, line.RevokedAt!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dk-")]
    [InlineData("dk-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' OR 1=1 --")]
    public async Task A_key_that_nobody_made_opens_nothing(string key)
    {
        await desk.MakeAsync(Department.Supervisor, Room);
        Assert.Null(await desk.PassOfAsync(key));
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused_field_by_field()
    {
        var refused = Assert.IsType<Invalid>((await desk.MakeAsync(Department.Supervisor, new DisplayEntry(" ", [], 5, new TimeOnly(20, 0)))).Refusal);
        Assert.Equal(["dimTo", "name", "rotateSeconds", "scenes"], refused.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["name", "scenes"], Assert.IsType<Invalid>((await desk.MakeAsync(Department.Supervisor, new DisplayEntry(new string('长', 61), [(WallScene)9]))).Refusal).Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_a_screen_was_last_there_is_known_at_once_and_written_seldom()
    {
        var made = (await desk.MakeAsync(Department.Supervisor, Room)).Value!;
        for (var look = 0; look < 50; look++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            seen.Note(made.Id);
        }
        Assert.Equal(clock.Now.UtcDateTime, Assert.Single(await desk.ListAsync(Department.Supervisor)).LastSeenAt);
        Assert.Null((await WrittenAsync()).LastSeenAt);
        Assert.Equal(1, await seen.WriteAsync(TestContext.Current.CancellationToken));
        Assert.Equal(clock.Now.UtcDateTime, (await WrittenAsync()).LastSeenAt);
        Assert.Equal(0, await seen.WriteAsync(TestContext.Current.CancellationToken));
    }

    private async Task<Display> WrittenAsync()
    {
        await using var db = database.Contexts.CreateDbContext();
        return await db.Displays.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
    }
}
