using System.Globalization;
using System.Text.Json;
using AfterSales.Core.Customers;
using AfterSales.Core.Dispatch;
using AfterSales.Core.People;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AfterSales.Portal.Tests.Demo;

public sealed class MovingInTests
{
    [Theory]
    [InlineData("2026-03-01T18:55:30Z")]
    [InlineData("2027-01-02T10:05:00Z")]
    public async Task Every_first_start_at_the_same_time_makes_the_same_company(string at)
    {
        var now = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
        await using var one = await TestDatabase.NewAsync();
        await using var other = await TestDatabase.NewAsync();
        await DemoWorld.MoveInAsync(one, now: now);
        await DemoWorld.MoveInAsync(other, now: now);
        Assert.Equal(await ToldAsync(one), await ToldAsync(other));
    }

    [Fact]
    public async Task A_second_start_brings_nothing_again()
    {
        await using var database = await DemoWorld.MovedInAsync();
        var before = await ToldAsync(database);
        await DemoWorld.MoveInAsync(database, now: DemoWorld.Now.AddDays(3));
        Assert.Equal(before, await ToldAsync(database));
    }

    [Fact]
    public async Task Without_the_demo_there_are_its_people_and_the_models_only_and_the_rest_may_come_later()
    {
        await using var database = await TestDatabase.NewAsync();
        await DemoWorld.MoveInAsync(database, whole: false);
        await using var db = database.Open();
        Assert.True(await db.Employees.AnyAsync(person => person.DemoUser == "supervisor1"));
        Assert.Equal(12, await db.EquipmentModels.CountAsync());
        Assert.False(await db.Customers.AnyAsync() || await db.Tickets.AnyAsync() || await db.Equipment.AnyAsync());
        await DemoWorld.MoveInAsync(database);
        Assert.True(await db.Tickets.AnyAsync());
        Assert.Equal(14, await db.Engineers.CountAsync());
    }

    [Fact]
    public async Task Where_there_are_customers_none_are_invented()
    {
        await using var database = await TestDatabase.NewAsync();
        await database.AddAsync(new Customer { Name = "真客户" });
        await DemoWorld.MoveInAsync(database);
        await using var db = database.Open();
        Assert.Equal(["真客户"], await db.Customers.Select(customer => customer.Name).ToListAsync());
        Assert.False(await db.Tickets.AnyAsync());
    }

    [Fact]
    public async Task A_move_that_breaks_off_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.NewAsync(new BreaksAtTickets());
        await Assert.ThrowsAsync<InvalidOperationException>(() => DemoWorld.MoveInAsync(database));
        await using var db = database.Open();
        Assert.False(await db.Employees.AnyAsync() || await db.EquipmentModels.AnyAsync() || await db.Customers.AnyAsync());
    }

    private static async Task<string> ToldAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return JsonSerializer.Serialize(new
        {
            tickets = await db.Tickets.OrderBy(ticket => ticket.Id)
                .Select(ticket => new { ticket.Number, ticket.Fault, ticket.Stage, ticket.CreatedAt, ticket.ClosedAt, ticket.EquipmentId, ticket.Version }).ToListAsync(),
            activities = await db.Activities.OrderBy(activity => activity.Id).Select(activity => new { activity.At, activity.By, activity.Command, activity.Text }).ToListAsync(),
            machines = await db.Equipment.OrderBy(machine => machine.Id).Select(machine => new { machine.SerialNumber, machine.CustomerId, machine.WarrantyUntil }).ToListAsync(),
            positions = await db.EngineerPositions.OrderBy(position => position.EngineerId).ToListAsync(),
        });
    }

    private sealed class BreaksAtTickets : SaveChangesInterceptor
    {
        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<Ticket>().Any() ? throw new InvalidOperationException("power cut") : ValueTask.FromResult(result);
    }
}
