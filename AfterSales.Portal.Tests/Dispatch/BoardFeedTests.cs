using AfterSales.Core.Customers;
using AfterSales.Core.Data;
using AfterSales.Core.Rulebooks;
using AfterSales.Core.Tickets;
using AfterSales.Portal.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace AfterSales.Portal.Tests.Dispatch;

public sealed class BoardFeedTests
{
    [Fact]
    public async Task A_ticket_appears_moves_and_leaves_with_its_commands()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.AssignedAsync(3);
        var board = await department.WhenAsync(board => board.Cards.GetValueOrDefault(ticket.Number)?.Stage == Stage.Scheduled);
        var card = board.Cards[ticket.Number];
        Assert.Equal(("余吾煤业", true, "长治", ticket.Version), (card.Customer!.Name, card.Customer.Vip, card.City, card.Version));
        Assert.Equal([3], card.EngineerIds);
        Assert.Equal((ClockName.Arrival, ClockState.Running), (card.Clock!.Name, card.Clock.StateAt(department.Now)));
        Assert.Equal(ticket.Number, Assert.Single(board.Engineers[3].Visits).Number);

        ticket = await department.RunAsync(LiveDepartment.Supervisor, ticket, new Unassign { Reason = "改派" });
        ticket = await department.RunAsync(LiveDepartment.Supervisor, ticket, new Cancel { Reason = "重复" });
        board = await department.WhenAsync(board => !board.Cards.ContainsKey(ticket.Number));
        Assert.Empty(board.Engineers[3].Visits);
    }

    [Fact]
    public async Task An_engineer_is_where_the_visits_say()
    {
        await using var department = await LiveDepartment.OpenAsync();
        Assert.Equal(EngineerState.Free, department.Feed.Board.Engineers[3].State);
        var ticket = await department.RunAsync(LiveDepartment.Engineers[0], await department.AssignedAsync(3), new Depart());
        await department.WhenAsync(board => board.Engineers[3].State == EngineerState.EnRoute);
        await department.RunAsync(LiveDepartment.Engineers[0], ticket, new Arrive());
        await department.WhenAsync(board => board.Engineers[3].State == EngineerState.OnSite);
    }

    [Fact]
    public async Task What_is_rolled_back_never_shows()
    {
        await using var department = await LiveDepartment.OpenAsync();
        Assert.IsType<Forbidden>((await department.Database.Gate.InTransactionAsync<Done>(async db =>
        {
            await department.RegisterAsync();
            return new Forbidden();
        })).Refusal);
        await Assert.ThrowsAsync<DbUpdateException>(() => department.Database.Gate.InTransactionAsync<Done>(async db =>
        {
            await department.RegisterAsync();
            throw new DbUpdateException();
        }));
        var kept = await department.RegisterAsync();
        var board = await department.WhenAsync(board => board.Cards.ContainsKey(kept.Number));
        Assert.Single(board.Cards);
    }

    [Fact]
    public async Task A_renamed_customer_shows_on_every_card()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var ticket = await department.RegisterAsync();
        await using (var db = department.Database.Open())
        {
            (await db.Customers.SingleAsync()).Name = "潞安 余吾煤业";
            await db.SaveChangesAsync();
        }
        await department.WhenAsync(board => board.Cards.GetValueOrDefault(ticket.Number)?.Customer?.Name == "潞安 余吾煤业");
    }

    [Fact]
    public async Task A_ticket_with_a_new_customer_is_one_change_and_no_fresh_board()
    {
        await using var department = await LiveDepartment.OpenAsync();
        using var leave = new CancellationTokenSource();
        var watch = department.Feed.Watch(leave.Token);
        var ticket = LiveDepartment.Must(await department.Desk.RegisterAsync(LiveDepartment.Staff, new Intake
        {
            ServiceType = ServiceType.Repair, Channel = Channel.Phone, Priority = Priority.Low, CustomerName = "首开物业", Site = new SiteInput { Name = "望京" },
            Fault = "出水慢", Contact = Department.Contact,
        }));
        var update = await watch.Updates.FirstAsync(leave.Token);
        await leave.CancelAsync();
        Assert.Equal(watch.Board.Version, update.Delta!.Since);
        Assert.Equal([ticket.Number], update.Delta.Cards.Keys);
    }

    [Fact]
    public async Task What_did_not_change_stays_the_same_object()
    {
        await using var department = await LiveDepartment.OpenAsync();
        var first = await department.RegisterAsync();
        var before = await department.WhenAsync(board => board.Cards.ContainsKey(first.Number));
        var second = await department.RegisterAsync();
        var after = await department.WhenAsync(board => board.Cards.ContainsKey(second.Number));
        Assert.Same(before.Cards[first.Number], after.Cards[first.Number]);
    }

    [Fact]
    public async Task A_board_that_cannot_be_read_says_so_and_catches_up_with_everything()
    {
        await using var department = await LiveDepartment.OpenAsync();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var watch = department.Feed.Watch(leave.Token);
        await using (var db = department.Database.Open())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Hold\" RENAME TO \"Elsewhere\"");
        department.Touches.Add(new() { Tickets = { 1 } });
        department.Touches.Add(new() { Everything = true });
        // Who watches is told at once, though no card has changed.
        var told = await watch.Updates.FirstAsync(leave.Token);
        Assert.Equal((watch.Board.Version, true), (told.Board.Version, told.Delta!.Empty));
        Assert.NotNull(department.Feed.BehindSince);
        await leave.CancelAsync();
        await using (var db = department.Database.Open())
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Elsewhere\" RENAME TO \"Hold\"");
        var ticket = await department.RegisterAsync();
        await department.WhenAsync(board => board.Cards.ContainsKey(ticket.Number));
        Assert.Null(department.Feed.BehindSince);
    }

    [Fact]
    public async Task Who_stops_watching_is_forgotten_even_without_having_read()
    {
        await using var department = await LiveDepartment.OpenAsync();
        using var leave = new CancellationTokenSource();
        department.Feed.Watch(leave.Token);
        Assert.Equal(1, department.Feed.Watchers);
        await leave.CancelAsync();
        Assert.Equal(0, department.Feed.Watchers);
    }
}
