using System.Globalization;
using AfterSales.Core.Data;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Data;

public sealed class DatabaseGroundTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.NewAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("foreign_keys", "1")]
    public async Task Every_connection_is_set_up_to_lose_nothing(string pragma, string expected)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_migrations_make_what_the_model_says()
    {
        await using var db = database.Open();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task The_search_index_is_kept_by_its_triggers()
    {
        await using var db = database.Open();
        var triggers = await db.Database.SqlQuery<string>($"""SELECT name AS "Value" FROM sqlite_master WHERE type = 'trigger' ORDER BY name""").ToListAsync();
        Assert.Equal(["TicketSearch_Delete", "TicketSearch_Insert", "TicketSearch_Update"], triggers);
    }

    [Fact]
    public async Task A_time_comes_back_as_the_same_moment_in_UTC()
    {
        var at = new DateTime(2026, 3, 2, 1, 2, 3, DateTimeKind.Utc).AddTicks(4_567_891);
        var employee = new Employee { Name = "赵强", Engineer = new Engineer() };
        await database.AddAsync(employee);
        await database.AddAsync(new EngineerPosition { EngineerId = employee.Id, Lat = 36.19, Lon = 113.11, At = at });
        await using var db = database.Open();
        var read = (await db.EngineerPositions.SingleAsync()).At;
        Assert.Equal((at, DateTimeKind.Utc), (read, read.Kind));
    }

    [Fact]
    public async Task A_ticket_has_a_new_version_when_only_a_part_of_it_changed()
    {
        await AddTicketAsync();
        await using var db = database.Open();
        var ticket = await db.Tickets.SingleAsync();
        Assert.Equal(1, ticket.Version);
        var department = new Department();
        department.Do(ticket, Department.Staff, new AddNote { Text = "已电话告知客户" });
        await db.SaveChangesAsync();
        await using var other = database.Open();
        Assert.Equal(2, (await other.Tickets.SingleAsync()).Version);
    }

    [Fact]
    public async Task Of_two_who_changed_the_same_version_the_second_is_told()
    {
        await AddTicketAsync();
        await using var first = database.Open();
        await using var second = database.Open();
        var department = new Department();
        department.Do(await first.Tickets.SingleAsync(), Department.Staff, new AddNote { Text = "一" });
        department.Do(await second.Tickets.SingleAsync(), Department.Staff, new AddNote { Text = "二" });
        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    private async Task AddTicketAsync()
    {
        var ticket = Ticket.Reported(
            new Report { Contact = Department.Contact, Fault = "液压泵噪声大" }, new TicketNumber(new DateOnly(2026, 3, 2), 1),
            new Department().As(Actor.Anonymous("王工", Origin.Api)) with { Found = TicketReferences.None });
        await database.AddAsync(ticket);
    }
}
